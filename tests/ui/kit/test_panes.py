"""Headers, empty states and sections."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import ElidedLabel, label, tool
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.panes import EmptyState, PaneHeader, is_focus_inside


@pytest.fixture
def header(put) -> PaneHeader:
    return put(PaneHeader("Sample Wire A"))


def test_a_header_is_36_high_with_buttons_of_32(header):
    button = header.add_button("find", "Find", "Ctrl+F")
    assert header.height() == 36
    assert (button.width(), button.height()) == (32, 32)
    assert button.toolTip() == "Find (Ctrl+F)"
    assert button.accessibleName() == "Find"


def test_a_button_does_its_deed(qtbot, header):
    done = []
    button = header.add_button("add", "Add", does=lambda: done.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_six_buttons_are_the_most(header):
    for _ in range(6):
        header.add_button("find", "Find")
    with pytest.raises(ValueError, match="at most six"):
        header.add_button("find", "Find")


def test_the_rest_is_behind_more_which_stands_last(header):
    done = []
    action = header.add_to_menu("Sort by date", lambda: done.append(1), "S")
    header.add_button("find", "Find")
    header.add_widget(QLabel("3 of 12"))
    QApplication.processEvents()
    action.trigger()
    more = max(header.findChildren(QToolButton), key=lambda b: b.x())
    assert more.accessibleName() == "More"
    assert more.menu() is header.menu()
    assert done == [1]
    assert action.text() == "Sort by date\tS"


def test_tabs_stand_in_place_of_the_title(qtbot, header):
    tabs = header.add_tabs(["Timeline", "Table"])
    with qtbot.waitSignal(header.tab_chosen) as chosen:
        tabs.setCurrentIndex(1)
    assert chosen.args == [1]
    assert header.title.isHidden()
    assert header.tabs is tabs


def test_the_pane_with_the_focus_has_a_line_in_the_accent(header):
    def foot() -> str:
        return header.grab().toImage().pixelColor(header.width() // 2, header.height() - 2).name()

    assert foot() != theme.colour("accent").name()
    header.set_active(True)
    assert foot() == theme.colour("accent").name()


def test_a_long_title_is_cut_with_dots_and_told_in_full(window, header):
    window.resize(240, 300)
    header.set_title("Attack near the embassy in Kabul: what is known on Thursday evening")
    QApplication.processEvents()
    assert header.title.text().endswith("…")
    assert header.title.toolTip() == header.title.text_whole() == header.accessibleName()


def test_a_short_label_is_not_cut(put):
    words = put(ElidedLabel("short"))
    QApplication.processEvents()
    assert words.text() == "short"
    assert words.toolTip() == ""


def test_an_empty_state_names_the_next_step(qtbot, put):
    empty = put(EmptyState("No sources yet.", "Add source"))
    with qtbot.waitSignal(empty.pressed):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    empty.say("Nothing fits.")
    assert empty.accessibleName() == "Nothing fits."
    assert empty.button.isHidden()


def test_a_section_folds(qtbot, put):
    section = put(Section("Citations"))
    section.inside.addWidget(label("words"))
    section.set_count(2)
    head = section.findChild(QToolButton)
    assert head.text() == "Citations  2"
    with qtbot.waitSignal(section.folded) as folded:
        qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert folded.args == [True]
    assert section.body.isHidden()
    assert head.accessibleName() == "Citations  2, folded"
    section.set_open(True)
    section.set_open(True)
    assert section.is_open()


def test_the_focus_is_inside_a_pane_or_not(window, put):
    inside = QLabel(put(QWidget()))
    assert is_focus_inside(inside.parentWidget(), inside)
    assert is_focus_inside(inside, inside)
    assert not is_focus_inside(inside, window)
    assert not is_focus_inside(inside, None)


def test_the_way_back_points_to_where_lines_begin(qapp):
    back = tool("back", "Back").icon().pixmap(16).toImage()
    forward = tool("forward", "Forward").icon().pixmap(16).toImage()
    assert back != forward
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert tool("back", "Back").icon().pixmap(16).toImage() == forward
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
