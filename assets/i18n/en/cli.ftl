# Commands without a window.

cli-no-window = Klyngeblik cannot open a window here. Without a display, “klyngeblik check FILE…” (shows how a file is understood) and “klyngeblik demo FOLDER” (writes the sample cluster) work.
cli-demo-written = The sample cluster is written to { $folder }
