"""What stays in place while a form is read anew: the focus, half a click, half a word."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Link, Passage, Place, Source, Tag, new_id
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.parts.cards import CARDS, Card
from timeline_app.ui.inspector.parts.rows import Row, Rows


@pytest.fixture
def rows(qtbot):
    host = QWidget()
    layout = QVBoxLayout(host)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    rows = Rows(layout)
    rows.host = host
    return rows


def lines(*told):
    return [Row(words.rstrip("!"), words, lambda words=words: QLineEdit(words)) for words in told]


def order(rows):
    layout = rows.host.layout()
    return [layout.itemAt(at).widget().text() for at in range(layout.count())]


def test_rows_that_show_the_same_are_the_same_widgets(rows):
    rows.show(lines("a", "b", "c"))
    before = [rows.widget(key) for key in "abc"]
    rows.show(lines("c", "a", "b", "d"))
    assert [rows.widget(key) for key in "abc"] == before
    assert order(rows) == ["c", "a", "b", "d"]
    assert rows.order() == ["c", "a", "b", "d"]


def test_the_focus_stays_in_a_row_that_moves(rows):
    rows.show(lines("a", "b"))
    rows.widget("a").setFocus()
    rows.show(lines("b", "a"))
    assert QApplication.focusWidget() is rows.widget("a")


def test_a_row_that_shows_something_else_hands_its_focus_to_its_successor(rows):
    rows.show(lines("a", "b"))
    rows.widget("a").setFocus()
    rows.show(lines("a!", "b"))
    assert rows.widget("a").text() == "a!"
    assert QApplication.focusWidget() is rows.widget("a")


@pytest.mark.parametrize(("left", "heir"), [(("a", "c"), "c"), (("a",), "a"), (("c", "a"), "a")])
def test_a_row_that_goes_hands_its_focus_to_the_one_in_its_place(rows, left, heir):
    rows.show(lines("a", "b", "c"))
    rows.widget("b").setFocus()
    rows.show(lines(*left))
    assert QApplication.focusWidget() is rows.widget(heir)


def test_without_rows_there_is_nothing_to_focus(rows):
    rows.show(lines("a"))
    rows.widget("a").setFocus()
    rows.show(())
    assert rows.widget("a") is None
    assert order(rows) == []


def cards_of(section):
    QApplication.processEvents()
    return [card for card in section.body.findChildren(Card) if not card.isHidden()]


@pytest.fixture
def cited(project, select, pane):
    """The entry with most citations, selected."""
    entry = max(project.all(Entry), key=lambda entry: len(actions.citations_of(project, entry)))
    select(entry)
    return entry


def test_tab_out_of_a_changed_field_arrives_where_it_leads(qtbot, pane, project, cited):
    """Leaving the field is an edit, and the edit reads the form anew under the card that got the focus."""
    card = cards_of(pane.entry.citations)[0]
    editor = pane.entry.fields["title"].editor()
    editor.setFocus()
    qtbot.keyClicks(editor, "More: ")
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert project.get(Entry, cited.id).title.startswith("More: ")
    assert QApplication.focusWidget() is card
    assert not card.isHidden()


def test_a_click_on_a_card_after_typing_is_not_lost(qtbot, pane, project, cited, sample_desk):
    editor = pane.entry.fields["title"].editor()
    editor.setFocus()
    qtbot.keyClicks(editor, "More: ")
    card = cards_of(pane.entry.citations)[0]
    with qtbot.waitSignal(sample_desk.selection.opened):
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
        pane.entry.flush()
        QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))


def test_a_pause_while_typing_in_a_citation_keeps_the_cursor_there(qtbot, pane, project, cited):
    citation = actions.citations_of(project, cited)[0]
    qtbot.keyClick(cards_of(pane.entry.citations)[0], Qt.Key.Key_E)
    field = pane.entry.citations.editor.fields["hedge"]
    field.editor().setFocus()
    qtbot.keyClicks(field.editor(), "repor")
    field._pause.timeout.emit()
    assert project.get(Citation, citation.id).hedge.endswith("repor")
    assert QApplication.focusWidget() is field.editor()
    qtbot.keyClicks(QApplication.focusWidget(), "tedly")
    field.flush()
    assert project.get(Citation, citation.id).hedge.endswith("reportedly")


def test_a_citation_that_moves_keeps_the_focus(qtbot, pane, project, cited):
    card = cards_of(pane.entry.citations)[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is card
    qtbot.keyClick(card, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(card, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is card


@pytest.fixture
def hub(project, select, pane):
    """An entry with more links and citations than are shown at once, selected."""
    with project.edit("Make a hub") as edit:
        source = edit.add(Source(id=new_id(), csl={"type": "book", "title": "A sample"}))
        hub, *others = [edit.add(Entry(id=new_id(), title=f"Entry {n}")) for n in range(CARDS + 21)]
        for other in others:
            edit.add(Link(id=new_id(), from_id=hub.id, to_id=other.id, type="precedes"))
            edit.add(Citation(id=new_id(), entry_id=hub.id, source_id=source.id))
    select(hub)
    return hub


@pytest.mark.parametrize("name", ["links", "citations"])
def test_of_very_many_cards_the_first_are_made_and_the_others_on_request(qtbot, pane, hub, select, project, name):
    section = getattr(pane.entry, name)
    assert len(cards_of(section)) == CARDS
    more = next(one for one in section.body.findChildren(QPushButton) if one.text() == "Show more")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(cards_of(section)) == CARDS + 20
    assert section.isAncestorOf(QApplication.focusWidget())
    select(next(entry for entry in project.all(Entry) if entry.id != hub.id))
    select(hub)
    assert len(cards_of(section)) == CARDS


def test_a_citation_moves_past_those_that_are_not_shown(qtbot, pane, hub, project):
    before = [citation.id for citation in actions.citations_of(project, hub)]
    card = cards_of(pane.entry.citations)[CARDS - 1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    at = CARDS - 1
    before[at : at + 2] = reversed(before[at : at + 2])
    assert [citation.id for citation in actions.citations_of(project, hub)] == before


def test_a_citation_removed_hands_its_focus_to_the_next(qtbot, pane, project, cited):
    cards = cards_of(pane.entry.citations)
    cards[0].setFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_Delete)
    assert QApplication.focusWidget() in cards_of(pane.entry.citations)


def test_a_second_press_closes_the_fields_of_a_citation(qtbot, pane, cited):
    card = cards_of(pane.entry.citations)[0]
    qtbot.keyClick(card, Qt.Key.Key_F2)
    assert pane.entry.citations.editor is not None
    pane.entry.citations.editor.fields["note"].editor().setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    assert pane.entry.citations.editor is None


def test_a_change_to_the_claimant_shows_on_the_card(pane, project, cited, sample_desk):
    citation = actions.citations_of(project, cited)[0]
    sample_desk.document.do(actions.edit_citation, citation, claimant="A voice of our own")
    assert "A voice of our own" in pane.entry.citations._rows.widget(citation.id).accessibleName()


def test_names_known_are_offered_once_they_are_there(pane, project, cited, sample_desk):
    field = pane.entry.fields["people"]
    sample_desk.document.do(actions.edit_entry, project.all(Entry)[0], people=["Quite a new name"])
    assert "Quite a new name" in field._words.stringList()


def test_a_person_is_renamed_in_the_form(qtbot, pane, project, sample_desk):
    agent = project.all(Agent)[0]
    sample_desk.wishes.edit.emit(Ref("agent", agent.id))
    field = pane.names.fields["name"]
    assert QApplication.focusWidget() is field.editor()
    field.editor().setText("Renamed")
    field.flush()
    assert project.get(Agent, agent.id).name == "Renamed"
    field.editor().setText("  ")
    field.flush()
    assert "A name is missing" in field.error()
    assert not pane.names.fields["kind"].isHidden()
    sample_desk.selection.select(Ref("place", project.all(Place)[0].id))
    assert pane.names.fields["kind"].isHidden()


def test_a_name_in_many_entries_lists_some_and_leads_to_the_table(qtbot, pane, project, sample_desk):
    with project.edit("Add entries") as edit:
        entries = [edit.add(Entry(title=f"Entry {number}")) for number in range(60)]
    actions.edit_entries(project, entries, tags=["many"])
    tag = project.all(Tag, name="many")[0]
    sample_desk.selection.select(Ref("tag", tag.id))
    assert len(cards_of(pane.names._entries)) == 50
    assert not pane.names.all_button.isHidden()
    with qtbot.waitSignal(sample_desk.wishes.reveal) as asked:
        pane.names.all_button.click()
    assert asked.args == ["table"]
    assert len(project.marks(sample_desk.document.filter)) == 60
    qtbot.mouseClick(cards_of(pane.names._entries)[0], Qt.MouseButton.LeftButton)
    assert sample_desk.selection.current.table == "entry"


def test_the_entries_of_a_mark_are_cards_that_lead_to_them(qtbot, pane, project, select, sample_desk):
    passage = next(p for p in project.all(Passage) if actions.entries_of(project, p))
    entry = actions.entries_of(project, passage)[0]
    select(passage)
    (card, *_) = cards_of(pane.passage._supports)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert sample_desk.selection.current == Ref("entry", entry.id)
    select(passage)
    with qtbot.waitSignal(sample_desk.selection.opened) as opened:
        pane.passage._quote.widget("quote").opened.emit()
    assert opened.args == [Ref("passage", passage.id)]


def test_a_note_wished_for_on_a_source_is_its_note(pane, project, sample_desk):
    sample_desk.wishes.note.emit(Ref("source", project.all(Source)[0].id))
    assert QApplication.focusWidget() is pane.source.fields["note"].editor()
