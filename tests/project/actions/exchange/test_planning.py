"""A plan says what a file means for the project, row by row, and changes nothing."""

from __future__ import annotations

import pytest

from timeline_app import actions, errors
from timeline_app.model import Agent, Citation, Entry, Link, Name, Passage, Place, Role, Site, Source, Tag, Tagging
from timeline_app.sources.interchange import Arrival, Slip


def fields(planned):
    return {change.field: change.after for change in planned.changes}


def test_planning_writes_nothing(project, arrives):
    label = project.undo_label
    plan = actions.plan_import(project, arrives(("entry", {"title": "A fire", "people": ["Ann"]})))
    assert plan.counts == {"new": 1, "same": 0, "changed": 0, "conflict": 0, "missing": 0, "refused": 0}
    assert project.count(Entry) == project.count(Agent) == 0
    assert project.undo_label == label


def test_what_is_new_is_written_and_the_same_file_brings_nothing_the_second_time(project, arrives):
    rows = (
        ("entry", {"title": "A fire", "when": {"edtf": "1871-10-08"}, "people": ["Ann Reed"], "tags": ["fires"]}, "a"),
        ("entry", {"title": "An inquiry", "when": {"typed": "November 1871"}, "places": [["Lowick", "at"]]}, "b"),
        ("link", {"from_id": "b", "to_id": "a", "type": "responds-to"}),
        ("source", {"csl": {"type": "book", "title": "Fires"}}, "s"),
        ("citation", {"entry_id": "a", "source_id": "s", "locator": "12"}),
    )
    plan = actions.plan_import(project, arrives(*rows))
    assert plan.counts["new"] == 5
    assert plan.refused == ()
    change = actions.apply_import(project, plan)
    assert change.tables >= {"entry", "link", "source", "citation", "agent", "role", "tag", "tagging", "place", "site"}
    fire, inquiry = sorted(project.all(Entry), key=lambda entry: entry.title)
    assert (fire.when_edtf, inquiry.when_edtf) == ("1871-10-08", "1871-11")
    assert [(link.from_id, link.to_id) for link in project.all(Link)] == [(inquiry.id, fire.id)]
    again = actions.plan_import(project, arrives(*rows))
    assert again.counts["same"] == 5
    assert len(again.rows) == 5


def test_an_import_is_one_edit(project, arrives):
    actions.apply_import(project, actions.plan_import(project, arrives(("entry", {"title": "A", "tags": ["t"]}))))
    assert project.undo_label == "Import table"
    project.undo()
    assert project.count(Entry) == project.count(Tag) == project.count(Tagging) == 0


def test_an_import_that_was_taken_back_can_be_made_again(project, arrives):
    file = arrives(("entry", {"title": "A fire"}, "a"))
    actions.apply_import(project, actions.plan_import(project, file))
    project.undo()
    actions.apply_import(project, actions.plan_import(project, file))
    assert [entry.title for entry in project.all(Entry)] == ["A fire"]


def test_what_was_removed_here_comes_back_only_when_asked_for(project, arrives):
    file = arrives(("entry", {"title": "A fire"}, "a"))
    actions.apply_import(project, actions.plan_import(project, file))
    actions.remove(project, [("entry", project.all(Entry)[0].id)])
    plan = actions.plan_import(project, file)
    (row,) = plan.group("conflict")
    assert row.changes[0].field == ""
    actions.apply_import(project, plan, actions.Choices(other_conflicts="project"))
    assert project.count(Entry) == 0
    actions.apply_import(project, plan, actions.Choices(conflicts={row.key: "file"}))
    assert [entry.title for entry in project.all(Entry)] == ["A fire"]


def test_a_change_is_shown_field_by_field(project, storm, arrives):
    plan = actions.plan_import(project, arrives(("entry", {"title": "A gale", "importance": 3}, storm.id)))
    (row,) = plan.group("changed")
    assert [(c.field, c.before, c.after, c.conflict) for c in row.changes] == [
        ("title", "A storm hits Lowick", "A gale", False)
    ]
    actions.apply_import(project, plan)
    assert project.get(Entry, storm.id).title == "A gale"


def test_a_field_that_only_the_project_changed_stays(project, storm, arrives):
    revision = project.past().revision(storm.id)
    actions.edit_entry(project, storm, title="A gale")
    arrival = Arrival("entry", {"title": "A storm hits Lowick"}, "row 2", storm.id, revision)
    assert actions.plan_import(project, arrives(arrival)).counts["same"] == 1


def test_a_field_that_only_the_file_changed_is_changed(project, storm, arrives):
    revision = project.past().revision(storm.id)
    actions.edit_entry(project, storm, summary="It blew.")
    arrival = Arrival("entry", {"title": "A gale", "summary": ""}, "row 2", storm.id, revision)
    plan = actions.plan_import(project, arrives(arrival))
    assert fields(plan.group("changed")[0]) == {"title": "A gale"}


def test_a_field_that_both_changed_waits_for_a_choice(project, storm, arrives):
    revision = project.past().revision(storm.id)
    actions.edit_entry(project, storm, title="A gale")
    arrival = Arrival("entry", {"title": "A tempest", "summary": "It blew."}, "row 2", storm.id, revision)
    plan = actions.plan_import(project, arrives(arrival))
    (row,) = plan.group("conflict")
    title = next(change for change in row.changes if change.field == "title")
    assert (title.before, title.after, title.then) == ("A gale", "A tempest", "A storm hits Lowick")
    with pytest.raises(errors.Choice, match="1 row was changed here as well") as open_:
        actions.apply_import(project, plan)
    assert open_.value.choices == ("row 2: A tempest",)
    actions.apply_import(project, plan, actions.Choices(conflicts={row.key: "project"}))
    assert (project.get(Entry, storm.id).title, project.get(Entry, storm.id).summary) == ("A gale", "It blew.")
    actions.apply_import(
        project, actions.plan_import(project, arrives(arrival)), actions.Choices(other_conflicts="file")
    )
    assert project.get(Entry, storm.id).title == "A tempest"


def test_a_file_without_revisions_is_held_against_what_it_brought_the_last_time(project, arrives):
    file = arrives(("entry", {"title": "A fire", "summary": "Small."}, "a"))
    actions.apply_import(project, actions.plan_import(project, file))
    (entry,) = project.all(Entry)
    actions.edit_entry(project, entry, title="The great fire")
    assert actions.plan_import(project, file).counts["same"] == 1
    other = arrives(("entry", {"title": "A blaze", "summary": "Large."}, "a"))
    (row,) = actions.plan_import(project, other).group("conflict")
    assert [(c.field, c.conflict) for c in row.changes] == [("title", True), ("summary", False)]


def test_what_rests_on_a_row_that_is_left_is_left_as_well(project, arrives):
    file = arrives(
        ("entry", {"title": "A"}, "a"),
        ("entry", {"title": "B"}, "b"),
        ("link", {"from_id": "a", "to_id": "b", "type": "precedes"}),
    )
    plan = actions.plan_import(project, file)
    first = next(row for row in plan.rows if row.title == "A")
    actions.apply_import(project, plan, actions.Choices(leave=frozenset({first.key})))
    assert [entry.title for entry in project.all(Entry)] == ["B"]
    assert project.count(Link) == 0


def test_a_plan_that_has_grown_old_is_refused(project, storm, arrives):
    plan = actions.plan_import(project, arrives(("entry", {"title": "A gale"}, storm.id)))
    actions.edit_entry(project, storm, title="Another")
    with pytest.raises(errors.Stale, match="since the plan was made"):
        actions.apply_import(project, plan)
    assert project.get(Entry, storm.id).title == "Another"


def test_nothing_goes_that_was_changed_since_the_plan_was_made(project, storm, closed, arrives):
    file = arrives(("entry", {"title": storm.title}, storm.id), whole=frozenset({"entry"}))
    plan = actions.plan_import(project, file)
    actions.edit_entry(project, closed, summary="It opens again")
    with pytest.raises(errors.Stale, match="The harbour is closed"):
        actions.apply_import(project, plan, actions.Choices(remove=frozenset({("entry", closed.id)})))
    assert project.get(Entry, closed.id).summary == "It opens again"


def test_no_part_goes_that_was_changed_since_the_plan_was_made(project, storm, arrives):
    storm = actions.edit_entry(project, storm, places=["Lowick"])
    plan = actions.plan_import(project, arrives(("entry", {"title": storm.title, "places": []}, storm.id)))
    (site,) = project.all(Site)
    with project.edit("Change") as edit:
        edit.change(site, relation="about")
    with pytest.raises(errors.Stale, match="since the plan was made"):
        actions.apply_import(project, plan)
    assert [site.relation for site in project.all(Site)] == ["about"]


def test_missing_rows_are_kept_unless_ticked(project, storm, closed, arrives):
    file = arrives(("entry", {"title": storm.title}, storm.id), whole=frozenset({"entry"}))
    plan = actions.plan_import(project, file)
    assert [row.title for row in plan.missing] == ["The harbour is closed"]
    actions.apply_import(project, plan)
    assert project.count(Entry) == 2
    actions.apply_import(project, plan, actions.Choices(remove=frozenset({("entry", closed.id)})))
    assert [entry.title for entry in project.all(Entry)] == [storm.title]


def test_what_was_added_here_since_is_not_missing(project, storm, arrives):
    revision = project.past().revision(storm.id)
    actions.add_entry(project, "Later")
    arrival = Arrival("entry", {"title": storm.title}, "row 2", storm.id, revision)
    assert actions.plan_import(project, arrives(arrival, whole=frozenset({"entry"}))).missing == ()


def test_a_row_is_known_again_by_its_start_and_title_then_by_a_title_alone(project, storm, closed, arrives):
    file = arrives(
        ("entry", {"title": "a STORM hits  Lowick", "when": {"edtf": "2019-05-27"}}, "1"),
        ("entry", {"title": closed.title, "when": {"edtf": "2019-06"}}, "2"),
    )
    assert {row.id for row in actions.plan_import(project, file).rows} == {storm.id, closed.id}


def test_a_title_that_stands_twice_in_the_file_tells_nothing(project, closed, arrives):
    file = arrives(
        ("entry", {"title": closed.title, "when": {"edtf": "1950"}}),
        ("entry", {"title": closed.title, "when": {"edtf": "1951"}}),
    )
    assert actions.plan_import(project, file).counts["new"] == 2


def test_equal_rows_without_ids_stay_two(project, arrives):
    file = arrives(("entry", {"title": "A"}), ("entry", {"title": "A"}))
    actions.apply_import(project, actions.plan_import(project, file))
    assert project.count(Entry) == 2
    assert actions.plan_import(project, file).counts["same"] == 2


@pytest.mark.parametrize(
    "csl",
    [
        {"title": "Other words", "DOI": "https://doi.org/10.1000/XYZ"},
        {"title": "Other words", "ISBN": "978 0306406157"},
        {"title": "THE Harbours", "issued": {"date-parts": [[1999, 3]]}, "author": [{"family": "Reed"}]},
    ],
)
def test_a_source_is_known_again_by_doi_isbn_or_title_year_and_author(project, arrives, csl):
    known = {
        "type": "book",
        "title": "The harbours",
        "DOI": "10.1000/xyz",
        "ISBN": "978-0306406157",
        "issued": {"date-parts": [[1999]]},
        "author": [{"family": "Reed", "given": "Ann"}],
    }
    with project.edit("x") as edit:
        source = edit.add(Source(csl=known))
    assert actions.plan_import(project, arrives(("source", {"csl": csl}))).rows[0].id == source.id


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (("entry", {"title": "A", "when": {"edtf": "2019-13"}}), "when", "13"),
        (("entry", {"title": "A", "when": {"typed": "9/5/2019"}}), "when", "more than one way"),
        (("entry", {"title": " "}), "", "column title is empty"),
        (("entry", {"title": "A", "kind": "party"}), "", "no kind of entry"),
        (("entry", {"title": "A", "importance": 9}), "", "importance"),
        (("link", {"from_id": "nowhere", "to_id": "x"}), "from_id", "There is no entry “nowhere”"),
        (("citation", {"entry_id": "f" * 32}), "entry_id", "There is no entry"),
        (("view", {"name": "Mine"}), "", "not brought in"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(project, arrives, row, column, said):
    plan = actions.plan_import(project, arrives(row))
    (refused,) = plan.refused
    assert (refused.where, refused.column) == ("row 2", column)
    assert said in refused.reason
    assert plan.rows == ()


def test_the_heading_of_the_file_is_named(project, arrives):
    arrival = Arrival("entry", {"title": "A", "when": {"typed": "?!"}}, "row 2", headings={"when": "Datum"})
    assert actions.plan_import(project, arrives(arrival)).refused[0].column == "Datum"


def test_an_ambiguous_date_brings_its_choices_and_one_question(project, arrives):
    file = arrives(("entry", {"title": "A", "when": {"typed": "9/5/2019"}}))
    plan = actions.plan_import(project, file)
    assert len(plan.refused[0].choices) == 2
    assert plan.asks_day_order
    told = arrives(("entry", {"title": "A", "when": {"typed": "9/5/2019", "day_first": True}}))
    assert fields(actions.plan_import(project, told).rows[0])["when"]["edtf"] == "2019-05-09"


@pytest.mark.parametrize("typed", ["9/5/2019", "2018-22"])
def test_each_choice_for_a_date_begins_with_words_that_can_be_written_into_the_file(project, arrives, typed):
    (refused,) = actions.plan_import(project, arrives(("entry", {"title": "A", "when": {"typed": typed}}))).refused
    assert len(refused.choices) == 2
    for choice in refused.choices:
        words = choice.partition(" (")[0]
        assert not actions.plan_import(project, arrives(("entry", {"title": "A", "when": {"typed": words}}))).refused


def test_a_date_in_a_file_can_be_said_to_be_edtf(project, arrives):
    plan = actions.plan_import(project, arrives(("entry", {"title": "A", "when": {"typed": "edtf:2018-22"}})))
    assert fields(plan.rows[0])["when"]["edtf"] == "2018-22"


def test_what_rests_on_a_refused_row_is_refused(project, arrives):
    file = arrives(
        ("entry", {"title": ""}, "a" * 32),
        ("entry", {"title": "B"}, "b"),
        ("link", {"from_id": "a" * 32, "to_id": "b", "type": "precedes"}),
    )
    assert [refused.where for refused in actions.plan_import(project, file).refused] == ["row 2", "row 4"]


def test_an_id_that_stands_twice_is_refused_the_second_time(project, arrives):
    plan = actions.plan_import(project, arrives(("entry", {"title": "A"}, "x"), ("entry", {"title": "B"}, "x")))
    assert [row.title for row in plan.rows] == ["A"]
    assert "same id as row 2" in plan.refused[0].reason


def test_an_id_of_something_else_is_refused(project, storm, arrives):
    plan = actions.plan_import(project, arrives(("place", {"name": "A"}, storm.id)))
    assert "something else in the project: entry" in plan.refused[0].reason


def test_nobody_stands_below_themselves(project, arrives):
    file = arrives(
        ("tag", {"name": "a", "parent_id": "2"}, "1"),
        ("tag", {"name": "b", "parent_id": "1"}, "2"),
        ("tag", {"name": "c", "parent_id": None}, "3"),
        ("tag", {"name": "d", "parent_id": "3"}, "4"),
    )
    plan = actions.plan_import(project, file)
    assert [row.title for row in plan.rows] == ["c", "d"]
    assert all("below itself" in refused.reason for refused in plan.refused)


def test_names_in_cells_become_parts_and_leave_again(project, closed, arrives):
    actions.set_people(project, closed, [("Ann Reed", "actor"), ("Lee Moss", "witness")])
    file = arrives(("entry", {"people": ["Ann Reed", "Jo Park"], "tags": ["harbour"], "places": ["Lowick"]}, closed.id))
    plan = actions.plan_import(project, file)
    (row,) = plan.group("changed")
    assert [(c.field, c.before, c.after) for c in row.changes] == [
        ("people", ("Ann Reed", "Lee Moss"), ("Ann Reed", "Jo Park")),
        ("tags", (), ("harbour",)),
        ("places", (), ("Lowick",)),
    ]
    assert "A new name would be written down: Jo Park." in plan.notes
    actions.apply_import(project, plan)
    agents = {agent.id: agent.name for agent in project.all(Agent)}
    assert {(agents[r.agent_id], r.role) for r in project.all(Role)} == {
        ("Ann Reed", "actor"),
        ("Jo Park", "participant"),
    }
    assert actions.plan_import(project, file).counts["same"] == 1


def test_a_name_of_two_is_reported_and_the_row_taken_without_it(project, arrives):
    with project.edit("x") as edit:
        one, _ = edit.add(Agent(name="Lee Moss")), edit.add(Agent(name="Lee Moss"))
    plan = actions.plan_import(project, arrives(("entry", {"title": "A", "people": ["lee moss"]})))
    assert plan.counts["new"] == 1
    assert plan.refused[0].column == "people"
    assert len(plan.refused[0].choices) == 2
    chosen = plan.refused[0].choices[0]
    plan = actions.plan_import(project, arrives(("entry", {"title": "A", "people": [chosen]})))
    assert plan.rows[0].along[0].fields["agent_id"] == one.id


def test_two_rows_that_name_one_new_person_make_one(project, arrives):
    file = arrives(("entry", {"title": "A", "people": ["Ann"]}), ("entry", {"title": "B", "people": ["ANN"]}))
    actions.apply_import(project, actions.plan_import(project, file))
    assert (project.count(Agent), project.count(Role)) == (1, 2)


def test_a_citation_by_names_and_words_finds_its_passage(project, lowick, closed, arrives):
    words = "the council of Lowick closed the old harbour"
    file = arrives(
        ("citation", {"entry_id": closed.id, "source": "The harbour of Lowick", "quote": words, "claimant": "A clerk"})
    )
    actions.apply_import(project, actions.plan_import(project, file))
    (citation,) = project.all(Citation)
    assert citation.source_id == lowick.id
    assert project.get(Passage, citation.passage_id).quote == words
    assert project.get(Agent, citation.claimant_id).name == "A clerk"
    assert project.chronicle().entries[0].citations[0].intact
    assert actions.plan_import(project, file).counts["same"] == 1


def test_words_that_no_text_holds_come_as_a_quotation(project, closed, arrives):
    file = arrives(("citation", {"entry_id": closed.id, "source": "A lost paper", "quote": "Words of a sample."}))
    actions.apply_import(project, actions.plan_import(project, file))
    (view,) = project.chronicle().entries[0].citations
    assert (view.quote, view.intact) == ("Words of a sample.", False)
    assert project.chronicle().source(view.source_id).title == "A lost paper"
    assert actions.verify(project) == ()


def test_words_of_an_article_are_not_changed_by_a_table(project, closed, mark, arrives):
    passage = mark("The quay was safe.", 1)
    citation = actions.cite(project, closed, passage)
    plan = actions.plan_import(project, arrives(("citation", {"quote": "The quay was new."}, citation.id)))
    assert "not changed by a table" in plan.refused[0].reason
    assert plan.counts["same"] == 1


def test_columns_that_nobody_knows_are_kept(project, storm, arrives):
    arrival = Arrival("entry", {}, "row 2", storm.id, extra={"Box": "12"})
    actions.apply_import(project, actions.plan_import(project, arrives(arrival)))
    assert actions.plan_import(project, arrives(arrival)).counts["same"] == 1
    other = Arrival("entry", {}, "row 2", storm.id, extra={"Box": "13"})
    (row,) = actions.plan_import(project, arrives(other)).group("changed")
    assert [(c.field, c.before, c.after, c.extra) for c in row.changes] == [("Box", "12", "13", True)]


def test_what_a_reader_could_not_read_is_among_what_is_refused(project, arrives):
    plan = actions.plan_import(project, arrives(slips=(Slip("row 7", "Date", "It is torn."),), notes=("A note.",)))
    assert [tuple(refused) for refused in plan.refused] == [("row 7", "Date", "It is torn.", ())]
    assert plan.notes == ("A note.",)
    assert plan.summary == ("1 thing cannot be taken.",)


def test_places_are_known_by_every_way_they_are_written(project, arrives):
    with project.edit("x") as edit:
        place = edit.add(Place(name="Lowick"))
        edit.add(Name(of_table="place", of_id=place.id, text="Lowwick"))
    plan = actions.plan_import(project, arrives(("entry", {"title": "A", "places": ["Lowwick"]})))
    assert plan.rows[0].along[0].fields["place_id"] == place.id


@pytest.mark.parametrize(
    ("table", "fields_"),
    [
        ("source", {"csl": "Fires"}),
        ("source", {"csl": {"title": "Fires", "volume": float("inf")}}),
        ("entry", {"title": "A fire", "people": 5}),
        ("entry", {"title": "A fire", "people": [None]}),
        ("entry", {"title": "A fire", "places": [["Lowick", "at", "place", "more"]]}),
        ("entry", {"title": "A fire", "tags": [{"name": "fires"}]}),
        ("agent", {"name": "\ud800"}),
    ],
)
def test_a_row_that_has_no_shape_is_refused_and_the_others_are_taken(project, arrives, table, fields_):
    plan = actions.plan_import(project, arrives((table, fields_), ("entry", {"title": "A flood"})))
    assert [refused.where for refused in plan.refused] == ["row 2"]
    actions.apply_import(project, plan)
    assert [entry.title for entry in project.all(Entry)] == ["A flood"]


def test_a_tag_with_a_number_in_its_name_is_found_by_its_name(project, arrives):
    actions.apply_import(project, actions.plan_import(project, arrives(("tag", {"name": "Room #1234"}))))
    plan = actions.plan_import(project, arrives(("entry", {"title": "A fire", "tags": ["Room #1234"]})))
    assert plan.refused == ()
    actions.apply_import(project, plan)
    assert project.count(Tagging) == project.count(Tag) == 1


@pytest.mark.parametrize("latitude", ["nan", "inf", "-inf", "1e400", "91", "34° N"])
def test_a_position_that_is_none_on_earth_is_refused_and_the_place_taken_without_it(project, arrives, latitude):
    rows = ("place", {"name": "Lowick", "latitude": latitude, "longitude": "-2.0"}, "p")
    plan = actions.plan_import(project, arrives(rows))
    assert [(one.column, latitude in one.reason, "-90 to 90" in one.reason) for one in plan.refused] == [
        ("latitude", True, True)
    ]
    actions.apply_import(project, plan)
    assert [(p.name, p.latitude, p.longitude) for p in project.all(Place)] == [("Lowick", "", "")]


def test_what_rests_on_a_row_that_is_removed_is_not_written(project, arrives):
    entry = actions.add_entry(project, "A fire", when="1871", own_note=True)
    file = arrives(
        ("source", {"csl": {"type": "book", "title": "Fires"}}, "s"),
        ("citation", {"entry_id": entry.id, "source_id": "s"}),
        whole=frozenset({"entry"}),
    )
    plan = actions.plan_import(project, file)
    gone = frozenset(row[:2] for row in plan.missing)
    assert gone == {("entry", entry.id)}
    actions.apply_import(project, plan, actions.Choices(remove=gone))
    assert (project.count(Entry), project.count(Citation), project.count(Source)) == (0, 0, 1)
    project.undo()
    assert (project.count(Entry), project.count(Citation), project.count(Source)) == (1, 0, 0)
