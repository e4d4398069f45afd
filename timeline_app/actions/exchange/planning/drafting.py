"""One arrival after the other: keys, names and dates become ids and values, and what makes no sense is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline_app.actions.exchange.plan import FieldChange, Refused, Step
from timeline_app.actions.exchange.planning import resolving
from timeline_app.actions.exchange.planning.identity import Identities, own_id
from timeline_app.actions.exchange.planning.naming import Names
from timeline_app.actions.exchange.planning.shapes import refuse_shapeless
from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.errors import Choice, ChronologyError, InvalidValue
from timeline_app.project import rows
from timeline_app.project.change import Row
from timeline_app.sources.interchange import Arrival, Incoming
from timeline_app.words import tr

_DATES = frozenset({"when", "said_when"})
_TYPED = frozenset({"edtf", "typed", "day_first"})
_AROUND = frozenset({"people", "places", "tags", "source", "claimant", "quote"})
_NAMELESS = {"agent": "name", "place": "name", "tag": "name", "entry": "title"}


@dataclass
class Draft:
    """An arrival on its way into the plan."""

    arrival: Arrival
    fields: dict[str, Any]
    id: str = ""
    now: Row | None = None
    along: list[Step] = field(default_factory=list)
    around: list[FieldChange] = field(default_factory=list)


class Drafting:
    """Makes drafts of the arrivals of a file, table by table, those first that others refer to."""

    def __init__(self, standing: Standing, incoming: Incoming) -> None:
        self._standing = standing
        self.names = Names(standing)
        self._references = resolving.References(standing)
        self._identities = Identities(standing, incoming.format, incoming.arrivals)
        self._seen: dict[str, Draft] = {}
        self.refused: list[Refused] = [Refused(slip.where, slip.column, slip.reason) for slip in incoming.slips]
        self.stood: set[str] = set()
        """The ids of rows that stand in the file, also of those that are refused."""
        self.texts_missing = 0
        self.asks_day_order = False

    def of(self, table: str, arrivals: Iterable[Arrival]) -> list[Draft]:
        """Return the drafts of one table, without those that are refused."""
        found = [draft for arrival in arrivals if (draft := self._draft(arrival))]
        found = [draft for draft in found if self._resolve(draft, draft.now or {}, own=True)]
        found = [draft for draft in found if self._settle(draft)]
        while lost := [draft for draft in found if self._lost(draft)]:
            found = [draft for draft in found if draft not in lost]
        for draft in found:
            self._know(draft)
            self._around(draft)
        return found

    def _lost(self, draft: Draft) -> bool:
        """Refuse what stands below a row of the same table that was refused in the meantime."""
        own = resolving.OWN.get(draft.arrival.table, "")
        if not draft.fields.get(own):
            return False
        try:
            self._references.resolve(draft.arrival.table, draft.fields[own], (draft.now or {}).get(own))
        except ChronologyError as why:
            self._refuse(draft, own, why)
            return True
        return False

    def _know(self, draft: Draft) -> None:
        if draft.arrival.table in ("agent", "place", "tag", "source") and not draft.now:
            name = draft.fields.get("name") or (draft.fields.get("csl") or {}).get("title")
            self.names.know(draft.arrival.table, draft.id, str(name or ""))

    def _draft(self, arrival: Arrival) -> Draft | None:
        """Resolve what does not refer to the table itself, and find out which row it is."""
        table = arrival.table
        given = {name: value for name, value in arrival.fields.items() if name not in _AROUND}
        draft = Draft(arrival, given)
        self.stood.add(own_id(arrival.key))
        try:
            refuse_shapeless(arrival)
        except InvalidValue as why:
            self._report(draft, "", why)
            return None
        near = self._standing.row(table, own_id(arrival.key)) or {}
        if not self._resolve(draft, near, own=False):
            return None
        if table == "version" and not near:
            self.texts_missing += 1
            return None
        if table == "citation" and arrival.fields.get("source") and not given.get("source_id"):
            given["source_id"] = self._named(draft, "source", "source")
        draft.id = self._identities.of(arrival, draft.fields)
        draft.now = self._standing.row(table, draft.id)
        self.stood.add(draft.id)
        self._keep_words(draft)
        if reason := self._doubled(draft):
            self._report(draft, "", reason)
            return None
        self._seen[draft.id] = draft
        self._references.learn(table, arrival.key, draft.id)
        return draft

    def _keep_words(self, draft: Draft) -> None:
        """Let a date that is the one the project has keep its words and its reading."""
        for name in _DATES & draft.fields.keys():
            said, held, read = draft.arrival.fields[name], (draft.now or {}).get(name), draft.fields[name]
            if held and read and said.keys() <= _TYPED and held.get("edtf") == read.get("edtf"):
                draft.fields[name] = held

    def _doubled(self, draft: Draft) -> str:
        other = self._seen.get(draft.id)
        if other is not None:
            return tr("It has the same id as {where}, which is taken.", where=other.arrival.where)
        life = self._standing.past.lives.get(draft.id)
        if life is not None and life.table != draft.arrival.table:
            return tr("Its id is that of something else in the project: {table}.", table=life.table)
        return ""

    def _resolve(self, draft: Draft, now: Row, *, own: bool) -> bool:
        """Put ids and dates in the place of keys and words; of the fields that refer to the table itself, or others."""
        table = draft.arrival.table
        for name, value in list(draft.fields.items()):
            pointing = resolving.target(table, name, {**now, **draft.fields})
            if (name == resolving.OWN.get(table)) != own or not (pointing or name in _DATES):
                continue
            try:
                draft.fields[name] = self._resolved(draft, name, value, pointing, now)
            except ChronologyError as why:
                self._asks(draft, value)
                self._refuse(draft, name, why)
                return False
        return True

    def _resolved(self, draft: Draft, name: str, value: Any, pointing: str, now: Row) -> Any:
        table = draft.arrival.table
        if name in _DATES:
            kind = str(draft.fields.get("kind") or now.get("kind") or "") if name == "when" else ""
            return resolving.date(self._standing, value, kind, now.get(name))
        if name == "via":
            return self._via(draft, value, now)
        if (table, name) == ("passage", "version_id"):
            return own_id(str(value)) or value
        return self._references.resolve(pointing, value, now.get(name))

    def _via(self, draft: Draft, value: Any, now: Row) -> Any:
        held = now.get("via") or []
        if not isinstance(value, list) or value in (held, [self.names.name(id_) for id_ in held]):
            return held if isinstance(value, list) else value
        return [self._agent(draft, member) for member in value]

    def _agent(self, draft: Draft, member: Any) -> str:
        try:
            return str(self._references.resolve("agent", member, None))
        except ChronologyError:
            if own_id(str(member)):
                raise
            return self.names.find("agent", str(member), draft.along)

    def _asks(self, draft: Draft, value: Any) -> None:
        if isinstance(value, Mapping) and "typed" in value and "day_first" not in value:
            kind = str(draft.fields.get("kind") or "")
            self.asks_day_order |= resolving.settled_by_order(self._standing, str(value["typed"]), kind)

    def _settle(self, draft: Draft) -> bool:
        """Hold the whole row to what the model allows."""
        table = draft.arrival.table
        try:
            if self._turns_round(draft):
                raise InvalidValue(
                    tr("It would stand below itself."), hint=tr("Let it stand below another, or nothing.")
                )
            needed = _NAMELESS.get(table)
            if needed and not str({**(draft.now or {}), **draft.fields}.get(needed, "")).strip():
                raise InvalidValue(tr("The column {column} is empty, which says what it is.", column=needed))
            if table == "place":
                self._locate(draft)
            self._hold(draft)
        except ChronologyError as why:
            self._refuse(draft, "", why)
            return False
        return True

    def _locate(self, draft: Draft) -> None:
        """Report a position that is none; half of one is left as well, and what stands here stays."""
        for name in (resolving.LATITUDE, resolving.LONGITUDE):
            value = draft.fields.get(name)
            if value is None or value == (draft.now or {}).get(name):
                continue
            try:
                resolving.refuse_nowhere(name, str(value))
            except InvalidValue as why:
                self._report(draft, name, why)
                for half in (resolving.LATITUDE, resolving.LONGITUDE):
                    draft.fields.pop(half, None)

    def _hold(self, draft: Draft) -> None:
        now, table = draft.now or {}, draft.arrival.table
        fields = draft.fields
        if now and all(now.get(name) == value for name, value in fields.items()):
            return
        if not now and not draft.arrival.revision:  # typed by hand: what was left empty is what it is by default
            fields = {name: value for name, value in fields.items() if value not in (None, "")}
        whole = rows.checked(table, {**now, **fields, "id": draft.id})
        if table == "passage":
            whole = {**resolving.passage(self._standing, whole, draft.now)}
            fields = fields | {"status": whole["status"]}
        draft.fields = {name: whole[name] for name in fields}

    def _turns_round(self, draft: Draft) -> bool:
        table = draft.arrival.table
        own = resolving.OWN.get(table, "")
        above, passed = draft.fields.get(own), {draft.id}
        while above and above not in passed:
            passed.add(above)
            coming = self._seen.get(above)
            row = {**(self._standing.row(table, above) or {}), **(coming.fields if coming else {})}
            above = row.get(own)
        return bool(above)

    def _around(self, draft: Draft) -> None:
        """Read the names beside the fields; one that means nothing is reported, and the row taken without it."""
        for name, value in draft.arrival.fields.items():
            if name in _AROUND:
                try:
                    self._name(draft, name, value)
                except ChronologyError as why:
                    self._report(draft, name, why)

    def _name(self, draft: Draft, name: str, value: Any) -> None:
        table = draft.arrival.table
        if name in ("people", "places"):
            change, steps = self.names.parts(name, draft.id, value or ())
        elif name == "tags":
            change, steps = self.names.tags((table, draft.id), value or ())
        elif name == "claimant":
            held = (draft.now or {}).get("claimant_id")
            if value != self.names.name(held):
                draft.fields["claimant_id"] = self.names.find("agent", str(value), draft.along) if value else None
            return
        elif name == "quote":
            self._quote(draft, str(value or ""))
            return
        else:
            return
        draft.along += steps
        draft.around += [change] if change else []

    def _named(self, draft: Draft, name: str, table: str) -> str | None:
        try:
            return self.names.find(table, str(draft.arrival.fields[name]), draft.along)
        except ChronologyError as why:
            self._report(draft, name, why)
            return None

    def _quote(self, draft: Draft, quote: str) -> None:
        now = draft.now or {}
        held = self._standing.row("passage", str(now.get("passage_id"))) or {}
        if quote == (held.get("anchor") or {}).get("exact", "") or draft.fields.get("passage_id"):
            return
        if held:
            raise InvalidValue(
                tr("The words of an article are not changed by a table."), hint=tr("Mark other words in the article.")
            )
        if quote:
            source = str(draft.fields.get("source_id") or now.get("source_id") or "")
            step = resolving.quotation(self._standing, quote, source, draft.id)
            draft.fields["passage_id"] = step.id
            draft.along.append(step)

    def _refuse(self, draft: Draft, column: str, why: ChronologyError | str) -> None:
        self._report(draft, column, why)
        if draft.id:
            self._references.forget(draft.id)

    def _report(self, draft: Draft, column: str, why: ChronologyError | str) -> None:
        reason = why if isinstance(why, str) else " ".join(part for part in (str(why), why.hint) if part)
        heading = draft.arrival.headings.get(column, column)
        choices = why.choices if isinstance(why, Choice) else ()
        self.refused.append(Refused(draft.arrival.where, heading, reason, choices))
