# The houses beside each other. No sentence puts them in an order of merit.

compare-form-beside = Side by side
compare-sum = the year's months together
compare-order = The houses stand in your own order. A difference is a place to ask, not an answer.
compare-median = The cluster's median { $median }
compare-target = The houses together { $target }
compare-line-998 = 99.8 %
compare-line-95 = 95 %
compare-interval = 95 % interval { $low } to { $high }
compare-place = place { $first }
compare-places = place { $first }–{ $last }
compare-show-places = Show the places each house could have had
compare-choose-time = Choose a time
compare-in = { $figure } in { $time }
compare-above = ; above: { $names }
compare-below = ; below: { $names }
compare-and-more = { $names } and { $n } more
compare-too-few-houses = { $n ->
    [0] No house has figures here.
    [one] Only one house has figures here; a median needs three at least.
   *[other] Only { $n } houses have figures here; a median needs three at least.
}
compare-by-interval = { $beside ->
    [0] None of { $n } houses can be told from the cluster's median of { $median }.
   *[other] { $beside } of { $n } houses can be told from the cluster's median of { $median }{ $sides }.
} Chance alone would give { $measure } on average.
compare-by-noise = { $beside ->
    [0] None of { $n } houses lies further than { $measure } from the cluster's median of { $median }.
   *[other] { $beside } of { $n } houses lie further than { $measure } from the cluster's median of { $median }{ $sides }.
} By the source's own rule, smaller differences between houses say nothing.
compare-unknown = { $n } houses, the cluster's median is { $median }. The file does not say how many stand behind the figures, so it cannot be told which differences are more than chance.
compare-by-funnel = { $outside ->
    [0] None of { $n } houses lies outside what chance gives around { $target } (99.8 %).
   *[other] { $outside } of { $n } houses lie outside what chance gives around { $target } (99.8 %): { $names }.
} { $near ->
    [0] None lies between the two lines.
    [one] One lies between the two lines; chance alone would give { $chance } on average.
   *[other] { $near } lie between the two lines; chance alone would give { $chance } on average.
} Houses inside cannot be told from each other.
compare-wide = The houses differ more than chance gives (φ = { $phi }), so the funnel has been made wider; it does not adjust for differences between the groups of children.

table-basis = Out of
table-interval = 95 % interval
table-places = Possible places
empty-compare = No figures to put side by side yet
empty-compare-hint = Open an export with figures of the houses, and they stand here.
