"""Filters that name very many things."""

from dataclasses import replace

import pytest

from timeline_app import actions
from timeline_app.model import Agent, Citation, Source, new_id
from timeline_app.project import Filter

MANY = 33_000  # more than the holes that SQLite takes in a question


@pytest.fixture
def filled(project):
    with project.edit("Add source") as edit:
        source = edit.add(Source(csl={"title": "Gazette"}))
        who = edit.add(Agent(name="Bureau", kind="organisation"))
    for title in ("Fire", "Flood"):
        entry = actions.add_entry(
            project, title, own_note=True, places=["Kabul"], people=["Amina"], tags=["weather"], lane=title
        )
    with project.edit("Cite") as edit:
        edit.add(Citation(entry_id=entry.id, source_id=source.id, claimant_id=who.id))
    return project


@pytest.mark.parametrize("name", ["tags", "places", "people", "claimants", "kinds", "statuses", "lanes"])
def test_a_filter_of_more_names_than_sqlite_takes_holds_back_what_a_short_one_does(filled, name):
    known = {
        "tags": "weather", "places": "Kabul", "people": "Amina", "claimants": "Bureau",
        "kinds": "occurrence", "statuses": "undisputed", "lanes": "Fire",
    }[name]  # fmt: skip
    few = Filter(**{name: frozenset({known})})
    many = replace(few, **{name: frozenset({known, *(f"nobody {number}" for number in range(MANY))})})
    assert len(filled.order(few)) in (1, 2)
    assert filled.order(many).ids.tolist() == filled.order(few).ids.tolist()


@pytest.mark.parametrize("name", ["ids", "sources"])
def test_a_filter_of_more_ids_than_sqlite_takes_finds_those_that_are_there(filled, name):
    (source,) = filled.all(Source)
    cited = filled.chronicle().entries[1]
    known = {"ids": cited.id, "sources": source.id}[name]
    others = frozenset({known, "no id", *(new_id() for _ in range(MANY))})
    found = filled.chronicle(Filter(**{name: others}))
    assert [entry.id for entry in found.entries] == [cited.id]
