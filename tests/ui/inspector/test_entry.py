from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from timeline_app import actions
from timeline_app.model import Agent, Citation, Entry, Link
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.parts.cards import Card
from timeline_app.ui.kit.picking import PickList


def type_into(qtbot, field, text):
    """Replace what a field holds, by keys, and leave it by Ctrl+Enter."""
    editor = field.editor()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def cards_of(section):
    QApplication.processEvents()
    return [card for card in section.body.findChildren(Card) if not card.isHidden()]


def most_cited(project):
    return max(project.all(Entry), key=lambda entry: len(actions.citations_of(project, entry)))


def test_what_is_selected_stands_in_its_form(pane, project, select):
    entry = most_cited(project)
    select(entry)
    assert pane.stack.currentWidget() is pane.entry
    assert pane.entry.fields["title"].typed() == entry.title
    assert pane.entry.fields["when"].typed().edtf == entry.when_edtf
    assert len(cards_of(pane.entry.citations)) == len(actions.citations_of(project, entry))


def test_nothing_selected_says_what_to_do(pane, sample_desk, select, project):
    select(most_cited(project))
    sample_desk.selection.select(None)
    assert pane.stack.currentWidget() is pane.empty
    assert "press E" in pane.empty.sentence.text()


def test_a_title_typed_is_one_edit_and_undo_brings_the_old_one_back(qtbot, pane, project, select, sample_desk):
    entry = most_cited(project)
    select(entry)
    type_into(qtbot, pane.entry.fields["title"], "Another title")
    assert project.get(Entry, entry.id).title == "Another title"
    sample_desk.document.undo()
    assert pane.entry.fields["title"].typed() == entry.title


def test_half_typed_words_are_kept_when_another_entry_is_selected(qtbot, pane, project, select):
    first, second = project.all(Entry)[:2]
    select(first)
    editor = pane.entry.fields["summary"].editor()
    editor.setFocus()
    qtbot.keyClicks(editor, "Half ")
    select(second)
    assert "Half " in project.get(Entry, first.id).summary
    assert "Half " not in project.get(Entry, second.id).summary


def test_the_date_says_how_it_is_read_and_asks_when_there_are_two_ways(qtbot, pane, project, select):
    entry = most_cited(project)
    select(entry)
    when = pane.entry.fields["when"]
    type_into(qtbot, when, "5 September 2019")
    assert project.get(Entry, entry.id).when_edtf == "2019-09-05"
    assert "Thursday 5 September 2019" in when.words.words
    type_into(qtbot, when, "9/5/2019")
    assert project.get(Entry, entry.id).when_edtf == "2019-09-05"
    assert when.state == "ambiguous"
    qtbot.mouseClick(when.choices()[0], Qt.MouseButton.LeftButton)
    assert project.get(Entry, entry.id).when_edtf in {"2019-09-05", "2019-05-09"}
    assert when.state != "ambiguous"


def test_people_places_and_tags_are_written_with_their_part(qtbot, pane, project, select, entry_called):
    entry = entry_called("overrun Yangi Qala")
    select(entry)
    for name, text in (("people", "Provincial police: witness,"), ("places", "Somewhere: from,"), ("tags", "new tag,")):
        editor = pane.entry.fields[name].editor()
        editor.setFocus()
        qtbot.keyClicks(editor, text)
        pane.entry.fields[name].flush()
    view = next(e for e in project.chronicle().entries if e.id == entry.id)
    assert ("Provincial police", "witness") in [(part.name, part.role) for part in view.people]
    assert ("Somewhere", "from") in [(part.name, part.role) for part in view.places]
    assert "new tag" in view.tags


def test_kind_and_status_bring_the_fields_that_suit_them(pane, project, select, entry_called, sample_desk):
    entry = entry_called("overrun Yangi Qala")
    select(entry)
    assert pane.entry.fields["likelihood"].isHidden()
    sample_desk.document.do(actions.edit_entry, entry, kind="forecast", status="disputed")
    assert not pane.entry.fields["likelihood"].isHidden()
    assert not pane.entry.fields["disputed_by"].isHidden()


def test_an_uncited_entry_names_the_next_step_unless_it_is_an_own_note(qtbot, pane, project, select, sample_desk):
    entry = sample_desk.document.do(actions.add_entry, "Nothing yet")
    select(entry)
    words = [child.text() for child in pane.entry.citations.body.findChildren(object) if hasattr(child, "text")]
    assert any("press C" in text for text in words if isinstance(text, str))
    qtbot.mouseClick(pane.entry.fields["own_note"].box, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert project.get(Entry, entry.id).own_note


def test_enter_on_a_citation_goes_to_its_words(qtbot, pane, project, select, sample_desk):
    select(most_cited(project))
    card = cards_of(pane.entry.citations)[0]
    card.setFocus()
    with qtbot.waitSignal(sample_desk.selection.opened) as opened:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened.args[0].table == "passage"


def test_a_claimant_is_typed_into_the_citation_in_place(qtbot, pane, project, select):
    entry = most_cited(project)
    select(entry)
    citation = actions.citations_of(project, entry)[0]
    qtbot.keyClick(cards_of(pane.entry.citations)[0], Qt.Key.Key_E)
    editor = pane.entry.citations.editor
    type_into(qtbot, editor.fields["claimant"], "A new witness")
    claimant = project.get(Citation, citation.id).claimant_id
    assert project.get(Agent, claimant).name == "A new witness"
    assert pane.entry.citations.editor is editor, "the fields stay open while the change comes back"
    type_into(qtbot, editor.fields["hedge"], "claimed")
    assert project.get(Citation, citation.id).hedge == "claimed"


def test_alt_and_an_arrow_move_a_citation(qtbot, pane, project, select):
    entry = most_cited(project)
    select(entry)
    before = [citation.id for citation in actions.citations_of(project, entry)]
    qtbot.keyClick(cards_of(pane.entry.citations)[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    after = [citation.id for citation in actions.citations_of(project, entry)]
    assert after[:2] == before[1::-1]


def test_delete_on_a_citation_removes_it_and_says_so(qtbot, pane, project, select, sample_desk):
    entry = most_cited(project)
    select(entry)
    count = len(actions.citations_of(project, entry))
    with qtbot.waitSignal(sample_desk.wishes.toast) as told:
        qtbot.keyClick(cards_of(pane.entry.citations)[0], Qt.Key.Key_Delete)
    assert told.args == ["Removed the citation.", True]
    assert len(actions.citations_of(project, entry)) == count - 1


def pick(qtbot, pane, text):
    picker = next(p for p in pane.window().findChildren(PickList) if p.isVisible())
    qtbot.keyClicks(picker.line, text)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)


def test_a_link_wished_for_asks_for_its_type_in_a_list(qtbot, pane, project, select, sample_desk, entry_called):
    one, two = project.all(Entry)[0], project.all(Entry)[-1]
    before = project.count(Link)
    sample_desk.wishes.link.emit(one.id, two.id)
    pick(qtbot, pane, "enab")
    made = max(project.all(Link), key=lambda link: link.id)
    assert project.count(Link) == before + 1
    assert (made.from_id, made.to_id, made.type) == (one.id, two.id, "enables")
    select(one)
    assert any("Enables" in card.accessibleName() for card in cards_of(pane.entry.links))


def test_a_type_of_ones_own_can_be_typed(qtbot, pane, project, sample_desk):
    one, two = project.all(Entry)[0], project.all(Entry)[-1]
    sample_desk.wishes.link.emit(one.id, two.id)
    pick(qtbot, pane, "Rhymes with")
    assert max(project.all(Link), key=lambda link: link.id).type == "rhymes-with"


def test_a_click_on_a_link_selects_the_other_entry(qtbot, pane, project, select, sample_desk):
    link = project.all(Link)[0]
    select(project.get(Entry, link.from_id))
    cards = cards_of(pane.entry.links)
    other = project.get(Entry, link.to_id)
    card = next(card for card in cards if other.title in card.accessibleName())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert sample_desk.selection.current == Ref("entry", other.id)


def test_the_basis_of_a_link_is_changed_in_place(qtbot, pane, project, select):
    link = next(link for link in project.all(Link) if link.basis == "stated")
    select(project.get(Entry, link.from_id))
    pane.entry.links._edit(link.id)
    field = next(f for f in pane.entry.links.body.findChildren(object) if getattr(f, "title", "") == "Basis")
    field.combo.setCurrentIndex(2)
    field.combo.activated.emit(2)
    assert project.get(Link, link.id).basis == "inferred"


def test_cite_lists_the_entries_with_the_current_one_first(qtbot, pane, project, select, sample_desk, some_words):
    entry = project.all(Entry)[4]
    select(entry)
    before = len(actions.citations_of(project, entry))
    sample_desk.wishes.cite.emit(some_words)
    picker = next(p for p in pane.window().findChildren(PickList) if p.isVisible())
    assert picker._model.picks[0].value == entry.id
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert len(actions.citations_of(project, entry)) == before + 1


def test_words_dropped_on_an_entry_are_cited_at_once(qtbot, pane, project, sample_desk, some_words):
    entry = project.all(Entry)[4]
    before = len(actions.citations_of(project, entry))
    with qtbot.waitSignal(sample_desk.wishes.toast):
        sample_desk.wishes.citation.emit(some_words, entry.id)
    assert len(actions.citations_of(project, entry)) == before + 1


def test_wishes_to_edit_note_and_tag_put_the_cursor_there(qtbot, pane, project, sample_desk):
    ref = Ref("entry", project.all(Entry)[1].id)
    for wish, name in (("edit", "title"), ("note", "private_note"), ("tag", "tags")):
        getattr(sample_desk.wishes, wish).emit(ref)
        assert QApplication.focusWidget() is pane.entry.fields[name].editor()
