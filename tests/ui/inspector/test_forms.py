import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from timeline_app import actions, settings
from timeline_app.dates import CALENDARS
from timeline_app.model import Agent, Entry, Passage, Place, Source, Tag
from timeline_app.project import Project
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.inspector.forms.fields import parted, people_said
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.cards import Card

CONTROL = Qt.KeyboardModifier.ControlModifier


def replace_text(qtbot, field, text):
    editor = field.editor()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    field.flush()


def test_a_form_is_built_when_it_is_first_asked_for_and_only_once(pane, project, select):
    assert pane.findChildren(Form) == [], "a window that shows no form has none"
    select(project.all(Source)[0])
    assert pane.findChildren(Form) == [pane.source]
    select(project.all(Entry)[0])
    assert pane.stack.currentWidget() is pane.entry
    select(project.all(Source)[-1])
    assert sorted(map(id, pane.findChildren(Form))) == sorted([id(pane.source), id(pane.entry)])


def test_a_draft_from_words_carries_them_as_its_citation(qtbot, pane, project, sample_desk, some_words):
    before = project.count(Entry)
    sample_desk.wishes.entry.emit(some_words)
    assert pane.stack.currentWidget() is pane.draft
    assert QApplication.focusWidget() is pane.draft.fields["title"].editor()
    assert pane.draft.fields["title"].typed() == some_words.text
    qtbot.keyClicks(pane.draft.fields["title"].editor(), "Something happened")
    qtbot.keyClicks(pane.draft.fields["when"].editor(), "5 September 2019")
    qtbot.keyClicks(pane.draft.fields["claimant"].editor(), "Officials")
    qtbot.keyClick(pane.draft.fields["when"].editor(), Qt.Key.Key_Return, CONTROL)
    assert project.count(Entry) == before + 1
    made = next(e for e in project.chronicle().entries if e.title == "Something happened")
    assert made.when.edtf == "2019-09-05"
    assert [(c.quote, c.claimant) for c in made.citations] == [(some_words.text, "Officials")]
    assert sample_desk.selection.current == Ref("entry", made.id)
    sample_desk.document.undo()
    assert project.count(Entry) == before, "entry, mark and citation are one step"


def test_a_draft_is_not_in_the_file_until_it_is_added(qtbot, pane, project, sample_desk, some_words):
    before = project.count(Entry)
    sample_desk.wishes.entry.emit(some_words)
    qtbot.mouseClick(pane.draft.discard_button, Qt.MouseButton.LeftButton)
    assert project.count(Entry) == before
    assert not pane.draft.is_begun
    assert pane.stack.currentWidget() is pane.empty


def test_leaving_a_draft_keeps_it_and_a_line_leads_back(qtbot, pane, project, sample_desk, some_words):
    sample_desk.wishes.entry.emit(some_words)
    qtbot.keyClicks(pane.draft.fields["title"].editor(), "Kept")
    sample_desk.selection.select(Ref("entry", project.all(Entry)[0].id))
    assert pane.stack.currentWidget() is pane.entry
    assert "draft" in pane.back.words()
    qtbot.mouseClick(pane.back._button, Qt.MouseButton.LeftButton)
    assert pane.stack.currentWidget() is pane.draft
    assert pane.draft.fields["title"].typed() == "Kept"


def test_a_draft_without_a_title_says_so_and_keeps_everything(qtbot, pane, project, sample_desk):
    before = project.count(Entry)
    sample_desk.wishes.entry.emit(None)
    replace_text(qtbot, pane.draft.fields["summary"], "Not to be lost")
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert project.count(Entry) == before
    assert pane.draft._error.text().endswith(".")
    assert pane.draft.fields["summary"].typed() == "Not to be lost"


def test_a_draft_whose_date_has_two_readings_waits_for_the_choice(qtbot, pane, project, sample_desk):
    before = project.count(Entry)
    sample_desk.wishes.entry.emit(None)
    qtbot.keyClicks(pane.draft.fields["title"].editor(), "When?")
    qtbot.keyClicks(pane.draft.fields["when"].editor(), "9/5/2019")
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert project.count(Entry) == before
    assert "Choose a reading" in pane.draft._error.text()
    qtbot.mouseClick(pane.draft.fields["when"].choices()[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(pane.draft.add_button, Qt.MouseButton.LeftButton)
    assert project.count(Entry) == before + 1


def test_a_source_is_corrected_field_by_field(qtbot, pane, project, select):
    source = project.all(Source)[0]
    select(source)
    replace_text(qtbot, pane.source.fields["publisher"], "Another outlet")
    replace_text(qtbot, pane.source.fields["published"], "2019-09-07")
    replace_text(qtbot, pane.source.fields["short_title"], "Short")
    changed = project.get(Source, source.id)
    assert changed.csl["container-title"] == "Another outlet"
    assert changed.short_title == "Short"
    assert actions.published(project, changed) == "2019-09-07"


def test_a_publication_date_that_is_none_is_refused_in_its_field(qtbot, pane, project, select):
    source = project.all(Source)[0]
    select(source)
    before = actions.published(project, source)
    replace_text(qtbot, pane.source.fields["published"], "someday")
    assert pane.source.fields["published"].error().rstrip().endswith((".", "5"))
    assert actions.published(project, project.get(Source, source.id)) == before


def test_a_source_tells_what_was_captured(pane, project, select):
    source = project.all(Source)[0]
    select(source)
    assert actions.newest_version(project, source).sha256 in pane.source._facts.text()


def test_a_mark_shows_what_it_supports_and_takes_a_colour_a_note_and_tags(qtbot, pane, project, select):
    passage = next(p for p in project.all(Passage) if actions.entries_of(project, p))
    select(passage)
    titles = [entry.title for entry in actions.entries_of(project, passage)]
    shown = [card.findChild(QLabel).toolTip() or card.findChild(QLabel).text() for card in _cards(pane.passage)]
    assert any(titles[0][:12] in text for text in shown)
    replace_text(qtbot, pane.passage.fields["comment"], "Remember this")
    pane.passage.fields["colour"].combo.setCurrentIndex(2)
    pane.passage.fields["colour"].combo.activated.emit(2)
    changed = project.get(Passage, passage.id)
    assert (changed.comment, changed.colour) == ("Remember this", "g")


def _cards(form):
    QApplication.processEvents()
    return [card for card in form._supports.body.findChildren(Card) if not card.isHidden()]


def test_a_mark_offers_a_new_entry_and_a_citation(qtbot, pane, project, select, sample_desk):
    passage = project.all(Passage)[0]
    select(passage)
    with qtbot.waitSignal(sample_desk.wishes.cite) as asked:
        pane.passage._cite()
    assert asked.args[0].text == passage.quote
    pane.passage._enter()
    assert pane.stack.currentWidget() is pane.draft


def test_the_project_has_its_properties(qtbot, pane, project, sample_desk):
    sample_desk.wishes.properties.emit()
    assert pane.stack.currentWidget() is pane.dossier
    replace_text(qtbot, pane.dossier.fields["subtitle"], "A subtitle")
    assert project.dossier.subtitle == "A subtitle"


def test_the_second_calendar_of_the_project_is_chosen_among_those_that_are_known(pane, project, sample_desk):
    sample_desk.wishes.properties.emit()
    combo = pane.dossier.fields["calendars"].combo
    for place, kept in ((2, ["gregorian", "islamic"]), (0, ["gregorian"])):
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        assert project.dossier.calendars == kept
    assert combo.count() == len(CALENDARS)


def test_several_entries_are_changed_as_one_step(pane, project, sample_desk):
    some = project.all(Entry)[:3]
    refs = [Ref("entry", entry.id) for entry in some]
    sample_desk.selection.select(refs[0], refs)
    assert pane.stack.currentWidget() is pane.several
    pane.several.fields["importance"].combo.setCurrentIndex(4)
    pane.several.fields["importance"].combo.activated.emit(4)
    assert {project.get(Entry, entry.id).importance for entry in some} == {5}
    sample_desk.document.undo()
    assert {project.get(Entry, e.id).importance for e in some} == {e.importance for e in some}


def test_several_entries_are_merged_into_the_first(qtbot, pane, project, sample_desk):
    some = project.all(Entry)[:2]
    refs = [Ref("entry", entry.id) for entry in some]
    sample_desk.selection.select(refs[0], refs)
    before = project.count(Entry)
    pane.several._merge()
    assert project.count(Entry) == before - 1
    assert sample_desk.selection.current == refs[0]
    assert pane.stack.currentWidget() is pane.entry


def test_removing_what_others_rest_on_lists_them_first(qtbot, pane, project, sample_desk):
    source = project.all(Source)[0]
    sample_desk.wishes.remove.emit((Ref("source", source.id),))
    assert pane.stack.currentWidget() is pane.removal
    assert project.get(Source, source.id) is not None
    qtbot.mouseClick(pane.removal.keep_button, Qt.MouseButton.LeftButton)
    assert project.get(Source, source.id) is not None
    sample_desk.wishes.remove.emit((Ref("source", source.id),))
    qtbot.mouseClick(pane.removal.remove_button, Qt.MouseButton.LeftButton)
    assert project.get(Source, source.id) is None
    sample_desk.document.undo()
    assert project.get(Source, source.id) is not None


@pytest.mark.parametrize("kind", [Agent, Place, Tag])
def test_a_name_shows_the_entries_it_stands_in(pane, project, select, sample_desk, kind):
    for record in project.all(kind):
        select(record)
        assert pane.names.fields["name"].typed() == record.name
    counts = [pane.names._entries._count]
    assert counts[0] is not None


def test_another_room_can_put_its_form_here_and_take_it_back(pane, project, select, sample_desk):
    guest = QLabel("a form")
    guest.setAccessibleName("Guest")
    select(project.all(Entry)[0])
    sample_desk.wishes.form.emit(guest)
    assert pane.stack.currentWidget() is guest
    select(project.all(Entry)[1])
    assert pane.stack.currentWidget() is guest, "a form under way stays"
    sample_desk.wishes.form.emit(None)
    assert pane.stack.currentWidget() is pane.entry


def test_what_is_removed_elsewhere_leaves_the_inspector(pane, project, select, sample_desk):
    entry = sample_desk.document.do(actions.add_entry, "Short-lived")
    select(entry)
    sample_desk.document.do(actions.remove, [("entry", entry.id)])
    assert pane.stack.currentWidget() is pane.empty


def test_a_colon_without_a_role_belongs_to_the_name():
    assert people_said(["Radio: Kabul", "Fazli: speaker"]) == [("Radio: Kabul", ""), ("Fazli", "speaker")]
    assert parted([": actor"], ()) == [(": actor", "")]


def test_settings_are_kept_at_once_and_a_time_zone_that_is_none_is_refused(qtbot, pane, sample_desk):
    sample_desk.wishes.edit.emit(Ref("settings", ""))
    assert pane.stack.currentWidget() is pane.settings
    replace_text(qtbot, pane.settings.fields["name"], "Amina")
    assert sample_desk.preferences.now.name == "Amina"
    replace_text(qtbot, pane.settings.fields["time_zone"], "Asia/Nowhere")
    assert pane.settings.fields["time_zone"].error()
    assert sample_desk.preferences.now.time_zone == "UTC"
    replace_text(qtbot, pane.settings.fields["time_zone"], "Asia/Kabul")
    assert sample_desk.preferences.now.time_zone == "Asia/Kabul"


def test_what_is_half_typed_goes_into_its_own_project_when_another_is_opened(
    qtbot, pane, project, select, sample_desk, tmp_path
):
    """The other is a copy, so that an entry of the same id would take the words."""
    entry = project.all(Entry)[0]
    copy = tmp_path / "copy.chronology"
    actions.save_copy(project, copy)
    select(entry)
    editor = pane.entry.fields["summary"].editor()
    editor.setFocus()
    qtbot.keyClicks(editor, "Half typed ")
    first = project.path
    sample_desk.document.show(actions.open_project(copy, settings.load()))
    now = sample_desk.document.project
    assert "Half typed" not in now.get(Entry, entry.id).summary
    assert now.redo_label is None
    again = Project.open(first, readonly=True)
    assert "Half typed" in again.get(Entry, entry.id).summary
    again.close()
    assert pane.stack.currentWidget() is pane.empty
    assert sample_desk.selection.visited() == ()


def test_a_form_left_behind_writes_nothing_into_the_next_project(pane, project, select, sample_desk, tmp_path):
    select(project.all(Passage)[0])
    select(project.all(Source)[0])
    select(project.all(Entry)[0])
    sample_desk.document.show(actions.new_project(tmp_path / "other.chronology", settings.load()))
    for form in (pane.entry, pane.passage, pane.source):
        for name, field in form.fields.items():
            form.commit(name, field.typed())
    assert sample_desk.document.project.undo_label is None


def test_what_is_refused_stays_typed_while_other_changes_come(qtbot, pane, project, select, sample_desk):
    source = project.all(Source)[0]
    select(source)
    replace_text(qtbot, pane.source.fields["published"], "someday")
    sample_desk.document.do(actions.edit_source, source, note="Another field")
    assert pane.source.fields["published"].typed() == "someday"
    assert pane.source.fields["published"].error()


def test_a_name_that_two_go_by_is_refused_with_both_to_choose_from(qtbot, pane, project, select):
    with project.edit("Add people") as edit:
        ids = [edit.add(Agent(name="Twin")).id for _ in range(2)]
    entry = project.all(Entry)[0]
    select(entry)
    field = pane.entry.fields["people"]
    field.editor().setFocus()
    qtbot.keyClicks(field.editor(), "Twin,")
    field.flush()
    assert all(id_[-8:] in field.error() for id_ in ids)


def test_an_author_keeps_given_and_family_name_when_another_one_is_added(qtbot, pane, project, select):
    source = actions.edit_source(project, project.all(Source)[0], authors=("Rahimi, Sample",))
    select(source)
    field = pane.source.fields["authors"]
    assert field.typed() == ("Rahimi, Sample",)
    field.line.setText("Sample Desk")
    field.flush()
    kept = project.get(Source, source.id).csl["author"]
    assert kept == [{"family": "Rahimi", "given": "Sample"}, {"literal": "Sample Desk"}]


def test_where_several_entries_differ_the_form_says_so(pane, project, sample_desk):
    entries = [Ref("entry", entry.id) for entry in project.all(Entry)]
    sample_desk.selection.select(entries[0], entries)
    kind = pane.several.fields["kind"]
    assert kind.typed() is None
    assert kind.combo.placeholderText() == "They differ"
    assert kind.combo.property("empty")


def test_a_field_that_gets_the_focus_from_another_pane_comes_into_sight(qtbot, pane, project, select):
    select(project.all(Entry)[0])
    pane.resize(360, 200)
    bar = pane.entry.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    title = pane.entry.fields["title"].editor()
    assert title.visibleRegion().isEmpty()
    title.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not title.visibleRegion().isEmpty())
    assert not pane.entry.focusPolicy() & Qt.FocusPolicy.TabFocus
