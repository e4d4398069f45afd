"""Palette, tray, keys and report stand over the window and give the focus back."""

from __future__ import annotations

import sys
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from timeline_app.dates import show
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.finding.palette import Palette
from timeline_app.ui.frame.overlays import KeysPanel, Overlay, ReportPanel, TrayPanel
from timeline_app.ui.kit.picking import PickList

CTRL = Qt.KeyboardModifier.ControlModifier


class Patient(Palette):
    """A palette that waits for what is found beside the window."""

    def find(self, typed):
        super().find(typed)
        self.qtbot.waitUntil(self.is_settled)
        return super().find(typed)


@pytest.fixture
def palette(qtbot, window) -> Palette:
    made = Patient(window.desk, list(window.menus.actions.values()))
    made.qtbot = qtbot
    return made


def heads(picks) -> list[str]:
    return [pick.title for pick in picks if pick.head]


def test_ctrl_k_opens_the_palette_and_enter_does_a_command(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    found = window.findChild(PickList)
    qtbot.keyClicks(found.line, "> order")
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert window.arranger.current == "order"


def test_dates_are_said_as_everywhere_else(window, palette):
    entries = window.desk.document.project.all(Entry)
    entry = next(entry for entry in entries if entry.title == "The Taliban overrun Yangi Qala")
    assert entry.date is not None
    found = next(pick for pick in palette.find(entry.title) if pick.value == Ref("entry", entry.id))
    assert found.note == show(entry.date)
    window.desk.selection.select(Ref("entry", entry.id))
    visited = next(pick for pick in palette.find("") if pick.value == Ref("entry", entry.id))
    assert visited.note == found.note


def test_entries_sources_and_names_are_found(window, palette):
    entry = window.desk.document.project.all(Entry)[0]
    found = palette.find(entry.title)
    assert "Entries" in heads(found)
    assert Ref("entry", entry.id) in [pick.value for pick in found]
    assert {"Entries", "Quotes", "Articles", "Places"} < set(heads(palette.find("kabul")))
    assert "People and organisations" in heads(palette.find("taliban"))
    assert palette.find("xyzzy") == []


def test_with_nothing_typed_the_last_places_come_first(window):
    project = window.desk.document.project
    one, two = project.all(Entry)[:2]
    for entry in (one, two):
        window.desk.selection.select(Ref("entry", entry.id))
    found = Palette(window.desk, []).find("")
    assert heads(found) == ["Last places"]
    assert [pick.value.id for pick in found if not pick.head][:2] == [two.id, one.id]


def test_what_was_found_is_opened(qtbot, window, palette):
    ref = Ref("entry", window.desk.document.project.all(Entry)[0].id)
    with qtbot.waitSignal(window.desk.selection.opened):
        palette.take(ref)
    palette.take(None)


def test_without_a_project_there_are_commands_only(desk):
    palette = Palette(desk, [QAction("&Open…")])
    assert [pick.title for pick in palette.find("open")] == ["Commands", "Open"]
    assert heads(palette.find("")) == ["Commands"]


def test_the_bar_above_opens_the_palette(qtbot, window):
    qtbot.mouseClick(window.top.search, Qt.MouseButton.LeftButton)
    assert window.findChild(PickList).isVisible()


def test_all_keys_are_shown_until_esc(qtbot, window):
    window.walk.enter(window.centre)
    before = QApplication.focusWidget()
    window.menus.actions["help.keys"].trigger()
    panel = window.findChild(KeysPanel)
    assert panel.isVisible()
    window.resize(1300, 820)
    QApplication.processEvents()
    assert abs(panel.geometry().center().x() - 650) <= 1
    qtbot.keyClick(panel, Qt.Key.Key_A)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is before


def test_the_focus_elsewhere_closes_a_panel(window):
    panel = KeysPanel(window)
    panel.appear()
    window.walk.enter(window.centre)
    assert panel.isHidden()
    panel.leave()


def test_a_panel_without_a_place_is_a_mistake_of_ours(window):
    with pytest.raises(NotImplementedError):
        Overlay(window, "Nowhere").place()


def test_the_tray_shows_what_runs_and_cancels_it(qtbot, window):
    stop = Event()

    def work(report):
        while not stop.wait(0.01):
            report(12, 40, "Reading 12 of 40")

    window.desk.jobs.run("Read", work)
    qtbot.waitUntil(lambda: window.status.jobs.text() == "Reading 12 of 40", timeout=3000)
    qtbot.mouseClick(window.status.jobs, Qt.MouseButton.LeftButton)
    panel = window.findChild(TrayPanel)
    assert panel.isVisible()
    cancel = next(b for b in panel.findChildren(QPushButton) if b.text() == "Cancel")
    with qtbot.waitSignal(window.desk.jobs.ended):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.status.jobs.text() == "")
    panel.leave()


def test_two_jobs_are_counted(qtbot, window):
    stop = Event()

    def work(report):
        stop.wait(5)

    for _ in range(2):
        window.desk.jobs.run("Read", work)
    qtbot.waitUntil(lambda: window.status.jobs.text() == "Read and 1 more", timeout=3000)
    with qtbot.waitSignals([window.desk.jobs.ended] * 2):
        stop.set()
    TrayPanel(window, window.desk.jobs).appear()


def test_an_idle_tray_says_so(window):
    panel = TrayPanel(window, window.desk.jobs)
    panel.appear()
    assert panel.isVisible()
    cross = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Close")
    cross.click()
    assert panel.isHidden()


def test_a_bug_can_be_copied(qtbot, window):
    panel = ReportPanel(window, "Traceback …")
    panel.appear()
    copy = next(b for b in panel.findChildren(QPushButton) if b.text() == "Copy the report")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "Traceback …" in QGuiApplication.clipboard().text()
    assert sys.version.split()[0] in QGuiApplication.clipboard().text()
    go_on = next(b for b in panel.findChildren(QPushButton) if b.text() == "Go on")
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert panel.isHidden()


# the status bar


def test_the_status_bar_says_what_is_selected(qtbot, window):
    entries = window.desk.document.project.all(Entry)
    window.desk.selection.select(Ref("entry", entries[0].id), [Ref("entry", entries[1].id)])
    qtbot.waitUntil(lambda: window.status.selection.text() == "2 entries")
    qtbot.mouseClick(window.status.selection, Qt.MouseButton.LeftButton)


def test_the_status_bar_counts_what_a_filter_lets_through(qtbot, window):
    from timeline_app.project import Filter

    total = window.desk.document.project.count(Entry)
    entry = window.desk.document.project.all(Entry)[0]
    window.desk.document.set_filter(Filter(ids=frozenset([entry.id])))
    qtbot.waitUntil(lambda: window.status.filter.text() == f"1 of {total}")
    qtbot.mouseClick(window.status.filter, Qt.MouseButton.LeftButton)
    window.desk.document.set_filter(Filter())
    qtbot.waitUntil(lambda: window.status.filter.isHidden())


def test_proposals_are_counted_when_they_are_known(window):
    window.status.set_proposals(11)
    assert window.status.proposals.text() == "11 proposals"
    window.status.set_proposals(None)
    assert window.status.proposals.isHidden()


def test_what_is_typed_filters_every_view(palette, window):
    rows = [pick for pick in palette.find("place:yangi uncited") if isinstance(pick.value, Filter)]
    (row,) = rows
    assert row.title == "Filter every view: place:yangi uncited"
    assert row.note == "1 entry"
    palette.take(row.value)
    assert window.desk.document.filter.uncited
    assert window.table.model.rowCount() == 1
    assert window.table.filter_line.text() == ""
    assert not [pick for pick in palette.find("nothing of the kind") if isinstance(pick.value, Filter)]


def test_plain_words_find_first_and_filter_last(palette):
    found = [pick for pick in palette.find("yangi") if not pick.head]
    assert isinstance(found[-1].value, Filter)
    assert not isinstance(found[0].value, Filter)


def test_conditions_typed_beside_a_filter_of_another_pane_hold_both(qtbot, window):
    window.desk.document.set_filter(Filter(uncited=True))
    window.chronology.bring("table")
    qtbot.keyClicks(window.table.filter_line, "place:yangi")
    qtbot.waitUntil(lambda: bool(window.desk.document.filter.places))
    assert window.desk.document.filter.uncited
    assert window.table.filter_line.text() == "place:yangi"


def test_the_number_of_proposals_leads_into_the_strip(qtbot, window):
    strip = window.reader.strip
    qtbot.waitUntil(lambda: not strip.isHidden())
    assert "proposal" in window.status.proposals.text()
    window.status.proposals.click()
    qtbot.waitUntil(strip.hasFocus)


# first tips


def shown(qtbot, window, name: str) -> None:
    window.tips._next.setInterval(1)
    qtbot.waitUntil(lambda: window.tips.current() == name)


def test_tips_come_one_at_a_time_and_go_when_tried(qtbot, window):
    window.tips._opened()
    shown(qtbot, window, "words")
    window.desk.wishes.entry.emit(None)
    shown(qtbot, window, "entry")
    window.desk.wishes.reveal.emit("table")
    window.desk.selection.select(Ref("entry", window.desk.document.project.all(Entry)[3].id))
    shown(qtbot, window, "search")
    window.resize(1300, 820)
    window.search().leave()
    qtbot.waitUntil(lambda: window.tips.current() == "")
    assert window.desk.preferences.now.tips_seen == ("words", "entry", "search")
    window.tips._opened()
    qtbot.wait(20)
    assert window.tips.current() == ""


def test_the_first_tip_leaves_the_proposals_free(qtbot, window):
    strip = window.reader.strip
    window.tips._opened()
    shown(qtbot, window, "words")
    qtbot.waitUntil(strip.isVisible)
    card, top = window.tips._card, strip.mapTo(window, strip.rect().topLeft()).y()
    qtbot.waitUntil(lambda: card.geometry().bottom() < top)


def test_a_tip_goes_by_its_button_or_by_esc(qtbot, window):
    window.tips._opened()
    shown(qtbot, window, "words")
    window.desk.wishes.arrange.emit("show")
    assert window.tips.current() == ""
    window.desk.wishes.arrange.emit("order")
    shown(qtbot, window, "words")
    qtbot.mouseClick(window.tips._card.findChild(QPushButton), Qt.MouseButton.LeftButton)
    shown(qtbot, window, "entry")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    shown(qtbot, window, "search")


def test_without_entries_there_are_no_tips(qtbot, show, empty_desk):
    window = show(empty_desk)
    window.tips._show_next()
    assert window.tips.current() == ""
    window.close_project()
    window.tips._opened()
    window.tips._show_next()
    assert window.tips.current() == ""
