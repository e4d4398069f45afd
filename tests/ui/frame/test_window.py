"""The panes stand where the design says, in every arrangement, and come back as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QToolButton, QWidget

from timeline_app import actions
from timeline_app.errors import NotSaved, Overtaken, SourceError
from timeline_app.model import Entry
from timeline_app.ui import commands
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.arrange import Layouts, sizes
from timeline_app.ui.frame.docks import facing
from timeline_app.ui.kit import style, theme
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def size_of(widget: QWidget) -> tuple[int, int] | None:
    """Width and height, None when it is not seen."""
    return (widget.width(), widget.height()) if widget.isVisible() else None


def standing(window: MainWindow) -> dict[str, tuple[int, int] | None]:
    QApplication.processEvents()
    seen = {name: size_of(dock) for name, dock in window.docks.items()}
    return {**seen, "reader": size_of(window.centre)}


READ_1280 = {"library": (232, 500), "reader": (672, 500), "inspector": (360, 732), "chronology": (912, 224)}
READ_1600 = {"library": (264, 552), "reader": (920, 552), "inspector": (400, 832), "chronology": (1192, 272)}
ORDER_1280 = {"library": None, "reader": (912, 236), "inspector": (360, 732), "chronology": (912, 488)}
ORDER_1600 = {"library": None, "reader": (1192, 252), "inspector": (400, 832), "chronology": (1192, 572)}
PRESENT_1280 = {"library": None, "reader": (912, 688), "inspector": (360, 732), "chronology": (912, 36)}


@pytest.mark.parametrize(
    ("size", "arrangement", "expected"),
    [
        ((1280, 800), "read", READ_1280),
        ((1600, 900), "read", READ_1600),
        ((1280, 800), "order", ORDER_1280),
        ((1600, 900), "order", ORDER_1600),
        ((1280, 800), "present", PRESENT_1280),
    ],
)
def test_the_sizes_come_out_to_the_pixel(show, sample_desk, size, arrangement, expected):
    window = show(sample_desk, *size)
    window.arrange(arrangement)
    assert standing(window) == expected


@pytest.fixture
def own_looks(qapp):
    """The looks are as they were when the test is over."""
    before = theme.current()
    yield
    style.apply(qapp, before)


def test_show_is_the_timeline_alone(own_looks, window):
    window.arrange("order")
    window.chronology.bring("table")
    window.menus.actions["view.show"].trigger()
    assert [name for name, size in standing(window).items() if size] == ["chronology"]
    assert not any(bar.isVisible() for bar in (window.top, window.status, window.chronology.header))
    assert theme.current().text_size == 125
    assert window.chronology.current() == "timeline"
    window.menus.actions["view.show"].trigger()
    assert window.arranger.current == "order"
    assert all(bar.isVisible() for bar in (window.top, window.status, window.chronology.header))
    assert theme.current().text_size == 100
    assert window.chronology.current() == "table"
    assert window.centre.isVisible()


def test_after_the_export_show_is_the_timeline_alone_too_and_a_hidden_inspector_stays_so(own_looks, window):
    for arrangement in ("order", "present", "show"):
        window.desk.wishes.arrange.emit(arrangement)
        if arrangement == "order":
            window.toggle_dock("inspector")
        assert window.docks["inspector"].isVisible() == (arrangement == "present")
    window.desk.wishes.arrange.emit("present")
    window.desk.wishes.arrange.emit("order")
    assert not window.docks["inspector"].isVisible()


def test_in_show_left_and_right_step_through_time_with_the_entry_below_and_escape_leaves(own_looks, window):
    window.arrange("show")
    canvas, shown = window.timeline.canvas, window.timeline.shown
    assert canvas.hasFocus()
    assert "Esc leaves" in shown.date.text()
    dated = sorted(zip(canvas.marks.at.tolist(), canvas.marks.e1.tolist(), canvas.marks.titles, strict=True))
    titles = []
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        titles.append(shown.title.text_whole())
    assert titles == [title for _, _, title in dated[:3]]
    assert shown.number.text() == f"3 of {len(dated)}"
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert shown.title.text_whole() == titles[1]
    window.desk.preferences.set(theme="dark")
    assert (theme.current().dark, theme.current().text_size) == (True, 125)
    window.desk.preferences.set(theme="light")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.arranger.current == "read"
    assert not shown.isVisible()


def test_another_project_ends_show(own_looks, window):
    window.arrange("show")
    window.close_project()
    assert window.top.isVisible()
    assert theme.current().text_size == 100
    assert window.centre.isVisible()


def test_going_there_and_back_changes_nothing(window):
    before = standing(window)
    for name in ("order", "present", "show", "read"):
        window.arrange(name)
        QApplication.processEvents()
    assert standing(window) == before


def test_the_bar_above_is_40_high_and_the_bar_below_28(window):
    assert window.top.height() == 40
    assert window.status.height() == 28


def test_the_keys_of_the_arrangements_work_and_the_buttons_follow(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.arranger.current == "order"
    checked = [b.text() for b in window.top.findChildren(QToolButton) if b.isChecked()]
    assert checked == ["Order"]
    read = next(b for b in window.top.findChildren(QToolButton) if b.text() == "Read")
    qtbot.mouseClick(read, Qt.MouseButton.LeftButton)
    assert window.arranger.current == "read"


def test_a_pane_is_hidden_and_comes_back_as_it_was(qtbot, window):
    before = standing(window)
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    assert standing(window)["inspector"] is None
    assert not window.menus.actions["view.inspector"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    assert standing(window) == before


def test_what_a_person_arranged_is_there_again_in_the_next_window(qtbot, window, tmp_path):
    window.docks["inspector"].move_to("left")
    window.docks["library"].hide()
    before = standing(window)
    window.arranger.keep()
    layouts = Layouts(tmp_path / "layouts.json")
    again = MainWindow(window.desk, layouts)
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    QApplication.processEvents()
    assert again.dockWidgetArea(again.docks["inspector"]) == facing("left")
    assert standing(again)["library"] == before["library"] is None


def test_the_window_is_as_large_as_it_was(qtbot, window, tmp_path):
    window.resize(1300, 820)
    window.close()
    again = MainWindow(window.desk, Layouts(tmp_path / "layouts.json"))
    qtbot.addWidget(again)
    assert again.arranger.recall_geometry()  # how large depends on the screen there is now
    again.arranger._layouts = Layouts(tmp_path / "none.json")
    assert not again.arranger.recall_geometry()


def test_panes_are_put_back(window):
    before = standing(window)
    window.docks["inspector"].move_to("left")
    window.docks["library"].setFloating(True)
    window.menus.actions["view.put-back"].trigger()
    assert standing(window) == before
    window.docks["library"].put_back.emit()
    assert standing(window) == before


def test_the_menu_of_a_header_moves_floats_and_hides(window):
    dock = window.docks["library"]
    menu = dock.moving_menu()
    named = {action.text(): action for action in menu.actions()}
    named["Move right"].trigger()
    assert window.dockWidgetArea(dock) == facing("right")
    named["Own window"].trigger()
    assert dock.isFloating()
    named["Put back"].trigger()
    assert window.dockWidgetArea(dock) == facing("left")
    named["Hide"].trigger()
    assert not dock.isVisible()
    dock.header.customContextMenuRequested.emit(QPoint(1, 1))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    menu.close()


def test_right_to_left_the_library_stands_right(qapp, show, sample_desk):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = show(sample_desk)
        assert window.docks["library"].x() > window.centre.x() > window.docks["inspector"].x()
        assert standing(window) == READ_1280
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_narrow_window_hides_the_library_and_a_wide_one_brings_it_back(window):
    window.resize(1040, 700)
    assert standing(window)["library"] is None
    assert window.width() == 1040
    window.resize(1280, 800)
    assert standing(window)["library"] is not None


def test_sizes_in_between_are_in_proportion(qapp):
    from PySide6.QtCore import QSize

    assert sizes(QSize(1440, 850), "read") == (248, 380, 248)
    assert sizes(QSize(2560, 1440), "order") == (320, 480, 980)
    assert sizes(QSize(5000, 2000), "read")[:2] == (360, 520)


def test_layouts_survive_a_broken_file(tmp_path):
    path = tmp_path / "layouts.json"
    path.write_text("no json", encoding="utf-8")
    layouts = Layouts(path)
    assert layouts.recall("p", "read") is None
    layouts.keep("p", "read", b"state")
    assert Layouts(path).recall("p", "read") == b"state"
    layouts.forget("p")
    assert Layouts(path).recall("p", "read") is None
    path.write_text('{"read p": "?"}', encoding="utf-8")
    assert Layouts(path).recall("p", "read") is None


def test_layouts_that_cannot_be_written_are_no_trouble(tmp_path):
    Layouts(tmp_path / "gone" / "layouts.json").keep("p", "read", b"state")


# views of the chronology


def test_the_chronology_has_timeline_and_table_as_tabs(qtbot, window):
    assert window.chronology.current() == "timeline"
    window.menus.actions["view.next"].trigger()
    assert window.chronology.current() == "table"
    window.menus.actions["view.previous"].trigger()
    assert window.chronology.current() == "timeline"
    window.desk.wishes.reveal.emit("table")
    assert window.table.isVisible()


def test_a_folded_chronology_unfolds_by_its_tab(qtbot, window):
    window.chronology.fold(True)
    assert standing(window)["chronology"][1] == 36
    assert not window.chronology._tools.isVisible(), "there is nothing to be zoomed"
    window.chronology._tabs.tabBarClicked.emit(0)
    QApplication.processEvents()
    assert not window.chronology.is_folded()
    assert window.docks["chronology"].height() > 36


def test_larger_letters_give_panes_more_room_at_once(window, qapp):
    before = standing(window)
    style.apply(qapp, theme.Theme(text_size=150))
    larger = standing(window)
    assert larger["inspector"][0] == 480
    assert larger["library"] is None, "as in a window of 853 with letters of 100 %"
    style.apply(qapp, theme.Theme())
    assert standing(window) == before


def test_what_was_arranged_for_small_letters_is_not_laid_on_large_ones(window, qapp):
    window.arranger.apply("order")
    window.arranger.apply("read")
    style.apply(qapp, theme.Theme(text_size=150))
    window.arranger.apply("order")
    assert standing(window)["inspector"][0] == 480
    style.apply(qapp, theme.Theme())


# undo


def test_undo_says_what_it_takes_back(qtbot, window):
    project = window.desk.document.project
    actions.add_entry(project, "A test", when="2019-09-05")
    undo, redo = window.menus.actions["edit.undo"], window.menus.actions["edit.redo"]
    assert undo.text().startswith("Undo “")
    assert not redo.isEnabled()
    count = project.count(Entry)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert project.count(Entry) == count - 1
    assert redo.text().startswith("Redo “")
    redo.trigger()
    assert project.count(Entry) == count


def test_the_title_says_that_it_is_saved(window):
    assert window.windowTitle().endswith("saved – Timeline")


def test_without_a_project_only_what_makes_sense_can_be_chosen(show, desk):
    window = show(desk)
    enabled = {name for name, action in window.menus.actions.items() if action.isEnabled()}
    assert "file.new" in enabled
    assert "edit.undo" not in enabled
    assert window.welcome.isVisible()
    assert not window.status.isVisible()
    assert window.windowTitle() == "Timeline"
    assert [name for name, dock in window.docks.items() if dock.isVisible()] == []


def test_a_closed_project_leaves_the_first_page(window):
    window.menus.actions["file.close"].trigger()
    assert window.welcome.isVisible()
    assert not window.desk.document.is_open


def test_every_command_of_the_window_has_a_deed(window):
    assert set(window.menus.actions) == {each.id for each in commands.at("window")}


# focus


def test_f6_goes_from_pane_to_pane_and_back(qtbot, window):
    def pane() -> str:
        now = QApplication.focusWidget()
        named = {"top": window.top, "reader": window.centre, "status": window.status, **window.docks}
        return next(name for name, widget in named.items() if widget.isAncestorOf(now))

    window.walk.enter(window.centre)
    seen = [pane()]
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(pane())
    assert seen[0] == "reader"
    assert len(set(seen)) > 2
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane() == "reader"


def test_the_focus_is_in_the_timeline_again_when_show_is_left(own_looks, qtbot, window):
    window.reveal("timeline")
    window.menus.actions["view.show"].trigger()
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.timeline.canvas.hasFocus())


def test_a_pane_hidden_with_the_focus_hands_it_to_the_text(qtbot, window):
    window.reveal("timeline")
    window.menus.actions["view.chronology"].trigger()
    assert not window.docks["chronology"].isVisible()
    qtbot.waitUntil(lambda: is_focus_inside(window.centre, QApplication.focusWidget()))


@pytest.mark.parametrize("command", ["view.present", "file.export"])
def test_a_timeline_folded_by_the_export_hands_the_focus_to_its_panel(qtbot, window, command):
    window.reveal("timeline")
    window.menus.actions[command].trigger()
    qtbot.waitUntil(lambda: is_focus_inside(window.presenter.panel, QApplication.focusWidget()))


def test_a_library_hidden_by_the_export_hands_the_focus_to_a_pane_that_is_seen(qtbot, window):
    window.reveal("library")
    window.menus.actions["view.present"].trigger()
    panes = (window.centre, window.docks["inspector"])
    qtbot.waitUntil(lambda: any(is_focus_inside(pane, QApplication.focusWidget()) for pane in panes))


def test_the_focus_stays_in_the_timeline_from_order_to_read(qtbot, window):
    window.menus.actions["view.order"].trigger()
    window.reveal("timeline")
    window.menus.actions["view.read"].trigger()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window.timeline.canvas.hasFocus())


def test_the_pane_with_the_focus_is_marked(window):
    window.walk.enter(window.docks["chronology"])
    assert window.chronology.header._active
    window.walk.enter(window.centre)
    assert not window.chronology.header._active


def test_a_wish_for_a_pane_shows_it_with_the_focus(window):
    window.docks["chronology"].hide()
    window.desk.wishes.reveal.emit("chronology")
    assert window.docks["chronology"].isVisible()
    window.desk.wishes.reveal.emit("reader")
    assert window.centre.isAncestorOf(QApplication.focusWidget())
    window.docks["inspector"].hide()
    window.desk.wishes.properties.emit()
    assert window.docks["inspector"].isVisible()


# messages


def test_a_toast_offers_to_undo(qtbot, window):
    project = window.desk.document.project
    actions.add_entry(project, "A test")
    count = project.count(Entry)
    window.desk.wishes.toast.emit("Added “A test”.", True)
    qtbot.mouseClick(window.toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert project.count(Entry) == count - 1


def test_a_full_disk_is_said_with_the_way_out(window):
    window.desk.document.failed.emit(NotSaved("The disk is full.", hint="Make room."))
    assert window.top.message.words() == "The disk is full. Make room."
    assert "Save a copy…" in [b.text() for b in window.top.message.findChildren(QPushButton)]
    window.status.refresh()
    assert window.status.saved.text() == "Not saved: The disk is full."
    assert window.status.saved.property("tone") == "danger"
    actions.add_entry(window.desk.document.project, "A test")
    window.status.refresh()
    assert window.status.saved.text().startswith("Saved ")


def test_an_undo_that_came_too_late_can_be_stepped_over(qtbot, window):
    actions.add_entry(window.desk.document.project, "A test")
    window.desk.document.failed.emit(Overtaken("Somebody built on it."))
    step = next(b for b in window.top.message.findChildren(QPushButton) if b.text() == "Step over it")
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    assert window.top.message.words() == ""


def test_any_other_refusal_is_said(window):
    window.desk.document.failed.emit(SourceError("The file is empty."))
    assert window.top.message.words() == "The file is empty."


# keys that ask panes and preferences


def test_the_reader_gets_larger_and_smaller_letters(window):
    sizes_seen = []
    for name in ("view.larger", "view.larger", "view.smaller", "view.normal"):
        window.menus.actions[name].trigger()
        sizes_seen.append(window.desk.preferences.now.reader_size)
    assert sizes_seen == [20, 22, 20, 18]


def test_find_asks_the_pane_with_the_focus_else_the_reader(qtbot, window):
    asked = []
    window.table.seek = lambda: asked.append("table")
    window.reader.seek = lambda: asked.append("reader")
    window.desk.wishes.reveal.emit("table")
    window.menus.actions["edit.find"].trigger()
    window.walk.enter(window.top)
    window.menus.actions["edit.find"].trigger()
    assert asked == ["table", "reader"]


def test_commands_become_wishes(qtbot, window):
    wishes, selection = window.desk.wishes, window.desk.selection
    entry = window.desk.document.project.all(Entry)[0]
    selection.select(Ref("entry", entry.id))
    for name, wish in (
        ("entry.new", wishes.entry),
        ("file.properties", wishes.properties),
        ("file.settings", wishes.edit),
        ("edit.copy-cited", wishes.copy_cited),
        ("edit.remove", wishes.remove),
    ):
        with qtbot.waitSignal(wish):
            window.menus.actions[name].trigger()
    window.menus.actions["file.save"].trigger()
    assert "on disk" in window.toast.words()
    window.menus.actions["help.about"].trigger()
    assert "Timeline" in window.toast.words()


@pytest.mark.parametrize("command", ["file.settings", "file.properties"])
@pytest.mark.parametrize("way", ["Esc", "button", "again"])
def test_settings_and_properties_are_closed_again(qtbot, window, command, way):
    inspector = window.inspector
    window.desk.selection.select(Ref("entry", window.desk.document.project.all(Entry)[0].id))
    window.reveal("timeline")
    assert not inspector.cross.isVisible()
    window.menus.actions[command].trigger()
    shown = inspector.stack.currentWidget()
    assert shown in (inspector.settings, inspector.dossier)
    assert is_focus_inside(shown, QApplication.focusWidget())
    if way == "Esc":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    elif way == "button":
        assert inspector.cross.isVisible()
        inspector.cross.click()
    else:
        window.menus.actions[command].trigger()
    assert inspector.stack.currentWidget() is inspector.entry
    assert not inspector.cross.isVisible()
    assert window.timeline.canvas.hasFocus()


def test_settings_closed_on_the_first_page_leave_it_alone(show, desk):
    window = show(desk)
    window.menus.actions["file.settings"].trigger()
    assert window.docks["inspector"].isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.docks["inspector"].isVisible()
    assert is_focus_inside(window.centre, QApplication.focusWidget())


def test_nothing_selected_is_nothing_removed(qtbot, window):
    with qtbot.assertNotEmitted(window.desk.wishes.remove), qtbot.assertNotEmitted(window.desk.wishes.copy_cited):
        window.desk.selection.select(None)
        window.menus.actions["edit.remove"].trigger()
        window.menus.actions["edit.copy-cited"].trigger()


# what comes from outside


def drop(window: MainWindow, *paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, buttons, keys))


def test_articles_dropped_on_the_window_are_brought_in(qtbot, window, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("A sample text.", encoding="utf-8")
    with qtbot.waitSignal(window.desk.wishes.form, timeout=20_000):
        drop(window, article)
    assert window.library.bringing.form is not None
    window.close_project()
    assert window.library.bringing.form is None or not window.library.bringing.form.isVisible()


def test_a_project_dropped_on_the_window_is_opened(qtbot, show, desk, sample_file, tmp_path):
    window = show(desk)
    drop(window, sample_file)
    assert desk.document.project.path == sample_file


def test_the_window_looks_at_the_file_when_it_becomes_active(window):
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert window.desk.document.is_open


def test_closing_keeps_what_is_half_typed(qtbot, window):
    kept = []
    window.inspector.flush = lambda: kept.append(1)
    window.close()
    assert kept
    assert not window.desk.document.is_open


def test_targets_are_large_enough(window):
    small = [
        f"{type(b).__name__} {b.accessibleName()} {b.width()}×{b.height()}"
        for part in (window.top, window.status, window.chronology.header)
        for b in part.findChildren(QAbstractButton)
        if b.isVisible() and min(b.width(), b.height()) < 24
    ]
    assert small == []


def test_every_line_of_the_window_has_a_name_for_screen_readers(window):
    unnamed = [
        type(widget).__name__
        for part in (window.top, window.status)
        for widget in (*part.findChildren(QAbstractButton), *part.findChildren(QLineEdit))
        if widget.isVisible() and not widget.accessibleName()
    ]
    assert unnamed == []
