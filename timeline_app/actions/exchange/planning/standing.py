"""The project as a plan sees it: every living row once, the past of each, and what names mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from timeline_app.actions.exchange.plan import EXTRA, LABEL, ORDER
from timeline_app.actions.finding import shortened
from timeline_app.dates import Context
from timeline_app.model import TABLES, Name, Preference, Version
from timeline_app.project import Project
from timeline_app.project.change import Row
from timeline_app.words import tr


class Standing:
    """Reads a project once. Rows are as `Record.model_dump()` gives them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.rows: dict[str, dict[str, Row]] = {
            table: {record.id: record.model_dump() for record in project.all(TABLES[table])} for table in ORDER
        }
        self.past = project.past()

    @cached_property
    def dossier(self) -> Mapping[str, Any]:
        """The row about the project itself."""
        return self.project.dossier.model_dump()

    def context(self, kind: str, day_first: bool | None = None) -> Context:
        """Return how dates are read for an entry of this kind."""
        calendars, zone = tuple(self.dossier["calendars"]), self.dossier["time_zone"]
        return Context(calendars=calendars, zone=zone, kind=kind, day_first=day_first)

    def row(self, table: str, id_: str) -> Row | None:
        """Return a living row."""
        return self.rows[table].get(id_)

    def removed(self, id_: str) -> bool:
        """Tell whether somebody removed a row that was here; one whose making was taken back never was."""
        life = self.past.lives.get(id_)
        if life is None or life.last in self.past.reversals:
            return False
        return id_ not in self.rows.get(life.table, {})

    def then(self, id_: str, revision: str) -> Row | None:
        """Return a row as the file saw it: at its revision, else as the last import left it; None if not known."""
        revision = revision if revision in self.past.numbers else self._imported.get(id_, "")
        return self.project.row_then(id_, revision) if revision else None

    def texts_here(self, version_id: str) -> str | None:
        """Return the text of a version, None where it is not here."""
        if version_id not in self._texts:
            version = self.project.get(Version, version_id)
            self._texts[version_id] = None if version is None else self.project.text(version)
        return self._texts[version_id]

    @cached_property
    def _texts(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _imported(self) -> Mapping[str, str]:
        return self.project.written_as(LABEL)

    @cached_property
    def variants(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Table → other way of writing → ids."""
        found: dict[str, defaultdict[str, set[str]]] = {"agent": defaultdict(set), "place": defaultdict(set)}
        for name in self.project.all(Name):
            if name.of_table in found and name.of_id in self.rows[name.of_table]:
                found[name.of_table][name.text].add(name.of_id)
        return {table: {text: frozenset(ids) for text, ids in names.items()} for table, names in found.items()}

    @cached_property
    def tagged(self) -> Mapping[str, tuple[Row, ...]]:
        """Target id → its taggings."""
        return grouped(self.rows["tagging"].values(), "target_id")

    @cached_property
    def parts(self) -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
        """`role` or `site` → entry id → its rows in order."""
        return {table: grouped(self.rows[table].values(), "entry_id") for table in ("role", "site")}

    @cached_property
    def extra(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        """Table → row id → the cells of unknown columns."""
        found = {row.key: row.value for row in self.project.all(Preference) if row.key.startswith(EXTRA)}
        return {key.removeprefix(EXTRA): value for key, value in found.items() if isinstance(value, dict)}

    def title(self, table: str, row: Row) -> str:
        """Return a few words that say which row it is."""
        match table:
            case "entry":
                words = row.get("title")
            case "source":
                words = row.get("short_title") or (row.get("csl") or {}).get("title")
            case "passage":
                words = (row.get("anchor") or {}).get("exact")
            case "citation":
                entry = self.row("entry", str(row.get("entry_id"))) or {}
                words = tr("a citation of “{title}”", title=shortened(str(entry.get("title", ""))))
            case "link":
                ends = [self.row("entry", str(row.get(end))) or {} for end in ("from_id", "to_id")]
                words = " → ".join(str(end.get("title", "?")) for end in ends)
            case _:
                words = row.get("name") or row.get("text") or row.get("value")
        return shortened(str(words)) if words else table


def grouped(rows: Iterable[Row], field: str) -> dict[str, tuple[Row, ...]]:
    """Return rows by the value of a field, each group in the person's order."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.get("position", 0), row["id"])):
        found[str(row[field])].append(row)
    return {key: tuple(group) for key, group in found.items()}
