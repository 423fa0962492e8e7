# Journalen: hvad andre skriver, hvad der venter på mappen, og hvem der gjorde hvad hvornår.

notes-new = { $n ->
    [one] { $n } ny
   *[other] { $n } nye
}
kept-aside = { $why ->
    [gone] Klyngemappen er der ikke lige nu.
    [full] Drevet med klyngemappen er fuldt; gør plads.
    [read-only] Klyngemappen kan læses, men ikke ændres lige nu.
   *[trouble] Klyngemappen kan ikke skrives lige nu.
} { $n ->
    [one] Én ting, du har skrevet, er gemt på denne computer og lægges i mappen, så snart det kan lade sig gøre.
   *[other] { $n } ting, du har skrevet, er gemt på denne computer og lægges i mappen, så snart det kan lade sig gøre.
}
kept-aside-delivered = Alt, du har skrevet, ligger nu i klyngemappen.
problem-doubled-lines = { $n ->
    [one] To har skrevet under samme navn i klyngemappen, og ét nummer er brugt to gange. Begge noter er her; fra nu af skriver I under hver jeres navn.
   *[other] To har skrevet under samme navn i klyngemappen, og { $n } numre er brugt to gange. Alle noter er her; fra nu af skriver I under hver jeres navn.
}
problem-clock = Uret på denne computer går efter det, der sidst er skrevet i klyngemappen ({ $newest }). Rækkefølgen af noter passer stadig, men datoen på nye kan være forkert. Se efter, om uret går rigtigt.

undo-built-on = Andre har bygget videre på noten: { $what }. Fortryder du, forsvinder den for alle. Den kan hentes tilbage med Gentag.
undo-anyway = Fortryd alligevel
undo-leave = Behold noten

past-open = Historik
past-open-hint = Hvem gjorde hvad hvornår
past-sentence = { $n ->
    [0] Der er ikke sket noget endnu.
    [one] Det seneste først. Intet slettes undervejs.
   *[other] Det seneste først. Intet slettes undervejs.
}
past-all = Historik
past-note = Historik for note { $number }
past-note-gone = Historik for en note, der er fjernet
past-least-shown = Historik for grænsen for små tal
past-houses = Historik for husene
past-series = Historik for beslutninger om { $indicator }
past-views = Historik for visningerne
past-term = Historik for ordet »{ $term }«
past-time = { $day } kl. { $hour }.{ $minute }
past-did = { $who } { $what }
past-undid = { $who } fortrød: { $what }
past-redid = { $who } gentog: { $what }
past-is-undone = (fortrudt)
past-unnamed = En uden navn ({ $writer })
past-note-added = skrev noten ({ $kind })
past-replied = svarede
past-built-on = skrev en note, der bygger på den
past-note-changed = rettede noten
past-note-removed = fjernede noten
past-note-moved = flyttede noten til { $place }
past-linked = lod noten bygge på en anden
past-unlinked = lod ikke længere noten bygge på en anden
past-built-on-by-link = lod en anden note bygge på den
past-no-longer-built-on = lod ikke længere en anden note bygge på den
past-opened = åbnede aftalen igen
past-parked = parkerede aftalen
past-closed = afsluttede aftalen
past-least-shown-set = satte grænsen for små tal til { $least }
past-houses-ordered = satte husene i rækkefølge
past-house-change-added = skrev, hvad der er blevet af et hus
past-house-change-corrected = rettede, hvad der er blevet af et hus
past-house-change-removed = fjernede en ændring af et hus
past-houses-apart = sagde, at to huse er hver sit: { $houses }
past-series-added = besluttede noget om { $indicator }
past-series-removed = fjernede en beslutning
past-view-kept = gemte visningen »{ $name }«
past-view-renamed = kaldte en visning »{ $name }«
past-view-removed = fjernede en visning
past-term-worded = forklarede ordet »{ $term }«
past-indicator-named = gav »{ $name }« et navn
past-something = gjorde noget, som denne udgave af Klyngeblik ikke kender

cli-note-kind = »{ $kind }« er ingen slags note; vælg iagttagelse, undren, forklaring, prøvehandling eller aftale.
cli-note-level = »{ $level }« er intet niveau; vælg barn, medarbejder, leder, ledelsesteam eller klynge.
cli-note-house = Der er intet hus, der hedder »{ $house }«.
cli-note-period = »{ $period }« er ingen periode; skriv for eksempel 2025, 2025M03, 2025K1, 2025/26 eller 2025-03-03.
cli-note-id = »{ $id }« er ikke navnet på en note; et navn er som anna-1a2b3c4d#7 (se »notes … list --json«).
cli-note-kept-aside = Mappen kan ikke skrives lige nu. Noten er gemt på denne computer og lægges i mappen, så snart den er tilbage.
cli-notes-none = Ingen noter endnu.
cli-notes-title = Noter fra { $name }
cli-note-id-line = navn: { $id }
cli-column-number = Nr.
cli-column-id = Navn
cli-column-kind = Slags
cli-column-text = Note
cli-column-level = Niveau
cli-column-tags = Emneord
cli-column-author = Skrevet af
cli-column-made = Skrevet
cli-column-changed = Rettet
cli-column-place = Sted
cli-column-seen = Tal, da den blev skrevet
cli-column-owner = Hvem
cli-column-start = Begynder
cli-column-due = Hvornår
cli-column-sign = Tegn
cli-column-stage = Tilstand
cli-column-reason = Begrundelse
cli-column-reply = Svar på
cli-column-because = Bygger på
note-level-child = barn
note-level-staff = medarbejder
note-level-leader = leder
note-level-leadership-team = ledelsesteam
note-level-cluster = klynge
plan-stage-open = åben
plan-stage-parked = parkeret
plan-stage-closed = afsluttet
cli-journal-whole = { $lines } linjer i { $files } filer, { $events } hændelser fra { $writers } skrivere, { $notes } noter. Alt kan læses.
cli-journal-issues = { $lines } linjer i { $files } filer, { $events } hændelser fra { $writers } skrivere, { $notes } noter. { $n ->
    [one] Én linje er sat til side; den er ikke rørt.
   *[other] { $n } linjer er sat til side; de er ikke rørt.
}
cli-journal-torn = { $file }, linje { $line }: halv; resten kan være på vej
cli-journal-damaged = { $file }, linje { $line }: kan ikke læses
cli-journal-doubled = { $file }, linje { $line }: samme navn som en anden linje; begge gælder
cli-journal-unreadable = { $file }: kan ikke åbnes

## Glem

past-forgotten = skrev noget, der er glemt for altid
past-forget-asked = bad om, at noget bliver glemt
forget-open = Glem for altid …
forget-title = Glem for altid
forget-does = Ordene tages ud af mappen, og det gør de rettelser af dem, du har skrevet, også. Tilbage bliver en sten: Alle kan se, at her stod noget, som er glemt, men ikke hvad.
forget-elsewhere = Andre, der har en kopi af mappen, glemmer det også, næste gang deres Klyngeblik ser mappen. En kopi, der aldrig synkroniseres igen, og det, der er gemt eller skrevet ud uden for mappen, kan Klyngeblik ikke nå.
forget-final = Det kan ikke fortrydes.
forget-tick = Ja, det skal glemmes for altid
forget-do = Glem nu
forget-leave = Lad det stå
forget-done = Det er glemt.
forget-ask-open = Bed om at få det glemt …
forget-ask-title = Bed { $who } om at glemme
forget-ask-does = Kun den, der har skrevet noget, kan glemme det. Klyngeblik spørger { $who }, næste gang mappen åbnes dér. Til det sker, bliver ordene stående.
forget-ask-do = Bed om det
forget-ask-done = Der bliver spurgt, næste gang mappen åbnes.
forget-asked = { $who } beder dig om at glemme: »{ $what }«
forget-not-now = Ikke nu
forget-nothing = Der er ikke noget at glemme med det navn. Måske er det glemt allerede.
forget-anothers = { $who } har skrevet det, og kun den, der har skrevet noget, kan glemme det.

## Lås

lock-closed = Mappen er låst med en kodesætning, og den mangler. { $folder }
lock-wrong-phrase = Kodesætningen åbner ikke mappen. Prøv igen.
lock-in-use = En anden har mappen åben. Den kan først låses eller låses op, når alle andre har lukket den.
lock-no-phrase = Skriv en kodesætning.
lock-phrase = Kodesætning
lock-leave = Ikke nu
lock-is-locked = Mappen er låst med en kodesætning.
lock-open-title = Mappen er låst
lock-open-sentence = Skriv jeres kodesætning for at åbne den.
lock-open-do = Åbn
lock-lock = Lås med en kodesætning …
lock-lock-title = Lås mappen
lock-lock-sentence = Noter og kilder bliver krypteret og kan kun læses med kodesætningen. Alle, der bruger mappen, skal kende den. Brug gerne fire-fem ord, I kan huske. Kopier, der er taget før, bliver ikke låst.
lock-lock-do = Lås mappen
lock-again = Kodesætningen en gang til
lock-not-same = De to er ikke ens endnu.
lock-no-way-in = Glemmer I kodesætningen, kan ingen åbne mappen igen.
lock-done = Mappen er låst.
lock-change = Skift kodesætning …
lock-change-title = Skift kodesætning
lock-change-sentence = Den gamle kodesætning åbner ikke længere mappen. Fortæl alle, der bruger den, hvad den nye er.
lock-change-do = Skift kodesætning
lock-old = Kodesætningen nu
lock-new = Den nye kodesætning
lock-changed = Kodesætningen er skiftet.
lock-unlock = Fjern låsen …
lock-unlock-title = Fjern låsen
lock-unlock-sentence = Noter og kilder kan herefter læses af alle, der har adgang til mappen.
lock-unlock-do = Fjern låsen
lock-undone = Låsen er fjernet.
