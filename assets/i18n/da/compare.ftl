# Husene ved siden af hinanden. Ingen sætning stiller husene op på en rangliste.

compare-form-beside = Side om side
compare-sum = årets måneder lagt sammen
compare-order = Husene står i jeres egen rækkefølge. En forskel er et sted at spørge, ikke et svar.
compare-median = Klyngens median { $median }
compare-target = Husene under ét { $target }
compare-line-998 = 99,8 %
compare-line-95 = 95 %
compare-interval = 95 %-interval { $low } til { $high }
compare-place = plads { $first }
compare-places = plads { $first }–{ $last }
compare-show-places = Vis de pladser, hvert hus kunne have
compare-choose-time = Vælg tidspunkt
compare-in = { $figure } i { $time }
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
} Tilfældet alene ville i gennemsnit give { $measure }.
compare-by-noise = { $beside ->
    [0] Ingen af { $n } huse ligger længere end { $measure } fra klyngens median på { $median }.
   *[other] { $beside } af { $n } huse ligger længere end { $measure } fra klyngens median på { $median }{ $sides }.
} Efter kildens egen regel siger mindre forskelle mellem huse ikke noget.
compare-unknown = { $n } huse, klyngens median er { $median }. Filen siger ikke, hvor mange tallene bygger på, så det kan ikke afgøres, hvilke forskelle der er mere end tilfældige.
compare-by-funnel = { $outside ->
    [0] Ingen af { $n } huse ligger uden for det, tilfældet giver omkring { $target } (99,8 %).
   *[other] { $outside } af { $n } huse ligger uden for det, tilfældet giver omkring { $target } (99,8 %): { $names }.
} { $near ->
    [0] Ingen ligger mellem de to linjer.
    [one] Ét ligger mellem de to linjer; tilfældet alene ville i gennemsnit give { $chance }.
   *[other] { $near } ligger mellem de to linjer; tilfældet alene ville i gennemsnit give { $chance }.
} Huse indenfor kan ikke skelnes fra hinanden.
compare-wide = Husene er mere forskellige, end tilfældet giver (φ = { $phi }), så tragten er gjort bredere; den tager ikke højde for forskelle i børnegruppen.

table-basis = Bygger på
table-interval = 95 %-interval
table-places = Mulige pladser
empty-compare = Ingen tal at stille ved siden af hinanden endnu
empty-compare-hint = Åbn et udtræk med tal for husene, så står de her.
