# Views: what is looked at, and the way back to it.

command-back = Back to the view before
command-forward = Forward again

filter-all-years = All years
filter-recent = Last { $n } years
filter-recent-years = “{ filter-recent }” holds for months and other short periods; all years are shown here.
filter-recent-visits = “{ filter-recent }” holds for figures; supervision is shown from all years.
filter-recent-hint = Months, quarters, weeks and days are shown for { $from }–{ $to }. Years, half-years and supervision always show in full.

views = Views
views-hint = Keep what you look at, and find it again
views-none = You have kept no views yet.
views-keep-hint = Keep what you see now: the page, the houses, the years, the indicator and what is chosen.
views-name = Name
views-author = Kept by
views-keep = Keep view
views-kept = The view is kept. It can be undone.
views-open-named = Open { $name }
views-rename = Rename
views-rename-named = Rename { $name }
views-new-name = New name
views-rename-keep = Keep the name
views-rename-leave = Leave the name
views-remove = Remove
views-remove-named = Remove { $name }
views-opened-without = “{ $name }” is open, but { $gone } can no longer be found in the figures.
views-gone-houses = { $n ->
    [one] one house
   *[other] { $n } houses
}
views-gone-indicator = the indicator { $indicator }
views-and = and
views-all-houses = All houses are shown instead.
views-lacks-name = Write a name, so that you can find the view again.
views-unknown = The view is no longer there. Someone else may have removed it.
