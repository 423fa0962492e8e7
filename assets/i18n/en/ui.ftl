# The window.

page-start = Start
page-overview = Overview
page-trend = Over time
page-compare = Compare
page-supervision = Supervision
page-data = Data
page-notes = Notes
page-vocabulary = Shared language
page-intake = New files

sample-badge = sample cluster – invented
sample-banner = You are looking at a sample cluster. Its houses and all figures are invented, so you can try everything safely.
sample-begin = Begin with your own figures
new-cluster-name = My cluster

command-open-files = Open files…
command-open-workspace = Open folder…
command-paste = Paste a table from the clipboard
command-write = Write a note
command-search = Search
command-undo = Undo
command-redo = Redo
command-redo-too = Redo
command-deselect = Close what is chosen
command-keys = Keys
command-keys-too = Keys
undo-hint = Your own notes and views, the order of the houses and changes of houses
keys-move = Go from field to field
keys-choose = Choose a field or a point
keys-marks = From point to point in a chart
keys-zoom = Larger and smaller text
theme-light = Light
theme-dark = Dark
close = Close
dismiss = OK
working = Working…
drop-here = Drop files or a folder here
waiting-loading = Fetching “{ $name }”
waiting-unpacking = Opening “{ $name }”
waiting-cutting = Reading “{ $name }”: finding rows and columns
waiting-guarding = Reading “{ $name }”: looking for personal data
waiting-understanding = Reading “{ $name }”: finding out what the columns are
waiting-reading = Reading “{ $name }”: reading the figures
waiting-open = Opening “{ $name }”
waiting-store = Reading into “{ $name }”
waiting-more = { $n ->
    [one] one more file waits
   *[other] { $n } more files wait
}
waiting-stop = Stop
waiting-stop-all = Stop all
nothing-to-undo = There is nothing more to undo.
nothing-to-redo = There is nothing more to redo.

filter-all-houses = { $n ->
    [0] No houses yet
    [one] 1 house
   *[other] All { $n } houses
}
filter-some-houses = { $n } of { $total } houses
filter-find-house = Find a house
filter-from = from
filter-to = to
filter-from-year = From year
filter-to-year = To year
filter-topic = Topic
filter-all-topics = All topics
filter-all = Show all
house-up = Move { $house } up
house-down = Move { $house } down
houses-in-order = Houses in your own order
houses-by-name = Houses by name
median-short = median, latest: { $median }

empty-overview = No figures to show
empty-overview-hint = The files have no indicators in what the filter shows. Open a file with figures for the houses, or choose something else in the filter.
empty-trend = Nothing over time to show
empty-trend-hint = Open a file with figures over time, or choose another topic in the filter.
empty-supervision = No supervision to show
empty-supervision-hint = Open a file with ratings from supervision, or choose more years in the filter.
empty-rows-none = No rows here
empty-rows-none-hint = The files have none of that kind, or the filter does not show them.
empty-rows = No rows match
empty-rows-hint = Try a shorter word. æ, ø and å can be written ae, oe and aa.
empty-notes = No notes yet
empty-notes-hint = Choose a figure, a rating or a house on one of the pages, and write what you see or wonder about. A note is kept as soon as it is added.
empty-notes-found = No notes match
empty-notes-found-hint = Try a shorter word, or choose more kinds of note.
empty-intake = No new files
empty-intake-hint = Drag files or a folder into the window, open them here, or paste a copied table with Ctrl+V.

show-as-table = Show as table
table-short = Table
chart-short = Chart
show-as-chart = Show as chart
show-years = Show { $years } alone
show-over-time = See it over time
choose-indicator = Choose indicator
note-on-indicator = Note on the indicator
note-on-cluster = Note on the whole cluster
supervision-key = Bars: level on the source's scale. Arrow: change since the visit before.
timeline-key = Filled circle: announced. Open circle: unannounced.
no-rating = no rating
supervision-themes = Themes
supervision-distribution = Distribution
supervision-steps = Step by step
choose-theme = Choose a theme
timeline = Visits over time

rows-figures = Figures
rows-ratings = Ratings
least-shown = Hide figures of fewer than { $least }
least-shown-hint = Figures that fewer than { $least } people stand behind are not shown, nor figures they could be worked out from. The limit holds for everyone in the folder and cannot be below 5.
rows-file-order = Order of the files
search-rows = Search house, indicator, theme or file
sort-hint = Click to sort
column-house = House
column-indicator = Indicator
column-theme = Theme
column-period = Period
column-visit-date = Visit
column-value = Value
column-rating = Rating
column-n = n
column-visit-kind = Kind
column-source = Line and file

rows-houses = Houses
houses-proposal-of = Suggestion 1 of { $n }
houses-same = It is the same house
houses-same-hint = The figures are then shown as one house. It can be undone.
houses-two = They are two houses
houses-two-hint = The houses are shown apart as now, and you are not asked again.
house-change-add = Change…
house-change-edit = Edit
house-change-remove = Remove
house-change-new = What became of the house?
house-change-correct = Correct what became of it
house-change-when = When
house-change-when-hint = 31-07-2024, 07-2024 or 2024
house-change-when-unread = Write a day like 31-07-2024, a month like 07-2024 or a year. The field can also be empty.
house-change-note = Remark
house-change-note-hint = can be empty
house-change-keep = Keep
house-change-unfinished = Choose the houses first
house-change-kept = The change is kept. It can be undone.
house-choose = Choose a house
house-choose-more = Choose one more house
house-leave-out = Take { $house } away
change-side-house = The house
change-side-one = The one house
change-side-other = The other house
change-side-old-name = Was called
change-side-new-name = Is now called
change-side-before = Before
change-side-after = Now
change-side-merged = Merged
change-side-split = The house that was split
change-side-became = Became

search-notes = Search the notes
note-open = Go to { $place }
note-new = New note
note-change = Change the note
note-text = Text of the note
note-author = Written by
note-author-hint = your name
note-kept = The note is kept.
note-add = Add note
note-keep-change = Keep the change
note-add-hint = Ctrl+Enter
note-cancel-change = Cancel the change
note-half-written = There is a note here that you have not finished. Keep it, or delete its text, before you change another.
note-edit = Change
note-remove = Remove
notes-none-here = No notes here yet.
notes-here = { $n ->
    [one] { $n } note here
   *[other] { $n } notes here
}
hint-observation = What do we see?
hint-wonder = What do we wonder about?
hint-explanation = What might explain it?
hint-trial = What will we try?
hint-agreement = What do we agree on, and who does what?

start-title = Welcome to Klyngeblik
start-sentence = A glance over the cluster's figures, supervision and notes. Everything stays in your own folders and is kept by itself.
start-carry-on = Carry on with { $name }
start-open-files-hint = Choose CSV or Excel files from the municipality, the ministry or yourselves. You can also drag them into the window.
start-open-workspace-hint = A cluster folder you have used before, or a folder of files to be read.
start-paste-hint = Mark a table in Excel or on a web page, copy it, and press Ctrl+V here.
pasted-name = Pasted table { $time }
paste-nothing = There is no table to paste. Mark a table in Excel or on a web page, copy it with Ctrl+C, and press Ctrl+V here.
look-first = “{ $name }” is open, and nothing is read in yet. See under New files what is new since last time, then read it in.
start-sample = See the sample cluster
start-sample-hint = Klynge Havn: invented houses and five years of invented figures.
start-new = Create a new cluster folder
start-recent = Earlier cluster folders
start-sources = { $name }: { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
source-not-read = cannot be read – open the file anew, or remove it
source-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
source-remove-sure = Yes, remove
source-remove = Remove
new-name = Name of the cluster
new-name-for = into a new cluster folder named
new-folder = The folder is created in { $folder }
choose-folder = Choose folder…
dialog-exports = Files of tables
dialog-all = All files

intake-sentence = See whether the files are understood rightly. Nothing is read in until you say yes.
take-in = { $n ->
    [one] Read in 1 file
   *[other] Read in { $n } files
}
take-into-last = Read in to “{ $name }”
take-into = into { $name }
intake-leave = Cancel, leave the files
intake-asking = { $n ->
    [one] One file has a question to be answered before it can be read in.
   *[other] { $n } files have questions to be answered before they can be read in.
}
taken-in = { $n ->
    [one] One file is read in.
   *[other] { $n } files are read in.
} { $asking ->
    [0] {""}
    [one] One file still has a question under New files.
   *[other] { $asking } files still have questions under New files.
} { $refused ->
    [0] {""}
    [one] One file cannot be read; New files says why.
   *[other] { $refused } files cannot be read; New files says why.
}
taken-in-ratings = The ratings stand here on Supervision.
dialog-none-files = No file dialog can be shown here. Drag the files into the window, or copy a table and press Ctrl+V.
dialog-none-folder = No dialog can be shown here. Drag the folder into the window.
dialog-none-place = No dialog can be shown here. The cluster folder is made in the folder that is named already.
key-escape = Esc
key-left = left arrow
key-right = right arrow
key-shift = Shift
taken-in-alike = Some houses look alike: see Data, Houses.
file-ready = ready
file-asks = has a question
file-refused = cannot be read
file-taken-in = is read in already
file-drop = Leave { $file }
receipt-difference = Since last time
receipt-raw = As it stands in the file
receipt-raw-hint = Choose above a column what it is. Colour and letter are the same below.
receipt-question-of = Question 1 of { $n }
intake-undo = Undo the latest choice
intake-leave-out = Read it in without those columns
intake-held = Another table in “{ $file }” looks like it holds people's data. Leave them out there, or leave that table; then this one can be read in.
receipt-first-rows = The first rows as understood
receipt-columns = Columns
receipt-how = How the file was read
receipt-set-aside = Lines that are not included
receipt-totals = Shown as totals to compare with, not as houses
receipt-kind = The file is
source-kind-observations = figures for the houses
source-kind-ratings = ratings from supervision
source-kind-register = a list of houses

problem-job = Something went wrong in the program. What was kept is still there. Try again.
problem-no-notes = The note cannot be kept because the program cannot write in your own folder. Create a cluster folder where you can write, and try again.
problem-empty-folder = The folder is no cluster folder, and there are no files that can be read ({ -endings }, zip) in it or in the folders just below. Choose the folder the files are in.
problem-lost-source = { $file } is not in the picture. { $why }
problem-read-only = The folder can be read but not changed just now. What you write stays on this computer and goes into the folder when it can be written. { $folder }
problem-damaged-lines = { $n ->
    [one] One line of the journal is damaged and was set aside. All other notes are here.
   *[other] { $n } lines of the journal are damaged and were set aside. All other notes are here.
}
workspace-not-one = The folder is not a cluster folder. Choose another, or create a new one on the page Start. { $folder }
workspace-already-one = There is a cluster folder of that name already. Open it, or choose another name. { $folder }
workspace-newer = The cluster folder was made with a newer version of Klyngeblik. Get the new version to open it. { $folder }
workspace-no-permission = You are not allowed to write in the folder. Ask for access, or choose another folder. { $folder }
workspace-full = The disk is full. Make room and try again; nothing is lost. { $folder }
workspace-gone = The folder is not there just now. See whether the network drive is connected, and try again. { $folder }
workspace-empty-text = A note needs a text.
note-groundless-trial = A trial builds on at least one observation and one wonder. Choose them, or write them first.
note-unfinished-trial = Write which sign you will look for, and choose an indicator or a theme, when it begins and when you look at it again.
note-no-plan = Only agreements and trials can be parked or closed.
workspace-unfinished-house-change = A house is missing. Choose the houses and try again.
workspace-unknown-house-change = The change is no longer there. Someone else may have removed it.
workspace-limit-out-of-range = The limit for small numbers cannot be below { $least } or above { $most }.
workspace-unknown-note = The note is no longer there. Someone else may have removed it.
workspace-damaged-source = A source in the folder has changed since it was read in and is not used. Open the file anew. { $folder }
workspace-trouble = The folder could not be read or written. Try again, or choose another folder. { $folder }

series-open = Decisions
series-open-hint = Decisions about the figures: leave a figure out, a new baseline, or a requirement
series-title = What have you decided? { $series }
series-rebase = New baseline
series-rebase-hint = When the level has changed for good and you know why. The old figures stay and are compared by themselves.
series-exclusion = Leave a figure out
series-exclusion-hint = When a figure says nothing of the rest. It stays as an open circle with your reason, and nothing is computed from it.
series-baseline = Fixed baseline
series-baseline-hint = The first 12–20 figures become what all later ones are compared with.
series-requirement = Requirement
series-requirement-hint = A line that the figures are to reach or to stay below.
series-from = From
series-figure = Figure
series-figures = Figures
series-value = The requirement is
series-value-hint = a number, for instance 7.5
series-since = Holds from
series-always = the beginning
series-choose = Choose
series-use-suggestion = Choose { $from }
series-reason = Reason
series-reason-hint = What happened?
series-source = Who asks for it
series-source-hint = may be empty
series-scope = Holds for
series-only-house = Only { $house }
series-keep = Keep
series-kept = The decision is kept. It can be undone.
series-remove = Remove
series-none = You have decided nothing about the indicator yet.
series-lacks-period = Choose in the list first.
series-lacks-reason = Write a reason, so that everyone can see why later on.
series-lacks-value = Write the requirement as a number, for instance 7.5.
series-lacks-author = Write your name, so that everyone can see later on who decided it.
workspace-unfinished-series-choice = Something is missing in the decision. Mend it and try again.
workspace-unknown-series-choice = The decision is no longer there. Someone else may have removed it.
