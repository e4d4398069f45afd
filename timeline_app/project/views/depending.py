"""Which rows of the tables some entries rest on, and which belong to them: what is handed over with these entries."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

Rows = dict[str, dict[str, Any]]
"""The rows of one table by id, as `Record.model_dump()` gives them."""
Tables = Mapping[str, Rows]


def belonging(tables: Tables, entries: Set[str], sources: Set[str], links: Set[str]) -> dict[str, Set[str]]:
    """Return, by table, the ids of the rows that belong to these entries, sources and links; only of tables given.

    Citations with their passages and claims, who and where with all that these lie in, tags, every version of the
    sources with what is noted on it. Marks that nothing cites are not among them, nor names of nobody.
    """
    citations = _where(tables["citation"], "entry_id", entries)
    passages = _values(citations, "passage_id")
    versions = _where(tables["version"], "source_id", sources)
    roles, sites = (_where(tables[name], "entry_id", entries) for name in ("role", "site"))
    relays = {id_ for citation in citations.values() for id_ in citation["via"]}
    named = _values(roles, "agent_id") | _values(citations, "claimant_id") | relays
    agents = _upwards(tables["agent"], named, "member_of_id")
    places = _upwards(tables["place"], _values(sites, "place_id"), "part_of_id")
    taggings = _where(tables["tagging"], "target_id", entries | passages | sources)
    found: dict[str, Set[str]] = {"entry": entries, "passage": passages, "source": sources, "link": links}
    found |= {"agent": agents, "place": places}
    found["tag"] = _upwards(tables["tag"], _values(taggings, "tag_id"), "parent_id")
    found |= {"citation": citations.keys(), "version": versions.keys(), "tagging": taggings.keys()}
    found |= {"role": roles.keys(), "site": sites.keys()}
    resting: tuple[tuple[str, str, Set[str]], ...] = (
        ("claim", "citation_id", citations.keys()),
        ("custody", "version_id", versions.keys()),
        ("placement", "passage_id", passages),
        ("name", "of_id", agents | places),
    )
    return found | {name: _where(tables[name], field, ids).keys() for name, field, ids in resting if name in tables}


def _where(rows: Rows, field: str, wanted: Set[str]) -> Rows:
    return {id_: row for id_, row in rows.items() if row[field] in wanted}


def _values(rows: Rows, field: str) -> set[str]:
    return {row[field] for row in rows.values() if row[field]}


def _upwards(rows: Rows, ids: set[str], field: str) -> set[str]:
    """Return these ids and those of everything that they lie in."""
    found, ahead = set(ids), list(ids)
    while ahead:
        above = rows.get(ahead.pop(), {}).get(field)
        if above and above not in found:
            found.add(above)
            ahead.append(above)
    return found
