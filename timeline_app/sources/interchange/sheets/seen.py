"""Cells that only show what other tables hold: whether somebody has changed them.

The set shows on an entry the names of its tags, people and places. What such a cell held when it was written
follows from the other tables of the same file, so a cell that says something else was changed by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline_app.tables import Read, split

Tables = Mapping[str, Sequence[Read]]
Key = tuple[str, int]

_SHOWN = {"tags": ("tagging", "target_id", "tag_id", "tag"), "agents": ("role", "entry_id", "agent_id", "agent")}
_SHOWN |= {"places": ("site", "entry_id", "place_id", "place")}
_FIELDS = {"tags": "tags", "agents": "people", "places": "places"}


def edited(tables: Tables) -> dict[Key, dict[str, list[str]]]:
    """Return, by (table, number of the row), the names that somebody wrote into a cell: `people`, `places`, `tags`.

    Where the file lacks the tables that the cell shows, every such cell counts as written: the plan compares it
    with what the project has.
    """
    found: defaultdict[Key, dict[str, list[str]]] = defaultdict(dict)
    for column, field in _FIELDS.items():
        shown = _shown(tables, column)
        for read in tables.get("entry", ()):
            if column not in read.seen:
                continue
            try:
                names = list(split(read.seen[column]))
            except ValueError:
                names = [read.seen[column]]
            if shown is None or sorted(names) != sorted(shown.get(read.id, ())):
                found["entry", read.number][field] = [name.strip() for name in names]
    return dict(found)


def _shown(tables: Tables, column: str) -> Mapping[str, list[str]] | None:
    parts, of, to, named = _SHOWN[column]
    if parts not in tables and named not in tables:
        return None
    names = {read.id: str(read.fields.get("name", "")) for read in tables.get(named, ())}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for read in tables.get(parts, ()):
        if read.fields.get(to) in names or parts == "tagging":
            found[str(read.fields.get(of))].append(names.get(str(read.fields.get(to)), ""))
    return found
