"""Adding entries and changing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.actions.citations import Ground, rest
from timeline_app.actions.entries.reading import read_date
from timeline_app.actions.fields import refuse_unknown
from timeline_app.actions.names import Part, write_people, write_places, write_tags
from timeline_app.dates import HistoricalDate
from timeline_app.errors import InvalidValue
from timeline_app.model import Entry
from timeline_app.project import Edit, Project
from timeline_app.words import tr

When = str | HistoricalDate | None
_CITATION = ("stance", "claimant", "via", "mode", "hedge", "locator", "locator_label", "credibility", "note")
_AROUND = ("people", "places", "tags")


def add_entry(
    project: Project,
    title: str,
    *,
    when: When = "",
    kind: str = "occurrence",
    people: Sequence[Part] = (),
    places: Sequence[Part] = (),
    tags: Iterable[str] = (),
    cites: Ground | None = None,
    derivation: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Entry:
    """Add a line to the chronology, with the first thing it rests on, as one edit.

    Args:
        when: a date, or one as typed; "" or None leaves the entry undated.
        cites: a passage, a source, or `Words` that are marked by the way.
        derivation: how the date was found, as kept in the file; `{"provisional": True}` marks one that
            waits for the publication date.
        fields: any of an Entry's (summary, status, importance, confidence, likelihood, lane, own_note,
            private_note …); with `cites` also of the citation: stance, claimant, via, mode, hedge, locator,
            locator_label, credibility, note.

    Raises:
        InvalidValue: there is no title, or a field cannot hold its value.
        Choice: the date or a name can be read in more than one way; nothing was written.
        DateSyntaxError: `when` is no date.
    """
    cited = {name: fields.pop(name) for name in _CITATION if name in fields}
    with project.edit("Add entry") as edit:
        around = {"people": people, "places": places, "tags": tags}
        entry = add_within(project, edit, title, when=when, kind=kind, derivation=derivation, **around, **fields)
        if cites is not None:
            rest(project, edit, entry, cites, **cited)
        return entry


def add_within(
    project: Project,
    edit: Edit,
    title: str,
    *,
    when: When = "",
    kind: str = "occurrence",
    derivation: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Entry:
    """Do what `add_entry` says as part of an edit; people, places and tags are among the fields."""
    around = {name: fields.pop(name) for name in _AROUND if name in fields}
    refuse_unknown(Entry, fields)
    fields |= {"title": _title(title), "kind": kind, "when": _when(project, when, kind, derivation)}
    entry = edit.add(Entry(**fields))
    _write_around(project, edit, entry, around)
    return entry


def edit_entry(project: Project, entry: Entry, /, **fields: Any) -> Entry:
    """Change fields of an entry: any of an Entry's, `when` as in `add_entry`, and people, places and tags.

    Raises:
        InvalidValue, Choice, DateSyntaxError: as `add_entry`; nothing was written.
    """
    return edit_entries(project, [entry], **fields)[0]


def edit_entries(project: Project, entries: Sequence[Entry], /, **fields: Any) -> list[Entry]:
    """Change the same fields of several entries as one edit; otherwise as `edit_entry`.

    Raises:
        InvalidValue, Choice, DateSyntaxError: as `add_entry`; nothing was written.
    """
    refuse_unknown(Entry, fields, also=(*_AROUND, "derivation"))
    around = {name: fields.pop(name) for name in _AROUND if name in fields}
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    typed = fields.pop("when", _UNTOUCHED)
    derivation = fields.pop("derivation", None)
    with project.edit("Edit entry" if len(entries) == 1 else "Edit entries") as edit:
        changed = []
        for entry in entries:
            values = dict(fields)
            if typed is not _UNTOUCHED:
                values["when"] = _when(project, typed, fields.get("kind", entry.kind), derivation)
            changed.append(edit.change(entry, **values))
            _write_around(project, edit, entry, around)
        return changed


_UNTOUCHED = object()


def _when(project: Project, when: Any, kind: str, derivation: Mapping[str, Any] | None) -> dict[str, Any] | None:
    date = read_date(project, when, kind) if isinstance(when, str) else when
    if date is None:
        return None
    return date.to_json() | ({"derivation": dict(derivation)} if derivation else {})


def _write_around(project: Project, edit: Edit, entry: Entry, around: Mapping[str, Any]) -> None:
    if "people" in around:
        write_people(project, edit, entry.id, around["people"])
    if "places" in around:
        write_places(project, edit, entry.id, around["places"])
    if "tags" in around:
        write_tags(project, edit, "entry", entry.id, around["tags"])


def _title(title: str) -> str:
    if not title.strip():
        raise InvalidValue(tr("An entry needs a title."), hint=tr("Say in a few words what happened."))
    return " ".join(title.split())
