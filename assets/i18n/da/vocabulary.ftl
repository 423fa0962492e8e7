# The team's own words, and what has had its attention.

words-own = { $term }, med jeres ord: { $words }
words-of-source = I kilden hedder det »{ $name }«.
