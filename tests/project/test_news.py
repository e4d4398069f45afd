"""What a project hears of other programs, and what it says when they are in its way."""

import sqlite3
import threading

from timeline_app.model import Entry, Link
from timeline_app.project import Filter, Project


def add(project, title, **fields):
    with project.edit("Add entry") as edit:
        return edit.add(Entry(title=title, **fields))


def heard_by(project):
    heard = []
    project.listen(heard.append)
    return heard


def test_news_is_told_with_ones_own_edit_when_another_program_was_faster(project, reopen):
    other = reopen(author="Bashir", installation="there")
    theirs = add(other, "Theirs")
    heard = heard_by(project)
    mine = add(project, "Mine")
    assert [change.ids("entry") for change in heard] == [{theirs.id, mine.id}]
    assert project.refresh() is None


def test_undo_takes_back_what_the_same_person_did_last_elsewhere(project, reopen):
    add(project, "In the window")
    other = reopen()
    add(other, "On the command line")
    project.undo()
    assert [entry.title for entry in project.all(Entry)] == ["In the window"]
    other.refresh()
    assert other.redo_label == "Add entry"


def test_a_change_that_was_taken_back_before_it_was_heard_is_no_news(project, reopen):
    other = reopen(author="Bashir", installation="there")
    add(other, "Short-lived")
    other.undo()
    assert not project.refresh().rows


def test_a_file_locked_by_another_program_is_heard_the_next_time(project, path, reopen):
    other = reopen(author="Bashir", installation="there")
    add(other, "Theirs")
    lock = sqlite3.connect(path, isolation_level=None)
    lock.execute("begin exclusive")
    project._db.execute("pragma busy_timeout = 50")
    assert project.refresh() is None
    lock.execute("rollback")
    lock.close()
    assert project.refresh().ids("entry")


def test_a_chronicle_is_of_one_moment_while_others_write(project, path):
    """Without one snapshot an entry added between two questions would be missing from the first answer."""
    stop = threading.Event()

    def write():
        other = Project.open(path, author="Bashir", installation="there")
        while not stop.is_set():
            first = add(other, "One")
            second = add(other, "Two")
            with other.edit("Add link") as edit:
                edit.add(Link(from_id=first.id, to_id=second.id))
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(40):
            chronicle = project.chronicle()
            ids = {entry.id for entry in chronicle.entries}
            assert all(link.from_id in ids and link.to_id in ids for link in chronicle.links)
            marks = project.marks(Filter())
            assert marks.total == len(marks)
    finally:
        stop.set()
        writer.join()
