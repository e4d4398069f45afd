from __future__ import annotations

from timeline_app import actions
from timeline_app.model import Citation, Entry, Source, Tag, Tagging
from timeline_app.project import Filter


def test_lanes_by_person_and_organisation_hold_who_takes_part_as_what(project):
    people = [("Sample Ministry", "participant", "organisation"), ("A. Sample", "participant", "person")]
    entry = actions.add_entry(project, "A sample statement", when="2019-09-05", people=people)
    columns = project.marks()
    at = columns.id.index(entry.id)
    assert columns.lanes["person"][at] == ("A. Sample",)
    assert columns.lanes["organisation"][at] == ("Sample Ministry",)
    assert columns.lanes["claimant"][at] == ()


def test_a_source_whose_title_is_a_number_names_its_lane_in_digits(project):
    source, entry = Source(csl={"title": 1984}), Entry(title="A sample statement")
    with project.edit("Cite") as edit:
        for one in (source, entry, Citation(entry_id=entry.id, source_id=source.id)):
            edit.add(one)
    assert list(project.marks().lanes["source"]) == [("1984",)]


def test_the_tag_of_something_else_is_no_tag_of_an_entry(project):
    tag, entry = Tag(name="ours"), Entry(title="A sample statement")
    with project.edit("Tag") as edit:
        for one in (tag, entry, Tagging(tag_id=tag.id, target_table="passage", target_id=entry.id)):
            edit.add(one)
    wanted = Filter(tags=frozenset({"ours"}))
    assert len(project.marks(wanted)) == len(project.order(wanted).ids) == 0


def test_a_name_with_a_nul_is_found_among_few_names_and_among_many(project):
    entry = actions.add_entry(project, "A sample statement", places=["ours\0"], tags=["ours\0"])
    actions.add_entry(project, "Another", places=["ours"], tags=["ours"])
    for more in range(2), range(1_000):
        names = frozenset({"ours\0", "half \ud83d" if len(more) > 500 else "other", *map(str, more)})
        for wanted in (Filter(places=names), Filter(tags=names)):
            assert list(project.marks(wanted).id) == [entry.id]
            assert [pair.tobytes().hex() for pair in project.order(wanted).ids] == [entry.id]
