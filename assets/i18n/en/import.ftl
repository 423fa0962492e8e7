# Words of the room import: receipts, questions and refusals.
receipt-figures = Figures for { $houses }
receipt-ratings = Supervision of { $houses }
receipt-register = A list of { $houses }
receipt-line = line { $line }
receipt-no-heading = no heading in the file
receipt-n-figures = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
}
receipt-n-absent = { $n ->
    [one] { $n } field without a figure
   *[other] { $n } fields without a figure
}
receipt-n-ratings = { $n ->
    [one] { $n } rating
   *[other] { $n } ratings
}
receipt-lines-all = { $n ->
    [one] { $n } line
   *[other] { $n } lines
}
receipt-lines-span = (lines { $first }–{ $last } of the file)
receipt-lines-read = { $n ->
    [one] { $n } is read
   *[other] { $n } are read
}
receipt-lines-heading = { $n ->
    [one] { $n } is the heading
   *[other] { $n } are the heading
}
receipt-lines-aside = { $n ->
    [one] { $n } is set aside
   *[other] { $n } are set aside
}
receipt-lines-continued = { $n ->
    [one] { $n } goes on with the line above
   *[other] { $n } go on with the line above
}
receipt-totals-left-out = { $n ->
    [one] the one line of them is not in the counts and sums of columns
   *[other] the { $n } lines of them are not in the counts and sums of columns
}
receipt-lines = { $n ->
    [one] line { $lines }
   *[other] lines { $lines }
}
receipt-begins = “{ $text }”
receipt-more = and { $n } more
receipt-warning-doubled = { $n ->
    [one] One figure has the same house, indicator and period as another in the file, and the charts show the last of them only.
   *[other] { $n } figures have the same house, indicator and period as another in the file, and the charts show the last of them only.
} If the file has one line a person, the figures must be gathered by house before it is read in; otherwise one more column may be needed to tell them apart.
receipt-doubled = { $n } figures
receipt-doubled-why = share house, indicator and period with another figure of the file. Charts show the last. Perhaps one more column is needed to tell them apart.
receipt-level = { $level } ({ $n })
receipt-levels-why = The names seem to be on several levels: each group adds up to the same whole. All of them are taken as houses. Choose those that belong together in the filter.
fact-levels = Several levels
fact-doubled = Alike
receipt-references-why = taken as the source's own figures to compare with, not as houses
receipt-wordings-why = shown in the file's own words, but on no known scale
fact-year = Year
fact-quote = Mark around fields
fact-filled-down = Filled down
receipt-filled-down-why = blank fields are taken to be the same as the field above
fact-left-out = Left out
receipt-left-out-why = personal data that you chose to leave out; nothing of them is kept
fact-house = House
fact-unread = Not read
receipt-unread-why = is no table, or is in a form that cannot be read; it was not looked into
fact-mixed = Mixed character sets
receipt-mixed-why = these lines are written in another character set than the rest of the file
fact-stray-quotes = Stray quotes
receipt-stray-quotes-why = a quote lacks its fellow and is read as a letter
fact-way = Read
receipt-in-bulk = the quick way
receipt-in-bulk-why = the file is large, and all its lines are built alike
receipt-line-by-line = line by line
receipt-line-by-line-why = the file is large, but its lines are not all built alike; it takes a little longer and gives the same
receipt-uneven = { $n ->
    [one] { $n } line
   *[other] { $n } lines
}
fact-uneven = Uneven lines
receipt-uneven-why = have fewer or more fields than the heading
fact-kind = Content
fact-layout = Layout
fact-heading = Heading
fact-format = File type
fact-table = Table in the file
fact-delimiter = Delimiter
fact-encoding = Character set
fact-rows = Lines
fact-references = Totals
fact-wordings = Unknown ratings
fact-wordings-placed = Placed ratings
evidence-certain = the file itself says so
evidence-all-fit = all values fit
evidence-likely = it looks that way
evidence-chosen = chosen by you
evidence-placed = placed by you
kind-of-file-figures = figures
kind-of-file-ratings = supervision
kind-of-file-register = list of houses
layout-long = one figure a line
layout-ratings = one rating a line
layout-houses = one house a line
layout-indicators = one column for each indicator
layout-periods = one column for each period
layout-themes = one column for each theme
delimiter-semicolon = semicolon
delimiter-comma = comma
delimiter-tab = tab
delimiter-pipe = vertical bar
delimiter-space = space
column-control = { $n } figures from { $min } to { $max }, sum { $sum }
column-control-few = { $n } numbers up to { $max }, sum { $sum }; numbers under { $least } are not shown here
column-control-mixed = { $n } numbers from { $min } to { $max }; they are of several units and are not added up
column-absences = { $n } { $absence }
column-unreadable = { $n ->
    [one] { $n } could not be read
   *[other] { $n } could not be read
}
decimal-comma = decimal comma
decimal-point = decimal point
aside-title = { $n ->
    [one] { $n } line above the table
   *[other] { $n } lines above the table
}
aside-blank = { $n ->
    [one] { $n } blank line
   *[other] { $n } blank lines
}
aside-block-heading = { $n ->
    [one] { $n } heading between lines
   *[other] { $n } headings between lines
}
aside-footer = { $n ->
    [one] { $n } line below the table
   *[other] { $n } lines below the table
}
aside-no-house = { $n ->
    [one] { $n } line without a house
   *[other] { $n } lines without a house
}
aside-no-period = { $n ->
    [one] { $n } line without a readable period
   *[other] { $n } lines without a readable period
}
aside-no-indicator = { $n ->
    [one] { $n } line without an indicator
   *[other] { $n } lines without an indicator
}
aside-no-value = { $n ->
    [one] { $n } line without figures or ratings
   *[other] { $n } lines without figures or ratings
}
aside-too-many-fields = { $n ->
    [one] { $n } line with more fields than the heading
   *[other] { $n } lines with more fields than the heading
}
question-decimal = How is { $example } in the column “{ $column }” to be read?
question-dash = { $n ->
    [one] What does the sign “-” mean in the column “{ $column }”? It stands there { $n } time.
   *[other] What does the sign “-” mean in the column “{ $column }”? It stands there { $n } times.
}
question-dash-file = { $n ->
    [one] What does the sign “-” mean in the file? It stands there { $n } time.
   *[other] What does the sign “-” mean in the file? It stands there { $n } times.
}
question-percent = Some figures of “{ $indicator }” have the sign %, others do not. What is { $example }?
answer-percent = { $example } %
answer-fraction = A part of 1, to be multiplied by 100
question-year = Which year are the months in the headings of?
question-time = Which year are the figures of?
answer-timeless = Without time
answer-other-year = Another year
question-wording = { $n ->
    [one] Where does “{ $wording }” belong? It stands there { $n } time, in line { $line }.
   *[other] Where does “{ $wording }” belong? It stands there { $n } times, first in line { $line }.
}
wordings-title = Ratings that are on no known scale
wordings-hint = Choose where each of them belongs. On a new scale the lowest step comes first: the one that asks for most.
wording-met = { $n ->
    [one] { $n } time, in line { $line }
   *[other] { $n } times, first in line { $line }
}
wording-choose = Choose a place
wording-apart = Outside the scales
wording-none = no rating
wording-new-scale = first step of a new scale
wording-above = new step above “{ $level }”
wording-below = new step below “{ $level }”
wording-as = same step as “{ $level }”
wording-placed = { $level } ({ $scale })
wording-to = “{ $wording }”: { $to }
question-house = Which column has the names of the houses? Choose “{ role-house }” beside it in the list of columns.
answer-comma = With a decimal comma, so the number is { $number }
answer-point = With a decimal point, so the number is { $number }
answer-missing = The figure is missing
answer-zero = Nought
letter-house = H
letter-subject = I
letter-time = P
letter-figure = F
letter-text = W
letter-ignored = –
role-house = name of the house
role-house-id = number of the house
role-house-kind = kind of house
role-children = number of children
role-indicator = name of the indicator
role-dimension = part of the indicator
role-period = period
role-value = figure
role-numerator = how many
role-denominator = out of how many
role-theme = theme
role-level = rating
role-visit-date = date of visit
role-visit-kind = kind of visit
role-text = text
role-ignore = not read
refusal-empty = “{ $file }” is empty; save it again from the system it comes from and try once more.
refusal-binary = “{ $file }” is not text; export the figures as CSV, Excel or another of these types and choose that file: { -endings } or a zip of them. A table can also be copied and pasted with Ctrl+V.
refusal-unknown-encoding = The letters of “{ $file }” cannot be read here; save it as UTF-8 or as Excel in the program it comes from and choose it again.
refusal-other-format = “{ $file }” is a file of the type { $detail }; save or export it as CSV, Excel or another of these types and choose that file: { -endings } or a zip of them. A table can also be copied and pasted with Ctrl+V.
refusal-damaged = “{ $file }” cannot be opened as { $detail }; export it again, or save it anew in the program it comes from.
refusal-locked = “{ $file }” is locked with a password; save it without a password and choose it again.
refusal-unpacked-size = “{ $file }” is larger than { $detail } MB when unpacked and was not read; export fewer years or only the cluster's own houses.
refusal-packed-ratio = “{ $file }” is packed more than { $detail } times, as no export is, and was not read; export it again from the system it comes from.
refusal-members = “{ $file }” holds more than { $detail } files; unpack it and choose the files you need.
refusal-cells = “{ $file }” has a sheet of more than { $detail } cells; save it as CSV or export fewer years.
refusal-columns = “{ $file }” has a row of more than { $detail } fields; export fewer columns.
refusal-tables = “{ $file }” has more than { $detail } tables one above the other; split it into several files or sheets, or export the figures as one table with a line for each house and year.
refusal-ragged = “{ $file }” has a very wide row and otherwise short ones, which would become more than { $detail } empty fields; see whether there is a row too many, or whether the heading is right, and save the file again.
refusal-nested = “{ $file }” holds another packed file; unpack it and choose the files in it.
refusal-no-tables = “{ $file }” holds none of the files that can be read ({ -endings }); unpack it and see what is in it.
refusal-one-column = “{ $file }” has a single column, so houses and figures cannot be told apart; export both houses and figures.
refusal-no-rows = “{ $file }” has a heading and no lines below it; see whether the export is empty and export it again.
refusal-not-understood = No houses and figures were found in “{ $file }”; see that the file has a column of houses and at least one of figures or ratings.
refusal-folder = “{ $file }” is a folder; open the folder and choose the files in it.
refusal-not-found = “{ $file }” is no longer there; see whether it was moved or renamed.
refusal-unreadable = “{ $file }” cannot be read ({ $detail }); close it in other programs, or put a copy in your own folder and choose that.
refusal-changing = “{ $file }” changed while it was read; wait until it is saved and try again.
refusal-too-large = “{ $file }” is larger than { $detail } MB; export fewer years or only the cluster's own houses.
refusal-no-table = “{ $file }” no longer has a table called “{ $detail }”; choose the file again, and one of its tables.
per-person = The file seems to have one line a child or employee. Klyngeblik is for totals: get an extract with figures by house, or count the lines by house before the file is read in.
passed-over = Passed over, being no tables: { $files }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
refusal-personal-data = “{ $file }” seems to hold personal data and was not read in: { $detail }. Leave the columns out, or remove the data from the extract, and choose the file again.
refusal-personal-file-name = “{ $file }” has { $detail } in the name of the file or a sheet and was not read in; give the file or the sheet another name and choose the file again.
personal-cpr = CPR numbers
personal-email = e-mail addresses
personal-name = names of people
personal-column = { $kind } in the column “{ $column }” ({ $n }, first in line { $line }: { $masked })
personal-outside = { $kind } outside the table ({ $n }, first in line { $line }: { $masked })
