"""Two panes ask for the same columns; they are read once for each state of the file."""

from timeline_app import actions
from timeline_app.project import Filter


def test_the_same_columns_asked_for_twice_are_read_once(project):
    actions.add_entry(project, "Attack in Kabul", when="2019-09-05", own_note=True)
    assert project.marks() is project.marks(Filter())
    assert project.marks(Filter(uncited=True)) is not project.marks()


def test_an_edit_and_its_undo_are_seen(project):
    before = project.marks()
    actions.add_entry(project, "Attack in Kabul", when="2019-09-05", own_note=True)
    assert (len(before), len(project.marks())) == (0, 1)
    project.undo()
    assert len(project.marks()) == 0


def test_what_another_program_writes_is_seen(project, reopen):
    assert len(project.marks()) == 0
    actions.add_entry(reopen(), "Attack in Kabul", when="2019-09-05", own_note=True)
    assert len(project.marks()) == 1


def test_many_filters_do_not_pile_up(project):
    for word in "abcdefgh":
        project.marks(Filter(text=word))
    assert len(project._columns._views) <= 5
