# The houses beside each other. No sentence puts them in an order of merit.

compare-form-beside = Side by side
compare-sum = the year's months together
compare-order = The houses stand in your own order. A difference is a place to ask, not an answer.
compare-order-by-name = The houses stand by name. A difference is a place to ask, not an answer.
compare-median = The cluster's median { $median }
compare-target = The houses together { $target }
compare-line-998 = 99.8 %
compare-line-95 = 95 %
compare-interval = 95 % interval { $low } to { $high }
compare-place = place { $first }
compare-places = place { $first }–{ $last }
compare-show-places = Show the places each house could have had
compare-places-caution = Place 1 is the highest figure. The places show how far chance can move the order, and no more.
compare-choose-time = Choose a time
compare-in = { $figure } in { $time }
compare-on = { $figure } on { $time }
compare-in-sum = { $figure } in { $time } ({ compare-sum })
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
} Of { $sure } { $sure ->
    [one] house
   *[other] houses
} chance alone would point out { $measure } on average.
compare-by-noise = { $beside ->
    [0] None of { $n } houses lies further than { $measure } from the cluster's median of { $median }.
   *[other] { $beside } of { $n } houses lie further than { $measure } from the cluster's median of { $median }{ $sides }.
} By the source's own rule, smaller differences between houses say nothing.
compare-unknown = { $n } houses, the cluster's median is { $median }. { $why }, so it cannot be told which differences are more than chance.
compare-why-basis = The file does not say how many stand behind the figures
compare-why-spread = The file says how many stand behind the figures, but not how different their answers are
compare-why-counted = The file says how many the shares are of, but not how many are counted in them
compare-why-size = The figures are whole numbers or amounts, and the file does not say what they are out of
compare-why-broken = The source counts in a new way in between
compare-by-funnel = { $outside ->
    [0] None of { $n } houses lies outside what chance gives around { $target } (99.8 %).
   *[other] { $outside } of { $n } houses lie outside what chance gives around { $target } (99.8 %): { $names }.
} { $near ->
    [0] None lies between the two lines.
    [one] One lies between the two lines; chance alone would give { $chance } on average.
   *[other] { $near } lie between the two lines; chance alone would give { $chance } on average.
} Houses inside cannot be told from the houses together.
compare-wide = The houses differ more than chance gives (φ = { $phi }), so the funnel has been made wider; it does not adjust for differences between the groups of children.

table-basis = Out of
table-interval = 95 % interval
table-places = Possible places
empty-compare = No figures to put side by side yet
empty-compare-hint = Open an export with figures of the houses, and they stand here.

compare-form-spread = Spread
compare-form-slope = Two times
compare-form-parts = Parts
compare-form-relation = Relation
compare-form-house = The house
compare-choose-earlier = Choose the first time
compare-choose-other = Choose the second indicator
compare-choose-house = Choose a house
compare-until = to
compare-in-focus = Highlighted: { $names }. The other houses are grey.
compare-count = A number follows most of all how large the house is. A share is better to compare.
compare-days = Days of sickness go together: one long illness is many days, so differences between small houses are less sure than the intervals say.
compare-broken = From { $time } the source counts in a new way; figures before and after cannot be compared.
compare-spread-box = { $n } houses lie from { $least } to { $most }, the middle half from { $low } to { $high } with { $median } as the median.
compare-spread-dots = { $n ->
    [one] Only one house has figures, { $least };
   *[other] { $n } houses lie from { $least } to { $most };
} it takes at least five houses to draw the middle half.
compare-spread-caution = The box is the middle half of the houses. It shows how different the houses are, not where they ought to be, and with few houses it also moves by chance.
compare-slope-told = From { $first } to { $last }: { $facts }.
compare-slope-risen = { $n ->
    [one] one house has risen ({ $names })
   *[other] { $n } houses have risen ({ $names })
}
compare-slope-fallen = { $n ->
    [one] one house has fallen ({ $names })
   *[other] { $n } houses have fallen ({ $names })
}
compare-slope-not-told = { $n ->
    [one] the change of one house cannot be told from chance
   *[other] the changes of { $n } houses cannot be told from chance
}
compare-slope-chance = Of { $n } { $n ->
    [one] house
   *[other] houses
} chance alone would point out { $measure } on average.
compare-slope-noise = By the source's own rule, changes under { $measure } say nothing.
compare-slope-unknown = { $n ->
    [0] No house has figures both times.
    [one] One house has figures both times. { $why }, so it cannot be told whether the change is more than chance.
   *[other] { $n } houses have figures both times. { $why }, so it cannot be told whether the changes are more than chance.
}
compare-slope-once = { $n ->
    [one] One house has figures one time only.
   *[other] { $n } houses have figures one time only.
}
compare-slope-calm = On Over time, with figures { $by }, nothing unusual is seen just now for { $names }.
compare-slope-stands-out = On Over time, with figures { $by }, { $names } stand out just now too.
compare-slope-caution = Two times are no trend. The figures between say more: look at them on Over time before you speak of a change.
compare-rose = risen more than chance gives
compare-fell = fallen more than chance gives
compare-not-told = the change cannot be told from chance
compare-parts-houses = { $n ->
    [one] one house
   *[other] { $n } houses
}. From the left: { $names }.
compare-parts-house = { $house }. From the left: { $names }.
compare-parts-range = { $part } goes from { $least } to { $most }.
compare-parts-some-hidden = { $n ->
    [one] One
   *[other] { $n }
} of { $all } rows { $n ->
    [one] is
   *[other] are
} hidden in part or in whole: 1–{ $most } people are in one of the parts or outside it, and could otherwise be known or worked out.
compare-parts-nobody = nobody in { $parts }
compare-parts-total = At the top is the source's own total, which many stand behind.
compare-left-out = { $n ->
    [one] { $n } figure left out by you
   *[other] { $n } figures left out by you
}
compare-hidden = Not shown: { $names } ({ $why }).
compare-hidden-few = hidden: too few stand behind
compare-hidden-month = hidden: too few in at least one month
compare-hidden-withheld = hidden: other figures could otherwise be worked out
compare-hidden-withheld-month = hidden: other figures in at least one month could otherwise be worked out
compare-parts-hidden = hidden: too few
compare-parts-caution = Small numbers move shares a lot: where n is { $n }, one person is { $share } percentage points.
compare-relation-title = { $x } and { $y }
compare-relation-houses = { $n ->
    [0] no house has both figures.
    [one] one house has both figures.
   *[other] { $n } houses have both figures.
}
compare-relation-with = The two figures go together: houses with more of one mostly have more of the other (Spearman's ρ = { $rho }, p { $p }).
compare-relation-against = The two figures go opposite ways: houses with more of one mostly have less of the other (Spearman's ρ = { $rho }, p { $p }).
compare-relation-none = No relation can be seen (Spearman's ρ = { $rho }, p { $p }).
compare-relation-whole = The two figures are parts of one whole: where one is larger the rest must be smaller, so it says nothing of the houses.
compare-relation-few = Too few houses to say anything: it takes at least { $n }.
compare-relation-constant = One of the figures is the same in all houses, so there is no relation to see.
compare-relation-median = Median { $median }
compare-relation-units = across: { $x } · upwards: { $y }
compare-relation-caution = Two figures that go together do not explain each other: both can come of a third, and of twenty random pairs one seems to go together. Use the picture to ask.
compare-house-median = { $value } beside { $median } as the median of { $n } houses.
compare-house-chance = The difference may be chance.
compare-house-beside = The difference is more than chance gives.
compare-house-missing = Without figures that can be shown for the house: { $names }.
compare-house-others = The others
compare-house-caution = The line with ends shows how uncertain the figure is: measured another time, it could as well lie elsewhere on the line. Topics are in no order of importance.
compare-house-by-chance = { $n ->
    [one] One figure here is held against the median; chance alone gives a difference in one of twenty.
   *[other] { $n } figures here are held against the median; chance alone would give { $m } differences on average.
}
compare-parts-few = Where few stand behind a share, one person moves it a lot.
compare-parts-unknown = The file does not say how many the shares are of. With few behind them, one person moves them a lot.
compare-lacking-figures = There are no figures of { $indicator } in what is chosen. Choose other years or houses in the filter.
compare-lacking-times = { $indicator } has figures of one time only in what is chosen. It takes two periods of the same length in which houses have figures.
compare-lacking-parts = None of the indicators here are parts of a whole. Open a file where the parts of one whole stand beside each other in per cent and add up to 100, as in a language assessment.
compare-lacking-shown = All parts of { $indicator } are hidden, since too few children or staff stand behind them. Choose more houses or years in the filter; it takes figures with more behind each part.
compare-lacking-other = { $indicator } is the only indicator here. It takes two; choose all topics in the filter, or open another file.
compare-lacking-common = The houses have no figures of { $indicator } in the same year as the first indicator. Choose another indicator, or more years in the filter.
compare-lacking-house = The files have no figures for { $house } in what is chosen. Choose another house, or other years in the filter.
table-change = Change
compare-axis-n = how many stand behind the figure
