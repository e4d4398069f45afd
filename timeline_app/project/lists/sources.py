"""Every source in one line: what it is called, who published it when, how much rests on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.dates import parse
from timeline_app.errors import DateSyntaxError
from timeline_app.project.columns.lanes import owned
from timeline_app.project.columns.sequences import halves_as_they_lie
from timeline_app.project.parts import Source

_NAMES = """
select id, cast(coalesce(nullif(short_title, ''), json_extract(csl, '$.title'), '') as text),
  cast(coalesce(nullif(json_extract(csl, '$."container-title"'), ''), json_extract(csl, '$.publisher'), '') as text)
from source where gone = 0 and {of} and id > ? order by id limit ?
"""
_PUBLISHED = """
select id, source_id, coalesce(json_extract(published, '$.edtf'), '')
from version where gone = 0 and {of} and id > ? order by id limit ?
"""
_CITED = """
select id, source_id, entry_id from citation
where gone = 0 and +source_id is not null and {of} and id > ? order by id limit ?
"""
_CITATION = np.dtype([("id", "S16"), ("source", "S16"), ("entry", "S16")])


class Listed(NamedTuple):
    """One source."""

    id: str
    title: str
    publisher: str
    published: str  # EDTF of its newest version; "" where nobody knows, or it has none
    day: int  # the first second of that, 0 where it is none
    entries: int  # that rest on it


def listed(source: Source, few: Collection[str] | None = None) -> list[Listed]:
    """Return the sources, oldest first; read in parts, 0.1 s for 1,000 sources with 100,000 citations.

    Args:
        few: ids; these alone, by their indexes.
    """
    ids = None if few is None else [bytes.fromhex(id_) for id_ in few]
    held_by = ids or ()
    published: dict[bytes, str] = {}
    for versions in source.parts(_PUBLISHED.format(of=owned("source_id", ids)), held_by=held_by):
        published |= {source_id: str(edtf) for _, source_id, edtf in versions}
    resting = _resting(source.arrays(_CITED.format(of=owned("source_id", ids)), _CITATION, held_by=held_by))
    days = {edtf: _day(edtf) for edtf in {"", *published.values()}}
    found = []
    for rows in source.parts(_NAMES.format(of=owned("id", ids)), held_by=held_by):
        for id_, title, publisher in rows:
            edtf = published.get(id_, "")
            found.append(Listed(id_.hex(), str(title), str(publisher), edtf, days[edtf], resting.get(id_, 0)))
    return found


def _day(edtf: str) -> int:
    try:
        return parse(edtf).lo if edtf else 0
    except DateSyntaxError:
        return 0


def _resting(cited: NDArray[np.void]) -> dict[bytes, int]:
    """Return how many different entries rest on each source."""
    keys = np.concatenate([halves_as_they_lie(cited, "source"), halves_as_they_lie(cited, "entry")], axis=1)
    keys = keys[np.lexsort(keys.T[::-1])]
    keys = keys[_differs(keys)]
    starts = np.flatnonzero(_differs(keys, 2))
    counts = np.diff(np.append(starts, len(keys)))
    ids = np.ascontiguousarray(keys[starts, :2]).tobytes()
    return {ids[16 * at : 16 * at + 16]: count for at, count in enumerate(counts.tolist())}


def _differs(keys: NDArray[np.uint64], columns: int = 4) -> NDArray[np.bool_]:
    """Return which rows are others, in their first columns, than the one before."""
    found = np.ones(len(keys), bool)
    found[1:] = (keys[1:, :columns] != keys[:-1, :columns]).any(axis=1)
    return found
