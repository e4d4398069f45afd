"""A filter as a condition in SQL, on the table `entry` under the name `e`.

Words are looked up in the index where it is whole, else in the tables; SQLite finds out which when it is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

from timeline_app.project.chronicle import Filter
from timeline_app.project.search.documents import span_of
from timeline_app.project.search.index import IS_WHOLE
from timeline_app.project.search.words import words_of

Asked = tuple[str, list[Any]]

YEAR = 31_622_400
"""Seconds; entries longer than this have an index of their own."""

_TITLES, _QUOTES = span_of("entry", "text"), span_of("passage", "words")
_TITLES_WITH = (
    "select t.row from search s join search_text t on t.k = s.rowid where s.search match ? and s.rowid between ? and ?"
)
_QUOTES_WITH = (
    "select c.entry_id from search s join search_text t on t.k = s.rowid join citation c on c.passage_id = t.row "
    "where s.search match ? and s.rowid between ? and ? and c.gone = 0"
)
_ANYWHERE, _IN_QUOTE = f"e.id in ({_TITLES_WITH} union {_QUOTES_WITH})", f"e.id in ({_QUOTES_WITH})"
_TITLE_HOLDS = "holds(e.title || char(10) || e.summary, ?, ?)"
_QUOTE_HOLDS = (
    "exists (select 1 from citation c join passage p on p.id = c.passage_id where c.entry_id = e.id and c.gone = 0 "
    "and p.gone = 0 and holds(coalesce(json_extract(p.anchor, '$.exact'), '') || char(10) || p.comment || char(10) "
    "|| p.transcript, ?, ?))"
)
_SOURCE = (
    "exists (select 1 from citation c left join passage p on p.id = c.passage_id "
    "left join version v on v.id = p.version_id where c.entry_id = e.id and c.gone = 0 "
    "and coalesce(v.source_id, c.source_id) in ({those}))"
)
_AGENT = (
    "exists (select 1 from role r join agent a on a.id = r.agent_id where r.entry_id = e.id and r.gone = 0 "
    "and a.gone = 0 and {which}a.name in ({{those}}))"
)
_NAMED = {
    "tags": "exists (select 1 from tagging t join tag g on g.id = t.tag_id where t.target_id = e.id and t.gone = 0 "
    "and t.target_table = 'entry' and g.gone = 0 and g.name in ({those}))",
    "places": "exists (select 1 from site s join place p on p.id = s.place_id where s.entry_id = e.id and s.gone = 0 "
    "and p.gone = 0 and p.name in ({those}))",
    "people": _AGENT.format(which=""),
    "organisations": _AGENT.format(which="a.kind <> 'person' and "),
    "claimants": "exists (select 1 from citation c join agent a on a.id = c.claimant_id where c.entry_id = e.id "
    "and c.gone = 0 and a.gone = 0 and a.name in ({those}))",
    "kinds": "e.kind in ({those})",
    "statuses": "e.status in ({those})",
    "lanes": "e.lane in ({those})",
}
_CITED = "exists (select 1 from citation c where c.entry_id = e.id and c.gone = 0)"
_SIMPLE = {
    "uncited": f"e.own_note = 0 and not {_CITED}",
    "cited": _CITED,
    "disputed": "(e.status = 'disputed' or e.disputed_by <> '' or exists (select 1 from citation c "
    "where c.entry_id = e.id and c.gone = 0 and c.stance = 'disputes'))",
    "undated": "e.when_edtf is null",
    "own_note": "e.own_note = 1",
}


def condition(wanted: Filter, *, whole: bool = False) -> tuple[str, list[Any]]:
    """Return the condition and the values of its holes, in order.

    Args:
        whole: the index is known to be; SQLite then begins with what it holds, and looks at no other entry.
    """
    living = "+e.gone = 0"  # the sign: reading the table from end to end is 20 times as fast as by an index
    asked = [(living, []), *_conditions(wanted, whole)]
    return " and ".join(part for part, _ in asked), [value for _, values in asked for value in values]


def _conditions(wanted: Filter, whole: bool) -> list[Asked]:
    asked = [*_words(wanted, whole), *_members(wanted), *_overlap(wanted.after, wanted.before)]
    asked += [(part, []) for name, part in _SIMPLE.items() if getattr(wanted, name)]
    if wanted.importance is not None:
        asked.append(("e.importance between ? and ?", [*wanted.importance]))
    for each in wanted.without:
        held = _conditions(each, whole)
        parts = " and ".join(f"({part})" for part, _ in held)
        asked.append((f"not ({parts})", [value for _, values in held for value in values]) if held else ("false", []))
    return asked


def _overlap(after: int | None, before: int | None) -> list[Asked]:
    """Bound a range on both sides: entries shorter than a year by their index, the few longer ones by another."""
    if after is None:
        return [] if before is None else [("e.when_lo < ?", [before])]
    if before is None:
        return [("e.when_hi > ?", [after])]
    short = f"(e.when_hi - e.when_lo <= {YEAR} and e.when_lo > ? and e.when_lo < ? and e.when_hi > ?)"
    long = f"(e.when_hi - e.when_lo > {YEAR} and e.when_lo < ? and e.when_hi > ?)"
    return [(f"({short} or {long})", [after - YEAR, before, after, before, after])]


def _words(wanted: Filter, whole: bool) -> list[Asked]:
    asked = []
    for number, word in enumerate(words_of(wanted.text)):
        found, sought = [word.asked(), *_TITLES, word.asked(), *_QUOTES], [wanted.text, number] * 2
        asked.append(_either(whole, (_ANYWHERE, found), (f"({_TITLE_HOLDS} or {_QUOTE_HOLDS})", sought)))
    for number, word in enumerate(words_of(wanted.quote)):
        found, sought = [word.asked(), *_QUOTES], [wanted.quote, number]
        asked.append(_either(whole, (_IN_QUOTE, found), (_QUOTE_HOLDS, sought)))
    return asked


def _either(whole: bool, indexed: Asked, looked_through: Asked) -> Asked:
    """Ask the index, or leave it to SQLite to find out, once, whether it may be asked."""
    if whole:
        return indexed
    found, sought = indexed[1], looked_through[1]
    return f"case when (select {IS_WHOLE}) then {indexed[0]} else {looked_through[0]} end", found + sought


def _members(wanted: Filter) -> list[Asked]:
    asked = []
    for name, part in _NAMED.items():
        if names := sorted(getattr(wanted, name)):
            those, values = _listed(names)
            asked.append((part.format(those=those), values))
    if wanted.sources:
        those, values = _of_ids(wanted.sources)
        asked.append((_SOURCE.format(those=those), values))
    if wanted.ids is not None:
        those, values = _of_ids(wanted.ids)
        asked.append((f"e.id in ({those})", values))
    return asked


def _listed(names: Collection[Any]) -> Asked:
    """Return what stands in the brackets of `in (…)`, with the values of its holes: one for all, where they are many.

    SQLite takes no more than 32,766 holes in a question, and several conditions share them.
    """
    if len(names) <= _HOLES:
        return ", ".join("?" * len(names)), list(names)
    digits = [name.encode(errors="surrogatepass").hex() for name in names]  # SQLite ends a text of JSON at a NUL
    return "select cast(packed(value) as text) from json_each(?)", [json.dumps(digits)]


def _of_ids(wanted: Collection[str]) -> Asked:
    ids = sorted(filter(_is_id, wanted))  # nothing has an id that is none
    if len(ids) <= _HOLES:
        return _listed([bytes.fromhex(id_) for id_ in ids])
    return "select packed(value) from json_each(?)", [json.dumps(ids)]


_HOLES = 500
_is_id = re.compile("[0-9a-f]{32}").fullmatch
