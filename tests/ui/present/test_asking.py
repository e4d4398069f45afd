"""What the export panel asks for: every option of every format, styles by name, what was chosen last."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from timeline_app import actions, citations, exports
from timeline_app.actions import Look
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.present.asking import FormatField, NumberField, OptionFields
from timeline_app.ui.present.asking.formats import grouped
from timeline_app.ui.present.kept import KEPT, LastExports


@pytest.fixture
def panel(presenter, sample_desk):
    sample_desk.wishes.export.emit()
    return presenter.panel


def choose(field, value):
    field.combo.setCurrentIndex(field._values.index(value))
    field.combo.activated.emit(field.combo.currentIndex())


def fields(qtbot, name, chosen=None):
    known = next(one for one in exports.formats() if one.name == name)
    made = OptionFields(known, chosen or {}, ["de"], lambda: "apa")
    qtbot.addWidget(made)
    return made


def test_every_format_stands_in_one_group_and_headings_cannot_be_chosen(qtbot, looks):
    known = exports.formats()
    listed = [one.name for _, formats in grouped(known) for one in formats]
    assert sorted(listed) == sorted(one.name for one in known)
    field = FormatField("Format", known)
    qtbot.addWidget(field)
    field.load("pdf")
    model = field.combo.model()
    heads = [row for row in range(model.rowCount()) if not model.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
    assert [field.combo.itemText(row) for row in heads][:2] == ["Documents", "Tables"]
    assert field.combo.count() == len(known) + len(heads)
    QTest.keyClick(field.combo, Qt.Key.Key_Up)
    assert field.typed() == "pdf", "nothing but a heading stands above it"


@pytest.mark.parametrize("name", [one.name for one in exports.formats()])
def test_every_option_of_every_format_has_a_field_and_its_value_is_taken(qtbot, looks, name):
    made = fields(qtbot, name)
    known = next(one for one in exports.formats() if one.name == name)
    assert made.fields.keys() == known.options.keys()
    assert made.chosen() == {}
    exports.checked(name, known.options, made.values())
    for field in made.fields.values():
        assert field.editor().accessibleName()


def test_only_what_differs_is_handed_on(qtbot, looks):
    made = fields(qtbot, "pdf")
    choose(made.fields["page_size"], "letter")
    made.fields["include_private"].box.click()
    made.fields["subtitle"].line.setText("As of today")
    assert made.chosen() == {"page_size": "letter", "include_private": True, "subtitle": "As of today"}


def test_what_was_chosen_before_is_there_again_and_nonsense_is_left_out(qtbot, looks):
    made = fields(qtbot, "pdf", {"page_size": "letter", "template": "papyrus", "calendar": "none", "odd": 1})
    assert made.chosen() == {"page_size": "letter", "calendar": "none"}
    assert made.more.is_open(), "what is not as usual is in sight"
    assert not fields(qtbot, "pdf").more.is_open()


def test_only_evidence_asks_what_only_evidence_has(qtbot, looks):
    made = fields(qtbot, "pdf")
    assert made.fields["include_sources"].isHidden()
    assert made.fields["template"].about.text() == "Cover, contents, summary, entries, index"
    choose(made.fields["template"], "evidence")
    assert not made.fields["include_sources"].isHidden()


def test_a_number_out_of_bounds_stays_as_typed_and_is_told(qtbot, looks):
    made = fields(qtbot, "png")
    field = made.fields["width"]
    assert isinstance(field, NumberField)
    assert field.line.text() == "1000"
    field.line.setText("9")
    assert made.wrong() is field
    assert field.error() == "It is a number from 200 to 5000."
    assert made.chosen() == {}
    field.line.setText("1200,5")
    assert made.wrong() is None
    assert made.chosen() == {"width": 1200.5}


def test_an_export_waits_for_a_number_that_is_none(presenter, panel, monkeypatch):
    choose(panel.fields["format"], "png")
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    panel.fields["width"].line.setText("wide")
    panel.export_button.click()
    assert asked == []
    assert panel.fields["width"].error()


def test_any_style_is_found_by_its_name_and_favourites_come_first(qtbot, presenter, panel, host):
    field = panel.fields["style"]
    picks = field._find("")
    assert picks[0].title == "As the project says"
    assert picks[1].value == citations.DEFAULT
    assert any("nature" in pick.value for pick in field._find("nature"))
    picker = field.ask()
    QTest.keyClicks(picker.line, "modern language association")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert panel.options()["style"].startswith("modern-language")
    assert "MLA" in field.press.currentText()


def test_the_style_field_opens_its_list_like_every_choice(presenter, panel, host):
    panel.fields["style"].press.showPopup()
    from timeline_app.ui.kit.picking import PickList

    (picker,) = host.findChildren(PickList)
    picker.leave()


def test_a_style_of_ones_own_that_does_not_work_is_told(presenter, panel, tmp_path, monkeypatch):
    broken = tmp_path / "broken.csl"
    broken.write_text("<style/>", "utf-8")
    asked = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    field = panel.fields["style"]
    field._picked("own:")
    asked[0].fileSelected.emit(str(broken))
    assert field.error()
    assert "style" not in panel.options()
    asked[0].deleteLater()


def test_the_first_note_is_shown_as_the_style_writes_it(qtbot, presenter, panel):
    presenter.previewing.make()
    note = panel.options_of.note
    qtbot.waitUntil(lambda: not note.isHidden(), timeout=60_000)
    assert "Sample" in note.text()
    assert note.accessibleName().startswith("A note in this style")


def test_a_saved_view_can_be_written_and_says_how_many_it_shows(qtbot, presenter, panel, sample_desk, project):
    sample_desk.document.do(actions.save_view, "About Yangi Qala", Look(wanted=Filter(text="yangi")))
    count = len(project.marks(Filter(text="yangi")))
    presenter.previewing.make()
    words = f"View “About Yangi Qala”, {count} entries"
    combo = panel.fields["what"].combo
    qtbot.waitUntil(lambda: combo.itemText(combo.count() - 1) == words, timeout=60_000)
    choose(panel.fields["what"], panel.fields["what"]._values[-1])
    assert panel.wanted() == Filter(text="yangi")
    assert 0 < count < project.count(Entry)


def test_what_was_chosen_is_remembered_for_the_project_and_nothing_to_undo(presenter, panel, sample_desk, project):
    before = project.undo_label
    choose(panel.fields["format"], "csv")
    panel.fields["include_private"].box.click()
    sample_desk.wishes.arrange.emit("read")
    sample_desk.wishes.export.emit()
    again = presenter.panel
    assert again is not panel
    assert again.format.name == "csv"
    assert again.options() == {"include_private": True}
    assert project.undo_label == before


def test_habits_of_the_longest_ago_are_forgotten_and_a_broken_file_is_none(tmp_path):
    path = tmp_path / "exports.json"
    kept = LastExports(path)
    for number in range(KEPT + 1):
        kept.keep(str(number), "csv", {"bom": True})
    again = LastExports(path)
    assert again.format("0") == ""
    assert again.options(str(KEPT), "csv") == {"bom": True}
    assert again.options(str(KEPT), "pdf") == {}
    for text in ("no json", "[]", json.dumps({"1": 5, "2": {"options": []}})):
        path.write_text(text, "utf-8")
        broken = LastExports(path)
        assert broken.format("1") == ""
        assert broken.options("2", "csv") == {}
    LastExports(tmp_path / "nowhere" / "a.json").keep("1", "csv", {})
