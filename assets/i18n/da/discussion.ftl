# The discussion: notes on their own page, drafts, trials and what is due.

pins-name = { $n } noter: { $pins }
note-read = Læs
note-reply = Svar
note-reply-new = Svar på noten
note-add-reply = Tilføj svar
note-replies = { $n ->
    [0] Ingen svar endnu
    [one] { $n } svar
   *[other] { $n } svar
}
note-answers = Svar på note { $number }
note-answers-forgotten = Svar på en note, der er glemt
note-about = om { $level }
note-to-list = Alle noter
note-grounds = Bygger på
note-growth = Det kom der ud af den
note-history = Historie
note-now = Nu står der { $value }
note-now-same = Det samme står der nu
note-grow = Ny { $kind }
note-more = Mere
note-less = Mindre
note-more-hint = Hvem den handler om, ord at finde den på, og hvad den bygger på
note-level = Handler om
note-tags = Ord at finde den på
note-tags-hint = fx leg, morgen
note-first-observation = Først en iagttagelse
note-first-wonder = Først en undren
note-back-to-trial = Tilbage til prøvehandlingen

ground-title = Bygger på
ground-search = Søg i jeres noter
ground-elsewhere = Andre steder
ground-begin-observation = Skriv en iagttagelse
ground-begin-wonder = Skriv en undren

plan-sign = Tegn: { $sign }
plan-sign-label = Hvilket tegn ville vise, at det hjalp?
plan-sign-hint = Noget, I kan se eller høre
plan-start = begynder { $when }
plan-start-label = Hvornår begynder det?
plan-look-again = ser på det igen { $when }
plan-look-again-label = Hvornår ser I på det igen?
plan-due = senest { $when }
plan-due-label = Hvornår?
plan-when-hint = fx 12-1-2026 eller jan. 2026
plan-when-unread = Skriv dagen som 12-1-2026, eller måneden som jan. 2026.
plan-owner-label = Hvem har ansvaret?
plan-owner-hint = et navn
plan-parked = Parkeret: { $reason }
plan-closed = Afsluttet: { $reason }
plan-new-day = Ny dato
plan-park = Parkér
plan-close = Afslut
plan-reopen = Åbn igen
plan-why-park = Hvorfor parkerer I den?
plan-why-close = Hvorfor afslutter I den?
plan-why-reopen = Hvorfor åbner I den igen? Det kan stå tomt.
plan-why-hint = med jeres egne ord
plan-keep = Gem
plan-leave = Lad være

lack-words = Skriv, hvad det handler om.
lack-observation = Mangler en iagttagelse: hvad har I set? Vælg den, eller skriv den her.
lack-wonder = Mangler en undren: hvad vil I gerne vide? Vælg den, eller skriv den her.
lack-subject = En prøvehandling handler om et nøgletal eller et tema. Vælg et tal eller en vurdering på en af siderne.
lack-sign = Skriv, hvilket tegn I vil se efter.
lack-start = Skriv, hvornår det begynder.
lack-due = Skriv, hvornår I ser på det igen.

draft-keep = Gem som kladde
draft-keep-hint = Kun du ser den. Du kan dele den senere på siden Noter.
draft-kept = Kladden er gemt. Den ligger på siden Noter, og kun du ser den.
drafts-title = Dine kladder (kun her på computeren)
draft-go-on = Skriv videre
draft-share = Del med teamet
draft-share-hint = Noten lægges i jeres fælles mappe, hvor teamet kan læse den
draft-drop = Slet kladden
problem-drafts = Det, du skriver, kan ikke gemmes som kladde, fordi programmet ikke kan skrive i din egen mappe. Del noten, eller kopiér teksten, før du lukker.

notes-shared = Teamets noter
notes-by = Skrevet af
notes-everybody = Alle i teamet
notes-about = Handler om
notes-all-levels = Alle niveauer
notes-always = Alle dage
notes-since-last = Siden sidst
notes-since-day = Siden en dag

due-title = { $n ->
    [one] Det er tid at se på igen
   *[other] Det er tid at se på igen ({ $n })
}
due-day = aftalt til { $day }
due-now = Nu: { $value }
due-look = Se på den
due-more = { $n ->
    [one] Én mere
   *[other] { $n } flere
}

fate-renamed = Huset hed { $from } og hedder nu { $to }
fate-moved = Huset { $from } er flyttet og hedder nu { $to }
fate-same = { $from } og { $to } er samme hus
fate-merged = { $from } er nu en del af { $to }
fate-hidden = Tallet vises ikke nu: { $value }
fate-lost-house = Huset er ikke i filerne nu
fate-lost-split = Huset er blevet til flere huse
fate-lost-indicator = Nøgletallet er ikke i filerne nu
fate-lost-theme = Temaet er ikke i filerne nu
fate-lost-figure = Tallet er ikke i filerne nu
fate-lost-rating = Vurderingen er ikke i filerne nu
fates = Jeres noter: { $parts }.
fates-intact = { $n } som før
fates-changed = { $n } hvor tallet eller ordene er nye
fates-followed = { $n } fulgt med et hus
fates-lost = { $n } uden plads

orphans-title = Noter uden plads
orphans-hint = Det, de handler om, er ikke i filerne nu. De bliver stående her med det, I så, til I selv giver dem en ny plads.
placing-open = Giv den en plads
placing-house = Hus
placing-subject = Nøgletal eller tema
placing-period = Tid
placing-all-subjects = Alt
placing-any-time = Alle tider
placing-put = Sæt den her
placing-put-chosen = Sæt den på { $place }
note-put = Noten har fået en ny plads. Ctrl+Z fortryder.
