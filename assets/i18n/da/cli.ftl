# Commands without a window.

cli-no-window = Klyngeblik kan ikke åbne et vindue her. Uden skærm virker »klyngeblik check FIL…« (viser, hvordan en fil forstås) og »klyngeblik demo MAPPE« (skriver prøveklyngen).
cli-demo-written = Prøveklyngen er skrevet i { $folder }
