"""Removing, as it is told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.model import Entry, Source, Tag
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector import removal
from timeline_app.ui.inspector.parts.cards import Card


def toasts(desk):
    heard = []
    desk.wishes.toast.connect(lambda words, undo: heard.append(words))
    return heard


def bare(project, count):
    return [actions.add_entry(project, f"Entry {number}") for number in range(count)]


def test_nothing_is_said_to_be_removed_that_is_still_there(qtbot, pane, project, sample_desk):
    told = toasts(sample_desk)
    (entry,) = bare(project, 1)
    sample_desk.selection.select(Ref("entry", entry.id))
    project._db.execute("pragma query_only = on")
    with qtbot.waitSignal(sample_desk.document.failed) as failed:
        sample_desk.wishes.remove.emit((Ref("entry", entry.id),))
    project._db.execute("pragma query_only = off")
    assert "could not be saved" in str(failed.args[0])
    assert told == []
    assert sample_desk.selection.current == Ref("entry", entry.id)


def test_what_was_removed_is_named_by_kind_and_number(pane, project, sample_desk):
    told = toasts(sample_desk)
    one, *some = bare(project, 3)
    tag = actions.add_entry(project, "Tagged", tags=["soon gone"])
    (tag,) = [known for known in project.all(Tag) if known.name == "soon gone"]
    sample_desk.wishes.remove.emit((Ref("entry", one.id),))
    sample_desk.wishes.remove.emit(tuple(Ref("entry", entry.id) for entry in some))
    sample_desk.wishes.remove.emit((Ref("tag", tag.id),))
    mixed = bare(project, 1)[0]
    other = project.all(Tag)[0]
    sample_desk.wishes.remove.emit((Ref("entry", mixed.id), Ref("tag", other.id)))
    assert told == ["Removed the entry.", "Removed 2 entries.", "Removed the tag.", "Removed 2 things."]


def test_a_long_list_of_what_would_go_is_cut(qtbot, pane, project, sample_desk, monkeypatch):
    monkeypatch.setattr(removal, "MOST", 2)
    source = project.all(Source)[0]
    sample_desk.wishes.remove.emit((Ref("source", source.id),))
    QApplication.processEvents()
    cards = [card for card in pane.removal.findChildren(Card) if not card.isHidden()]
    assert len(cards) == 2
    with qtbot.waitSignal(sample_desk.selection.opened):
        qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    qtbot.mouseClick(pane.removal.keep_button, Qt.MouseButton.LeftButton)
    assert project.get(Source, source.id) is not None


def test_several_that_are_one_by_now_are_not_merged(pane, project, sample_desk):
    some = bare(project, 2)
    refs = [Ref("entry", entry.id) for entry in some]
    sample_desk.selection.select(refs[0], refs)
    before = project.count(Entry)
    actions.remove(project, [refs[1]])
    pane.several._merge()
    assert project.count(Entry) == before - 1


def test_several_are_removed_together(pane, project, sample_desk):
    before = project.count(Entry)
    refs = [Ref("entry", entry.id) for entry in bare(project, 3)]
    sample_desk.selection.select(refs[0], refs)
    pane.several._remove()
    assert project.count(Entry) == before
