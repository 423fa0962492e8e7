# The journal: what others write, what waits for the folder, and who did what when.

notes-new = { $n ->
    [one] { $n } new
   *[other] { $n } new
}
kept-aside = { $why ->
    [gone] The cluster folder is not there just now.
    [full] The drive of the cluster folder is full; make room.
    [read-only] The cluster folder can be read but not changed just now.
   *[trouble] The cluster folder cannot be written just now.
} { $n ->
    [one] One thing you wrote is kept on this computer and goes into the folder as soon as it can.
   *[other] { $n } things you wrote are kept on this computer and go into the folder as soon as they can.
}
kept-aside-delivered = Everything you wrote is now in the cluster folder.
problem-doubled-lines = { $n ->
    [one] Two have written under one name in the cluster folder, and one number was used twice. Both notes are here; from now on each of you writes under a name of your own.
   *[other] Two have written under one name in the cluster folder, and { $n } numbers were used twice. All notes are here; from now on each of you writes under a name of your own.
}
problem-clock = This computer's clock is behind what was last written in the cluster folder ({ $newest }). Notes are still in their right order, but the date of new ones may be wrong. See whether the clock is right.

undo-built-on = Others have built on the note: { $what }. If you undo it, it goes away for everyone. Redo brings it back.
undo-anyway = Undo anyway
undo-leave = Keep the note

past-open = History
past-open-hint = Who did what when
past-sentence = { $n ->
    [0] Nothing has happened yet.
    [one] The latest first. Nothing is erased on the way.
   *[other] The latest first. Nothing is erased on the way.
}
past-all = History
past-note = History of note { $number }
past-note-gone = History of a note that was removed
past-least-shown = History of the limit for small numbers
past-houses = History of the houses
past-series = History of decisions about { $indicator }
past-views = History of the views
past-term = History of the word “{ $term }”
past-time = { $day } { $hour }:{ $minute }
past-did = { $who } { $what }
past-undid = { $who } undid: { $what }
past-redid = { $who } redid: { $what }
past-is-undone = (undone)
past-unnamed = Someone without a name ({ $writer })
past-note-added = wrote the note ({ $kind })
past-replied = answered
past-built-on = wrote a note that grows out of it
past-note-changed = changed the note
past-note-removed = removed the note
past-note-moved = moved the note to { $place }
past-linked = let the note grow out of another
past-unlinked = no longer let the note grow out of another
past-built-on-by-link = let another note grow out of it
past-no-longer-built-on = no longer let another note grow out of it
past-opened = opened the agreement again
past-parked = parked the agreement
past-closed = closed the agreement
past-least-shown-set = set the limit for small numbers to { $least }
past-houses-ordered = put the houses in order
past-house-change-added = wrote what became of a house
past-house-change-corrected = corrected what became of a house
past-house-change-removed = removed a change of a house
past-houses-apart = said that two houses are two: { $houses }
past-series-added = decided something about { $indicator }
past-series-removed = removed a decision
past-view-kept = kept the view “{ $name }”
past-view-renamed = called a view “{ $name }”
past-view-removed = removed a view
past-term-worded = explained the word “{ $term }”
past-indicator-named = gave “{ $name }” a name
past-something = did something this version of Klyngeblik does not know

cli-note-kind = “{ $kind }” is no kind of note; choose observation, wonder, explanation, trial or agreement.
cli-note-level = “{ $level }” is no level; choose child, staff, leader, leadership_team or cluster.
cli-note-house = No house is called “{ $house }”.
cli-note-period = “{ $period }” is no period; write for example 2025, 2025M03, 2025K1, 2025/26 or 2025-03-03.
cli-note-id = “{ $id }” is not the name of a note; a name is like anna-1a2b3c4d#7 (see “notes … list --json”).
cli-note-kept-aside = The folder cannot be written just now. The note is kept on this computer and goes into the folder as soon as it is back.
cli-notes-none = No notes yet.
cli-notes-title = Notes from { $name }
cli-note-id-line = name: { $id }
cli-column-number = No.
cli-column-id = Name
cli-column-kind = Kind
cli-column-text = Note
cli-column-level = Level
cli-column-tags = Tags
cli-column-author = Written by
cli-column-made = Written
cli-column-changed = Changed
cli-column-place = Place
cli-column-seen = Figure when it was written
cli-column-owner = Who
cli-column-start = Begins
cli-column-due = When
cli-column-sign = Sign
cli-column-stage = State
cli-column-reason = Reason
cli-column-reply = Answers
cli-column-because = Grows out of
note-level-child = child
note-level-staff = staff
note-level-leader = leader
note-level-leadership-team = leadership team
note-level-cluster = cluster
plan-stage-open = open
plan-stage-parked = parked
plan-stage-closed = closed
cli-journal-whole = { $lines } lines in { $files } files, { $events } events of { $writers } writers, { $notes } notes. All of it can be read.
cli-journal-issues = { $lines } lines in { $files } files, { $events } events of { $writers } writers, { $notes } notes. { $n ->
    [one] One line was set aside; it is untouched.
   *[other] { $n } lines were set aside; they are untouched.
}
cli-journal-torn = { $file }, line { $line }: half; the rest may be on its way
cli-journal-damaged = { $file }, line { $line }: cannot be read
cli-journal-doubled = { $file }, line { $line }: the name of another line; both count
cli-journal-unreadable = { $file }: cannot be opened

## Forget

past-forgotten = wrote something that is forgotten for good
past-forget-asked = asked for something to be forgotten
forget-open = Forget for good …
forget-title = Forget for good
forget-does = The words are taken out of the folder, and so are the changes of them that you wrote. A stone is left: everyone can see that something stood here that is forgotten, but not what.
forget-elsewhere = Others who have a copy of the folder forget it too, the next time their Klyngeblik sees the folder. A copy that never syncs again, and what was saved or printed outside the folder, is beyond Klyngeblik's reach.
forget-final = This cannot be undone.
forget-tick = Yes, it shall be forgotten for good
forget-do = Forget now
forget-leave = Let it stand
forget-done = It is forgotten.
forget-ask-open = Ask for it to be forgotten …
forget-ask-title = Ask { $who } to forget
forget-ask-does = Only who wrote something can forget it. Klyngeblik asks { $who } the next time the folder is opened there. Until then the words stand.
forget-ask-do = Ask for it
forget-ask-done = It will be asked the next time the folder is opened.
forget-asked = { $who } asks you to forget: “{ $what }”
forget-not-now = Not now
forget-nothing = There is nothing of that name to forget. It may be forgotten already.
forget-anothers = { $who } wrote it, and only who wrote something can forget it.

## Lock

lock-closed = The folder is locked with a passphrase, and that is missing. { $folder }
lock-wrong-phrase = The passphrase does not open the folder. Try again.
lock-in-use = Someone else has the folder open. It can be locked or unlocked once all others have closed it.
lock-no-phrase = Write a passphrase.
lock-phrase = Passphrase
lock-leave = Not now
lock-is-locked = The folder is locked with a passphrase.
lock-open-title = The folder is locked
lock-open-sentence = Write your passphrase to open it.
lock-open-do = Open
lock-lock = Lock with a passphrase …
lock-lock-title = Lock the folder
lock-lock-sentence = Notes and sources are encrypted and can be read with the passphrase only. Everyone who uses the folder must know it. Four or five words you can remember do well. Copies taken before are not locked.
lock-lock-do = Lock the folder
lock-again = The passphrase once more
lock-not-same = The two are not the same yet.
lock-no-way-in = If you forget the passphrase, nobody can open the folder again.
lock-done = The folder is locked.
lock-change = Change the passphrase …
lock-change-title = Change the passphrase
lock-change-sentence = The old passphrase will not open the folder any more. Tell everyone who uses it what the new one is.
lock-change-do = Change the passphrase
lock-old = The passphrase now
lock-new = The new passphrase
lock-changed = The passphrase is changed.
lock-unlock = Remove the lock …
lock-unlock-title = Remove the lock
lock-unlock-sentence = Notes and sources can be read from then on by everyone who can reach the folder.
lock-unlock-do = Remove the lock
lock-undone = The lock is removed.
