"""Names in cells instead of ids: who or what each means, and the rows that say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from timeline_app.actions.exchange.plan import FieldChange, Step
from timeline_app.actions.exchange.planning.identity import fold
from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.errors import Choice, InvalidValue, NotFound
from timeline_app.model import natural_id
from timeline_app.project import short
from timeline_app.words import tr

_CHOSEN = re.compile(r"#\s*([0-9a-f]{4,32})$", re.ASCII)
_PARTS = {"people": ("role", "agent_id", "role", "agent"), "places": ("site", "place_id", "relation", "place")}
_DEFAULTS = {"people": "participant", "places": "at"}


class Names:
    """What names mean in the project and in the file; one that nobody knows becomes a new row, the same each time."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._exact: dict[str, defaultdict[str, set[str]]] = {}
        self._loose: dict[str, defaultdict[str, set[str]]] = {}
        self._names: dict[str, str] = {}
        self.new: dict[str, Step] = {}
        for table in ("agent", "place", "tag", "source"):
            self._exact[table], self._loose[table] = defaultdict(set), defaultdict(set)
            for id_, row in standing.rows[table].items():
                self.know(table, id_, _name(table, row))
            for text, ids in standing.variants.get(table, {}).items():
                self._exact[table][text] |= ids

    def know(self, table: str, id_: str, name: str) -> None:
        """Remember the name of a row, of the project or of the file."""
        self._names[id_] = name
        if name:
            self._exact[table][name].add(id_)
            self._loose[table][fold(name)].add(id_)

    def name(self, id_: str | None) -> str:
        """Return the name of a row, "" for one that is not known."""
        return self._names.get(id_ or "", "")

    def find(self, table: str, name: str, along: list[Step], **fields: Any) -> str:
        """Return the id of what a name means; what is new is put into `along`, with these fields.

        Raises:
            Choice: several go by this name.
            NotFound: the number behind the name is nobody's.
            InvalidValue: there is no name in it.
        """
        name = name.strip()
        if not name:
            raise InvalidValue(tr("A name is missing."), hint=tr("Write one, or leave the field out."))
        found = self._exact[table].get(name) or set()
        if not found and (chosen := _CHOSEN.search(name)):
            found = {id_ for id_ in self._standing.rows[table] if id_.endswith(chosen[1])}
            if not found:
                raise NotFound(tr("There is no {kind} “{id}”.", kind=table, id=name))
        found = found or self._loose[table].get(fold(name)) or set()
        if len(found) > 1:
            raise Choice(
                tr("“{name}” may be more than one.", name=name),
                hint=tr("Say which one, with its number."),
                choices=[f"{self._names[id_]} #{short(id_)}" for id_ in sorted(found)],
            )
        id_ = next(iter(found), "") or self._make(table, name, fields)
        if id_ in self.new:
            along.append(self.new[id_])
        return id_

    def _make(self, table: str, name: str, fields: dict[str, Any]) -> str:
        id_ = natural_id("import", table, name)
        named = {"csl": {"type": "document", "title": name}} if table == "source" else {"name": name}
        self.new[id_] = Step(table, id_, named | fields)
        self.know(table, id_, name)
        return id_

    def parts(self, field: str, entry_id: str, wanted: Sequence[Any]) -> tuple[FieldChange | None, list[Step]]:
        """Return what becomes of people or places of an entry when these are to stand on it, None for nothing.

        A member is a name, or [name, role or relation, kind]; who is there already keeps the part they have.
        """
        table, key, part, kind = _PARTS[field]
        steps: list[Step] = []
        there = self._standing.parts[table].get(entry_id, ())
        asked = [(*([member] if isinstance(member, str) else map(str, member)), "", "")[:3] for member in wanted]
        if _unchanged(asked, [(self.name(row[key]), str(row[part])) for row in there]):
            return None, []
        kept: set[str] = set()
        added: list[str] = []
        for position, (name, role, sort) in enumerate(asked):
            id_ = self.find(kind, name, steps, **({"kind": sort} if sort and kind == "agent" else {}))
            same = [row for row in there if row[key] == id_ and role in ("", row[part])]
            kept |= {row["id"] for row in same}
            if not same:
                role = role or _DEFAULTS[field]
                new = natural_id(table, entry_id, id_, role)
                fields = {"entry_id": entry_id, key: id_, part: role, "position": position}
                steps.append(Step(table, new, fields))
                added.append(id_)
        going = [row for row in there if row["id"] not in kept]
        steps += [self._going(table, row["id"]) for row in going]
        if not added and not going:
            return None, []
        before = tuple(self._names.get(row[key], "?") for row in there)
        after = tuple(self._names.get(row[key], "?") for row in there if row["id"] in kept)
        return FieldChange(field, before, (*after, *(self._names[id_] for id_ in added))), steps

    def tags(self, target: tuple[str, str], wanted: Sequence[Any]) -> tuple[FieldChange | None, list[Step]]:
        """Return what becomes of the tags of a row when it is to have these, None for nothing."""
        steps: list[Step] = []
        table, id_ = target
        there = {row["tag_id"]: row for row in self._standing.tagged.get(id_, ())}
        if sorted(map(str, wanted)) == sorted(self._names.get(tag, "") for tag in there):
            return None, []
        ids = list(dict.fromkeys(self.find("tag", str(name), steps) for name in wanted))
        for tag in ids:
            if tag not in there:
                fields = {"tag_id": tag, "target_table": table, "target_id": id_}
                steps.append(Step("tagging", natural_id("tagging", id_, tag), fields))
        steps += [self._going("tagging", row["id"]) for tag, row in there.items() if tag not in ids]
        if set(ids) == there.keys():
            return None, []
        before, after = (tuple(sorted(self._names.get(tag, "?") for tag in tags)) for tags in (there, ids))
        return FieldChange("tags", before, after), steps

    def _going(self, table: str, id_: str) -> Step:
        return Step(table, id_, None, self._standing.past.revision(id_))


def _unchanged(asked: Sequence[tuple[str, ...]], there: list[tuple[str, str]]) -> bool:
    """Tell whether these names, with their parts where said, are who is there, whoever else has the same name."""
    left = list(there)
    for name, role, _ in asked:
        fitting = next((pair for pair in left if pair[0] == name and role in ("", pair[1])), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _name(table: str, row: Any) -> str:
    if table == "source":
        return str(row["csl"].get("title") or row["short_title"])
    return str(row["name"])
