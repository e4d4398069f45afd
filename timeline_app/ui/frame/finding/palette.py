"""Ctrl+K: one line that finds commands, entries, quotes, articles, people, places and tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.actions.finding import HEADINGS
from timeline_app.dates import show
from timeline_app.model import Entry, Source
from timeline_app.project import Answered, Filter, Found, Hit
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.finding.asking import MOST, Asking
from timeline_app.ui.kit.picking import Again, Pick, PickList, fitting
from timeline_app.words import counted, tr

_SIGNS = {"entry": "calendar", "quote": "cite", "article": "source", "agent": "agent", "place": "place", "tag": "tag"}
_TABLES = {"quote": "passage", "article": "source"}
_PLACES = 10  # visited, that are listed
_ALL = 40  # commands

Rows = Callable[[], Sequence[Pick]]


@dataclass(frozen=True, slots=True)
class Sought:
    """An article, and the place in its text at which words were found."""

    ref: Ref
    typed: str
    start: int


class Palette(QObject):
    """The rows of one opening of the line.

    Args:
        views: gives the saved views, each with what brings it as its value.
    """

    renewed = Signal()  # `find` has more to say of what was typed last

    def __init__(
        self, desk: Desk, actions: Sequence[QAction], views: Rows = list, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        named = ((action, plain(action)) for action in actions if action.isEnabled())
        self._commands = fitting(
            [Pick(action, words, sign="go", end=_keys(action)) for action, words in named if words]
        )
        self._views = fitting(views())
        self._asking = Asking(desk.document, self) if desk.document.is_open else None
        if self._asking is not None:
            self._asking.answered.connect(self.renewed)
        self._wanted = Filter()

    def find(self, typed: str) -> list[Pick]:
        """Return rows under their headings; "> …" finds commands only, nothing typed the last places."""
        if typed.startswith(">"):
            self._wanted = Filter()
            listed = _headed(tr("Commands"), self._commands(typed[1:]), _ALL)
            return listed or [
                Pick(None, tr("No such command of the window; F1 lists the keys of the panes."), head=True)
            ]
        if not typed.strip():
            self._wanted = Filter()
            return [
                *_headed(tr("Last places"), self._visited(), _PLACES),
                *_headed(tr("Commands"), self._commands(""), _ALL),
            ]
        found = _headed(tr("Commands"), self._commands(typed), MOST)
        if self._asking is None:
            return found
        found += _headed(tr("Views"), self._views(typed), MOST)
        read = actions.read_filter(self._desk.document.project, typed)
        self._wanted = read.filter
        answer = self._asking.ask(read.filter)
        about = [Pick(None, " ".join((each.sentence, each.hint)).strip(), head=True) for each in read.problems]
        if answer is None:
            return [*about, *found, Pick(None, tr("Searching…"), head=True)]
        filters = list(self._filters(typed, answer.fitting))
        narrow, rest = (filters, []) if read.filter != Filter(text=read.filter.text) else ([], filters)
        return [*about, *_remarks(answer.found), *found, *narrow, *self._hits(answer), *rest]

    def is_settled(self) -> bool:
        """Return whether the last rows were those of what was typed; else `renewed` tells when there are some."""
        return self._asking is None or not self._wanted or self._asking.knows(self._wanted)

    def take(self, value: object) -> None:
        """Do a command, or open what was found."""
        if isinstance(value, QAction):
            value.trigger()
        elif isinstance(value, Filter):
            self._desk.document.set_filter(value)
        elif isinstance(value, Sought):
            self._desk.selection.open(value.ref)
            self._desk.wishes.sought.emit(value.typed, value.start)
        elif isinstance(value, Ref):
            self._desk.selection.open(value)
        elif callable(value):
            value()

    def filter_by(self, _value: object) -> None:
        """Filter every view by what is typed, whichever row is in hand."""
        if self._wanted:
            self._desk.document.set_filter(self._wanted)

    def _filters(self, typed: str, fitting_: int) -> Iterator[Pick]:
        """Offer to filter every view by what is typed, conditions such as place:Takhar among it."""
        if fitting_:
            note = counted("{count} entry", "{count} entries", fitting_)
            yield Pick(
                self._wanted, tr("Filter every view: {typed}", typed=typed.strip()), note, "filter", tr("Ctrl+Enter")
            )

    def _hits(self, answer: Answered) -> Iterator[Pick]:
        for kind, hits in answer.found.hits.items():
            heading = tr(HEADINGS[kind])
            if kind in answer.found.more:
                heading = tr("{kind}, the first {count}", kind=heading, count=len(hits))
            yield Pick(None, heading, head=True)
            yield from (self._pick(hit, self._wanted.text) for hit in hits)

    @staticmethod
    def _pick(hit: Hit, typed: str) -> Pick:
        ref = Ref(_TABLES.get(hit.kind, hit.kind), hit.id)
        when = show(hit.date) if hit.date else tr("undated") if hit.kind == "entry" else ""
        note, end = (hit.around.text, when) if hit.around.text else (when, "")
        return Pick(
            Sought(ref, typed, max(hit.start, 0)) if hit.kind == "article" and typed else ref,
            hit.title.text or tr("Untitled"),
            note,
            _SIGNS[hit.kind],
            end,
            title_hits=hit.title.spans,
            note_hits=hit.around.spans,
        )

    def _visited(self) -> list[Pick]:
        """Return the entries and articles visited last."""
        if not self._desk.document.is_open:
            return []
        project = self._desk.document.project
        refs = [ref for ref in self._desk.selection.visited() if ref.table in ("entry", "source")][:_PLACES]
        entries = {e.id: e for e in project.several(Entry, (ref.id for ref in refs if ref.table == "entry"))}
        sources = {s.id: s for s in project.several(Source, (ref.id for ref in refs if ref.table == "source"))}
        found = []
        for ref in refs:
            if entry := entries.get(ref.id):
                when = show(entry.date) if entry.date else tr("undated")
                found.append(Pick(ref, entry.title or tr("Untitled"), when, "calendar"))
            elif source := sources.get(ref.id):
                found.append(
                    Pick(ref, source.short_title or str(source.csl.get("title", "")), _outlet(source), "source")
                )
        return found


def open_line(window: QWidget, desk: Desk, listed: Sequence[QAction], views: Rows = list) -> PickList:
    """Open the line over a window; it goes when something is picked, by Esc, or when the focus goes elsewhere."""
    palette = Palette(desk, listed, views)
    line = PickList(
        window,
        palette.find,
        title=tr("Search and commands"),
        placeholder=tr("Words, conditions such as place:Takhar; > for commands only"),
        nothing=tr("Nothing for “{typed}” in commands, entries, quotes, articles, people, places and tags."),
        nothing_after={">": tr("No command of the window fits “{typed}”. Those of the panes are keys: F1 lists them.")},
        settled=palette.is_settled,
    )
    palette.setParent(line)
    palette.renewed.connect(line.renew)
    line.picked.connect(palette.take)
    line.picked_other_way.connect(palette.filter_by)
    line.open_at()
    return line


def _remarks(found: Found) -> Iterator[Pick]:
    """Say what was not searched, and which names may have been meant."""
    if found.unread:
        yield Pick(None, tr("Search is being prepared: the texts of articles are left out until then."), head=True)
    elif not found.whole:
        yield Pick(None, tr("Search is being prepared; until then everything is looked through."), head=True)
    for name in found.near:
        yield Pick(Again(name), tr("Did you mean “{name}”?", name=name), sign="find")


def _outlet(source: Source) -> str:
    return str(source.csl.get("container-title") or source.csl.get("publisher") or "")


def _headed(title: str, picks: Sequence[Pick], most: int) -> list[Pick]:
    return [Pick(None, title, head=True), *picks[:most]] if picks else []


def plain(action: QAction) -> str:
    """Return what a command is called, without its signs."""
    return action.text().partition("\t")[0].replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
