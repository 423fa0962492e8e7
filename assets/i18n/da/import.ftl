# Words of the room import: receipts, questions and refusals.
receipt-figures = Tal for { $houses }
receipt-ratings = Tilsyn med { $houses }
receipt-register = En liste over { $houses }
receipt-line = linje { $line }
receipt-no-heading = ingen overskrift i filen
receipt-n-figures = { $n } tal
receipt-n-absent = { $n ->
    [one] { $n } felt uden tal
   *[other] { $n } felter uden tal
}
receipt-n-ratings = { $n ->
    [one] { $n } vurdering
   *[other] { $n } vurderinger
}
receipt-lines-all = { $n ->
    [one] { $n } linje
   *[other] { $n } linjer
}
receipt-lines-span = (linje { $first }–{ $last } i filen)
receipt-lines-read = { $n } er læst
receipt-lines-heading = { $n } er overskrift
receipt-lines-aside = { $n } er lagt til side
receipt-lines-continued = { $n } hører med til linjen over
receipt-totals-left-out = { $n ->
    [one] den ene linje med dem er ikke talt med i kolonnernes tal og summer
   *[other] de { $n } linjer med dem er ikke talt med i kolonnernes tal og summer
}
receipt-lines = { $n ->
    [one] linje { $lines }
   *[other] linje { $lines }
}
receipt-begins = »{ $text }«
receipt-more = og { $n } mere
receipt-warning-doubled = { $n ->
    [one] Ét tal har samme hus, nøgletal og periode som et andet tal i filen, og graferne viser kun det sidste.
   *[other] { $n } tal har samme hus, nøgletal og periode som et andet tal i filen, og graferne viser kun det sidste.
} Er der én linje pr. person i filen, skal tallene samles pr. hus, før den indlæses; ellers skal en kolonne mere måske bruges til at skille dem ad.
receipt-doubled = { $n } tal
receipt-doubled-why = har samme hus, nøgletal og periode som et andet tal i filen. Graferne viser det sidste. Måske skal en kolonne mere bruges til at skille dem ad.
receipt-level = { $level } ({ $n })
receipt-levels-why = Navnene ser ud til at være på flere niveauer: Hver gruppe giver det samme tal i alt. De regnes alle som huse. Vælg dem, der hører sammen, i filteret.
fact-levels = Flere niveauer
fact-doubled = Ens rækker
receipt-references-why = regnes som kildens egne tal til sammenligning, ikke som huse
receipt-wordings-why = vises med filens egne ord, men står ikke på en kendt skala
fact-year = År
fact-quote = Tegn om felter
fact-filled-down = Udfyldt nedad
receipt-filled-down-why = tomme felter regnes for at være de samme som feltet over
fact-left-out = Udeladt
receipt-left-out-why = personoplysninger, som I har valgt at udelade; intet af dem er gemt
fact-house = Hus
fact-unread = Ikke læst
receipt-unread-why = er ingen tabel, eller er i en form, som ikke kan læses; der er ikke set i det
fact-mixed = Blandede tegnsæt
receipt-mixed-why = linjerne er skrevet i et andet tegnsæt end resten af filen
fact-stray-quotes = Løse anførselstegn
receipt-stray-quotes-why = et anførselstegn mangler sin makker og er læst som et bogstav
fact-way = Læst
receipt-in-bulk = på den hurtige måde
receipt-in-bulk-why = filen er stor, og alle linjer er bygget ens
receipt-line-by-line = linje for linje
receipt-line-by-line-why = filen er stor, men ikke alle linjer er bygget ens; det tager lidt længere tid og giver det samme
receipt-uneven = { $n ->
    [one] { $n } linje
   *[other] { $n } linjer
}
fact-uneven = Ujævne linjer
receipt-uneven-why = har færre eller flere felter end overskriften
fact-kind = Indhold
fact-layout = Opstilling
fact-heading = Overskrift
fact-format = Filtype
fact-table = Tabel i filen
fact-delimiter = Skilletegn
fact-encoding = Tegnsæt
fact-rows = Linjer
fact-references = Samlede tal
fact-wordings = Ukendte vurderinger
fact-wordings-placed = Placerede vurderinger
evidence-certain = det siger filen selv
evidence-all-fit = alle værdier passer
evidence-likely = det ser sådan ud
evidence-chosen = valgt af jer
evidence-placed = placeret af jer
kind-of-file-figures = tal
kind-of-file-ratings = tilsyn
kind-of-file-register = liste over huse
layout-long = et tal på hver linje
layout-ratings = en vurdering på hver linje
layout-houses = et hus på hver linje
layout-indicators = en kolonne for hvert nøgletal
layout-periods = en kolonne for hver periode
layout-themes = en kolonne for hvert tema
delimiter-semicolon = semikolon
delimiter-comma = komma
delimiter-tab = tabulator
delimiter-pipe = lodret streg
delimiter-space = mellemrum
column-control = { $n } tal fra { $min } til { $max }, sum { $sum }
column-control-few = { $n } tal op til { $max }, sum { $sum }; tal under { $least } vises ikke her
column-control-mixed = { $n } tal fra { $min } til { $max }; de har flere enheder og lægges ikke sammen
column-absences = { $n } { $absence }
column-unreadable = { $n ->
    [one] { $n } kunne ikke læses
   *[other] { $n } kunne ikke læses
}
decimal-comma = decimalkomma
decimal-point = decimalpunktum
aside-title = { $n ->
    [one] { $n } linje over tabellen
   *[other] { $n } linjer over tabellen
}
aside-blank = { $n ->
    [one] { $n } tom linje
   *[other] { $n } tomme linjer
}
aside-block-heading = { $n ->
    [one] { $n } mellemoverskrift
   *[other] { $n } mellemoverskrifter
}
aside-footer = { $n ->
    [one] { $n } linje under tabellen
   *[other] { $n } linjer under tabellen
}
aside-no-house = { $n ->
    [one] { $n } linje uden hus
   *[other] { $n } linjer uden hus
}
aside-no-period = { $n ->
    [one] { $n } linje uden læselig periode
   *[other] { $n } linjer uden læselig periode
}
aside-no-indicator = { $n ->
    [one] { $n } linje uden nøgletal
   *[other] { $n } linjer uden nøgletal
}
aside-no-value = { $n ->
    [one] { $n } linje uden tal eller vurderinger
   *[other] { $n } linjer uden tal eller vurderinger
}
aside-too-many-fields = { $n ->
    [one] { $n } linje med flere felter end overskriften
   *[other] { $n } linjer med flere felter end overskriften
}
question-decimal = Hvordan skal { $example } i kolonnen »{ $column }« læses?
question-dash = { $n ->
    [one] Hvad betyder tegnet »-« i kolonnen »{ $column }«? Det står der { $n } gang.
   *[other] Hvad betyder tegnet »-« i kolonnen »{ $column }«? Det står der { $n } gange.
}
question-dash-file = { $n ->
    [one] Hvad betyder tegnet »-« i filen? Det står der { $n } gang.
   *[other] Hvad betyder tegnet »-« i filen? Det står der { $n } gange.
}
question-percent = Nogle tal i »{ $indicator }« har tegnet %, andre ikke. Hvad er { $example }?
answer-percent = { $example } %
answer-fraction = En brøkdel af 1, som skal ganges med 100
question-year = Hvilket år er månederne i overskrifterne fra?
question-time = Hvilket år gælder tallene?
answer-timeless = Uden tid
answer-other-year = Et andet år
question-wording = { $n ->
    [one] Hvor hører »{ $wording }« til? Det står der { $n } gang, i linje { $line }.
   *[other] Hvor hører »{ $wording }« til? Det står der { $n } gange, første gang i linje { $line }.
}
wordings-title = Vurderinger, der ikke står på en kendt skala
wordings-hint = Vælg, hvor hver af dem hører til. På en ny skala står det laveste trin først: det, der beder om mest.
wording-met = { $n ->
    [one] { $n } gang, i linje { $line }
   *[other] { $n } gange, første gang i linje { $line }
}
wording-choose = Vælg plads
wording-apart = Uden for skalaerne
wording-none = ikke en vurdering
wording-new-scale = første trin på en ny skala
wording-above = nyt trin over »{ $level }«
wording-below = nyt trin under »{ $level }«
wording-as = samme trin som »{ $level }«
wording-placed = { $level } ({ $scale })
wording-to = »{ $wording }«: { $to }
question-house = Hvilken kolonne har husenes navne? Vælg »{ role-house }« ud for den i listen over kolonner.
answer-comma = Med decimalkomma, altså tallet { $number }
answer-point = Med decimalpunktum, altså tallet { $number }
answer-missing = Tallet mangler
answer-zero = Nul
letter-house = H
letter-subject = N
letter-time = P
letter-figure = T
letter-text = B
letter-ignored = –
role-house = husets navn
role-house-id = husets nummer
role-house-kind = slags hus
role-children = antal børn
role-indicator = nøgletallets navn
role-dimension = opdeling af nøgletallet
role-period = periode
role-value = tal
role-numerator = hvor mange
role-denominator = ud af hvor mange
role-theme = tema
role-level = vurdering
role-visit-date = dato for besøg
role-visit-kind = slags besøg
role-text = tekst
role-ignore = bruges ikke
refusal-empty = »{ $file }« er tom; gem den igen fra det system, den kommer fra, og prøv en gang til.
refusal-binary = »{ $file }« er ikke tekst; hent tallene som CSV, Excel eller en anden af disse typer, og vælg den fil: { -endings } eller en zip med dem. En tabel kan også kopieres og sættes ind med Ctrl+V.
refusal-unknown-encoding = Bogstaverne i »{ $file }« kan ikke læses her; gem den som UTF-8 eller som Excel i det program, den kommer fra, og vælg den igen.
refusal-other-format = »{ $file }« er en fil af typen { $detail }; gem eller hent den som CSV, Excel eller en anden af disse typer, og vælg den fil: { -endings } eller en zip med dem. En tabel kan også kopieres og sættes ind med Ctrl+V.
refusal-damaged = »{ $file }« kan ikke åbnes som { $detail }; hent den igen, eller gem den på ny i det program, den kommer fra.
refusal-locked = »{ $file }« er låst med en adgangskode; gem den uden adgangskode, og vælg den igen.
refusal-unpacked-size = »{ $file }« fylder mere end { $detail } MB, når den er pakket ud, og er ikke læst; hent et udtræk med færre år eller kun klyngens egne huse.
refusal-packed-ratio = »{ $file }« er pakket mere end { $detail } gange, som intet udtræk er, og er ikke læst; hent den igen fra det system, den kommer fra.
refusal-members = »{ $file }« indeholder mere end { $detail } filer; pak den ud, og vælg de filer, I skal bruge.
refusal-cells = »{ $file }« har et ark med mere end { $detail } celler; gem det som CSV, eller hent et udtræk med færre år.
refusal-columns = »{ $file }« har en række med mere end { $detail } felter; hent et udtræk med færre kolonner.
refusal-tables = »{ $file }« har mere end { $detail } tabeller over hinanden; del den i flere filer eller ark, eller hent tallene som én tabel med en linje for hvert hus og år.
refusal-ragged = »{ $file }« har en meget bred række og ellers kun korte rækker, som ville blive til mere end { $detail } tomme felter; se efter, om der er en række for meget, eller om overskriften er rigtig, og gem filen igen.
refusal-nested = »{ $file }« indeholder endnu en pakket fil; pak den ud, og vælg filerne i den.
refusal-no-tables = »{ $file }« indeholder ingen af de filer, der kan læses ({ -endings }); pak den ud, og se efter, hvad der er i den.
refusal-one-column = »{ $file }« har kun én kolonne, så huse og tal kan ikke skilles ad; hent et udtræk med både huse og tal.
refusal-no-rows = »{ $file }« har kun en overskrift og ingen linjer under; se efter, om udtrækket er tomt, og hent det igen.
refusal-not-understood = Der er ikke fundet både huse og tal i »{ $file }«; se efter, at filen har en kolonne med huse og mindst én med tal eller vurderinger.
refusal-folder = »{ $file }« er en mappe; åbn mappen, og vælg filerne i den.
refusal-not-found = »{ $file }« er der ikke længere; se efter, om den er flyttet eller har fået et andet navn.
refusal-unreadable = »{ $file }« kan ikke læses ({ $detail }); luk den i andre programmer, eller læg en kopi i din egen mappe, og vælg den.
refusal-changing = »{ $file }« blev ændret, mens den blev læst; vent, til den er gemt færdig, og prøv igen.
refusal-too-large = »{ $file }« fylder mere end { $detail } MB; hent et udtræk med færre år eller kun klyngens egne huse.
refusal-no-table = »{ $file }« har ikke længere en tabel, der hedder »{ $detail }«; vælg filen igen, og vælg en af dens tabeller.
per-person = Filen ser ud til at have en linje pr. barn eller medarbejder. Klyngeblik er for samlede tal: Hent et udtræk med tal pr. hus, eller tæl linjerne sammen pr. hus, før filen indlæses.
passed-over = Sprunget over, fordi det ikke er tabeller: { $files }{ $more ->
    [0] {""}
   *[other] {" "}og { $more } mere
}
refusal-personal-data = »{ $file }« ser ud til at have personoplysninger og er ikke indlæst: { $detail }. Udelad kolonnerne, eller fjern oplysningerne i udtrækket, og vælg filen igen.
refusal-personal-file-name = »{ $file }« har { $detail } i filens eller arkets navn og er ikke indlæst; giv filen eller arket et andet navn, og vælg filen igen.
personal-cpr = CPR-numre
personal-email = mailadresser
personal-name = navne på personer
personal-column = { $kind } i kolonnen »{ $column }« ({ $n }, først i linje { $line }: { $masked })
personal-outside = { $kind } uden for tabellen ({ $n }, først i linje { $line }: { $masked })
