import pytest

from timeline_app import actions
from timeline_app.errors import Choice, InvalidValue
from timeline_app.model import Agent, Name, Place, Role, Tag, Tagging
from timeline_app.project import short


def parts(project):
    (view,) = project.chronicle().entries
    return [(part.name, part.role) for part in (*view.people, *view.places)]


def test_a_name_is_written_down_once(project, closed):
    actions.set_people(project, closed, ["Ann Reed", (" ann reed ", "actor"), ("Lee Moss", "witness")])
    actions.set_people(project, closed, [("Lee Moss", "witness"), ("ANN REED", "actor")])
    assert [agent.name for agent in project.all(Agent)] == ["Ann Reed", "Lee Moss"]
    assert parts(project) == [("Lee Moss", "witness"), ("Ann Reed", "actor")]
    assert len(project.all(Role)) == 2


def test_another_way_to_write_a_name_finds_its_bearer(project, closed):
    with project.edit("Add names") as edit:
        place = edit.add(Place(name="Lowick"))
        edit.add(Name(of_table="place", of_id=place.id, text="Lowwick"))
        edit.add(Name(of_table="place", of_id="0" * 32, text="Lowwick"))
    actions.set_places(project, closed, [("Lowwick", "from"), "Lowick"])
    assert parts(project) == [("Lowick", "from"), ("Lowick", "at")]
    assert actions.known_places(project) == ("Lowick", "Lowwick")


def test_two_of_one_name_are_asked_about_and_the_answer_is_taken(project, closed):
    with project.edit("Add names") as edit:
        first, second = (edit.add(Agent(name="Lee Moss")) for _ in range(2))
    with pytest.raises(Choice) as told:
        actions.set_people(project, closed, ["Lee Moss"])
    assert set(told.value.choices) == {f"Lee Moss #{short(agent.id)}" for agent in (first, second)}
    actions.set_people(project, closed, [f"Lee Moss #{short(second.id)}"])
    assert [role.agent_id for role in project.all(Role)] == [second.id]


def test_the_exact_name_wins_over_one_that_differs_in_case(project, closed):
    with project.edit("Add names") as edit:
        edit.add(Agent(name="MOSS"))
        exact = edit.add(Agent(name="Moss"))
    actions.set_people(project, closed, ["Moss"])
    assert project.all(Role)[0].agent_id == exact.id


def test_who_is_not_named_leaves_the_entry_but_not_the_project(project, closed):
    actions.set_people(project, closed, ["A", "B"])
    actions.set_places(project, closed, ["L", "M"])
    actions.set_people(project, closed, ["B"])
    actions.set_places(project, closed, ["M"])
    assert parts(project) == [("B", "participant"), ("M", "at")]
    assert actions.known_people(project) == ("A", "B")


def test_tags_are_set_on_entries_passages_and_sources(project, closed, lowick, mark):
    passage = mark("old harbour")
    for table, record in (("entry", closed), ("passage", passage), ("source", lowick)):
        actions.set_tags(project, table, record.id, ["harbour", "Harbour", "law"])
    assert actions.known_tags(project) == ("harbour", "law")
    assert len(project.all(Tagging)) == 6
    actions.set_tags(project, "entry", closed.id, ["law"])
    actions.set_tags(project, "entry", closed.id, ["law", "harbour"])
    assert len(project.all(Tagging)) == 6
    with pytest.raises(ValueError, match="link"):
        actions.set_tags(project, "link", closed.id, ["law"])


def test_a_name_of_nothing_is_refused(project, closed):
    for verb in (actions.set_people, actions.set_places):
        with pytest.raises(InvalidValue, match="name is missing"):
            verb(project, closed, [""])


def test_a_name_can_be_changed_for_all_entries(project, closed):
    actions.set_people(project, closed, ["Ann Reed"])
    actions.set_tags(project, "entry", closed.id, ["law"])
    actions.edit_named(project, project.all(Agent)[0], name="Ann Reed-Moss", kind="office")
    assert parts(project) == [("Ann Reed-Moss", "participant")]
    assert project.undo_label == "Edit person"
    actions.edit_named(project, project.all(Tag)[0], colour="y")
    assert project.undo_label == "Edit tag"
    with pytest.raises(InvalidValue, match="name is missing"):
        actions.edit_named(project, project.all(Agent)[0], name=" ")
