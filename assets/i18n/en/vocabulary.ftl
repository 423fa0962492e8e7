# The team's own words, and what has had its attention.

words-own = { $term }, in your words: { $words }
words-of-source = In the source it is called “{ $name }”.
