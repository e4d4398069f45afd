"""Fields commit once, keep what was typed, and give Ctrl+Z back when they are empty-handed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.fields import CheckField, Chip, ChoiceField, Field, LineField, TagsField, TextField

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def heard():
    """Collect what fields commit."""
    return []


def of(field, heard):
    """Listen to a field, and return it."""
    field.committed.connect(heard.append)
    return field


@pytest.fixture
def title(put, heard) -> LineField:
    field = of(put(LineField("Title", placeholder="What happened", hint="One line")), heard)
    field.load("Talks")
    field.line.setFocus()
    return field


@pytest.fixture
def elsewhere(put) -> QLineEdit:
    return put(QLineEdit())


def test_what_is_loaded_is_not_committed(title, heard, elsewhere):
    elsewhere.setFocus()
    assert heard == []
    assert title.value() == "Talks"


def test_leaving_commits_once(qtbot, title, heard, elsewhere):
    qtbot.keyClicks(title.line, "The end of ")
    assert title.is_dirty()
    elsewhere.setFocus()
    assert heard == ["The end of Talks"]
    title.line.setFocus()
    elsewhere.setFocus()
    assert heard == ["The end of Talks"]


def test_a_pause_commits(qtbot, title, heard):
    title._pause.setInterval(10)
    with qtbot.waitSignal(title.committed):
        qtbot.keyClicks(title.line, "A")
    assert heard == ["ATalks"]
    assert title._pause.interval() == 10
    assert LineField("Other")._pause.interval() == 2000


def test_enter_and_ctrl_enter_commit(qtbot, title, heard):
    qtbot.keyClicks(title.line, "A")
    qtbot.keyClick(title.line, Qt.Key.Key_Return)
    qtbot.keyClicks(title.line, "B")
    with qtbot.waitSignal(title.finished):
        qtbot.keyClick(title.line, Qt.Key.Key_Return, CTRL)
    assert heard == ["ATalks", "ABTalks"]


def test_typing_back_to_the_old_value_commits_nothing(qtbot, title, heard, elsewhere):
    qtbot.keyClicks(title.line, "A")
    qtbot.keyClick(title.line, Qt.Key.Key_Backspace)
    assert not title._pause.isActive()
    elsewhere.setFocus()
    assert heard == []


def test_what_is_refused_stays_as_typed_with_a_sentence(qtbot, title, elsewhere):
    qtbot.keyClicks(title.line, "A")
    elsewhere.setFocus()
    title.refuse("A title is needed.")
    assert title.error() == "A title is needed."
    assert title.line.text() == "ATalks"
    assert title.line.property("wrong") is True
    assert title.line.accessibleDescription() == "A title is needed."
    title.line.setFocus()
    qtbot.keyClicks(title.line, "B")
    assert title.error() == ""
    assert title.line.accessibleDescription() == "One line"


def test_news_from_the_project_do_not_disturb_typing(qtbot, title):
    title.refresh("Negotiations")
    assert title.line.text() == "Negotiations"
    qtbot.keyClicks(title.line, "A")
    title.refresh("Meetings")
    assert title.line.text() != "Meetings"
    assert title.value() == "Meetings"
    title.load("Another entry")
    assert title.line.text() == "Another entry"
    assert not title.is_dirty()


def test_the_label_and_the_name_are_the_title(title):
    assert title.line.accessibleName() == "Title"
    assert title._label.buddy() is title.line


def test_words_are_offered(qtbot, title):
    title.complete_from(["Kabul", "Kunduz"])
    assert title.line.completer().completionCount() >= 0


def test_a_field_without_an_editor_is_a_mistake_of_ours(window):
    field = Field("Nothing", parent=window)
    for ask in (field.typed, field.editor, lambda: field.put(1)):
        with pytest.raises(NotImplementedError):
            ask()


def test_several_lines_grow_up_to_a_limit(qtbot, put, heard):
    field = of(put(TextField("Summary", lines=2, most=4)), heard)
    field.load("one")
    QApplication.processEvents()
    low = field.text.height()
    field.load("1\n2\n3")
    middle = field.text.height()
    field.load("\n".join("123456789"))
    high = field.text.height()
    assert low < middle < high
    assert field.text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    assert heard == []


def test_several_lines_are_committed_on_leaving(qtbot, put, heard, elsewhere):
    field = of(put(TextField("Summary")), heard)
    field.load(None)
    field.text.setFocus()
    qtbot.keyClicks(field.text, "A day")
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    qtbot.keyClick(field.text, Qt.Key.Key_Escape)
    qtbot.keyClick(field.text, Qt.Key.Key_Tab)
    assert heard == ["A day\n"]


@pytest.fixture
def kind(put, heard) -> ChoiceField:
    field = of(put(ChoiceField("Kind", [("occurrence", "Occurrence"), ("state", "State")])), heard)
    field.load("occurrence")
    return field


def test_a_choice_commits_at_once(qtbot, kind, heard):
    kind.combo.setFocus()
    qtbot.keyClick(kind.combo, Qt.Key.Key_Down)
    assert heard == ["state"]
    assert kind.value() == "state"


def test_the_wheel_chooses_nothing(kind, heard):
    at = QPointF(kind.combo.rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(kind.combo.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(kind.combo, wheel)
    assert kind.value() == "occurrence"
    assert heard == []


def test_an_unknown_value_shows_nothing_and_commits_nothing(kind, heard):
    kind.load("weather")
    assert kind.combo.currentIndex() == -1
    kind.flush()
    assert heard == []


def test_other_choices_keep_the_value(kind):
    kind.set_choices([("forecast", "Forecast"), ("occurrence", "Occurrence")])
    assert kind.combo.currentText() == "Occurrence"


def test_a_box_commits_at_once(qtbot, put, heard):
    field = of(put(CheckField("My own statement")), heard)
    field.load(False)
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert heard == [True]
    assert field.box.accessibleName() == "My own statement"


@pytest.fixture
def tags(put, heard) -> TagsField:
    field = of(put(TagsField("Tags", placeholder="Add a tag")), heard)
    field.load(["talks"])
    field.line.setFocus()
    return field


def chips(field) -> list[str]:
    return [chip.text for chip in field.findChildren(Chip) if not chip.isHidden()]


def test_enter_adds_a_chip(qtbot, tags, heard):
    qtbot.keyClicks(tags.line, "kabul")
    qtbot.keyClick(tags.line, Qt.Key.Key_Return)
    assert heard == [("talks", "kabul")]
    assert chips(tags) == ["talks", "kabul"]
    assert tags.line.text() == ""


def test_a_comma_adds_a_chip_and_leaving_adds_the_rest(qtbot, tags, heard, elsewhere):
    qtbot.keyClicks(tags.line, "kabul,kunduz")
    elsewhere.setFocus()
    assert chips(tags) == ["talks", "kabul", "kunduz"]
    assert heard == [("talks", "kabul", "kunduz")]


def test_a_word_is_not_added_twice(qtbot, tags, heard):
    qtbot.keyClicks(tags.line, "talks")
    qtbot.keyClick(tags.line, Qt.Key.Key_Return)
    assert chips(tags) == ["talks"]
    assert heard == []


def test_backspace_in_the_empty_line_removes_the_last_chip(qtbot, tags, heard):
    qtbot.keyClick(tags.line, Qt.Key.Key_Backspace)
    assert heard == [()]
    assert tags.line.placeholderText() == "Add a tag"


def test_the_cross_removes_a_chip(qtbot, tags, heard):
    tags.load(["a", "b"])
    first = next(chip for chip in tags.findChildren(Chip) if chip.text == "a")
    qtbot.mouseClick(first.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert heard == [("b",)]


def test_a_completion_is_committed(qtbot, tags, heard):
    tags.complete_from(["kabul", "kunduz"])
    tags.line.completer().activated.emit("kunduz")
    qtbot.waitUntil(lambda: heard == [("talks", "kunduz")])


def test_chips_flow_into_the_next_line(window, tags):
    window.resize(240, 600)
    tags.load(["one of the longer tags", "another long tag", "third"])
    QApplication.processEvents()
    tops = {chip.y() for chip in tags.findChildren(Chip) if not chip.isHidden()}
    assert len(tops) > 1


def test_chips_flow_from_the_right_in_a_right_to_left_window(qapp, tags):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        tags.load(["a", "b"])
        QApplication.processEvents()
        one, two = [chip for chip in tags.findChildren(Chip) if not chip.isHidden()]
        assert one.x() > two.x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_refused_chip_outlines_the_whole_field(tags):
    tags.refuse("Two people have this name.")
    assert tags.outlined().property("wrong") is True


def test_a_chip_that_stays_has_no_cross(qtbot, put):
    chip = put(Chip("after 1 Sept", removable=False))
    assert chip.findChild(QToolButton) is None
    with qtbot.waitSignal(chip.pressed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.grab().isNull()


@pytest.mark.parametrize(("words", "from_right"), [("Words", False), ("شورای ولایتی", True)])
def test_each_line_begins_at_the_side_that_its_words_are_read_from(put, words, from_right):
    field = put(TextField("Title", lines=1, most=9))
    field.resize(200, field.height())
    field.load(f"{words} " * 12)
    view, block = field.text, field.text.document().begin()
    rests = [block.layout().lineAt(line).naturalTextRect() for line in range(block.layout().lineCount())]
    last, wide = rests[-1], view.viewport().width()
    assert len(rests) > 1
    assert (last.left() > wide - last.right()) == from_right


def test_a_line_of_arabic_has_the_room_it_needs(put):
    field = put(TextField("Title", lines=1, most=4))
    field.load("Words")
    low = field.text.height()
    field.load("شورای ولایتی از باز شدن راه خبر داد")
    assert low == theme.current().control
    line = field.text.document().begin().layout().lineAt(0)
    assert field.text.height() >= max(low, line.height() + 2 * field.text.document().documentMargin() + 4)
