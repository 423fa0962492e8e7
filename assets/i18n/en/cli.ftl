# Commands without a window.

cli-no-window = Klyngeblik cannot open a window here. Without a display, “klyngeblik check FILE…” (shows how a file is understood) and “klyngeblik demo FOLDER” (writes the sample cluster) work.
cli-demo-written = The sample cluster is written to { $folder }
cli-questions = “{ $file }”: { $n ->
    [one] { $n } question is open; figures that depend on the answer are written as missing. “klyngeblik check” shows the question.
   *[other] { $n } questions are open; figures that depend on the answers are written as missing. “klyngeblik check” shows the questions.
}
cli-no-recipe = “{ $file }” is no recipe that can be read; choose a file that ends in .opskrift.json in a cluster folder's “kilder”.
cli-not-written = The table could not be written ({ $why }); choose another place with --out.
cli-signals-nothing = None of the files could be read as a table of figures.
cli-signals-no-series = There are no figures with a period to judge.
cli-no-phrase-file = The file with the passphrase cannot be read: { $why }
