"""What goes into a cell comes out of it, and no cell is taken for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.tables.cells import TRIGGERS, guard, unguard
from timeline_app.tables.lists import join, split
from timeline_app.tables.sheets import read_sheet, write_sheet

RISKY = st.text(st.sampled_from(TRIGGERS + "'\\|e,\"x 1\u200c\u202b\ufeff"), max_size=8)
TEXT = RISKY | st.text(max_size=30)


@given(TEXT)
def test_a_guarded_cell_comes_back(text: str):
    assert unguard(guard(text)) == text


@given(TEXT)
def test_no_guarded_cell_begins_with_a_trigger(text: str):
    assert guard(text)[:1] not in tuple(TRIGGERS)


@pytest.mark.parametrize("text", ["=1+1", "+49", "-3", "@x", "\t=x", "'=x", "''=x", "＝1", "\0"])
def test_formulas_get_an_apostrophe(text: str):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'quoted'", "2019-09-05", "a=b", "'", "٣"])
def test_harmless_cells_stay_as_they_are(text: str):
    assert guard(text) == text
    assert unguard(text) == text


@given(st.lists(TEXT, max_size=6))
def test_a_list_comes_back_out_of_its_cell(members: list[str]):
    assert split(join(members)) == tuple(members)
    assert split(unguard(guard(join(members)))) == tuple(members)


def test_an_empty_cell_is_an_empty_list_and_an_empty_member_is_marked():
    assert join([]) == ""
    assert join([""]) == "\\e"
    assert join(["a|b", "", "c\\"]) == "a\\|b|\\e|c\\\\"


@pytest.mark.parametrize("cell", ["a\\", "\\x", "a|b\\n"])
def test_a_stray_backslash_is_refused(cell: str):
    with pytest.raises(ValueError, match="stray backslash"):
        split(cell)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=4), max_size=5))
def test_rows_come_back_out_of_a_sheet(rows: list[list[str]]):
    assert list(read_sheet(write_sheet(rows))) == rows


@given(st.lists(TEXT, max_size=5))
def test_a_single_column_keeps_its_empty_cells(cells: list[str]):
    assert list(read_sheet(write_sheet([cell] for cell in cells))) == [[cell] for cell in cells]


def test_a_sheet_has_commas_doubled_quotes_and_crlf():
    assert write_sheet([["a", "b"], ['say "x"', "1,2"]]) == 'a,b\r\n"say ""x""","1,2"\r\n'


def test_line_breaks_of_every_kind_stay_inside_a_cell():
    rows = [["a\r\nb", "c\nd"], ["e\rf", "\u2028"]]
    assert list(read_sheet(write_sheet(rows))) == rows


def test_a_byte_order_mark_at_the_start_is_passed_over():
    assert list(read_sheet("\ufeffa,b\r\n")) == [["a", "b"]]


def test_a_cell_longer_than_the_usual_limit_comes_back():
    rows = [["x" * 200_000, "y"]]
    assert list(read_sheet(write_sheet(rows))) == rows


@pytest.mark.parametrize("text", ['"a', '"a"b,c\r\n'])
def test_a_broken_sheet_is_refused_with_its_line(text: str):
    with pytest.raises(ValueError, match="line 1"):
        list(read_sheet(text))


@pytest.mark.torture
@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=100, max_size=100))
def test_two_hundred_thousand_cells_come_back(rows: list[list[str]]):
    assert list(read_sheet(write_sheet(rows))) == rows
