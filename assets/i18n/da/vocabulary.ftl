# The team's own words, and what has had its attention.

words-own = { $term }, med jeres ord: { $words }
words-of-source = I kilden hedder det »{ $name }«.

words-count = { $n ->
    [one] 1 ord.
   *[other] { $n } ord.
}
words-without = { $n ->
    [0] Alle har en fælles forklaring.
    [one] 1 ord har endnu ingen fælles forklaring.
   *[other] { $n } ord har endnu ingen fælles forklaring.
}
words-all = Alle ord
words-lacking = Uden fælles forklaring ({ $n })
words-none-lacking = Alle ord har en fælles forklaring.
words-none = Endnu ingen fælles forklaring
words-write = Skriv
words-edit = Ret
words-add = Tilføj et begreb
words-keep = Gem
words-leave = Luk uden at gemme
words-kept = Ordet er gemt
words-hint = Hvad mener I, når I siger det?
words-concept-name = Begrebet
words-own-name = Hvad I kalder det på siderne (tomt: som i kilden)
words-taken = Det begreb står her allerede.
words-name-taken = Et andet nøgletal hedder sådan allerede.
words-here = Forklar med jeres ord
words-earlier = { $n ->
    [one] Sagt tidligere
   *[other] Sagt tidligere ({ $n })
}
words-taken-back = Forklaringen blev taget tilbage
words-called = Fik navnet »{ $name }«
words-name-taken-back = Fik kildens navn igen
words-indicators = Nøgletal
words-scale = Vurderinger · fra »{ $first }« til »{ $last }«
words-place = trin { $place } af { $n }
words-loose-levels = Vurderinger uden skala
words-themes = Temaer i tilsyn
words-concepts = Jeres egne begreber
words-gone = Står ikke i tallene nu
words-term = Ord
words-kind = Slags
words-words = Med jeres ord
words-source = I kilden
words-by = Skrevet af
empty-words = Her er ingen ord endnu
empty-words-hint = Nøgletal og vurderinger kommer med jeres filer. Begreber, I selv bruger, kan I tilføje nu.

notes-list = Noter
notes-attention = Opmærksomhed
attention-sentence = Hvad I har skrevet om på det seneste, og hvad der ikke er talt om endnu. Det er et sted at begynde, ikke en karakter.
attention-houses = Huse
attention-themes = Temaer i tilsyn
attention-indicators = Nøgletal
attention-last = Seneste note
attention-lately = De seneste 12 måneder
attention-open = Åbne prøvehandlinger og aftaler
attention-none = ikke talt om endnu
attention-observations = { $n ->
    [one] 1 iagttagelse
   *[other] { $n } iagttagelser
}
attention-wonders = { $n ->
    [one] 1 undren
   *[other] { $n } undringer
}
attention-explanations = { $n ->
    [one] 1 forklaring
   *[other] { $n } forklaringer
}
attention-trials = { $n ->
    [one] 1 prøvehandling
   *[other] { $n } prøvehandlinger
}
attention-agreements = { $n ->
    [one] 1 aftale
   *[other] { $n } aftaler
}
empty-attention = Her er ingen huse eller nøgletal endnu
empty-attention-hint = Når I har indlæst jeres filer, kan I her se, hvad I har talt om, og hvad I ikke har talt om endnu.
note-on-house = Skriv om { $house }
