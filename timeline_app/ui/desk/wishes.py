"""What a pane wants of the window, without knowing who grants it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

MOST_PAGES = 12
"""Pages of a preview; an export may have more."""


class Wishes(QObject):
    """One per window. A pane emits; the window, or the pane whose work it is, hears."""

    entry = Signal(object)  # Words | None: a new entry from these words, as a draft in the inspector (E, Ctrl+N)
    proposal = Signal(object, object)  # Words, suggest.entries.Proposal: go on with it as a draft (E)
    fill = Signal(object, str)  # Ref, field: show its form in the inspector, with the focus there
    cite = Signal(object)  # Words: choose an entry that these words support (C)
    citation = Signal(object, str)  # Words, entry id: cite the words for this entry, nothing to ask (a drop)
    note = Signal(object)  # Ref of an entry or passage: put the cursor into its note (N)
    tag = Signal(object)  # Ref of an entry, passage or source: put the cursor into its tags (T)
    link = Signal(str, str)  # entry ids from, to: ask in the inspector for the type of a new link
    edit = Signal(object)  # Ref: show its form in the inspector, with the focus (E, F2)
    remove = Signal(object)  # tuple of Ref: list what depends on them, then remove (Delete)
    bring_in = Signal(object)  # list of sources.Capture: the "new source" form (drop, paste, +)
    import_file = Signal(
        object
    )  # Path of a table or another program's chronology: show what it would change; None: ask
    form = Signal(object)  # QWidget to be filled in, in the inspector's place; None: the last one goes
    form_done = Signal(object)  # QWidget that was shown so: it goes, whatever was put over it
    preview = Signal(object)  # sources.Article to be read before it is brought in; None: the text again
    open_project = Signal(object)  # Path: open it in this window
    pages = Signal(object)  # list of PNG bytes to be shown in the reader's place, [] while they are set; None: the text
    stage = Signal(object)  # QWidget to stand in the reader's whole place, header too; None: the reader again
    sought = Signal(str, int)  # light these words in the text on show, and go to the first at this code point or behind
    export = Signal()  # the export panel
    properties = Signal()  # the project's properties in the inspector
    copy_cited = Signal(object)  # Ref or Words: put the text with its formatted note on the clipboard
    toast = Signal(str, bool)  # sentence, whether to offer Undo
    arrange = Signal(str)  # read | order | present | show
    reveal = Signal(str)  # pane by name: library reader inspector timeline table: show it, with the focus
