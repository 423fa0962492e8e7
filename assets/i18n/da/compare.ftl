# Husene ved siden af hinanden. Ingen sætning stiller husene op på en rangliste.

compare-form-beside = Side om side
compare-sum = årets måneder lagt sammen
compare-order = Husene står i jeres egen rækkefølge. En forskel er et sted at spørge, ikke et svar.
compare-order-by-name = Husene står efter navn. En forskel er et sted at spørge, ikke et svar.
compare-median = Klyngens median { $median }
compare-target = Husene under ét { $target }
compare-line-998 = 99,8 %
compare-line-95 = 95 %
compare-interval = 95 %-interval { $low } til { $high }
compare-place = plads { $first }
compare-places = plads { $first }–{ $last }
compare-show-places = Vis de pladser, hvert hus kunne have
compare-places-caution = Plads 1 er det højeste tal. Pladserne viser, hvor langt rækkefølgen kan flytte sig af tilfældighed, og ikke mere.
compare-choose-time = Vælg tidspunkt
compare-in = { $figure } i { $time }
compare-on = { $figure } den { $time }
compare-in-sum = { $figure } i { $time } ({ compare-sum })
compare-above = ; over: { $names }
compare-below = ; under: { $names }
compare-and-more = { $names } og { $n } til
compare-too-few-houses = { $n ->
    [0] Ingen huse har tal her.
    [one] Kun ét hus har tal her; der skal mindst tre til en median.
   *[other] Kun { $n } huse har tal her; der skal mindst tre til en median.
}
compare-by-interval = { $beside ->
    [0] Ingen af { $n } huse kan skelnes fra klyngens median på { $median }.
   *[other] { $beside } af { $n } huse kan skelnes fra klyngens median på { $median }{ $sides }.
} Af { $sure } { $sure ->
    [one] hus
   *[other] huse
} ville tilfældet alene i gennemsnit pege { $measure } ud.
compare-by-noise = { $beside ->
    [0] Ingen af { $n } huse ligger længere end { $measure } fra klyngens median på { $median }.
   *[other] { $beside } af { $n } huse ligger længere end { $measure } fra klyngens median på { $median }{ $sides }.
} Efter kildens egen regel siger mindre forskelle mellem huse ikke noget.
compare-unknown = { $n } huse, klyngens median er { $median }. { $why }, så det kan ikke afgøres, hvilke forskelle der er mere end tilfældige.
compare-why-basis = Filen siger ikke, hvor mange tallene bygger på
compare-why-spread = Filen siger, hvor mange tallene bygger på, men ikke, hvor forskellige svarene bag dem er
compare-why-counted = Filen siger, hvor mange andelene er ud af, men ikke, hvor mange der er talt med
compare-why-size = Tallene er hele antal eller beløb, og filen siger ikke, hvad de er ud af
compare-why-broken = Kilden tæller på en ny måde undervejs
compare-by-funnel = { $outside ->
    [0] Ingen af { $n } huse ligger uden for det, tilfældet giver omkring { $target } (99,8 %).
   *[other] { $outside } af { $n } huse ligger uden for det, tilfældet giver omkring { $target } (99,8 %): { $names }.
} { $near ->
    [0] Ingen ligger mellem de to linjer.
    [one] Ét ligger mellem de to linjer; tilfældet alene ville i gennemsnit give { $chance }.
   *[other] { $near } ligger mellem de to linjer; tilfældet alene ville i gennemsnit give { $chance }.
} Huse indenfor kan ikke skelnes fra husene under ét.
compare-wide = Husene er mere forskellige, end tilfældet giver (φ = { $phi }), så tragten er gjort bredere; den tager ikke højde for forskelle i børnegruppen.

table-basis = Bygger på
table-interval = 95 %-interval
table-places = Mulige pladser
empty-compare = Ingen tal at stille ved siden af hinanden endnu
empty-compare-hint = Åbn et udtræk med tal for husene, så står de her.

compare-form-spread = Fordeling
compare-form-slope = To tidspunkter
compare-form-parts = Andele
compare-form-relation = Sammenhæng
compare-form-house = Huset
compare-choose-earlier = Vælg det første tidspunkt
compare-choose-other = Vælg det andet nøgletal
compare-choose-house = Vælg hus
compare-until = til
compare-in-focus = Fremhævet: { $names }. De andre huse er grå.
compare-count = Et antal følger mest af alt, hvor stort huset er. En andel er bedre at sammenligne.
compare-days = Sygedage følges ad: én lang sygemelding er mange dage, så forskelle mellem små huse er mindre sikre, end intervallerne siger.
compare-broken = Fra { $time } tæller kilden på en ny måde; tal før og efter kan ikke sammenlignes.
compare-spread-box = { $n } huse ligger fra { $least } til { $most }, den midterste halvdel fra { $low } til { $high } med { $median } som median.
compare-spread-dots = { $n ->
    [one] Kun ét hus har tal, { $least };
   *[other] { $n } huse ligger fra { $least } til { $most };
} der skal mindst fem huse til at tegne den midterste halvdel.
compare-spread-caution = Kassen er den midterste halvdel af husene. Den viser, hvor forskellige husene er, ikke hvor de bør ligge, og med få huse flytter den sig også af tilfældighed.
compare-slope-told = Fra { $first } til { $last }: { $facts }.
compare-slope-risen = { $n ->
    [one] ét hus er steget ({ $names })
   *[other] { $n } huse er steget ({ $names })
}
compare-slope-fallen = { $n ->
    [one] ét hus er faldet ({ $names })
   *[other] { $n } huse er faldet ({ $names })
}
compare-slope-not-told = { $n ->
    [one] ét huses forandring kan ikke skelnes fra tilfældigheder
   *[other] { $n } huses forandring kan ikke skelnes fra tilfældigheder
}
compare-slope-chance = Af { $n } { $n ->
    [one] hus
   *[other] huse
} ville tilfældet alene i gennemsnit pege { $measure } ud.
compare-slope-noise = Efter kildens egen regel siger forandringer under { $measure } ikke noget.
compare-slope-unknown = { $n ->
    [0] Ingen huse har tal begge gange.
    [one] Ét hus har tal begge gange. { $why }, så det kan ikke afgøres, om forandringen er mere end tilfældig.
   *[other] { $n } huse har tal begge gange. { $why }, så det kan ikke afgøres, om forandringerne er mere end tilfældige.
}
compare-slope-once = { $n ->
    [one] Ét hus har kun tal den ene gang.
   *[other] { $n } huse har kun tal den ene gang.
}
compare-slope-caution = To tidspunkter er ikke en udvikling. Tallene imellem siger mere: se dem på Udvikling, før I taler om en forandring.
compare-slope-calm = På Udvikling, med tal { $by }, ses intet usædvanligt lige nu for { $names }.
compare-slope-stands-out = På Udvikling, med tal { $by }, skiller { $names } sig også ud lige nu.
compare-rose = steget mere, end tilfældet giver
compare-fell = faldet mere, end tilfældet giver
compare-not-told = forandringen kan ikke skelnes fra tilfældigheder
compare-parts-houses = { $n ->
    [one] ét hus
   *[other] { $n } huse
}. Fra venstre: { $names }.
compare-parts-house = { $house }. Fra venstre: { $names }.
compare-parts-range = { $part } går fra { $least } til { $most }.
compare-parts-some-hidden = { $n ->
    [one] Én
   *[other] { $n }
} af { $all } rækker er helt eller delvis skjult: 1–{ $most } personer er i en af delene eller uden for den, og de kunne ellers kendes eller regnes ud.
compare-parts-nobody = ingen i { $parts }
compare-parts-total = Øverst står kildens egen total, som mange står bag.
compare-left-out = { $n ->
    [one] { $n } måling udeladt af jer
   *[other] { $n } målinger udeladt af jer
}
compare-hidden = { $names } er { $why }.
compare-hidden-few = skjult: for få står bag
compare-hidden-month = skjult: for få i mindst én måned
compare-hidden-withheld = skjult: ellers kunne andre tal regnes ud
compare-hidden-withheld-month = skjult: ellers kunne andre tal i mindst én måned regnes ud
compare-parts-hidden = skjult: for få
compare-parts-caution = Små tal flytter andele meget: hvor n er { $n }, er én person { $share } procentpoint.
compare-relation-title = { $x } og { $y }
compare-relation-houses = { $n ->
    [0] ingen huse har begge tal.
    [one] ét hus har begge tal.
   *[other] { $n } huse har begge tal.
}
compare-relation-with = De to tal følges ad: huse med mere af det ene har oftest også mere af det andet (Spearmans ρ = { $rho }, p { $p }).
compare-relation-against = De to tal går modsat: huse med mere af det ene har oftest mindre af det andet (Spearmans ρ = { $rho }, p { $p }).
compare-relation-none = Ingen sammenhæng kan ses (Spearmans ρ = { $rho }, p { $p }).
compare-relation-whole = De to tal er dele af det samme hele: er det ene større, må resten være mindre, så det siger ikke noget om husene.
compare-relation-few = For få huse til at sige noget: der skal mindst { $n } til.
compare-relation-constant = Det ene tal er ens i alle husene, så der er ingen sammenhæng at se.
compare-relation-median = Median { $median }
compare-relation-units = vandret: { $x } · lodret: { $y }
compare-relation-caution = To tal, der følges ad, forklarer ikke hinanden: begge kan komme af noget tredje, og af tyve tilfældige par ser ét ud til at hænge sammen. Brug billedet til at spørge.
compare-house-median = { $value } mod { $median } som median af { $n } huse.
compare-house-chance = Forskellen kan være tilfældig.
compare-house-beside = Forskellen er mere, end tilfældet giver.
compare-house-missing = Uden tal, der kan vises, for huset: { $names }.
compare-house-others = De andre
compare-house-caution = Stregen med ender viser tallets usikkerhed: Var der målt en anden gang, kunne tallet lige så godt ligge et andet sted på stregen. Emnerne står ikke efter vigtighed.
compare-house-by-chance = { $n ->
    [one] Her er ét tal, der holdes op mod medianen; tilfældet alene giver en forskel i én af tyve.
   *[other] Her er { $n } tal, der holdes op mod medianen; tilfældet alene ville i gennemsnit give { $m } forskelle.
}
compare-parts-few = Hvor få står bag en andel, flytter én person den meget.
compare-parts-unknown = Filen siger ikke, hvor mange andelene bygger på. Står få bag, flytter én person dem meget.
compare-lacking-figures = Der er ingen tal for { $indicator } i det, der er valgt. Vælg andre år eller huse i filteret.
compare-lacking-times = { $indicator } har kun tal for ét tidspunkt i det, der er valgt. Der skal to perioder af samme længde til, hvor huse har tal.
compare-lacking-parts = Ingen af nøgletallene her er dele af et hele. Åbn en fil, hvor dele af samme hele står ved siden af hinanden i procent og giver 100, som i en sprogvurdering.
compare-lacking-shown = Alle dele af { $indicator } er skjult, fordi for få børn eller medarbejdere står bag. Vælg flere huse eller år i filteret; det kræver tal, hvor flere står bag hver del.
compare-lacking-other = { $indicator } er det eneste nøgletal her. Der skal to til; vælg alle emner i filteret, eller åbn en fil mere.
compare-lacking-common = Husene har ikke tal for { $indicator } i samme år som det første nøgletal. Vælg et andet nøgletal, eller flere år i filteret.
compare-lacking-house = Filerne har ingen tal for { $house } i det, der er valgt. Vælg et andet hus, eller andre år i filteret.
table-change = Forandring
compare-axis-n = hvor mange tallet bygger på
