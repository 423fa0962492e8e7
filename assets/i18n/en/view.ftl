# Words of the room view.
view-n = n { $n }
view-basis = { $counted } of { $all }
view-source = { $file }, line { $line }
view-source-more = { $file }, line { $line } and { $n } more
view-whole-cluster = The whole cluster
view-without-period = without period
view-cut = Showing { $shown } of { $all } houses. Choose houses in the filter.
filter-only = Only
filter-only-house = Only { $house }
indicators-count = { $n ->
    [one] { $n } indicator
   *[other] { $n } indicators
}
children-count = { $n ->
    [one] { $n } child
   *[other] { $n } children
}
visits-count = { $n ->
    [one] { $n } visit
   *[other] { $n } visits
}
step-days = { $n ->
    [one] { $n } date
   *[other] { $n } dates
}
step-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
step-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
step-half-years = { $n ->
    [one] { $n } half-year
   *[other] { $n } half-years
}
step-quarters = { $n ->
    [one] { $n } quarter
   *[other] { $n } quarters
}
step-school-years = { $n ->
    [one] { $n } school year
   *[other] { $n } school years
}
step-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
step-figures = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
}
by-day = by day
by-week = by week
by-month = by month
by-half-year = by half-year
by-quarter = by quarter
by-school-year = by school year
by-year = by year
overview-nothing = No figures to show
overview-houses-only = { $houses } read, but there are no figures yet. Open a file with figures for the houses.
overview-no-figure = no figures
overview-no-figure-hover = The files have no figures here for the years chosen
overview-former = formerly { $names }
overview-reference = the source's own figure to compare with
overview-median = The median of the figures of { $n } houses is { $median }
overview-median-year = The median of the latest figures of { $n } houses in { $year } is { $median }
overview-houses-with-figures = { $n ->
    [one] { $n } house has figures
   *[other] { $n } houses have figures
}
overview-noise = The source itself says that differences below { $noise } between houses can be chance
trend-median = Cluster median
trend-no-figure = The files have no figures for the house in the years chosen.
trend-no-time = The file does not say when the figures are from, so here is one figure for each house and nothing over time.
trend-cluster = The cluster's median is { $cluster }.
trend-cluster-over = The cluster's median is { $cluster } over { $steps }.
trend-cluster-some = The cluster's median is { $cluster } over { $steps } with figures from at least { $least } houses.
trend-cluster-of-all = It is worked out from all { $n } houses with figures, also those not shown here.
trend-no-cluster = The cluster's median is shown only for periods in which at least { $least } houses have figures.
trend-cluster-once = The cluster's median is { $cluster } in the same period.
trend-cluster-same = The cluster's median is { $cluster } in the same periods.
trend-with-facts = { $value } ({ $facts })
trend-latest = The latest figure is { $value }.
trend-figure = The figure is { $value }.
trend-figure-without-time = The figure is { $value }, but the file does not say when it is from.
trend-house-median = The median of the house is { $house }.
trend-house-median-over = The median of the house is { $house } over { $steps }.
trend-absent-missing = { $steps } missing.
trend-absent-not-applicable = { $n ->
    [one] { $steps } not applicable to the house.
   *[other] { $steps } not applicable to the house.
}
trend-absent-too-few = { $steps } not shown, because too few people stand behind.
trend-absent-not-yet = { $steps } not out yet.
trend-absent-withheld = { $steps } not shown, because figures with too few people behind could then be worked out.
trend-judged-all = Ups and downs are judged by all { $steps }; the last { $n } years are shown here.
trend-axis-zero = axis from 0
trend-axis-from = axis from { $from }
supervision-nothing = There are no visits in what is chosen
supervision-houses-only = { $houses } read, but there are no supervision yet. Open a file with ratings from supervision.
supervision-no-visit = no visits in the years chosen
supervision-latest = latest { $day }
step-same = the same step as { $day }
step-toward-keeping = { $n ->
    [1] one step
    [2] two steps
    [3] three steps
   *[other] { $n } steps
} towards keeping on since { $day }
step-toward-changing = { $n ->
    [1] one step
    [2] two steps
    [3] three steps
   *[other] { $n } steps
} towards a new or changed effort since { $day }
step-up = { $n ->
    [1] one step
    [2] two steps
    [3] three steps
   *[other] { $n } steps
} up the scale since { $day }
step-down = { $n ->
    [1] one step
    [2] two steps
    [3] three steps
   *[other] { $n } steps
} down the scale since { $day }
place-unit = Unit
place-topic = Topic
place-years = Years
place-basis = Behind the figure
place-figures = Figures
place-range = Lowest and highest
place-median = Median
place-cluster = Cluster
place-median-of = { $n } houses have figures here
place-signal = Over time
place-noise = The source's own limit
place-former-names = Former name
table-house = House
table-house-id = Number
table-house-kind = Kind
table-children = Children
table-indicator = Indicator
table-theme = Theme
table-period = Period
table-value = Figure
table-n = n
table-unit = Unit
table-day = Date
table-visit = Visit
table-rating = Rating
table-step = Since the visit before
table-reason = Reason
table-subject = Indicator or theme
table-then = Before
table-now = Now
table-source = Source
table-line = Line
notes-count = { $all ->
    [one] { $all } note
   *[other] { $all } notes
}
notes-some = { $all ->
    [one] { $shown } of { $all } note
   *[other] { $shown } of { $all } notes
}
notes-seen = It said { $value } then
rows-count = { $all ->
    [one] { $all } row
   *[other] { $all } rows
}
rows-some = { $all ->
    [one] { $shown } of { $all } row
   *[other] { $shown } of { $all } rows
}

# A newer export of the same shape.
difference-sentence = The file is laid out as “{ $file }”, which was read in before. { $added ->
    [0] Nothing is new
    [one] One fact is new
   *[other] { $added } facts are new
}, { $changed ->
    [0] none has changed
    [one] one has changed
   *[other] { $changed } have changed
}, and { $same ->
    [0] none is the same
    [one] one is the same
   *[other] { $same } are the same
}. { $gone ->
    [0] All of the earlier file is here too.
    [one] One fact stands in the earlier file only, and stays until that file is removed.
   *[other] { $gone } facts stand in the earlier file only, and stay until that file is removed.
}
difference-cut = Showing { $shown } of { $n } changes.
receipt-taken-in = This file was read in already on { $day }; nothing changes.

# What became of houses.
view-and = { $first } and { $last }
change-same = Same house
change-renamed = New name
change-moved = Moved
change-merged = Merged
change-split = Split
change-closed = Closed
change-told-same = { $from } is the same house as { $to }
change-told-renamed = { $from } is now called { $to }
change-told-new-name = { $from } has a new name
change-told-moved = { $from } has moved and is now { $to }
change-told-new-place = { $from } has moved
change-told-merged = { $from } were merged into { $to }
change-told-split = { $from } was split into { $to }
change-told-closed = { $from } has closed
ended-closed = closed
ended-merged = merged with others
ended-split = split
house-numbers = { $number }, before { $earlier }
house-earlier = Was called { $names }
place-changes = Changes
proposals-count = { $n ->
    [one] { $n } suggestion
   *[other] { $n } suggestions
}
proposal-question = Are { $older } and { $newer } the same house?
proposal-same-name = They have the same name.
proposal-but-for-kind = The names are the same when words like »Bh.« and »Børnehuset« are left out.
proposal-nearly = The names are the same but for a letter or two.
proposal-follows = { $older } is in the files until { $last }, and { $newer } begins { $first }.
proposal-register = One is in the register; of the other the files have only the name.

series-told-rebase = New baseline from { $from }
series-told-exclusion = { $period } is left out
left-out-words = left out by you
left-out-why = Left out by you: { $reason } ({ $byline })
series-told-baseline = Baseline { $span }
series-told-requirement = Requirement: { $value }
series-told-requirement-from = Requirement from { $from }: { $value }
series-told-break = The source counts in a new way from { $from }. Figures before and after are not compared.
series-all-houses = All houses
series-baseline-of = { $n } figures, { $span }
series-baseline-too-few = There { $n ->
    [one] is { $n } figure
   *[other] are { $n } figures
} to choose from. A baseline is of { $least } at least.
series-suggested = The figures have been on a new level since { $from }. Do you know why, and do you expect it to last? Then you can let a new baseline begin there.
series-caution-staffing = The law's numbers of children per adult are an average of the whole municipality and no requirement of a single house.

ratings-without-day = without a date
ratings-unit = houses
ratings-distribution = { $year }: { $said } ({ $houses }).
ratings-distribution-caution = Each house counts once a year, with the year's latest visit. Ratings are counted; they are not put together to means.
ratings-steps-caution = Two to four visits are no trend. A step is a place to begin the talk: what was seen then, and what is seen now?
ratings-steps = { $n ->
    [0] No house has two visits to compare.
    [one] One house has two visits at least: { $same } stands on the same step as at the visit before, { $up } has gone one step or more up the scale and { $down } down.
   *[other] { $n } houses have two visits at least: { $same } stand on the same step as at the visit before, { $up } have gone one step or more up the scale and { $down } down.
}{ $single ->
    [0] {""}
   *[other] {" "}{ $single } have had one visit only.
}
ratings-levels = In each row: lowest “{ $low }”, highest “{ $high }”.
ratings-steps-unit = steps of the scale

difference-n = { $n } changed figures
difference-drawn = { $shown } drawn
difference-beside = before: { $file }
difference-chart-cut = The { $shown } that changed most are drawn; the table has them all.
difference-moved = { $then } before, { $now } now
difference-chart = { $n ->
    [one] One figure has changed: { $place }, { $said }.
   *[other] { $n } figures have changed. Most: { $place }, { $said }.
}
