# Hvad der ses i en serie. Ingen sætning lægger ansvar på nogen; den siger, hvad der kan skelnes fra tilfældigheder.

signal-line-median = medianen { $line }
signal-line-mean = gennemsnittet { $line }
signal-none = Intet usædvanligt: enkelte udsving kræver ingen forklaring ({ $line } af { $n }).
signal-no-variation = Alle tal er ens ({ $line } af { $n }).
signal-too-few = For få målinger endnu ({ $n }) til at skelne forandring fra tilfældigheder; der skal mindst { $needed } til.
signal-earlier = Intet usædvanligt lige nu. Tidligere: { $said }
signal-before = Tidligere: { $steps } { $way ->
    [up] i træk opad
    [down] i træk nedad
    [above] i træk over { $line }
   *[below] i træk under { $line }
}, { $span }.
signal-trial = Grænserne er foreløbige, indtil der er 20 målinger.
signal-outside = { $last }: { $value } ligger { $side ->
    [above] over
   *[below] under
} det, tallene plejer at svinge imellem ({ $lower } til { $upper }; { $line } af { $n }). Det sker sjældent ved en tilfældighed.
signal-trend-up = { $steps } i træk er tallet steget, til og med { $last } ({ $line } af { $n }). Det sker sjældent ved en tilfældighed.
signal-trend-down = { $steps } i træk er tallet faldet, til og med { $last } ({ $line } af { $n }). Det sker sjældent ved en tilfældighed.
signal-two-of-three = To af tre målinger omkring { $last } ligger langt { $side ->
    [above] over
   *[below] under
} { $line } (af { $n }). Det sker sjældent ved en tilfældighed.
signal-run-since = { $steps } i træk { $side ->
    [above] over
   *[below] under
} { $line } (af { $n }) siden { $first }. Det sker sjældent ved en tilfældighed.
signal-run-between = { $steps } i træk { $side ->
    [above] over
   *[below] under
} { $line } (af { $n }), { $first } til { $last }. Det sker sjældent ved en tilfældighed.
signal-few-crossings = Tallene krydser { $line } { $crossings ->
    [one] én gang
   *[other] { $crossings } gange
}; med { $n } plejer det at være mindst { $least }. Niveauet har flyttet sig undervejs.

variation-too-few = For få målinger
variation-none = Intet usædvanligt
variation-better = Ændring i den ønskede retning
variation-worse = Ændring væk fra den ønskede retning
variation-up = Ændring opad
variation-down = Ændring nedad

signal-by-chance = { $series } { $series ->
    [one] serie er vurderet.
   *[other] serier er vurderet.
} { $signals ->
    [0] Ingen skiller sig ud lige nu.
    [one] Én skiller sig ud lige nu.
   *[other] { $signals } skiller sig ud lige nu.
} Af { $series } { $series ->
    [one] serie
   *[other] serier
} ville tilfældet alene i gennemsnit pege { $expected } ud.
signal-stand-out = De skiller sig ud: { $names }.
signal-of = { $house } ({ $indicator })

rules-button = Sådan læses graferne
rules-title = Sådan læses graferne
rules-key = Prikkerne er husets tal, og linjen mellem dem har et hul, hvor tal mangler. Gennemsnittet er husets eget midterste niveau. Grænserne er så langt, tallene af sig selv plejer at svinge: indenfor kræver intet tal en forklaring.
rules-marks = En trekant er et tal, der hører til noget usædvanligt. Den peger den vej, tallene er gået; en streg ved trekanten siger, at det er væk fra den ønskede retning. En åben cirkel er et tal, I har udeladt.
rules-signals = Hvornår noget er usædvanligt
rules-intro = Tal svinger altid. Noget er først usædvanligt, når et af disse mønstre ses. Det vigtigste nævnes først, og det seneste tal afgør, om noget ændrer sig nu. Med færre end 12 målinger tegnes ingen grænser, kun medianen.
rules-method-limits = Kontroldiagram (XmR): gennemsnittet plus og minus 2,66 gange det typiske spring fra måling til måling. Andele, hvor antallet bag kendes, får grænser efter antallet (P′).
rules-method-runs = Anhøjs regel, med 10 eller 11 målinger. Tal på medianen tæller ikke med.
rules-method-trend = Er to tal ens, brydes rækken.
rules-method-thirds = Langt ude er den yderste tredjedel op mod grænsen eller uden for den.
rules-method-shift = Et tal præcis på gennemsnittet bryder rækken.
rule-outside = Uden for grænserne
rule-outside-why = Et enkelt tal ligger højere eller lavere, end tallene ellers plejer at svinge.
rule-trend = Syv i træk samme vej
rule-trend-why = Syv målinger i træk er hver højere end den forrige, eller hver lavere.
rule-two-of-three = To af tre langt ude
rule-two-of-three-why = Tre målinger i træk ligger på samme side af gennemsnittet, og mindst to af dem langt ude.
rule-shift = Syv i træk på samme side
rule-shift-why = Syv målinger i træk ligger over gennemsnittet, eller syv under.
rule-long-run = Usædvanlig lang række
rule-long-run-why = Flere tal i træk ligger på samme side af medianen, end tilfældet plejer at give.
rule-few-crossings = For få kryds
rule-few-crossings-why = Linjen krydser medianen færre gange, end tilfældet plejer at give.

level-mean = Gennemsnit
level-median = Median
level-upper = Øvre grænse
level-lower = Nedre grænse
overview-signs = En bølge betyder, at intet er usædvanligt; en trekant betyder, at noget har ændret sig.
level-requirement = Krav
level-requirement-earlier = Tidligere krav
mark-better = usædvanligt, i den ønskede retning
mark-worse = usædvanligt, væk fra den ønskede retning
mark-other = usædvanligt
mark-excluded = udeladt af jer
mark-gap = hul: tal mangler

assurance-meets = Som tallene plejer at svinge, opfyldes kravet på { $requirement } hver gang.
assurance-hit-or-miss = Som tallene plejer at svinge, opfyldes kravet på { $requirement } nogle gange og andre gange ikke.
assurance-misses = Som tallene plejer at svinge, nås kravet på { $requirement } ikke; et andet niveau kræver en anden måde at gøre det på.

required = Krav { $requirement }
required-meets = Krav { $requirement }: opfyldes hver gang, som tallene plejer at svinge
required-hit-or-miss = Krav { $requirement }: opfyldes nogle gange, som tallene plejer at svinge
required-misses = Krav { $requirement }: nås ikke, som tallene plejer at svinge

difference-points = { $points } procentpoint
trial-too-early = For tidligt at sige, om det har ændret noget: { $before } tal fra før og { $after } siden; der skal mindst { $needed } til på hver side.
trial-too-few = Der er for få tal til at sige, om det har ændret noget: { $before } fra før og { $after } siden; der skal mindst { $needed } til på hver side.
trial-seen = En ændring ses i den retning, der blev håbet på: { $by } (95 %-interval { $low } til { $high }; { $before } tal før, { $after } efter). Det viser ikke alene, at det er prøvehandlingen, der har gjort det.
trial-seen-change = En ændring ses: { $by } (95 %-interval { $low } til { $high }; { $before } tal før, { $after } efter). Det viser ikke alene, at det er prøvehandlingen, der har gjort det.
trial-seen-other-way = En ændring ses, men den anden vej: { $by } (95 %-interval { $low } til { $high }; { $before } tal før, { $after } efter).
trial-not-seen = En ændring kan ikke ses endnu: { $by } (95 %-interval { $low } til { $high }; { $before } tal før, { $after } efter) kan være tilfældigt.
trial-too-small = Tallene har flyttet sig, men så lidt, at det ikke kan ses i dem: { $by } (95 %-interval { $low } til { $high }; { $before } tal før, { $after } efter).
trial-counted-anew = Kilden tæller på en ny måde fra { $from }. Tallene før og efter prøvehandlingen kan derfor ikke sammenlignes.
trial-before-rebase = Tal fra før { $from } er ikke med: dér begynder jeres basislinje på ny.
trial-before-source = Tal fra før { $from } er ikke med: kilden tæller på en ny måde derfra.
trial-after-rebase = Tal fra { $from } og frem er ikke med: dér begynder jeres basislinje på ny.
trial-after-source = Tal fra { $from } og frem er ikke med: kilden tæller på en ny måde derfra.
trial-left-out = { $n ->
    [one] Én måling, som I har udeladt, er ikke regnet med.
   *[other] { $n } målinger, som I har udeladt, er ikke regnet med.
}
