"""The drawn timeline: what is in it, and the pictures of it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exports.chronicles import chronicle, entry, many, small
from timeline_app.errors import ExportError
from timeline_app.exports import Options
from timeline_app.exports.picture import write_png, write_svg
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.fonts import covered
from timeline_app.exports.typeset.press import Press
from timeline_app.exports.typeset.timeline import timeline
from timeline_app.exports.typeset.ways import pieces
from timeline_app.project.chronicle import Chronicle

GOLDEN = Path(__file__).parents[2] / "golden" / "svg-png-small.json"


def drawn(value: Chronicle, width: float = 738, height: float = 398) -> dict[str, Any]:
    """Return the drawing of a chronicle."""
    with Press() as press:
        (found,) = timeline(press, value, Copy(value.languages, covered()), width=width, height=height)
    return found


def words(spans: list[Any]) -> str:
    return "".join(span if isinstance(span, str) else span["t"] for span in spans)


def said(found: dict[str, Any]) -> dict[str, Any]:
    """Return what a drawing says in words; where each stands is the business of `chart` and its tests."""
    return {
        "lanes": [words(lane["name"]) for lane in found["lanes"]],
        "axis": [text["text"] for text in found["axis"] if text["strong"]],
        "texts": sorted([text["to"], words(text["w"])] for text in found["texts"]),
        "dots": len(found["dots"]),
        "links": len(found["paths"]),
        "legend": found["legend"],
        "alt": found["alt"],
        "outside": found["outside"],
    }


def test_the_drawing_says_what_the_golden_file_holds():
    found = json.dumps(said(drawn(small(), 1000, 560)), ensure_ascii=False, indent=1) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(found, encoding="utf-8")
        pytest.fail("a golden file was missing and has been written; read it and run again")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_lanes_are_places_and_fit_the_page():
    found = drawn(many(300))
    assert [words(lane["name"]) for lane in found["lanes"]] == ["South", "Capital", "North"]
    assert found["height"] <= 398


def test_many_lanes_are_joined_until_they_fit():
    entries = tuple(entry(n, f"2019-01-{n:02}", f"Event {n}", lane=f"Lane {n}") for n in range(1, 29))
    found = drawn(chronicle(entries))
    assert 1 < len(found["lanes"]) <= 10
    assert words(found["lanes"][-1]["name"]) == "Other"
    assert found["height"] <= 398


def test_entries_without_places_stand_in_one_lane():
    found = drawn(chronicle((entry(1, "2019-01-01", "One"), entry(2, "2019-01-02", "Two"))))
    assert [words(lane["name"]) for lane in found["lanes"]] == ["Entries"]


def test_a_long_tail_is_counted_and_not_drawn():
    tail = (entry(1, "1900", "Long ago"), entry(2, "1950", "Less long ago"), entry(99, "2090", "Some day"))
    crowd = tuple(entry(n, f"2019-09-{n:02}", f"Event {n}") for n in range(3, 14))
    found = drawn(chronicle((*tail[:2], *crowd, tail[2])))
    assert found["outside"] == "2 entries lie before this stretch of time; 1 entry lies after it"
    assert not any("Long ago" in words(text["w"]) for text in found["texts"])


def test_a_bar_has_a_border_only_where_it_does_not_fade():
    spans = ("2018-03-01/2019-09-20", "2018-03-01/2020", "2018/2019-09-20", "2018/2020")
    value = chronicle(tuple(entry(n, when, f"Span {n}") for n, when in enumerate(spans, 1)))
    found = sorted(drawn(value)["bars"], key=lambda bar: (bar["begins"], bar["ends"]))
    assert [(bar["begins"], bar["ends"]) for bar in found] == [
        (False, False), (False, True), (True, False), (True, True)
    ]  # fmt: skip


def test_labels_are_as_wide_as_they_are_set():
    found = drawn(small())
    with Press() as press:
        widths = press.widths([text["w"] for text in found["texts"]], found["size"])
    assert [text["w0"] for text in found["texts"]] == pytest.approx(widths, abs=0.01)


def test_no_label_leaves_the_picture():
    found = drawn(many(120))
    assert all(text["x"] >= 0 and text["x"] + text["w0"] <= found["width"] for text in found["texts"])
    with Press() as press:
        widths = press.widths([[text["text"]] for text in found["axis"]], found["size"])
    assert all(text["x"] + wide <= found["width"] for text, wide in zip(found["axis"], widths, strict=True))


def test_the_legend_names_the_marks_that_are_there():
    kinds = {kind for kind, _words in drawn(small())["legend"]}
    assert {"lasts", "arrow", "disputed"} <= kinds


def test_the_alternative_text_says_what_the_picture_shows():
    assert drawn(small())["alt"].startswith("Timeline of ")


def test_an_entry_in_another_zone_is_drawn_on_the_clock_of_the_project():
    one = entry(1, "2019-09-07T19:00:00-04:00", "Announced")
    here, there = (drawn(chronicle((one,), time_zone=zone)) for zone in ("Asia/Kabul", "America/New_York"))
    assert [t["text"] for t in here["axis"]] != [t["text"] for t in there["axis"]]


def test_a_picture_is_written_as_svg_and_png(tmp_path: Path):
    assert write_svg(small(), tmp_path / "out.svg", Options()).entries == 7
    assert (tmp_path / "out.svg").read_text(encoding="utf-8").startswith("<svg")
    write_png(small(), tmp_path / "out.png", Options({"width": 600, "height": 400, "ppi": 72}))
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.png", "out.svg"]


def test_the_same_picture_has_the_same_bytes(tmp_path: Path):
    for name in ("a.svg", "b.svg"):
        write_svg(small(), tmp_path / name, Options())
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_picture_of_nothing_is_a_sentence(tmp_path: Path):
    with pytest.raises(ExportError, match="nothing to draw"):
        write_png(replace(chronicle(), first_weekday="someday"), tmp_path / "out.png", Options())
    assert list(tmp_path.iterdir()) == []


def test_words_without_end_are_cut_before_they_are_measured(tmp_path: Path):
    # Measured whole, these took minutes.
    long = entry(1, "2019-01-01", "x" * 100_000, lane="l" * 100_000)
    value = chronicle((long, entry(2, "2019-02-01", "漢" * 100_000)), title="t" * 100_000)

    report = write_svg(value, tmp_path / "out.svg", Options())

    assert report.notes == ("The title over the picture was shortened.",)
    assert max(len(words(text["w"])) for text in drawn(value)["texts"]) < 1000
    assert write_svg(replace(value, title="Short"), tmp_path / "out.svg", Options()).notes == ()


def test_what_is_left_out_is_reported(tmp_path: Path):
    crowd = tuple(entry(n, f"2019-09-{n:02}", f"Event {n}") for n in range(3, 14))
    value = chronicle((entry(1, "1900", "Long ago"), *crowd), title="")
    report = write_svg(value, tmp_path / "out.svg", Options())
    assert report.notes == ("1 entry lies before this stretch of time",)


def test_a_picture_that_would_not_fit_into_memory_is_a_sentence(tmp_path: Path):
    with pytest.raises(ExportError, match="100 million points") as caught:
        write_png(small(), tmp_path / "out.png", Options({"width": 5000.0, "height": 5000.0, "ppi": 600.0}))
    assert "smaller" in caught.value.hint
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(("width", "height"), [(200.0, 150.0), (5000.0, 150.0), (200.0, 5000.0)])
def test_the_smallest_and_the_largest_picture_can_be_drawn(tmp_path: Path, width: float, height: float):
    write_svg(small(), tmp_path / "out.svg", Options({"width": width, "height": height}))
    assert (tmp_path / "out.svg").stat().st_size


def test_links_of_a_drawing_keep_clear_of_words_badges_and_lane_names():
    found = drawn(small(), 500, 400)
    names = [(*lane["name_at"], 10, 8) for lane in found["lanes"]]
    texts = [(text["x"], text["y"], text["w0"], text["h"]) for text in found["texts"]]
    badges = [(badge["x"], badge["y"], badge["w"], badge["h"]) for badge in found["badges"]]
    legs = [leg for path in found["paths"] for piece in path["pieces"] for leg in pairwise(piece)]
    assert legs
    for (ax, ay), (bx, by) in legs:
        for x, y, wide, tall in (*names, *texts, *badges):
            assert max(ax, bx) <= x or min(ax, bx) >= x + wide or max(ay, by) <= y or min(ay, by) >= y + tall


STEP = st.integers(-6, 6)
BOX = st.tuples(STEP, STEP, st.integers(1, 5), st.integers(1, 5)).map(
    lambda box: (box[0] - 0.5, box[1] - 0.5, box[0] + box[2] - 0.5, box[1] + box[3] - 0.5)
)


@given(STEP, STEP, st.lists(STEP, max_size=5), st.lists(BOX, max_size=4))
def test_a_link_is_drawn_where_no_words_are_and_nowhere_else(x, y, steps, boxes):
    points = [(x, y)]
    for number, step in enumerate(steps):
        before = points[-1]
        points.append((step, before[1]) if number % 2 else (before[0], step))
    left = pieces(points, boxes)

    def _runs(line, place):
        return any(
            min(a[0], b[0]) <= place[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= place[1] <= max(a[1], b[1])
            for a, b in pairwise(line)
            if a != b
        )

    for place in product(range(-7, 8), range(-7, 8)):
        covered = any(a < place[0] < c and b < place[1] < d for a, b, c, d in boxes)
        assert any(_runs(piece, place) for piece in left) == (_runs(points, place) and not covered)


def test_what_goes_on_has_an_arrow_and_no_line_at_that_end():
    found = drawn(chronicle((entry(1, "2019-01-01/..", "Since", kind="state"), entry(2, "2019-01-09", "Then"))))
    (bar,) = found["bars"]
    assert not bar["ends"]
    assert [arrow["right"] for arrow in found["arrows"]] == [True]
