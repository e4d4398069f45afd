"""The set for spreadsheets: a mark for Excel, and a workbook in which nothing is a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.exports.chronicles import id_of, small
from tests.unit.exports.sheets.test_lossless import full
from timeline_app.exports import Options
from timeline_app.exports.sheets.excel import write_excel, write_xlsx
from timeline_app.model import Tag
from timeline_app.tables.workbook import LONGEST, escape, read_workbook, unescape, write_workbook

GOLDEN = Path(__file__).parents[3] / "golden"
MOMENT = (2026, 10, 5, 9, 30, 0)


@pytest.mark.parametrize("name", ["small-excel.zip", "small-xlsx.xlsx"])
def test_the_files_hold_what_the_golden_ones_hold(tmp_path: Path, name: str):
    write = write_excel if name.endswith(".zip") else write_xlsx
    report = write(full(), tmp_path / name, Options())
    assert report.entries == 7
    golden = GOLDEN / name
    if not golden.exists():
        golden.write_bytes((tmp_path / name).read_bytes())
        pytest.fail("the golden file was missing and has been written; read it and run again")
    if name.endswith(".zip"):
        both = [zipfile.ZipFile(path) for path in (golden, tmp_path / name)]
        one, other = ({member: archive.read(member) for member in archive.namelist()} for archive in both)
        for archive in both:
            archive.close()
        assert one == other
        assert all(data.startswith(b"\xef\xbb\xbf") for member, data in other.items() if member.endswith(".csv"))
    else:
        one, other = (
            {sheet: list(rows) for sheet, rows in read_workbook(path.read_bytes()).items()}
            for path in (golden, tmp_path / name)
        )
        assert one == other


def test_the_same_tables_give_the_same_workbook(tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(full(), tmp_path / name, Options())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_folder_is_written_as_well(tmp_path: Path):
    write_excel(full(), tmp_path / "out", Options())
    assert (tmp_path / "out" / "entries.csv").read_bytes().startswith(b"\xef\xbb\xbf")


CELLS = st.text(
    st.sampled_from("ab_x0041\r\n\t\0\x1f=+'\ufffe\U0001f600 ") | st.characters(exclude_categories=["Cs"]), max_size=12
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_every_cell_comes_back_from_a_workbook(rows: list[list[str]]):
    content, shortened = write_workbook({"s": [["a", "b"], *rows]}, MOMENT)
    found = [tuple([*row, "", ""][:2]) for row in read_workbook(content)["s"]]
    assert [row for row in found[1:] if any(row)] == [tuple(row) for row in rows if any(row)]
    assert shortened == []


@given(CELLS)
def test_an_escaped_character_comes_back(text: str):
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("title", ["Fires\x0b and\0 floods", "\ufffe", ""])
def test_a_title_that_xml_cannot_hold_is_escaped_in_the_properties(title: str):
    from openpyxl import load_workbook

    content, _ = write_workbook({"s": [["a"]]}, MOMENT, title)
    assert unescape(load_workbook(io.BytesIO(content)).properties.title or "") == title


def test_nothing_is_a_formula_a_number_or_a_link():
    content, _ = write_workbook({"s": [["a"], ["=1+1"], ["12"], ["https://example.org"], ["2019-09-05"]]}, MOMENT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
        assert sheet.count(b't="inlineStr"') == 5


@pytest.mark.parametrize("sign", ["x", "\U0001f600", "\0", "_x0041_"])
def test_a_cell_that_is_too_long_is_shortened_and_named(tmp_path: Path, sign: str):
    tag = Tag(id=id_of("tag", 1), name=sign * (LONGEST + 1)).model_dump()
    report = write_xlsx(replace(small(), rows={"tag": (tag,)}), tmp_path / "x.xlsx", Options())
    assert any("shortened to 32767 characters: tags, row 2, name" in note for note in report.notes)
    _, row = read_workbook((tmp_path / "x.xlsx").read_bytes())["tags"]
    assert row[1].endswith("…")
    assert len(escape(row[1]).encode("utf-16-le")) // 2 <= LONGEST
    assert (sign * (LONGEST + 1)).startswith(row[1][:-1])


def test_many_shortened_cells_are_counted(tmp_path: Path):
    tags = tuple(Tag(id=id_of("tag", n), name="x" * (LONGEST + 1)).model_dump() for n in range(9))
    report = write_xlsx(replace(small(), rows={"tag": tags}), tmp_path / "x.xlsx", Options())
    assert report.notes[-1] == "4 more cells were shortened."


def test_a_filter_that_lets_nothing_through_makes_an_empty_workbook(tmp_path: Path):
    report = write_xlsx(replace(small(), rows={"entry": ()}, left_out=7), tmp_path / "x.xlsx", Options())
    assert report.notes[0] == "The filter holds back 7 entries."
    sheets = read_workbook((tmp_path / "x.xlsx").read_bytes())
    assert [len(list(rows)) for rows in sheets.values()] == [1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook at all"])
def test_what_is_no_workbook_is_refused(content: bytes):
    with pytest.raises(ValueError, match="no workbook"):
        read_workbook(content)


def test_values_of_spreadsheets_are_read_as_text():
    from datetime import date, datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([1, 1.5, 2.0, True, datetime(2019, 9, 5), datetime(2019, 9, 5, 10, 30), date(2019, 9, 5), None, "x"])
    target = io.BytesIO()
    book.save(target)
    ((*row,),) = read_workbook(target.getvalue())["Sheet"]
    assert row == ["1", "1.5", "2", "true", "2019-09-05", "2019-09-05T10:30:00", "2019-09-05", "", "x"]
