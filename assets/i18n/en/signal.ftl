# What is seen in a series. No sentence puts the blame on anyone; it says what can be told from chance.

signal-line-median = the median { $line }
signal-line-mean = the mean { $line }
signal-none = Nothing unusual: single ups and downs need no explanation ({ $line } of { $n }).
signal-no-variation = All figures are alike ({ $line } of { $n }).
signal-too-few = Too few measurements yet ({ $n }) to tell change from chance; it takes at least { $needed }.
signal-earlier = Nothing unusual just now. Earlier: { $said }
signal-before = Earlier: { $steps } { $way ->
    [up] in a row upwards
    [down] in a row downwards
    [above] in a row above { $line }
   *[below] in a row below { $line }
}, { $span }.
signal-trial = The limits are provisional until there are 20 measurements.
signal-outside = { $last }: { $value } lies { $side ->
    [above] above
   *[below] below
} what the figures usually vary between ({ $lower } to { $upper }; { $line } of { $n }). That is seldom chance.
signal-trend-up = { $steps } in a row the figure has risen, up to { $last } ({ $line } of { $n }). That is seldom chance.
signal-trend-down = { $steps } in a row the figure has fallen, up to { $last } ({ $line } of { $n }). That is seldom chance.
signal-two-of-three = Two of three measurements about { $last } lie far { $side ->
    [above] above
   *[below] below
} { $line } (of { $n }). That is seldom chance.
signal-run-since = { $steps } in a row { $side ->
    [above] above
   *[below] below
} { $line } (of { $n }) since { $first }. That is seldom chance.
signal-run-between = { $steps } in a row { $side ->
    [above] above
   *[below] below
} { $line } (of { $n }), { $first } to { $last }. That is seldom chance.
signal-few-crossings = The figures cross { $line } { $crossings ->
    [one] once
   *[other] { $crossings } times
}; with { $n } it is usually at least { $least }. The level has moved along the way.

variation-too-few = Too few measurements
variation-none = Nothing unusual
variation-better = Change in the direction hoped for
variation-worse = Change away from the direction hoped for
variation-up = Change upwards
variation-down = Change downwards

signal-by-chance = { $series } { $series ->
    [one] series was judged.
   *[other] series were judged.
} { $signals ->
    [0] None stands out just now.
    [one] One stands out just now.
   *[other] { $signals } stand out just now.
} Of { $series } series chance alone would point out { $expected } on average.
signal-stand-out = These stand out: { $names }.
signal-of = { $house } ({ $indicator })

rules-button = How to read the charts
rules-title = How to read the charts
rules-key = The dots are the house's figures, and the line between them has a hole where figures are missing. The mean is the house's own usual level. The limits are how far the figures usually vary by themselves: within them no figure needs an explanation.
rules-marks = A triangle is a figure that belongs to something unusual. It points the way the figures went; a bar by it says that is away from the direction hoped for. An open circle is a figure you left out.
rules-signals = When something is unusual
rules-intro = Figures always vary. Something is unusual only where one of these patterns is seen. The most important is told first, and the latest figure decides whether something is changing now. With fewer than 12 measurements no limits are drawn, only the median.
rules-method-limits = Control chart (XmR): the mean plus and minus 2.66 times the typical step from one measurement to the next. Shares whose counts are known have limits by their counts (P′).
rules-method-runs = Anhøj's rule, with 10 or 11 measurements. Figures on the median do not count.
rules-method-trend = Two figures that are alike break it.
rules-method-thirds = Far out is the outermost third towards the limit or beyond it.
rules-method-shift = A figure exactly on the mean breaks it.
rule-outside = Outside the limits
rule-outside-why = A single figure lies higher or lower than the figures usually vary.
rule-trend = Seven in a row the same way
rule-trend-why = Seven measurements in a row are each higher than the one before, or each lower.
rule-two-of-three = Two of three far out
rule-two-of-three-why = Three measurements in a row lie on one side of the mean, at least two of them far out.
rule-shift = Seven in a row on one side
rule-shift-why = Seven measurements in a row lie above the mean, or seven below.
rule-long-run = An unusually long run
rule-long-run-why = More figures in a row lie on one side of the median than chance usually gives.
rule-few-crossings = Too few crossings
rule-few-crossings-why = The line crosses the median fewer times than chance usually gives.

level-mean = Mean
level-median = Median
level-upper = Upper limit
level-lower = Lower limit
overview-signs = A wave means that nothing is unusual; a triangle that something has changed.
level-requirement = Requirement
level-requirement-earlier = Earlier requirement
mark-better = unusual, in the direction hoped for
mark-worse = unusual, away from the direction hoped for
mark-other = unusual
mark-excluded = left out by you
mark-gap = a hole: figures are missing

assurance-meets = As the figures usually vary, the requirement of { $requirement } is met every time.
assurance-hit-or-miss = As the figures usually vary, the requirement of { $requirement } is met at some times and not at others.
assurance-misses = As the figures usually vary, the requirement of { $requirement } is not reached; another level takes another way of doing it.

required = Requirement { $requirement }
required-meets = Requirement { $requirement }: met every time, as the figures usually vary
required-hit-or-miss = Requirement { $requirement }: met at times, as the figures usually vary
required-misses = Requirement { $requirement }: not reached, as the figures usually vary

difference-points = { $points } percentage points
trial-too-early = Too early to say whether it has changed anything: { $before } figures from before and { $after } since; { $needed } at least are needed on each side.
trial-too-few = There are too few figures to say whether it has changed anything: { $before } from before and { $after } since; { $needed } at least are needed on each side.
trial-seen = A change is seen in the direction hoped for: { $by } (95 % interval { $low } to { $high }; { $before } figures before, { $after } after). That alone does not show that the trial has done it.
trial-seen-change = A change is seen: { $by } (95 % interval { $low } to { $high }; { $before } figures before, { $after } after). That alone does not show that the trial has done it.
trial-seen-other-way = A change is seen, but the other way: { $by } (95 % interval { $low } to { $high }; { $before } figures before, { $after } after).
trial-not-seen = A change cannot be seen yet: { $by } (95 % interval { $low } to { $high }; { $before } figures before, { $after } after) may be chance.
trial-too-small = The figures have moved, but by so little that they do not show it: { $by } (95 % interval { $low } to { $high }; { $before } figures before, { $after } after).
trial-counted-anew = The source counts in a new way from { $from }. The figures before and after the trial can therefore not be compared.
trial-before-rebase = Figures from before { $from } are not used: your baseline begins anew there.
trial-before-source = Figures from before { $from } are not used: the source counts in a new way from then.
trial-after-rebase = Figures from { $from } onwards are not used: your baseline begins anew there.
trial-after-source = Figures from { $from } onwards are not used: the source counts in a new way from then.
trial-left-out = { $n ->
    [one] One figure that you left out is not counted.
   *[other] { $n } figures that you left out are not counted.
}
