# The team's own words, and what has had its attention.

words-own = { $term }, in your words: { $words }
words-of-source = In the source it is called “{ $name }”.

words-count = { $n ->
    [one] 1 word.
   *[other] { $n } words.
}
words-without = { $n ->
    [0] All have a shared explanation.
    [one] 1 word has no shared explanation yet.
   *[other] { $n } words have no shared explanation yet.
}
words-all = All words
words-lacking = Without a shared explanation ({ $n })
words-none-lacking = All words have a shared explanation.
words-none = No shared explanation yet
words-write = Write
words-edit = Edit
words-add = Add a concept
words-keep = Save
words-leave = Close without saving
words-kept = The word is saved
words-hint = What do you mean when you say it?
words-concept-name = The concept
words-own-name = What you call it on the pages (empty: as in the source)
words-taken = That concept is here already.
words-name-taken = Another indicator is called that already.
words-here = Explain in your words
words-earlier = { $n ->
    [one] Said earlier
   *[other] Said earlier ({ $n })
}
words-taken-back = The explanation was taken back
words-called = Was named “{ $name }”
words-name-taken-back = Got the source's name again
words-indicators = Indicators
words-scale = Ratings · from “{ $first }” to “{ $last }”
words-place = level { $place } of { $n }
words-loose-levels = Ratings without a scale
words-themes = Themes of supervision
words-concepts = Your own concepts
words-gone = Not in the figures now
words-term = Word
words-kind = Kind
words-words = In your words
words-source = In the source
words-by = Written by
empty-words = There are no words here yet
empty-words-hint = Indicators and ratings come with your files. Concepts of your own can be added now.

notes-list = Notes
notes-attention = Attention
attention-sentence = What you have written about lately, and what has not been talked about yet. It is a place to begin, not a mark.
attention-houses = Houses
attention-themes = Themes of supervision
attention-indicators = Indicators
attention-last = Latest note
attention-lately = The last 12 months
attention-open = Open trials and agreements
attention-none = not talked about yet
attention-observations = { $n ->
    [one] 1 observation
   *[other] { $n } observations
}
attention-wonders = { $n ->
    [one] 1 wonder
   *[other] { $n } wonders
}
attention-explanations = { $n ->
    [one] 1 explanation
   *[other] { $n } explanations
}
attention-trials = { $n ->
    [one] 1 trial
   *[other] { $n } trials
}
attention-agreements = { $n ->
    [one] 1 agreement
   *[other] { $n } agreements
}
empty-attention = There are no houses or indicators here yet
empty-attention-hint = When you have read your files in, you can see here what you have talked about, and what you have not talked about yet.
note-on-house = Write about { $house }
