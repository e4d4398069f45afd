"""Drafts left for others, for another project and for the night."""

import json

import pytest
from PySide6.QtCore import Qt

from timeline_app import actions, paths, settings
from timeline_app.model import Entry, Source
from timeline_app.ui.inspector.parts.waiting import Waiting


def begin(qtbot, pane, desk, title, words=None):
    desk.wishes.entry.emit(words)
    editor = pane.draft.fields["title"].editor()
    editor.selectAll()
    qtbot.keyClicks(editor, title)


def title(pane):
    return pane.draft.fields["title"].typed()


def test_a_draft_begun_over_another_lets_it_wait(qtbot, pane, project, sample_desk, some_words):
    begin(qtbot, pane, sample_desk, "First", some_words)
    begin(qtbot, pane, sample_desk, "Second")
    assert title(pane) == "Second"
    assert "A draft is waiting" in pane.back.words()
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert "A draft is waiting" in pane.back.words()
    pane.back._act()
    assert title(pane) == "First"
    assert pane.back.words() == ""
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    made = next(e for e in project.chronicle().entries if e.title == "First")
    assert [c.quote for c in made.citations] == [some_words.text], "the words waited with it"
    assert not pane.draft.is_begun


def test_two_drafts_that_wait_take_turns(qtbot, pane, sample_desk):
    for words in ("One", "Two", "Three"):
        begin(qtbot, pane, sample_desk, words)
    assert "2 drafts are waiting" in pane.back.words()
    seen = []
    for _ in range(3):
        pane.back._act()
        seen.append(title(pane))
    assert seen == ["Two", "One", "Three"]


def test_a_draft_nobody_typed_into_gives_way(qtbot, pane, sample_desk, some_words):
    sample_desk.wishes.entry.emit(some_words)
    sample_desk.wishes.entry.emit(None)
    assert pane.waiting.states == []
    assert not pane.draft.is_touched


def test_drafts_are_there_again_when_the_project_is_opened_again(
    qtbot, pane, project, sample_desk, some_words, tmp_path
):
    path = project.path
    begin(qtbot, pane, sample_desk, "Kept over night", some_words)
    pane.draft.fields["when"].show_typed("9/5/2019")
    pane.draft.fields["people"].editor().setText("Somebody")
    pane.draft.fields["own_note"].box.click()
    sample_desk.document.show(None)
    assert not pane.draft.is_begun
    assert pane.back.words() == ""
    sample_desk.document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    assert pane.back.words() == "", "it belongs to its own project"
    sample_desk.document.show(actions.open_project(path, settings.load()))
    assert "A draft is waiting" in pane.back.words()
    pane.back._act()
    draft = pane.draft
    assert title(pane) == "Kept over night"
    assert draft.fields["when"].line.text() == "9/5/2019"
    assert draft.fields["when"].state == "ambiguous"
    assert draft.fields["people"].typed() == ("Somebody",)
    assert draft.fields["own_note"].typed() is True
    assert draft.state()["words"]["text"] == some_words.text


def test_a_draft_that_was_added_leaves_nothing_behind(qtbot, pane, project, sample_desk):
    begin(qtbot, pane, sample_desk, "Kept")
    dossier = project.dossier.id
    sample_desk.document.closing.emit()
    file = paths.data_dir() / "drafts" / f"{dossier}.json"
    assert [state["fields"]["title"] for state in json.loads(file.read_text("utf-8"))] == ["Kept"]
    pane.waiting.states = []
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    sample_desk.document.closing.emit()
    assert not file.exists()


@pytest.mark.parametrize("spoilt", ["", "{", "3", '{"a": 1}', "[3, null]"])
def test_drafts_that_cannot_be_read_are_as_if_there_were_none(spoilt):
    file = paths.data_dir() / "drafts" / "abc.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(spoilt, encoding="utf-8")
    waiting = Waiting()
    waiting.load("abc")
    assert waiting.states == []
    file.unlink()


def test_words_of_an_article_that_was_removed_are_told_and_the_draft_stays(
    qtbot, pane, project, sample_desk, some_words
):
    begin(qtbot, pane, sample_desk, "Too late", some_words)
    before = project.count(Entry)
    actions.remove(project, [("source", some_words.source_id)])
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert "has been removed" in pane.draft._error.text()
    assert title(pane) == "Too late"
    assert project.count(Entry) <= before
    assert project.get(Source, some_words.source_id) is None


def test_a_guest_comes_back_when_a_draft_over_it_is_done(qtbot, pane, sample_desk):
    from PySide6.QtWidgets import QLabel

    guest = QLabel("a form")
    sample_desk.wishes.form.emit(guest)
    begin(qtbot, pane, sample_desk, "Meanwhile")
    assert pane.stack.currentWidget() is pane.draft
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is guest
    begin(qtbot, pane, sample_desk, "Again")
    qtbot.mouseClick(pane.draft.discard_button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is guest


def test_dates_are_read_in_the_calendars_of_the_project(qtbot, pane, project, sample_desk):
    actions.edit_dossier(project, calendars=["gregorian", "solar_hijri"])
    context = actions.date_context(project, "state")
    assert context.calendars == ("gregorian", "solar_hijri")
    begin(qtbot, pane, sample_desk, "When")
    assert pane.draft.fields["when"]._context.calendars == context.calendars
