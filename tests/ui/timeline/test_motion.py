from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from timeline_app import settings
from timeline_app.ui.timeline.drawing.motion import JUMP, Fling

KEY = Qt.Key


def resting(canvas):
    return canvas.motion.goal() is None


def test_turns_of_the_wheel_add_up_and_what_is_under_the_pointer_stays(qtbot, canvas, hand):
    canvas.still = False
    held, scale = canvas.view.seconds(300), canvas.view.scale
    hand.wheel(300, 50, 120)
    hand.wheel(300, 50, 120)
    qtbot.waitUntil(lambda: resting(canvas))
    assert canvas.view.scale == pytest.approx(scale * 1.0015**-240, rel=1e-6)
    assert canvas.view.seconds(300) == pytest.approx(held, abs=canvas.view.scale)


def test_small_turns_and_reduced_motion_zoom_at_once(canvas, hand):
    for still, turn in ((False, 15), (True, 120)):
        canvas.still = still
        scale = canvas.view.scale
        hand.wheel(300, 50, turn)
        assert resting(canvas)
        assert canvas.view.scale == pytest.approx(scale * 1.0015**-turn)


def test_a_drag_that_was_fast_to_its_end_runs_on_and_a_slow_one_does_not():
    fast, slow, paused = Fling(), Fling(), Fling()
    for number in range(6):
        fast.note(20, at=number / 60)
        slow.note(2, at=number / 60)
        paused.note(20, at=number / 60)
    assert fast.run_on(at=5 / 60) == pytest.approx(1200 * JUMP / 3000, rel=0.3)
    assert slow.run_on(at=5 / 60) == 0
    assert paused.run_on(at=1) == 0
    fast.begin()
    assert fast.run_on(at=5 / 60) == 0


def test_the_picture_runs_on_only_where_that_is_wanted(qtbot, pane, canvas, hand, sample_desk):
    before = canvas.view
    sample_desk.preferences.set(reduce_motion=False, glide=False)
    canvas.pointer.flung.emit(80.0)
    assert resting(canvas)
    assert canvas.view == before
    sample_desk.preferences.set(glide=True)
    canvas.pointer.flung.emit(80.0)
    qtbot.waitUntil(lambda: resting(canvas))
    assert before.x(canvas.view.lo) == pytest.approx(80, abs=1)
    sample_desk.preferences.set(reduce_motion=True)


def knob(canvas, x, kind=QEvent.Type.MouseButtonPress):
    place = QPointF(canvas.mapFromScene(canvas.foot.mapToScene(QPointF(x, 26))))
    screen = QPointF(canvas.viewport().mapToGlobal(place.toPoint()))
    left = Qt.MouseButton.LeftButton
    for each in (kind, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(each, place, screen, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)
    QApplication.processEvents()


def test_the_overview_bends_as_far_as_it_is_slid_and_the_setting_remembers_it(canvas, sample_desk):
    of_itself = canvas.overview.focus.bend
    begin, end = canvas.foot._track()
    for share in (0.0, 0.5, 1.0):
        knob(canvas, begin + (end - begin) * share)
        assert canvas.overview.focus.bend == pytest.approx(0.95 * share, abs=0.02)
        assert settings.load().overview_bend == pytest.approx(95 * share, abs=2)
        canvas.grab()
    knob(canvas, begin, QEvent.Type.MouseButtonDblClick)
    assert canvas.overview.focus.bend == of_itself
    assert settings.load().overview_bend == -1


def test_keys_bend_the_overview_and_the_window_on_it_stays_on_the_same_time(qtbot, canvas):
    before = canvas.view
    bend = canvas.overview.focus.bend
    qtbot.keyClick(canvas, KEY.Key_Less, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.overview.focus.bend == pytest.approx(max(bend - 0.1, 0))
    qtbot.keyClick(canvas, KEY.Key_Greater)
    assert canvas.overview.focus.bend == pytest.approx(max(bend - 0.1, 0) + 0.1)
    assert canvas.view == before
    left, right = canvas.overview.region.getRegion()
    assert float(canvas.overview.focus.share(before.lo)) == pytest.approx(left, abs=0.01)
    assert float(canvas.overview.focus.share(before.hi)) == pytest.approx(right, abs=0.01)
