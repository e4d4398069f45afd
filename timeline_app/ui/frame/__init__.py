"""What the panes stand in, and what stands around them: docks, top bar, status bar, palette, files.

What the window asks of a pane, beside `Pane(desk, parent=None)`; each is optional:
`header`, a PaneHeader, which the window lifts into the title of the pane's dock, so that it moves by it;
`tools`, a QWidget of buttons that stands in the Chronology's header while the view is in front;
`seek()` and `find_next()` for Ctrl+F and Find next; `flush()`, to keep what is half typed before the file closes.
"""
