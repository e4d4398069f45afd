"""The flat sheet: what stands in it, and that nothing in it is dangerous."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.exports.chronicles import chronicle, entry, small
from timeline_app.errors import Cancelled, ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.sheets.flat import COLUMNS, write_csv
from timeline_app.tables import read_sheet

GOLDEN = Path(__file__).parents[3] / "golden" / "csv-small.csv"


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a written sheet by heading."""
    header, *lines = read_sheet(path.read_text(encoding="utf-8"))
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_the_sheet_is_as_the_golden_file(tmp_path: Path):
    path = tmp_path / "out.csv"
    write_csv(small(), path, Options())
    if not GOLDEN.exists():
        GOLDEN.write_bytes(path.read_bytes())
        pytest.fail("a golden file was missing and has been written; read it and run again")
    assert path.read_bytes() == GOLDEN.read_bytes()


def test_there_is_a_row_for_each_citation_and_one_for_an_uncited_entry(tmp_path: Path):
    report = write_csv(small(), tmp_path / "out.csv", Options())
    assert [row["number"] for row in rows(tmp_path / "out.csv")] == ["1", "2", "2", "3", "3", "4", "5", "6", "7"]
    assert report.entries == 7
    assert report.notes == ()


def test_no_cell_is_taken_for_a_formula(tmp_path: Path):
    write_csv(small(), tmp_path / "out.csv", Options())
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "'=Talks# are *called*" in text
    assert rows(tmp_path / "out.csv")[3]["title"] == "=Talks# are *called* off_ @home <b>$5</b>"


def test_private_notes_stay_at_home_unless_asked_for(tmp_path: Path):
    write_csv(small(), tmp_path / "out.csv", Options())
    assert "Ask the desk" not in (tmp_path / "out.csv").read_text(encoding="utf-8")
    write_csv(small(), tmp_path / "out.csv", Options({"include_private": True}))
    assert rows(tmp_path / "out.csv")[1]["private note"] == "Ask the desk about the count."


def test_excel_gets_a_byte_order_mark_on_request(tmp_path: Path):
    write_csv(small(), tmp_path / "out.csv", Options({"bom": True}))
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")


def test_dates_in_words_follow_the_language_and_nothing_else_does(tmp_path: Path):
    write_csv(small(), tmp_path / "en.csv", Options())
    write_csv(small(), tmp_path / "de.csv", Options({"language": "de"}))
    english, german = rows(tmp_path / "en.csv"), rows(tmp_path / "de.csv")
    assert "10. September 2019" in {row["date"] for row in german}
    assert [row["edtf"] for row in english] == [row["edtf"] for row in german]
    assert {key for a, b in zip(english, german, strict=True) for key in a if a[key] != b[key]} == {"date"}


def test_an_empty_chronicle_is_a_header(tmp_path: Path):
    write_csv(chronicle(), tmp_path / "out.csv", Options())
    assert (tmp_path / "out.csv").read_text() == ",".join(c.title for c in COLUMNS) + "\n"


def test_bounds_are_days_and_empty_where_open(tmp_path: Path):
    write_csv(small(), tmp_path / "out.csv", Options())
    found = {row["number"]: (row["earliest"], row["latest"]) for row in rows(tmp_path / "out.csv")}
    assert found["1"] == ("2015-01-01", "")
    assert found["2"] == ("2019-09-02", "2019-09-09")
    assert found["7"] == ("", "")


def test_a_style_that_fails_is_reported(tmp_path: Path):
    report = write_csv(replace(small(), citation_style="nobody"), tmp_path / "out.csv", Options())
    assert "plainly" in report.notes[0]


def test_a_citation_of_nothing_is_a_row_without_source(tmp_path: Path):
    from tests.unit.exports.chronicles import citation

    write_csv(chronicle((entry(1, "2019", "X", citation(1, None)),)), tmp_path / "out.csv", Options())
    assert rows(tmp_path / "out.csv")[0]["source"] == ""


def test_cancel_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "out.csv"
    path.write_text("old")

    def stop(done: int, _total: int, _words: str) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_csv(small(), path, Options(report=stop))
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    assert path.read_text() == "old"


def test_the_suffix_chooses_the_format():
    assert choose(Path("x.CSV")).name == "csv"


def test_a_folder_in_the_way_is_a_sentence(tmp_path: Path):
    with pytest.raises(ExportError, match="is a folder"):
        write_csv(small(), tmp_path, Options())
