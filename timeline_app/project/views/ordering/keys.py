"""What entries can be put in order by, and grouped by, in SQL: parts that compare alike in SQLite and in Python.

Words and names are compared as they are searched: by their form without case, accents and the like (`folding`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline_app.dates import CEILING, FLOOR
from timeline_app.dates.calendars import DAY, civil_from_days


class By(NamedTuple):
    """One key of an order: a name of `ORDERS`, or of `GROUPS` where rows are grouped; what is missing comes last."""

    order: str
    falling: bool = False


def _first(select: str) -> str:
    return f"({select} limit 1)"


def _agent(kinds: str) -> str:
    return _first(
        "select a.name from role r join agent a on a.id = r.agent_id where r.entry_id = e.id and r.gone = 0 "
        f"and a.gone = 0 {kinds} order by r.position, r.id"
    )


_PLACE = _first(
    "select p.name from site s join place p on p.id = s.place_id where s.entry_id = e.id and s.gone = 0 "
    "and p.gone = 0 order by s.position, s.id"
)
_TAG = _first(
    "select g.name from tagging t join tag g on g.id = t.tag_id where t.target_id = e.id and t.gone = 0 "
    "and t.target_table = 'entry' and g.gone = 0 order by g.position, g.name"
)
_SOURCE = _first(
    "select coalesce(nullif(s.short_title, ''), cast(json_extract(s.csl, '$.title') as text), '') from citation c "
    "left join passage p on p.id = c.passage_id left join version v on v.id = p.version_id "
    "join source s on s.id = coalesce(v.source_id, c.source_id) "
    "where c.entry_id = e.id and c.gone = 0 and s.gone = 0 order by c.position, c.id"
)
_CLAIMANT = _first(
    "select a.name from citation c join agent a on a.id = c.claimant_id where c.entry_id = e.id and c.gone = 0 "
    "and a.gone = 0 order by c.position, c.id"
)
_CITATIONS = "(select count(*) from citation c where c.entry_id = e.id and c.gone = 0)"
_MODIFIED = "(select max(o.k) from operation o where o.row = e.id)"


def _months(second: str) -> str:
    """Return SQL for the month of a second; SQLite knows the calendar of the years 1 to 9999, we do the others."""
    known = (
        f"cast(strftime('%Y', {second}, 'unixepoch') as integer) * 12 "
        f"+ cast(strftime('%m', {second}, 'unixepoch') as integer) - 1"
    )
    return f"(case when {second} between {_YEAR_1} and {_YEAR_9999} then {known} else month_of({second}) end)"


_YEAR_1, _YEAR_9999 = -62_135_596_800, 253_402_300_799
_LAST = "(e.when_start_hi - 1)"
_MONTH = f"(case when e.when_lo_kind = 'known' and {_months('e.when_lo')} = {_months(_LAST)} then {{}} end)"
_MANY_YEARS = 10**12  # division in SQL rounds towards 0


def _years(second: str) -> str:
    known = f"cast(strftime('%Y', {second}, 'unixepoch') as integer)"
    far = f"((month_of({second}) + {12 * _MANY_YEARS}) / 12 - {_MANY_YEARS})"
    return f"(case when {second} between {_YEAR_1} and {_YEAR_9999} then {known} else {far} end)"


_UNDATED = "(e.when_edtf is null)"
TIME = (f"e.when_sort + {_UNDATED}", "e.when_hi", "e.rank", "e.id")
"""Order of time: the undated stand at the end of the scale, behind what has a date there."""

ORDERS: dict[str, tuple[str, ...]] = {
    "when": (_UNDATED, "e.when_sort", "e.when_hi", "e.rank", "e.id"),
    "earliest": ("case when e.when_lo_kind = 'known' then e.when_lo end",),
    "latest": ("case when e.when_hi_kind = 'known' then e.when_hi end",),
    "title": ("folded(e.title)",),
    "summary": ("nullif(folded(e.summary), '')",),
    "place": (f"folded({_PLACE})",),
    "person": (f"folded({_agent('')})",),
    "tag": (f"folded({_TAG})",),
    "source": (f"folded({_SOURCE})",),
    "claimant": (f"folded({_CLAIMANT})",),
    "citations": (_CITATIONS,),
    "kind": ("e.kind",),
    "status": ("e.status",),
    "importance": ("e.importance",),
    "confidence": ("case e.confidence when 'low' then 1 when 'moderate' then 2 when 'high' then 3 end",),
    "lane": ("nullif(folded(e.lane), '')",),
    "note": ("nullif(folded(e.private_note), '')",),
    "edtf": ("e.when_edtf",),
    "modified": (_MODIFIED,),
}
"""What entries can be put in order by, in SQL: parts that compare alike in SQLite and in Python."""

_WORDS: dict[str, str] = {
    "place": _PLACE,
    "person": _agent("and a.kind = 'person'"),
    "organisation": _agent("and a.kind <> 'person'"),
    "tag": _TAG,
    "source": _SOURCE,
    "claimant": _CLAIMANT,
    "kind": "e.kind",
    "status": "e.status",
}
NUMBERS: dict[str, str] = {
    "year": f"(case when e.when_lo_kind = 'known' and {_years('e.when_lo')} = {_years(_LAST)} "
    f"then {_years('e.when_lo')} end)",
    "month": _MONTH.format(_months("e.when_lo")),
}
GROUPS = (*_WORDS, *NUMBERS)
"""What rows can be grouped by. An entry with several names stands under the first, as on the timeline.

A date that is not within one year, or one month, stands with the undated.
"""


def parts(keys: tuple[By, ...], group: By | None) -> list[tuple[str, bool]]:
    """Return every part that is compared, with whether it falls."""
    found = [(grouped(group.order)[0], group.falling)] if group is not None else []
    found += [(part, falling and part != _UNDATED) for name, falling in keys for part in ORDERS[name]]
    if not any(name == "when" for name, _ in keys):
        found += [(part, False) for part in TIME]
    return found


def grouped(name: str) -> tuple[str, str]:
    """Return SQL for the value of a group and for its name."""
    return (f"folded({_WORDS[name]})", _WORDS[name]) if name in _WORDS else (NUMBERS[name], "''")


@cache
def month_of(second: int) -> int | None:
    """Return year × 12 + month - 1 of a second, None for one off the scale."""
    if not FLOOR < second < CEILING - 1:
        return None
    year, month, _ = civil_from_days(second // DAY)
    return year * 12 + month - 1
