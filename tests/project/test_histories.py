"""Any history of edits, undone and redone in any order, against plain values that know no journal."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.errors import Overtaken, Stale
from timeline_app.model import Entry, Link, Source
from timeline_app.project import Project

KINDS = (Entry, Source, Link)


@contextmanager
def new_file() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dossier.chronology")
        Project.create(path, author="Amina", installation="here").close()
        yield path


@contextmanager
def opened(path, author="Amina", installation="here"):
    project = Project.open(path, author=author, installation=installation)
    try:
        yield project
    finally:
        project.close()


def state(project):
    """Everything that lives, as plain values."""
    return {(str(kind.__tablename__), record.id): record.model_dump() for kind in KINDS for record in project.all(kind)}


def deed(project, step):
    """Carry out one step as one edit; what there is nothing to do it to is left out."""
    what, number, words = step
    entries = project.all(Entry)
    with project.edit(what) as edit:
        if what.startswith("add"):
            add(edit, what, number, words)
        elif what == "change source":
            change_source(edit, project.all(Source), number, words)
        elif what == "change all":
            for entry in entries:
                edit.change(entry, private_note=words)
        elif entries:
            entry = entries[number % len(entries)]
            if what == "remove entry":
                for link in project.all(Link, from_id=entry.id):
                    edit.remove(link)
                edit.remove(entry)
            else:
                edit.change(entry, title=words, importance=number % 5 + 1)
                if what == "there and back":
                    edit.change(entry, title=entry.title, importance=entry.importance)


def add(edit, what, number, words):
    if what == "add entry":
        edit.add(Entry(title=words))
    elif what == "add source":
        edit.add(Source(csl={"title": words, "volume": str(number)}))
    else:
        made = [edit.add(Entry(title=f"{words}{n}")) for n in range(3)]
        edit.add(Link(from_id=made[0].id, to_id=made[1].id))
        edit.change(made[1], summary=words)
        edit.remove(made[2])


def change_source(edit, sources, number, words):
    if sources:
        source = sources[number % len(sources)]
        edit.change(source, csl={"title": words} if number % 2 else {**source.csl, "issue": words})


DEEDS = (
    *("add entry", "add source", "add several", "change entry", "change source", "change all"),
    *("remove entry", "there and back"),
)
edits = st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.sampled_from(["x", "y", "ÿ “z”", ""]))
steps = st.lists(st.one_of(edits, st.sampled_from(["undo", "redo"])), max_size=14)


class Shelf:
    """The oracle: the states one has been in, and where one stands among them."""

    def __init__(self, first):
        self.states, self.at = [first], 0

    def edited(self, state):
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    def step(self, by):
        self.at = min(max(self.at + by, 0), len(self.states) - 1)

    @property
    def now(self):
        return self.states[self.at]


def walk(project, shelf, steps):
    for step in steps:
        if step == "undo":
            project.undo()
            shelf.step(-1)
        elif step == "redo":
            project.redo()
            shelf.step(1)
        else:
            deed(project, step)
            shelf.edited(state(project))
        assert state(project) == shelf.now


@given(steps)
@example([("add entry", 0, "x"), "undo", "redo", ("change entry", 0, "y"), "undo", "undo", "redo", "redo"])
@example([("add several", 0, "x"), ("remove entry", 0, "x"), "undo", ("change all", 0, "y"), "undo", "redo", "undo"])
def test_any_history_is_undone_and_redone_step_by_step_and_survives_closing(steps):
    with new_file() as path:
        with opened(path) as project:
            shelf = Shelf(state(project))
            walk(project, shelf, steps)
            assert project.prove() == ()
        with opened(path) as again:
            assert state(again) == shelf.now
            while again.undo_label is not None:
                again.undo()
                shelf.step(-1)
                assert state(again) == shelf.now
            assert state(again) == {}, "undoing everything leaves an empty project"
            while again.redo_label is not None:
                again.redo()
                shelf.step(1)
                assert state(again) == shelf.now
            assert shelf.at == len(shelf.states) - 1, "redoing everything brings everything back"
            assert again.prove() == ()


class Reader:
    """A view that knows only what it was told."""

    def __init__(self, project):
        self.project = project
        self.rows = {}
        project.listen(self.hear)

    def hear(self, change):
        for key, (before, after) in change.rows.items():
            assert self.rows.get(key) == before, "what was there before is what it was told last"
            if after is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = dict(after)


who = st.integers(0, 1)
shared = st.lists(
    st.tuples(who, st.one_of(edits, st.sampled_from(["undo", "redo", "refresh", "step over"]))), max_size=16
)


def attempt(project, step):
    """Carry out a step; a refusal leaves everything as it was."""
    before = state(project)
    try:
        if step == "refresh":
            project.refresh()
        elif step in ("undo", "redo"):
            getattr(project, step)()
        elif step == "step over":
            project.undo(step_over=True)
        else:
            deed(project, step)
    except (Overtaken, Stale):
        assert state(project) == before


def both(path, second, steps):
    with opened(path) as one, opened(path, *second) as two:
        readers = [Reader(one), Reader(two)]
        for index, step in steps:
            attempt(readers[index].project, step)
        for reader in readers:
            reader.project.refresh()
            assert reader.rows == state(one) == state(two)
        assert one.prove() == ()
        assert two.refresh() is None
        return (one.undo_label, one.redo_label), (two.undo_label, two.redo_label)


@given(shared)
@example([(0, ("add entry", 0, "x")), (1, ("change entry", 0, "y")), (0, "undo"), (0, "step over"), (0, "redo")])
def test_two_people_on_one_file_are_told_of_every_change_of_the_other(steps):
    with new_file() as path:
        both(path, ("Bashir", "there"), steps)
        with opened(path) as again:
            assert again.prove() == ()


@given(shared)
@example([(0, ("add entry", 0, "x")), (1, ("add entry", 0, "y")), (0, "undo"), (1, "undo"), (0, "redo")])
def test_window_and_command_line_of_one_person_have_one_undo(steps):
    with new_file() as path:
        mine, same = both(path, ("Amina", "here"), steps)
        assert mine == same
        with opened(path) as again:
            assert (again.undo_label, again.redo_label) == mine
