# Visninger: det, der ses på, og vejen tilbage til det.

command-back = Tilbage til forrige visning
command-forward = Frem igen

filter-all-years = Alle år
filter-recent = Seneste { $n } år
filter-recent-years = »{ filter-recent }« gælder måneder og andre korte perioder; her vises alle år.
filter-recent-visits = »{ filter-recent }« gælder tal; tilsyn vises fra alle år.
filter-recent-hint = Måneder, kvartaler, uger og dage vises for { $from }–{ $to }. Hele år, halve år og tilsyn vises altid alle.

views = Visninger
views-hint = Gem det, I ser på, og find det igen
views-none = I har ikke gemt nogen visninger endnu.
views-keep-hint = Gem det, du ser nu: siden, husene, årene, nøgletallet og det valgte.
views-name = Navn
views-author = Gemt af
views-keep = Gem visning
views-kept = Visningen er gemt. Den kan fortrydes.
views-open-named = Åbn { $name }
views-rename = Omdøb
views-rename-named = Omdøb { $name }
views-new-name = Nyt navn
views-rename-keep = Gem navnet
views-rename-leave = Fortryd navnet
views-remove = Fjern
views-remove-named = Fjern { $name }
views-opened-without = »{ $name }« er åbnet, men { $gone } findes ikke i tallene længere.
views-gone-houses = { $n ->
    [one] ét hus
   *[other] { $n } huse
}
views-gone-indicator = nøgletallet { $indicator }
views-and = og
views-all-houses = Derfor vises alle huse.
views-lacks-name = Skriv et navn, så I kan finde visningen igen.
views-unknown = Visningen er der ikke længere. En anden kan have fjernet den.
