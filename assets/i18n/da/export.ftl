# Grafer og tal på vej ud af vinduet: som filer eller til udklipsholderen.

export-menu = Gem
export-menu-name = Gem eller kopiér
export-png = Gem som billede (PNG)…
export-svg = Gem som SVG…
export-csv = Gem tallene (CSV)…
export-words-csv = Gem som tabel (CSV)…
export-words-md = Gem som tekst (Markdown)…
export-copy-picture = Kopiér billedet
export-copy-figures = Kopiér tallene
export-saved-picture = Grafen er gemt: { $path }
export-saved-figures = Tallene er gemt: { $path }
export-saved-words = Ordene er gemt: { $path }
export-saved-unasked = Der kan ikke vises en fildialog her, så filen er gemt som { $path }
export-copied-picture = Billedet er kopieret. Sæt det ind i et dokument eller en præsentation.
export-copied-figures = Tallene er kopieret. Sæt dem ind i et regneark.
export-full = Der er ikke plads på drevet, så intet er gemt. Gør plads, eller vælg et andet sted. { $path }
export-no-permission = Der kan ikke skrives her. Måske er filen åben i et andet program, eller du har ikke lov til at skrive i mappen. { $path }
export-gone = Mappen er der ikke lige nu, så intet er gemt. Vælg en anden, eller se, om drevet er forbundet. { $path }
export-taken = Der ligger allerede en fil med det navn; den er ikke rørt. Gem igen under et andet navn. { $path }
export-trouble = Filen kunne ikke skrives, så intet er gemt. Prøv igen, eller vælg et andet sted. { $path }
export-no-picture = Billedet kunne ikke laves, så intet er gemt. Tallene kan stadig gemmes. { $path }
waiting-save = Gemmer »{ $name }«
cli-chart-ending = Navnet efter --out skal ende på .svg, .png eller .csv.
cli-chart-no-indicator = Der er intet nøgletal, der hedder »{ $name }«. Der er:
cli-chart-no-house = Der er intet hus, der hedder »{ $name }«, med tal for nøgletallet. Der er:
