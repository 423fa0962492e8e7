# Words of the room view.
view-n = n { $n }
view-basis = { $counted } af { $all }
view-source = { $file }, linje { $line }
view-source-more = { $file }, linje { $line } og { $n } til
view-whole-cluster = Hele klyngen
view-without-period = uden periode
view-cut = Viser { $shown } af { $all } huse. Vælg huse i filteret.
filter-only = Kun
filter-only-house = Kun { $house }
indicators-count = { $n ->
    [one] { $n } nøgletal
   *[other] { $n } nøgletal
}
children-count = { $n ->
    [one] { $n } barn
   *[other] { $n } børn
}
visits-count = { $n ->
    [one] { $n } besøg
   *[other] { $n } besøg
}
step-days = { $n ->
    [one] { $n } dato
   *[other] { $n } datoer
}
step-weeks = { $n ->
    [one] { $n } uge
   *[other] { $n } uger
}
step-months = { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}
step-half-years = { $n ->
    [one] { $n } halvår
   *[other] { $n } halvår
}
step-quarters = { $n ->
    [one] { $n } kvartal
   *[other] { $n } kvartaler
}
step-school-years = { $n ->
    [one] { $n } skoleår
   *[other] { $n } skoleår
}
step-years = { $n ->
    [one] { $n } år
   *[other] { $n } år
}
step-figures = { $n ->
    [one] { $n } tal
   *[other] { $n } tal
}
by-day = pr. dag
by-week = pr. uge
by-month = pr. måned
by-half-year = pr. halvår
by-quarter = pr. kvartal
by-school-year = pr. skoleår
by-year = pr. år
overview-nothing = Ingen tal at vise
overview-houses-only = { $houses } er læst, men der er ingen tal endnu. Åbn en fil med tal for husene.
overview-no-figure = ingen tal
overview-no-figure-hover = Filerne har ingen tal her for de valgte år
overview-former = tidligere { $names }
overview-reference = kildens eget tal til sammenligning
overview-median = Medianen af { $n } huses tal er { $median }
overview-median-year = Medianen af { $n } huses seneste tal i { $year } er { $median }
overview-houses-with-figures = { $n ->
    [one] { $n } hus har tal
   *[other] { $n } huse har tal
}
overview-noise = Kilden siger selv, at forskelle under { $noise } mellem huse kan være tilfældige
trend-median = Klyngens median
trend-no-figure = Filerne har ingen tal for huset i de valgte år.
trend-no-time = Filen siger ikke, hvornår tallene er fra, så her er et tal for hvert hus og ingen udvikling.
trend-cluster = Klyngens median er { $cluster }.
trend-cluster-over = Klyngens median er { $cluster } over { $steps }.
trend-cluster-some = Klyngens median er { $cluster } over { $steps } med tal fra mindst { $least } huse.
trend-cluster-of-all = Den er regnet ud fra alle { $n } huse med tal, også dem, der ikke vises her.
trend-no-cluster = Klyngens median vises kun for perioder, hvor mindst { $least } huse har tal.
trend-cluster-once = Klyngens median er { $cluster } i samme periode.
trend-cluster-same = Klyngens median er { $cluster } i de samme perioder.
trend-with-facts = { $value } ({ $facts })
trend-latest = Seneste tal er { $value }.
trend-figure = Tallet er { $value }.
trend-figure-without-time = Tallet er { $value }, men filen siger ikke, hvornår det er fra.
trend-house-median = Husets median er { $house }.
trend-house-median-over = Husets median er { $house } over { $steps }.
trend-absent-missing = { $steps } mangler.
trend-absent-not-applicable = { $n ->
    [one] { $steps } er ikke relevant for huset.
   *[other] { $steps } er ikke relevante for huset.
}
trend-absent-too-few = { $steps } vises ikke, fordi for få står bag.
trend-absent-not-yet = { $steps } er ikke opgjort endnu.
trend-absent-withheld = { $steps } vises ikke, fordi tal med for få bag ellers kunne regnes ud.
trend-judged-all = Udsving vurderes ud fra alle { $steps }; her vises de seneste { $n } år.
trend-axis-zero = aksen fra 0
trend-axis-from = aksen fra { $from }
supervision-nothing = Der er ingen besøg i det, der er valgt
supervision-houses-only = { $houses } er læst, men der er ingen tilsyn endnu. Åbn en fil med vurderinger fra tilsyn.
supervision-no-visit = ingen besøg i de valgte år
supervision-latest = senest { $day }
step-same = samme trin som { $day }
step-toward-keeping = { $n ->
    [1] et
    [2] to
    [3] tre
   *[other] { $n }
} trin mod vedligeholdelse siden { $day }
step-toward-changing = { $n ->
    [1] et
    [2] to
    [3] tre
   *[other] { $n }
} trin mod ny eller ændret indsats siden { $day }
step-up = { $n ->
    [1] et
    [2] to
    [3] tre
   *[other] { $n }
} trin op ad skalaen siden { $day }
step-down = { $n ->
    [1] et
    [2] to
    [3] tre
   *[other] { $n }
} trin ned ad skalaen siden { $day }
place-unit = Enhed
place-topic = Emne
place-years = År
place-basis = Bag tallet
place-figures = Tal
place-range = Laveste og højeste
place-median = Median
place-cluster = Klyngen
place-median-of = { $n } huse har tal her
place-signal = Over tid
place-noise = Kildens egen grænse
place-former-names = Tidligere navn
table-house = Hus
table-house-id = Nummer
table-house-kind = Slags
table-children = Børn
table-indicator = Nøgletal
table-theme = Tema
table-period = Periode
table-value = Tal
table-n = n
table-unit = Enhed
table-day = Dato
table-visit = Besøg
table-rating = Vurdering
table-step = Siden forrige besøg
table-reason = Begrundelse
table-subject = Nøgletal eller tema
table-then = Før
table-now = Nu
table-source = Kilde
table-line = Linje
notes-count = { $all ->
    [one] { $all } note
   *[other] { $all } noter
}
notes-some = { $all ->
    [one] { $shown } af { $all } note
   *[other] { $shown } af { $all } noter
}
notes-seen = Her stod { $value }, da noten blev skrevet
rows-count = { $all ->
    [one] { $all } række
   *[other] { $all } rækker
}
rows-some = { $all ->
    [one] { $shown } af { $all } række
   *[other] { $shown } af { $all } rækker
}

# A newer export of the same shape.
difference-sentence = Filen er stillet op som »{ $file }«, der er indlæst før. { $added ->
    [0] Intet er nyt
    [one] Én oplysning er ny
   *[other] { $added } oplysninger er nye
}, { $changed ->
    [0] ingen er ændret
    [one] én er ændret
   *[other] { $changed } er ændret
}, og { $same ->
    [0] ingen er de samme
    [one] én er den samme
   *[other] { $same } er de samme
}. { $gone ->
    [0] Alt fra den tidligere fil er også her.
    [one] Én oplysning står kun i den tidligere fil og bliver stående, til den fil fjernes.
   *[other] { $gone } oplysninger står kun i den tidligere fil og bliver stående, til den fil fjernes.
}
difference-cut = Viser { $shown } af { $n } ændringer.
receipt-taken-in = Denne fil er allerede indlæst { $day }; intet ændres.

# What became of houses.
view-and = { $first } og { $last }
change-same = Samme hus
change-renamed = Nyt navn
change-moved = Flyttet
change-merged = Lagt sammen
change-split = Delt
change-closed = Lukket
change-told-same = { $from } er samme hus som { $to }
change-told-renamed = { $from } hedder nu { $to }
change-told-new-name = { $from } har fået nyt navn
change-told-moved = { $from } er flyttet og er nu { $to }
change-told-new-place = { $from } er flyttet
change-told-merged = { $from } er lagt sammen til { $to }
change-told-split = { $from } er delt i { $to }
change-told-closed = { $from } er lukket
ended-closed = lukket
ended-merged = lagt sammen med andre
ended-split = delt
house-numbers = { $number }, før { $earlier }
house-earlier = Har heddet { $names }
place-changes = Ændringer
proposals-count = { $n ->
    [one] { $n } forslag
   *[other] { $n } forslag
}
proposal-question = Er { $older } og { $newer } samme hus?
proposal-same-name = De har samme navn.
proposal-but-for-kind = Navnene er ens, når ord som »Bh.« og »Børnehuset« lades ude.
proposal-nearly = Navnene er ens på nær et bogstav eller to.
proposal-follows = { $older } står i filerne til og med { $last }, og { $newer } begynder { $first }.
proposal-register = Det ene står i registeret; det andet kender filerne kun af navn.

series-told-rebase = Ny basislinje fra { $from }
series-told-exclusion = { $period } er udeladt
left-out-words = udeladt af jer
left-out-why = Udeladt af jer: { $reason } ({ $byline })
series-told-baseline = Basislinje { $span }
series-told-requirement = Krav: { $value }
series-told-requirement-from = Krav fra { $from }: { $value }
series-told-break = Kilden tæller på en ny måde fra { $from }. Tal før og efter sammenlignes ikke.
series-all-houses = Alle huse
series-baseline-of = { $n } målinger, { $span }
series-baseline-too-few = Der er { $n ->
    [one] { $n } måling
   *[other] { $n } målinger
} at vælge af. En basislinje er på mindst { $least }.
series-suggested = Tallene har ligget på et nyt niveau siden { $from }. Ved I hvorfor, og venter I, at det varer ved? Så kan I lade en ny basislinje begynde dér.
series-caution-staffing = Lovens tal for normering er et gennemsnit for hele kommunen og ikke et krav til det enkelte hus.

ratings-without-day = uden dato
ratings-unit = antal huse
ratings-distribution = { $year }: { $said } ({ $houses }).
ratings-distribution-caution = Hvert hus tæller én gang om året, med årets seneste besøg. Vurderinger tælles; de regnes ikke sammen til gennemsnit.
ratings-steps-caution = To til fire besøg er ingen tendens. Et trin er et sted at begynde samtalen: hvad blev set dengang, og hvad ses nu?
ratings-steps = { $n ->
    [0] Ingen huse har to besøg at sammenligne.
    [one] Ét hus har mindst to besøg: { $same } står på samme trin som ved forrige besøg, { $up } er gået et eller flere trin op ad skalaen og { $down } ned.
   *[other] { $n } huse har mindst to besøg: { $same } står på samme trin som ved forrige besøg, { $up } er gået et eller flere trin op ad skalaen og { $down } ned.
}{ $single ->
    [0] {""}
   *[other] {" "}{ $single } har kun ét besøg.
}
ratings-levels = I hver række: nederst »{ $low }«, øverst »{ $high }«.
ratings-steps-unit = trin på skalaen

difference-n = { $n } rettede tal
difference-drawn = { $shown } tegnet
difference-beside = før: { $file }
difference-chart-cut = Tegnet er de { $shown }, der er rettet mest; tabellen har dem alle.
difference-moved = { $then } før, { $now } nu
difference-chart = { $n ->
    [one] Ét tal er rettet: { $place }, { $said }.
   *[other] { $n } tal er rettet. Mest: { $place }, { $said }.
}
