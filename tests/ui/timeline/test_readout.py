from __future__ import annotations

from timeline_app.chart import Flag
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.timeline.reading import under_way


def test_the_corner_says_the_date_of_the_cursor_its_bounds_and_what_else_was_under_way(canvas, sample_desk):
    marks = canvas.marks
    assert canvas.cursor_note() == canvas.cursor_bounds() == ""
    counts = [int(((marks.s0 < marks.e1[at]) & (marks.e1 > marks.at[at])).sum()) - 1 for at in range(len(marks))]
    busy = next(at for at in range(len(marks)) if counts[at] > 1 and not marks.flags[at] & Flag.OPEN_END)
    sample_desk.selection.select(Ref("entry", marks.ids[busy]))
    assert canvas.cursor_note() == f"{counts[busy]} others under way"
    assert canvas.cursor_bounds().startswith("20")
    assert f"{counts[busy]} others" in canvas.accessibleDescription()
    assert canvas.corner.toolTip() == canvas.cursor_bounds()  # before it is painted
    sample_desk.selection.select(None)
    assert canvas.corner.toolTip() == ""


def test_of_an_open_end_is_said_what_was_under_way_when_it_began(canvas):
    marks = canvas.marks
    open_end = next(at for at in range(len(marks)) if marks.flags[at] & Flag.OPEN_END)
    begin, end = int(marks.at[open_end]), max(int(marks.s1[open_end]), int(marks.at[open_end]) + 1)
    others = marks.under_way(begin, end) - 1
    assert under_way(marks, open_end).startswith(str(others)) or others <= 0
