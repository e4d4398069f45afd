from __future__ import annotations

from timeline_app import actions


def test_lanes_by_person_and_organisation_hold_who_takes_part_as_what(project):
    people = [("Sample Ministry", "participant", "organisation"), ("A. Sample", "participant", "person")]
    entry = actions.add_entry(project, "A sample statement", when="2019-09-05", people=people)
    columns = project.marks()
    at = columns.id.index(entry.id)
    assert columns.lanes["person"][at] == ("A. Sample",)
    assert columns.lanes["organisation"][at] == ("Sample Ministry",)
    assert columns.lanes["claimant"][at] == ()
