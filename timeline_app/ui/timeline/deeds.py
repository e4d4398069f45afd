"""What is done with entries of the timeline by keys and drops: opened, linked, cited, changed, removed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal

from timeline_app.ui.desk import Desk, dragging
from timeline_app.ui.desk.selection import Ref
from timeline_app.words import tr


class Deeds(QObject):
    """Passes on what a person wants of an entry; holds the link that is being made between two of them."""

    began = Signal()  # a link, or it was ended: `link_from` is another

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.link_from = ""  # entry id while a link is being made

    def grant(self, deed: str, ids: tuple[str, ...]) -> None:
        """Do what a key asks for with the entries selected; the first is the current one."""
        wishes = self._desk.wishes
        if deed in ("edit", "title", "note", "tag"):
            {"edit": wishes.edit, "title": wishes.edit, "note": wishes.note, "tag": wishes.tag}[deed].emit(
                Ref("entry", ids[0])
            )
        elif deed == "remove":
            wishes.remove.emit(tuple(Ref("entry", id_) for id_ in ids))
        else:
            {"open": self._enter, "cite": self._cite, "link": self.begin}[deed](ids[0])

    def begin(self, id_: str) -> None:
        """Start a link at an entry; "" lets go of the one that was begun."""
        self.link_from = id_
        self.began.emit()

    def link(self, source: str, target: str) -> None:
        """Ask for a link between two entries."""
        self.begin("")
        if source != target:
            self._desk.wishes.link.emit(source, target)

    def drop(self, dropped: QMimeData, id_: str | None) -> None:
        """Words on an entry are cited for it, words on nothing become a draft; an entry on an entry is linked."""
        wishes = self._desk.wishes
        entries = dragging.entries_in(dropped)
        if words := dragging.words_in(dropped):
            if id_ is None:
                wishes.entry.emit(words)
            else:
                wishes.citation.emit(words, id_)
        elif id_ is None:
            wishes.toast.emit(tr("Dragging never changes a date. Drop an entry on another to link them."), False)
        elif entries:
            self.link(entries[0], id_)

    def _enter(self, id_: str) -> None:
        if self.link_from:
            self.link(self.link_from, id_)
        else:
            self._desk.selection.open(Ref("entry", id_))

    def _cite(self, id_: str) -> None:
        words = self._desk.selection.words
        if words is None:
            self._desk.wishes.toast.emit(tr("Select words in the reader first, then press C here."), False)
        else:
            self._desk.wishes.citation.emit(words, id_)
