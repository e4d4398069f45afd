"""All entries as one table of numbers, in the order of their ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from sqlite3 import Connection
from string import ascii_lowercase
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import CEILING
from timeline_app.model.vocabulary import KINDS, STATUSES
from timeline_app.project.columns.altered import one
from timeline_app.project.columns.lanes import Named, NamedSource, owned, read_names
from timeline_app.project.columns.sequences import Rows, ids_of, rows_of
from timeline_app.project.columns.texts import Texts
from timeline_app.project.gathering.tables import gather, ids, lettered, numbers, signs
from timeline_app.project.gathering.texts import SIGN
from timeline_app.project.parts import Source

READ = np.dtype([
    ("id", "S16"), ("lo", "i8"), ("hi", "i8"), ("start_hi", "i8"), ("end_lo", "i8"), ("sort", "i8"), ("rank", "i8"),
    ("citations", "i4"), ("precision", "i2"), ("kind", "u2"), ("status", "u2"), ("span", "u1"),
    ("lo_kind", "u1"), ("hi_kind", "u1"), ("importance", "u1"), ("own_note", "?"), ("approximate", "?"),
    ("uncertain", "?"), ("undated", "?"),
])  # fmt: skip
"""The columns, in the order in which they are read."""

Held = Mapping[str, NDArray[Any]]
"""What is kept of the entries in memory, 82 bytes each: name → column."""

Words = Mapping[str, tuple[str, ...]]

NO_PRECISION = 0
_BOUNDS = ("", "", "known", "open", "unknown")
WORDS: Words = {
    "kind": ("", *(term.slug for term in KINDS)),
    "status": ("", *(term.slug for term in STATUSES)),
    "span": ("", "", "occurs-within", "lasts"),
    "lo_kind": _BOUNDS,
    "hi_kind": _BOUNDS,
}
"""Column → its words by number. The first stands for any word of a later version; what that is, is asked apart."""

_SQL = {"span": "when_span", "lo_kind": "when_lo_kind", "hi_kind": "when_hi_kind"}


_KEPT = 16  # edits of which it is known what they touched


class Touched(NamedTuple):
    """What an edit touched of the entries of a `Base`: their packed ids, and kinds of lanes whose names were read anew.

    `before`: the state of the entries that it was made in.
    """

    before: object
    ids: NDArray[np.bytes_]
    renamed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Base(NamedSource):
    """Entries in the order of their ids, and how to ask for what is not kept of them.

    Only `texts` and names that were never asked for are bound to the thread of the connection.
    """

    db: Connection
    held: Held
    words: Words
    texts: Texts
    lanes: dict[str, Named] = field(default_factory=dict)
    few: tuple[bytes, ...] | None = None
    state: object = field(default_factory=object)
    edits: tuple[Touched, ...] = ()

    @property
    def packed(self) -> NDArray[np.bytes_]:
        """The ids, sorted."""
        return self.held["id"]

    def touched(self, before: Base) -> Touched | None:
        """Return all that edits have touched since the entries were as in `before`; None where that is not known."""
        if before.state is self.state:
            return Touched(self.state, np.empty(0, "S16"), frozenset())
        states = [edit.before for edit in self.edits]
        if before.state not in states:
            return None
        since = self.edits[states.index(before.state) :]
        ids = np.unique(np.concatenate([edit.ids for edit in since]))
        return Touched(before.state, ids, frozenset[str]().union(*(edit.renamed for edit in since)))

    def edited(self, ids: NDArray[np.bytes_], renamed: Set[str] = frozenset()) -> tuple[Touched, ...]:
        """Return the edits known of a base that is made of this one by another edit."""
        return (*self.edits[1 - _KEPT :], Touched(self.state, ids, frozenset(renamed)))

    def named(self, kind: str) -> Named:
        """Return the names of all entries on a kind of lane."""
        if kind not in self.lanes:
            source = Source(self.db, lambda: None)
            self.lanes[kind] = self._kinds() if kind == "kind" else read_names(source, kind, self.packed, self.few)
        return self.lanes[kind]

    def _kinds(self) -> Named:
        count = len(self.packed)
        return Named(np.arange(count + 1), self.held["kind"].astype(np.int32), self.words["kind"])


def read_base(db: Connection, texts: Texts, where: str, values: Sequence[Any], few: Sequence[bytes] | None) -> Base:
    """Read entries; 0.4 s for 100,000, most of it for handing them over one by one.

    Args:
        where: a condition in SQL on `e`, with holes for `values`.
        few: the ids, where they are so few that what belongs to them is asked for one by one.
    """
    scan = "" if "?" in where else "not indexed"  # an index would send it from entry to entry
    asked = ", ".join(_SAID[name] for name in READ.names or ())
    query = f"select {asked} from entry e {scan} where {where} order by e.id"
    read = np.fromiter(db.execute(query, values), READ)
    held = {name: np.ascontiguousarray(read[name]) if name != "id" else ids_of(read) for name in READ.names or ()}
    return _completed(db, texts, held, _cited(db, few), few)


def read_all(source: Source, texts: Texts) -> Base:
    """Read every entry, in parts; what is written meanwhile stands as it was, or as it is. 0.2 s for 100,000."""
    try:
        held = _gathered(source, "coalesce(e.when_edtf, '')")
    except ValueError:  # some other program wrote a sign into a date that is in none
        held = _gathered(source, f"replace(coalesce(e.when_edtf, ''), char({ord(SIGN)}), '')")
    rows = "from citation c where +c.gone = 0 and c.id > ? and c.id <= ?"
    (cited,) = gather(source, rows, [ids(source, "c.entry_id")], source.spans("citation"))
    return _completed(source.db, texts, held, cited, None)


def _gathered(source: Source, edtf: str) -> dict[str, NDArray[Any]]:
    rows = "from entry e where +e.gone = 0 and e.id > ? and e.id <= ?"
    said = [numbers(_SAID[name]) for name in _NUMBERS] + [lettered(told) for told in _LETTERS.values()]
    columns = [ids(source, "e.id"), *said, signs(edtf, *_DOUBTS.values())]
    packed, *found, doubts = gather(source, rows, columns, source.spans("entry"))
    names = ("id", *_NUMBERS, *_LETTERS, *_DOUBTS)
    values = (packed, *found, *doubts)
    return {name: column.astype(READ[name], copy=False) for name, column in zip(names, values, strict=True)}


_NUMBERS = ("lo", "hi", "start_hi", "end_lo", "sort", "rank", "precision", "importance")
_DOUBTS = {"approximate": "~%", "uncertain": "?%"}
"""Column → the signs in EDTF that say so, wherever they stand."""


def _code(column: str, words: Sequence[str], told: Callable[[int], str] = str) -> str:
    column = _SQL.get(column, column)
    known = " ".join(f"when '{word}' then {told(number)}" for number, word in enumerate(words) if number)
    return f"case e.{column} {known} else {told(0)} end"


def _letter(number: int) -> str:
    return f"'{ascii_lowercase[number]}'"


def _doubt(signs: str) -> str:
    found = " or ".join(f"instr(e.when_edtf, '{sign}') > 0" for sign in signs)
    return f"(e.when_edtf is not null and ({found}))"


_SAID = {
    "id": "e.id",
    **{name: f"e.when_{name}" for name in ("lo", "hi", "start_hi", "end_lo", "sort")},
    "rank": "e.rank",
    "precision": f"coalesce(e.when_precision, {NO_PRECISION})",
    "importance": "e.importance",
    **{name: _code(name, words) for name, words in WORDS.items()},
    "own_note": "e.own_note <> 0",
    **{name: _doubt(said) for name, said in _DOUBTS.items()},
    "undated": "e.when_edtf is null",
    "citations": "0",
}
"""Column → what it is in SQL, of an entry `e`. Citations are counted afterwards."""
_LETTERS = {
    **{name: _code(name, words, _letter) for name, words in WORDS.items()},
    **{name: f"case when {_SAID[name]} then 'b' else 'a' end" for name in ("own_note", "undated")},
}
"""Column → the letter for its number in SQL, of an entry `e`."""


def _cited(db: Connection, few: Sequence[bytes] | None) -> NDArray[np.bytes_]:
    """Return the entry of each citation."""
    query = f"select entry_id from citation where gone = 0 and {owned('entry_id', few)}"
    return np.fromiter((row[0] for row in db.execute(query, few or ())), "S16")


def _completed(
    db: Connection,
    texts: Texts,
    held: dict[str, NDArray[Any]],
    citing: NDArray[np.bytes_],
    few: Sequence[bytes] | None,
) -> Base:
    """Count citations, and ask for the words that this version does not know."""
    cited = rows_of(held["id"], citing)
    held["citations"] = np.bincount(cited[cited >= 0], minlength=len(held["id"])).astype(np.int32)
    words = dict(WORDS)
    for name in WORDS:
        strange = np.flatnonzero(held[name] == 0)
        for row in strange.tolist():
            query = f"select {_SQL.get(name, name)} from entry where id = ?"
            word = db.execute(query, (held["id"][row : row + 1].tobytes(),)).fetchone()[0]
            words[name] = words[name] if word in words[name][1:] else (*words[name], word)
            held[name][row] = words[name].index(word, 1)
    return Base(db, held, words, texts, few=None if few is None else tuple(few))


def speaking(base: Base, words: Words) -> Base:
    """Return entries with their words numbered as in `words`, and what these lack behind them."""
    if base.words == words:
        return base
    joined = {name: (*known, *(w for w in base.words[name] if w not in known)) for name, known in words.items()}
    held = dict(base.held)
    for name, known in base.words.items():
        held[name] = np.array([joined[name].index(word, 1) if word in known[1:] else 0 for word in known])[
            held[name]
        ].astype(held[name].dtype)
    return replace(base, held=held, words=joined)


def in_time(held: Held) -> Rows:
    """Return the rows in order of time: `when_sort, when_hi, rank, id`, those without a date last."""
    keys = [held["hi"], held["sort"]]
    if held["rank"].any():
        keys.insert(0, held["rank"])
    if (held["sort"][~held["undated"]] == CEILING).any():
        keys.append(held["undated"])
    return np.lexsort(keys)


def time_key(held: Held, row: int) -> tuple[bool, int, int, int, int]:
    """Return by what a row stands in that order."""
    undated, *keys = one(held, ("undated", "sort", "hi", "rank"), row)
    return bool(undated), int(keys[0]), int(keys[1]), int(keys[2]), row
