# Commands without a window.

cli-no-window = Klyngeblik kan ikke åbne et vindue her. Uden skærm virker »klyngeblik check FIL…« (viser, hvordan en fil forstås), »klyngeblik tidy FIL« (skriver en tabel som CSV) og »klyngeblik demo MAPPE« (skriver prøveklyngen).
cli-demo-written = Prøveklyngen er skrevet i { $folder }
cli-questions = »{ $file }«: { $n ->
    [one] { $n } spørgsmål er åbent; tal, der afhænger af svaret, er skrevet som manglende. »klyngeblik check« viser spørgsmålet.
   *[other] { $n } spørgsmål er åbne; tal, der afhænger af svarene, er skrevet som manglende. »klyngeblik check« viser spørgsmålene.
}
cli-no-recipe = »{ $file }« er ikke en opskrift, der kan læses; vælg en fil, der ender på .opskrift.json, i en klyngemappes »kilder«.
cli-not-written = Tabellen kunne ikke skrives ({ $why }); vælg et andet sted med --out.
cli-signals-nothing = Ingen af filerne kunne læses som en tabel med tal.
cli-signals-no-series = Der er ingen tal med en periode at vurdere.
cli-no-phrase-file = Filen med kodesætningen kan ikke læses: { $why }
