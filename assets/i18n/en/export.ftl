# Charts and figures on their way out of the window: as files or to the clipboard.

export-menu = Save
export-menu-name = Save or copy
export-png = Save as picture (PNG)…
export-svg = Save as SVG…
export-csv = Save the figures (CSV)…
export-words-csv = Save as a table (CSV)…
export-words-md = Save as text (Markdown)…
export-copy-picture = Copy the picture
export-copy-figures = Copy the figures
export-saved-picture = The chart is saved: { $path }
export-saved-figures = The figures are saved: { $path }
export-saved-words = The words are saved: { $path }
export-saved-unasked = No file dialog can be shown here, so the file is saved as { $path }
export-copied-picture = The picture is copied. Paste it into a document or a presentation.
export-copied-figures = The figures are copied. Paste them into a sheet.
export-full = There is no room on the drive, so nothing is saved. Make room, or choose another place. { $path }
export-no-permission = It is not possible to write here. Perhaps the file is open in another program, or you are not allowed to write in the folder. { $path }
export-gone = The folder is not there just now, so nothing is saved. Choose another, or see whether the drive is connected. { $path }
export-taken = There is a file of that name already; it is untouched. Save again under another name. { $path }
export-trouble = The file could not be written, so nothing is saved. Try again, or choose another place. { $path }
export-no-picture = The picture could not be made, so nothing is saved. The figures can still be saved. { $path }
waiting-save = Saving “{ $name }”
cli-chart-ending = The name after --out must end in .svg, .png or .csv.
cli-chart-no-indicator = There is no indicator called “{ $name }”. There are:
cli-chart-no-house = There is no house called “{ $name }” with figures of the indicator. There are:
