"""Sheets for other programs: their headings in their order, and what they cannot hold is said."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.exports.chronicles import chronicle, citation, entry, small, source
from timeline_app.exports import Options
from timeline_app.exports.sheets.acled import write_acled
from timeline_app.exports.sheets.aeon import write_aeon
from timeline_app.exports.sheets.timelinejs import write_timelinejs_sheet
from timeline_app.project.chronicle import Part

GOLDEN = Path(__file__).parents[3] / "golden"
WRITERS = {"acled": write_acled, "aeon": write_aeon, "knightlab": write_timelinejs_sheet}


def written(path: Path, name: str, value: Any) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Return the rows of a sheet as another program reads them, and what was said of it."""
    report = WRITERS[name](value, path / f"{name}.csv", Options())
    with (path / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file)), report.notes


@pytest.mark.parametrize("name", WRITERS)
def test_the_sheet_is_as_the_golden_file(tmp_path: Path, name: str):
    written(tmp_path, name, small())
    golden = GOLDEN / f"small-{name}.csv"
    if not golden.exists():
        golden.write_bytes((tmp_path / f"{name}.csv").read_bytes())
        pytest.fail("the golden file was missing and has been written; read it and run again")
    assert (tmp_path / f"{name}.csv").read_bytes() == golden.read_bytes()


DATES = [
    "2019",
    "2019-09",
    "2019-09-05",
    "-0043-03-15",
    "2019-09-05/2019-09-08",
    "2019-09-05/..",
    "",
    "2019-21",
    "1XXX",
]


@pytest.fixture
def dated():
    return chronicle(tuple(entry(n, when, when or "undated") for n, when in enumerate(DATES, 1)))


def test_timelinejs_gets_numbers_and_words(tmp_path: Path, dated: Any):
    rows, notes = written(tmp_path, "knightlab", dated)
    assert rows[0]["Type"] == "title"
    found = {
        r["Headline"]: tuple(r[k] for k in ("Year", "Month", "Day", "End Year", "End Month", "End Day"))
        for r in rows[1:]
    }
    assert found["2019"] == ("2019", "", "", "", "", "")
    assert found["2019-09"] == ("2019", "9", "", "", "", "")
    assert found["'-0043-03-15"] == ("-43", "3", "15", "", "", "")
    assert found["2019-09-05/2019-09-08"] == ("2019", "9", "5", "2019", "9", "8")
    assert found["2019-21"][:3] == ("2019", "3", "1") or found["2019-21"][0] == "2019"
    assert any("without a first or last day" in note and "7" in note for note in notes)
    assert any("open or unknown end" in note and "6" in note for note in notes)


def test_words_are_never_markup_in_timelinejs(tmp_path: Path):
    cited = citation(1, source(1, "A <b>title</b>", "Sample Paper"), "1 < 2 & 3")
    told = chronicle((entry(1, "2019", "A <script>", cited, summary="One\n\nTwo & <i>"),), (source(1, "T", "P"),))
    told = replace(told, _sources={s.id: s for s in told.sources})
    rows, _ = written(tmp_path, "knightlab", told)
    assert rows[1]["Headline"] == "A &lt;script&gt;"
    assert rows[1]["Text"].startswith("<p>One</p><p>Two &amp; &lt;i&gt;</p><blockquote>1 &lt; 2 &amp; 3")
    assert rows[1]["Media"] == "https://example.org/1"


def test_aeon_gets_one_row_a_dated_entry_under_its_id(tmp_path: Path, dated: Any):
    rows, notes = written(tmp_path, "aeon", dated)
    assert len(rows) == len(DATES) - 1
    assert rows[4]["Start Date"], rows[4]["End Date"] == ("2019-09-05", "2019-09-08")
    assert rows[0]["Internal Identifier"] == dated.entries[0].id
    assert notes


def test_acled_leaves_out_what_is_coarser_than_a_month(tmp_path: Path, dated: Any):
    rows, notes = written(tmp_path, "acled", dated)
    assert [(row["event_date"], row["time_precision"]) for row in rows] == [
        ("2019-09-01", "3"),
        ("2019-09-05", "1"),
        ("'-0043-03-15", "1"),  # bare, a spreadsheet would subtract
        ("2019-09-05", "2"),
    ]
    assert "1, 6, 7, 8, 9" in notes[0]


def test_acled_has_actors_by_their_part_and_the_first_place(tmp_path: Path):
    people = (Part("a", "Council", "actor", "group"), Part("b", "Fishers", "target", "group"))
    here = Part("p", "Lowick", "at", "place")
    value = chronicle((entry(1, "2019-06-03", "A raid", people=people, places=(here,), tags=("raid",)),))
    place = {"id": "p", "name": "Lowick", "latitude": "-12.5", "longitude": "3.25", "precision": 2}
    rows, _ = written(tmp_path, "acled", replace(value, rows={"place": (place,)}))
    (row,) = rows
    assert (row["actor1"], row["actor2"], row["sub_event_type"]) == ("Council", "Fishers", "raid")
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Lowick", "-12.5", "2")


@pytest.mark.parametrize("name", WRITERS)
def test_no_words_begin_with_a_formula(tmp_path: Path, name: str):
    value = chronicle((entry(1, "2019-06-03", "=1+1", summary="@x", lane="+y", tags=("-z",)),))
    rows, _ = written(tmp_path, name, value)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=@+" and cell]
