"""Ctrl+K: one line that finds commands, entries, quotes, sources and names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction, QKeySequence

from timeline_app import actions
from timeline_app.dates import accept, show
from timeline_app.model import Agent, Place, Source
from timeline_app.project import Filter
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.lists import Pick, fitting
from timeline_app.words import counted, tr

_MOST = 8  # rows of one kind


class Palette:
    """Makes the list for one opening; what is in the project is read when it opens."""

    def __init__(self, desk: Desk, actions: Sequence[QAction]) -> None:
        self._desk = desk
        self._commands = fitting(
            [
                Pick(action, _plain(action), sign="go", end=_keys(action))
                for action in actions
                if action.isEnabled() and _plain(action)
            ]
        )
        self._dates: dict[str, str | None] = {}
        self._kinds: list[tuple[str, Callable[[str], Sequence[Pick]]]] = []
        if desk.document.is_open:
            self._kinds = [
                (tr("Entries"), self._dated(fitting(self._entries()))),
                (tr("Sources"), fitting(self._sources())),
                (tr("Names"), fitting(self._names())),
            ]

    def find(self, typed: str) -> list[Pick]:
        """Return rows under their headings; "> …" finds commands only, nothing typed the last places."""
        if typed.startswith(">"):
            return _headed(tr("Commands"), self._commands(typed[1:]), 40)
        if not typed.strip():
            return [*_headed(tr("Last places"), self._visited(), 10), *_headed(tr("Commands"), self._commands(""), 40)]
        found = _headed(tr("Commands"), self._commands(typed), _MOST)
        filters = self._filters(typed) if self._desk.document.is_open else []
        if filters and replace(filters[0].value, text=""):
            found += filters  # conditions are meant for nothing else
            filters = []
        for title, search in self._kinds:
            found += _headed(title, search(typed), _MOST)
        return found + filters

    def take(self, value: object) -> None:
        """Do a command, or open what was found."""
        if isinstance(value, QAction):
            value.trigger()
        elif isinstance(value, Filter):
            self._desk.document.set_filter(value)
        elif isinstance(value, Ref):
            self._desk.selection.open(value)

    def _filters(self, typed: str) -> list[Pick]:
        """Offer to filter every view by what is typed, conditions such as place:Takhar among it."""
        project = self._desk.document.project
        wanted = actions.filter_of(project, typed)
        number = len(project.marks(wanted))
        if not number:
            return []
        note = counted("{count} entry", "{count} entries", number)
        return [Pick(wanted, tr("Filter every view: {typed}", typed=typed.strip()), note, "filter")]

    def _entries(self) -> list[Pick]:
        marks = self._desk.document.project.marks()
        self._dates = dict(zip(marks.id, marks.edtf, strict=True))
        rows = zip(marks.id, marks.title, marks.text, marks.edtf, strict=True)
        return [
            Pick(Ref("entry", id_), title or tr("Untitled"), text or edtf or tr("undated"), "calendar")
            for id_, title, text, edtf in rows
        ]

    def _dated(self, search: Callable[[str], Sequence[Pick]]) -> Callable[[str], Sequence[Pick]]:
        """Say dates as everywhere else, but only of the rows that will be seen: it takes 75 µs each."""
        return lambda typed: [self._with_date(pick) for pick in search(typed)[:_MOST]]

    def _with_date(self, pick: Pick) -> Pick:
        edtf = self._dates.get(pick.value.id)
        return replace(pick, note=show(accept(edtf))) if edtf else pick

    def _sources(self) -> list[Pick]:
        return [
            Pick(Ref("source", s.id), s.short_title or str(s.csl.get("title", "")), _outlet(s), "source")
            for s in self._desk.document.project.all(Source)
        ]

    def _names(self) -> list[Pick]:
        project = self._desk.document.project
        people = [Pick(Ref("agent", a.id), a.name, "", "agent") for a in project.all(Agent)]
        return people + [Pick(Ref("place", p.id), p.name, "", "place") for p in project.all(Place)]

    def _visited(self) -> list[Pick]:
        if not self._desk.document.is_open:
            return []
        known = {pick.value: pick for pick in [*self._entries(), *self._sources()]}
        return [self._with_date(known[ref]) for ref in self._desk.selection.visited() if ref in known][:10]


def _outlet(source: Source) -> str:
    return str(source.csl.get("container-title") or source.csl.get("publisher") or "")


def _headed(title: str, picks: Sequence[Pick], most: int) -> list[Pick]:
    return [Pick(None, title, head=True), *picks[:most]] if picks else []


def _plain(action: QAction) -> str:
    return action.text().partition("\t")[0].replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
