"""What is selected: one current thing and a set, heard by all panes; and the words selected in the reader."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal


class Ref(NamedTuple):
    """A record by table and id: ("entry", "0192…")."""

    table: str  # entry | source | passage | citation | link | agent | place | tag | dossier
    id: str


class Words(NamedTuple):
    """Words selected in the reader: [start, end) counts code points of the version's text."""

    source_id: str
    version_id: str
    start: int
    end: int
    text: str


class Selection(QObject):
    """One per window. Panes tell it what a person selects, and show what it holds; none tells another."""

    changed = Signal()  # `current` or `chosen` is another
    opened = Signal(object)  # Ref: go to its words, with the focus (Enter, double click)
    words_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Ref | None = None
        self.chosen: frozenset[Ref] = frozenset()
        self.words: Words | None = None
        self._visited: list[Ref] = []
        self._place = -1

    def select(self, ref: Ref | None, also: Iterable[Ref] = ()) -> None:
        """Make `ref` the current thing, and it and `also` the set; the focus stays where it is."""
        chosen = frozenset(also) | ({ref} if ref else frozenset())
        if (ref, chosen) == (self.current, self.chosen):
            return
        self.current, self.chosen = ref, chosen
        if ref is not None:
            self._visit(ref)
        self.changed.emit()

    def open(self, ref: Ref) -> None:
        """Select `ref` and ask for the focus to go to its words."""
        self.select(ref)
        self.opened.emit(ref)

    def clear(self) -> None:
        """Let go of everything, the places visited too: another project is open."""
        self._visited, self._place = [], -1
        self.select_words(None)
        self.select(None)

    def forget(self, gone: Iterable[Ref]) -> None:
        """Let go of things that are no more; `back` and `forward` go on from where one is."""
        lost = frozenset(gone)
        before = [ref for ref in self._visited[: self._place + 1] if ref not in lost]
        after = [ref for ref in self._visited[self._place + 1 :] if ref not in lost]
        self._visited = [ref for ref, _ in groupby([*before, *after])]
        self._place = len(list(groupby(before))) - 1
        if lost & (self.chosen | {self.current}):
            current = None if self.current in lost else self.current
            self.current, self.chosen = current, self.chosen - lost
            self.changed.emit()

    def select_words(self, words: Words | None) -> None:
        """Note the words selected in the reader; None when there are none."""
        if words != self.words:
            self.words = words
            self.words_changed.emit()

    def entries(self) -> tuple[str, ...]:
        """Return the ids of the chosen entries, the current one first."""
        current = [self.current] if self.current else []
        rest = sorted(self.chosen - set(current))
        return tuple(ref.id for ref in (*current, *rest) if ref.table == "entry")

    def visited(self) -> tuple[Ref, ...]:
        """Return the places visited, the latest first, each once."""
        return tuple(dict.fromkeys(reversed(self._visited)))

    def back(self) -> None:
        """Go to the place visited before."""
        self._go(self._place - 1)

    def forward(self) -> None:
        """Go to the place that `back` left."""
        self._go(self._place + 1)

    def may_go(self, by: int) -> bool:
        """Return whether there is a place visited so many steps on, or back when negative."""
        return 0 <= self._place + by < len(self._visited)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._visited):
            self._place = place
            ref = self._visited[place]
            self.current, self.chosen = ref, frozenset({ref})
            self.changed.emit()

    def _visit(self, ref: Ref) -> None:
        if self._visited[self._place : self._place + 1] != [ref]:
            self._visited = [*self._visited[: self._place + 1], ref]
            self._place = len(self._visited) - 1
