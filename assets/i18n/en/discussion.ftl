# The discussion: notes on their own page, drafts, trials and what is due.

pins-name = { $n } notes: { $pins }
note-read = Read
note-reply = Reply
note-reply-new = Reply to the note
note-add-reply = Add reply
note-replies = { $n ->
    [0] No replies yet
    [one] { $n } reply
   *[other] { $n } replies
}
note-answers = Reply to note { $number }
note-answers-forgotten = Reply to a note that is forgotten
note-about = about { $level }
note-to-list = All notes
note-grounds = Builds on
note-growth = What came of it
note-history = History
note-now = Now it says { $value }
note-now-same = It says the same now
note-grow = New { $kind }
note-more = More
note-less = Less
note-more-hint = Whom it is about, words to find it by, and what it builds on
note-level = Is about
note-tags = Words to find it by
note-tags-hint = e.g. play, morning
note-first-observation = First an observation
note-first-wonder = First a wonder
note-back-to-trial = Back to the trial

ground-title = Builds on
ground-search = Search your notes
ground-elsewhere = Elsewhere
ground-begin-observation = Write an observation
ground-begin-wonder = Write a wonder

plan-sign = Sign: { $sign }
plan-sign-label = Which sign would show that it helped?
plan-sign-hint = Something you can see or hear
plan-start = begins { $when }
plan-start-label = When does it begin?
plan-look-again = looked at again { $when }
plan-look-again-label = When do you look at it again?
plan-due = by { $when }
plan-due-label = When?
plan-when-hint = e.g. 12-1-2026 or Jan 2026
plan-when-unread = Write the day as 12-1-2026, or the month as Jan 2026.
plan-owner-label = Who sees to it?
plan-owner-hint = a name
plan-parked = Parked: { $reason }
plan-closed = Closed: { $reason }
plan-new-day = New date
plan-park = Park
plan-close = Close it
plan-reopen = Open again
plan-why-park = Why do you park it?
plan-why-close = Why do you close it?
plan-why-reopen = Why do you open it again? This may stay empty.
plan-why-hint = in your own words
plan-keep = Keep
plan-leave = Leave it

lack-words = Write what it is about.
lack-observation = An observation is missing: what have you seen? Choose it, or write it here.
lack-wonder = A wonder is missing: what would you like to know? Choose it, or write it here.
lack-subject = A trial is about an indicator or a theme. Choose a figure or a rating on one of the pages.
lack-sign = Write which sign you will look for.
lack-start = Write when it begins.
lack-due = Write when you look at it again.

draft-keep = Keep as draft
draft-keep-hint = Only you see it. You can share it later on the page Notes.
draft-kept = The draft is kept. It is on the page Notes, and only you see it.
drafts-title = Your drafts (on this computer alone)
draft-go-on = Go on writing
draft-share = Share with the team
draft-share-hint = The note is put in your shared folder, where the team can read it
draft-drop = Delete the draft
problem-drafts = What you write cannot be kept as a draft, since the program cannot write in your own folder. Share the note, or copy the text, before you close.

notes-shared = The team's notes
notes-by = Written by
notes-everybody = Everybody in the team
notes-about = Is about
notes-all-levels = All levels
notes-always = All days
notes-since-last = Since last time
notes-since-day = Since a day

due-title = { $n ->
    [one] It is time to look again
   *[other] It is time to look again ({ $n })
}
due-day = agreed for { $day }
due-now = Now: { $value }
due-look = Look at it
due-more = { $n ->
    [one] One more
   *[other] { $n } more
}

fate-renamed = The house was called { $from } and is now called { $to }
fate-moved = The house { $from } has moved and is now called { $to }
fate-same = { $from } and { $to } are the same house
fate-merged = { $from } is now part of { $to }
fate-hidden = The figure is not shown now: { $value }
fate-lost-house = The house is not in the files now
fate-lost-split = The house became several houses
fate-lost-indicator = The indicator is not in the files now
fate-lost-theme = The theme is not in the files now
fate-lost-figure = The figure is not in the files now
fate-lost-rating = The rating is not in the files now
fates = Your notes: { $parts }.
fates-intact = { $n } as before
fates-changed = { $n } where the figure or the wording is new
fates-followed = { $n } followed a house
fates-lost = { $n } without a place

orphans-title = Notes without a place
orphans-hint = What they are about is not in the files now. They stay here with what you saw until you give them a new place yourselves.
placing-open = Give it a place
placing-house = House
placing-subject = Indicator or theme
placing-period = Time
placing-all-subjects = Everything
placing-any-time = Any time
placing-put = Put it here
placing-put-chosen = Put it at { $place }
note-put = The note has a new place. Ctrl+Z undoes.
