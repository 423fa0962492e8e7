# The window.

page-start = Start
page-overview = Overblik
page-trend = Udvikling
page-compare = Sammenlign
page-supervision = Tilsyn
page-data = Data
page-notes = Noter
page-vocabulary = Fælles sprog
page-intake = Nye filer

sample-badge = prøveklynge – opdigtet
sample-banner = Du ser en prøveklynge. Husene og alle tal er opdigtede, så du kan prøve alt uden at gøre noget forkert.
sample-begin = Kom i gang med egne tal
new-cluster-name = Min klynge

command-open-files = Åbn filer…
command-open-workspace = Åbn mappe…
command-paste = Indsæt tabel fra udklipsholderen
command-write = Skriv en note
command-search = Søg
command-undo = Fortryd
command-redo = Gentag
command-redo-too = Gentag
command-deselect = Luk det valgte
command-keys = Genvejstaster
command-keys-too = Genvejstaster
undo-hint = Gælder dine egne noter og visninger, husenes rækkefølge og ændringer af huse
keys-move = Gå fra felt til felt
keys-choose = Vælg et felt eller et punkt
keys-marks = Fra punkt til punkt i en graf
keys-zoom = Større og mindre tekst
theme-light = Lys
theme-dark = Mørk
close = Luk
dismiss = OK
working = Arbejder…
drop-here = Slip filer eller en mappe her
waiting-loading = Henter »{ $name }«
waiting-unpacking = Åbner »{ $name }«
waiting-cutting = Læser »{ $name }«: finder linjer og kolonner
waiting-guarding = Læser »{ $name }«: ser efter personoplysninger
waiting-understanding = Læser »{ $name }«: finder ud af, hvad kolonnerne er
waiting-reading = Læser »{ $name }«: læser tallene
waiting-open = Åbner »{ $name }«
waiting-store = Indlæser i »{ $name }«
waiting-more = { $n ->
    [one] én fil mere venter
   *[other] { $n } filer mere venter
}
waiting-stop = Afbryd
waiting-stop-all = Afbryd alle
nothing-to-undo = Der er ikke mere at fortryde.
nothing-to-redo = Der er ikke mere at gentage.

filter-all-houses = { $n ->
    [0] Ingen huse endnu
    [one] 1 hus
   *[other] Alle { $n } huse
}
filter-some-houses = { $n } af { $total } huse
filter-find-house = Find et hus
filter-from = fra
filter-to = til
filter-from-year = Fra år
filter-to-year = Til år
filter-topic = Emne
filter-all-topics = Alle emner
filter-all = Vis alt
house-up = Flyt { $house } op
house-down = Flyt { $house } ned
houses-in-order = Huse i jeres egen rækkefølge
houses-by-name = Huse efter navn
median-short = median, seneste: { $median }

empty-overview = Ingen tal at vise
empty-overview-hint = Filerne har ingen nøgletal i det, filteret viser. Åbn en fil med tal for husene, eller vælg noget andet i filteret.
empty-trend = Ingen udvikling at vise
empty-trend-hint = Åbn en fil med tal over tid, eller vælg et andet emne i filteret.
empty-supervision = Ingen tilsyn at vise
empty-supervision-hint = Åbn en fil med vurderinger fra tilsyn, eller vælg flere år i filteret.
empty-rows-none = Ingen rækker her
empty-rows-none-hint = Filerne har ingen af den slags, eller også viser filteret dem ikke.
empty-rows = Ingen rækker passer
empty-rows-hint = Prøv et kortere søgeord. æ, ø og å kan også skrives ae, oe og aa.
empty-notes = Ingen noter endnu
empty-notes-hint = Vælg et tal, en vurdering eller et hus på en af siderne, og skriv, hvad I ser eller undrer jer over. En note er gemt, så snart den er tilføjet.
empty-notes-found = Ingen noter passer
empty-notes-found-hint = Prøv et kortere søgeord, eller vælg flere slags noter.
empty-intake = Ingen nye filer
empty-intake-hint = Træk filer eller en mappe ind i vinduet, åbn dem her, eller indsæt en kopieret tabel med Ctrl+V.

show-as-table = Vis som tabel
table-short = Tabel
chart-short = Graf
show-as-chart = Vis som graf
show-years = Vis kun { $years }
show-over-time = Se udviklingen
choose-indicator = Vælg nøgletal
note-on-indicator = Note om nøgletallet
note-on-cluster = Note om hele klyngen
supervision-key = Bjælker: trin på kildens skala. Pil: ændring siden forrige besøg.
timeline-key = Fyldt cirkel: anmeldt. Åben cirkel: uanmeldt.
no-rating = ingen vurdering
supervision-themes = Temaer
supervision-distribution = Fordeling
supervision-steps = Trin for trin
choose-theme = Vælg tema
timeline = Besøg over tid

rows-figures = Tal
rows-ratings = Vurderinger
least-shown = Skjul tal med færre end { $least } bag
least-shown-hint = Tal, som færre end { $least } personer står bag, vises ikke, og heller ikke tal, de kunne regnes ud af. Grænsen gælder alle i mappen og kan ikke være under 5.
rows-file-order = Filernes rækkefølge
search-rows = Søg hus, nøgletal, tema eller fil
sort-hint = Klik for at sortere
column-house = Hus
column-indicator = Nøgletal
column-theme = Tema
column-period = Periode
column-visit-date = Besøg
column-value = Værdi
column-rating = Vurdering
column-n = n
column-visit-kind = Slags
column-source = Linje og fil

rows-houses = Huse
houses-proposal-of = Forslag 1 af { $n }
houses-same = Det er samme hus
houses-same-hint = Tallene vises så som ét hus. Det kan fortrydes.
houses-two = Det er to huse
houses-two-hint = Husene vises hver for sig som nu, og der spørges ikke igen.
house-change-add = Ændring…
house-change-edit = Ret
house-change-remove = Fjern
house-change-new = Hvad er der sket med huset?
house-change-correct = Ret det, der er sket
house-change-when = Hvornår
house-change-when-hint = 31-07-2024, 07-2024 eller 2024
house-change-when-unread = Skriv en dato som 31-07-2024, en måned som 07-2024 eller et årstal. Feltet kan også være tomt.
house-change-note = Bemærkning
house-change-note-hint = kan være tom
house-change-keep = Gem
house-change-unfinished = Vælg husene først
house-change-kept = Ændringen er gemt. Den kan fortrydes.
house-choose = Vælg hus
house-choose-more = Vælg et hus mere
house-leave-out = Tag { $house } fra
change-side-house = Huset
change-side-one = Det ene hus
change-side-other = Det andet hus
change-side-old-name = Hed før
change-side-new-name = Hedder nu
change-side-before = Før
change-side-after = Nu
change-side-merged = Lagt sammen
change-side-split = Huset, der blev delt
change-side-became = Blev til

search-notes = Søg i noter
note-open = Gå til { $place }
note-new = Ny note
note-change = Ret noten
note-text = Notens tekst
note-author = Skrevet af
note-author-hint = dit navn
note-kept = Noten er gemt.
note-add = Tilføj note
note-keep-change = Gem rettelsen
note-add-hint = Ctrl+Enter
note-cancel-change = Fortryd rettelsen
note-half-written = Her er en note, du ikke er færdig med. Gem den, eller slet teksten, før du retter en anden.
note-edit = Ret
note-remove = Fjern
notes-none-here = Ingen noter her endnu.
notes-here = { $n ->
    [one] { $n } note her
   *[other] { $n } noter her
}
hint-observation = Hvad ser vi?
hint-wonder = Hvad undrer vi os over?
hint-explanation = Hvad kan forklare det?
hint-trial = Hvad vil vi prøve?
hint-agreement = Hvad er vi enige om, og hvem gør hvad?

start-title = Velkommen til Klyngeblik
start-sentence = Et samlet blik på klyngens tal, tilsyn og noter. Alt bliver i jeres egne mapper og gemmes af sig selv.
start-carry-on = Fortsæt med { $name }
start-open-files-hint = Vælg CSV- eller Excel-filer fra kommunen, ministeriet eller jer selv. Du kan også trække dem ind i vinduet.
start-open-workspace-hint = En klyngemappe, I har brugt før, eller en mappe med filer, der skal læses.
start-paste-hint = Markér en tabel i Excel eller på en hjemmeside, kopiér den, og tryk Ctrl+V her.
pasted-name = Indsat tabel { $time }
paste-nothing = Der er ingen tabel at indsætte. Markér en tabel i Excel eller på en hjemmeside, kopiér den med Ctrl+C, og tryk Ctrl+V her.
look-first = »{ $name }« er åbnet, og intet er indlæst endnu. Se under Nye filer, hvad der er nyt siden sidst, og indlæs så.
start-sample = Se prøveklyngen
start-sample-hint = Klynge Havn: opdigtede huse og fem års opdigtede tal.
start-new = Opret en ny klyngemappe
start-recent = Tidligere klyngemapper
start-sources = { $name }: { $n ->
    [one] { $n } kilde
   *[other] { $n } kilder
}
source-not-read = kan ikke læses – åbn filen på ny, eller fjern den
source-rows = { $n ->
    [one] { $n } række
   *[other] { $n } rækker
}
source-remove-sure = Ja, fjern
source-remove = Fjern
new-name = Klyngens navn
new-name-for = i en ny klyngemappe med navnet
new-folder = Mappen oprettes i { $folder }
choose-folder = Vælg mappe…
dialog-exports = Filer med tabeller
dialog-all = Alle filer

intake-sentence = Se, om filerne er forstået rigtigt. Intet indlæses, før du siger ja.
take-in = { $n ->
    [one] Indlæs 1 fil
   *[other] Indlæs { $n } filer
}
take-into-last = Indlæs i »{ $name }«
take-into = i { $name }
intake-leave = Fortryd, lad filerne ligge
intake-asking = { $n ->
    [one] Én fil har et spørgsmål, der skal besvares, før den kan indlæses.
   *[other] { $n } filer har spørgsmål, der skal besvares, før de kan indlæses.
}
taken-in = { $n ->
    [one] Én fil er indlæst.
   *[other] { $n } filer er indlæst.
} { $asking ->
    [0] {""}
    [one] Én fil har stadig et spørgsmål under Nye filer.
   *[other] { $asking } filer har stadig spørgsmål under Nye filer.
} { $refused ->
    [0] {""}
    [one] Én fil kan ikke læses; Nye filer siger hvorfor.
   *[other] { $refused } filer kan ikke læses; Nye filer siger hvorfor.
}
taken-in-ratings = Vurderingerne står her på Tilsyn.
dialog-none-files = Der kan ikke vises en fildialog her. Træk filerne ind i vinduet, eller kopiér en tabel og tryk Ctrl+V.
dialog-none-folder = Der kan ikke vises en dialog her. Træk mappen ind i vinduet.
dialog-none-place = Der kan ikke vises en dialog her. Klyngemappen oprettes i den mappe, der allerede står.
key-escape = Esc
key-left = venstrepil
key-right = højrepil
key-shift = Skift
taken-in-alike = Nogle huse ligner hinanden: se Data, Huse.
file-ready = klar
file-asks = har et spørgsmål
file-refused = kan ikke læses
file-taken-in = er allerede indlæst
file-drop = Lad { $file } ligge
receipt-difference = Siden sidst
receipt-raw = Sådan står det i filen
receipt-raw-hint = Vælg over en kolonne, hvad den er. Farve og bogstav går igen herunder.
receipt-question-of = Spørgsmål 1 af { $n }
intake-undo = Fortryd seneste valg
intake-leave-out = Indlæs uden disse kolonner
intake-held = En anden tabel i »{ $file }« ser ud til at have personoplysninger. Udelad dem dér, eller lad den tabel ligge; så kan denne indlæses.
receipt-first-rows = De første rækker, som de er forstået
receipt-columns = Kolonner
receipt-how = Sådan blev filen læst
receipt-set-aside = Linjer, der ikke er med
receipt-totals = Vises som samlede tal til sammenligning, ikke som huse
receipt-kind = Filen er
source-kind-observations = tal for husene
source-kind-ratings = vurderinger fra tilsyn
source-kind-register = en liste over huse

problem-job = Noget gik galt i programmet. Det, der allerede er gemt, er der stadig. Prøv igen.
problem-no-notes = Noten kan ikke gemmes, fordi programmet ikke kan skrive i din egen mappe. Opret en klyngemappe et sted, hvor du kan skrive, og prøv igen.
problem-empty-folder = Mappen er ikke en klyngemappe, og der er ingen filer, der kan læses ({ -endings }, zip), i den eller i mapperne lige under den. Vælg den mappe, filerne ligger i.
problem-lost-source = { $file } er ikke med i billedet. { $why }
problem-read-only = Mappen kan læses, men ikke ændres lige nu. Det, du skriver, bliver på denne computer og lægges i mappen, når der kan skrives i den. { $folder }
problem-damaged-lines = { $n ->
    [one] Én linje i journalen er beskadiget og er sat til side. Alle andre noter er her.
   *[other] { $n } linjer i journalen er beskadiget og er sat til side. Alle andre noter er her.
}
workspace-not-one = Mappen er ikke en klyngemappe. Vælg en anden, eller opret en ny på siden Start. { $folder }
workspace-already-one = Der ligger allerede en klyngemappe med det navn. Åbn den, eller vælg et andet navn. { $folder }
workspace-newer = Klyngemappen er lavet med en nyere udgave af Klyngeblik. Hent den nye udgave for at åbne den. { $folder }
workspace-no-permission = Du har ikke lov til at skrive i mappen. Bed om adgang, eller vælg en anden mappe. { $folder }
workspace-full = Disken er fuld. Gør plads, og prøv igen; intet er gået tabt. { $folder }
workspace-gone = Mappen er der ikke lige nu. Se, om netværksdrevet er forbundet, og prøv igen. { $folder }
workspace-empty-text = En note skal have en tekst.
note-groundless-trial = En prøvehandling bygger på mindst én iagttagelse og én undren. Vælg dem, eller skriv dem først.
note-unfinished-trial = Skriv, hvilket tegn I vil se efter, og vælg nøgletal eller tema, hvornår det begynder, og hvornår I ser på det igen.
note-no-plan = Kun aftaler og prøvehandlinger kan parkeres eller afsluttes.
workspace-unfinished-house-change = Der mangler et hus. Vælg husene, og gem igen.
workspace-unknown-house-change = Ændringen er der ikke længere. En anden kan have fjernet den.
workspace-limit-out-of-range = Grænsen for små tal kan ikke være under { $least } eller over { $most }.
workspace-unknown-note = Noten er der ikke længere. En anden kan have fjernet den.
workspace-damaged-source = En kilde i mappen er ændret, siden den blev indlæst, og bruges ikke. Åbn filen på ny. { $folder }
workspace-trouble = Mappen kunne ikke læses eller skrives. Prøv igen, eller vælg en anden mappe. { $folder }

series-open = Beslutninger
series-open-hint = Beslutninger om tallene: udelad en måling, ny basislinje eller krav
series-title = Hvad har I besluttet? { $series }
series-rebase = Ny basislinje
series-rebase-hint = Når niveauet er varigt et andet, og I ved hvorfor. De gamle tal bliver stående og sammenlignes for sig.
series-exclusion = Udelad måling
series-exclusion-hint = Når et tal ikke siger noget om resten. Det bliver stående som en åben cirkel med jeres begrundelse, men regnes ikke med.
series-baseline = Fast basislinje
series-baseline-hint = De første 12–20 målinger bliver det, alle senere tal sammenlignes med.
series-requirement = Krav
series-requirement-hint = En linje, som tallene skal nå eller holde sig under.
series-from = Fra
series-figure = Måling
series-figures = Målinger
series-value = Kravet er
series-value-hint = et tal, for eksempel 7,5
series-since = Gælder fra
series-always = begyndelsen
series-choose = Vælg
series-use-suggestion = Vælg { $from }
series-reason = Begrundelse
series-reason-hint = Hvad er der sket?
series-source = Hvem stiller kravet
series-source-hint = kan være tom
series-scope = Gælder
series-only-house = Kun { $house }
series-keep = Gem
series-kept = Beslutningen er gemt. Den kan fortrydes.
series-remove = Fjern
series-none = I har ikke besluttet noget om nøgletallet endnu.
series-lacks-period = Vælg i listen først.
series-lacks-reason = Skriv en begrundelse, så alle senere kan se hvorfor.
series-lacks-value = Skriv kravet som et tal, for eksempel 7,5.
series-lacks-author = Skriv dit navn, så alle senere kan se, hvem der har besluttet det.
workspace-unfinished-series-choice = Der mangler noget i beslutningen. Ret den, og gem igen.
workspace-unknown-series-choice = Beslutningen er der ikke længere. En anden kan have fjernet den.
