from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.timeline.conftest import keys_in
from timeline_app.project import Filter

KEY = Qt.Key


@pytest.fixture
def picked(pane, canvas, hand):
    """The stretch that a drag on the axis has picked: from pixel 300 to 700."""
    lo, hi = canvas.view.seconds(300), canvas.view.seconds(700)
    hand.drag_axis(300, 420, 700)
    assert pane.ranging.bar.isVisible()
    return lo, hi


def test_a_drag_on_the_axis_picks_a_stretch_and_says_how_many_entries_lie_in_it(pane, canvas, picked):
    lo, hi = picked
    assert canvas.picked.stretch == pytest.approx((lo, hi), abs=2 * canvas.view.scale)
    count = canvas.marks.under_way(int(lo), int(hi))
    assert str(count) in pane.ranging.bar.words.text()
    canvas.grab()


def test_enter_zooms_to_it_and_esc_goes_back(pane, canvas, picked):
    before = canvas.view
    keys_in(pane.ranging.bar.zoom, KEY.Key_Return)
    assert (canvas.view.lo, canvas.view.hi) == pytest.approx(picked, abs=3 * before.scale)
    assert canvas.picked.stretch is None
    assert canvas.hasFocus()
    keys_in(canvas, KEY.Key_Escape)
    assert (canvas.view.lo, canvas.view.hi) == pytest.approx((before.lo, before.hi), abs=before.scale)


def test_only_these_filters_every_view_and_esc_takes_the_filter_away(pane, canvas, picked, sample_desk):
    many = len(canvas.marks)
    pane.ranging.bar.only.click()
    QApplication.processEvents()
    wanted = sample_desk.document.filter
    assert (wanted.after, wanted.before) == pytest.approx(picked, abs=3 * canvas.view.scale)
    assert len(canvas.marks) < many
    keys_in(canvas, KEY.Key_Escape)
    assert sample_desk.document.filter == Filter()
    assert len(canvas.marks) == many


def test_esc_closes_the_bar_and_changes_nothing(pane, canvas, picked):
    before = canvas.view
    keys_in(pane.ranging.bar.zoom, KEY.Key_Escape)
    assert not pane.ranging.bar.isVisible()
    assert canvas.picked.stretch is None
    assert canvas.view == before


def test_a_small_drag_is_no_stretch_and_the_picture_stays(pane, canvas, hand):
    before = canvas.view
    hand.drag_axis(300, 303)
    assert not pane.ranging.bar.isVisible()
    assert canvas.view == before


def test_a_short_stretch_is_told_with_the_time_of_day(pane, canvas, hand):
    canvas.set_view(canvas.view.zoomed(0.0005, 500))
    QApplication.processEvents()
    hand.drag_axis(700, 500, 300)
    assert ":" in pane.ranging.bar.words.text()
