"""The columns of the set: values of several parts go out in columns and come back the same."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model import TABLES, Entry, Passage, Source
from timeline_app.tables import COLUMNS, FILES, Column, Table, pack, read_sheet, spread, table_of, texts, unpack
from timeline_app.tables import csl as items
from timeline_app.tables.cells import TRIGGERS

LETTERS = st.sampled_from("ab\\e|'=+-@＝\t\r\n\0\u200c\ufeff,;\"") | st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, max_size=12)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=3))
MEMBERS = st.dictionaries(TEXTS, JSON, max_size=3)
HEX = st.integers(0, 2**128 - 1).map("{:032x}".format)


def there_and_back(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row after it has been a line of CSV."""
    cells = spread(table, row)
    columns = [*COLUMNS[table], *(c for c in more(table) if c.name in cells)]
    content = pack([Table(table, f"{FILES[table]}.csv", columns, [cells])], {})[f"{FILES[table]}.csv"]
    (read,) = unpack(table, read_sheet(content.decode("utf-8")))
    assert read.wrong == ()
    return {**read.fields, "id": read.id}


def more(table: str) -> list[Column]:
    from timeline_app.tables import MORE

    return [MORE[table]] if table in MORE else []


def value(column: Column, table: str) -> st.SearchStrategy[Any]:
    match column.kind:
        case "integer":
            return st.integers(-(2**63), 2**63 - 1)
        case "boolean":
            return st.booleans()
        case "array":
            return st.lists(TEXTS, max_size=4)
        case "object":
            return st.none() | MEMBERS
    return st.none() | HEX if column.key else TEXTS


@pytest.mark.parametrize("table", COLUMNS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_row_comes_back_from_its_columns(table: str, data: st.DataObject):
    fields = set(TABLES[table].model_fields) - TABLES[table].derived
    row = {c.name: data.draw(value(c, table)) for c in COLUMNS[table] if c.name in fields and not c.derived}
    row["id"] = data.draw(HEX)
    if table == "entry":
        row["when"] = data.draw(st.none() | st.just({"edtf": "2019"}) | dates())
    if table == "passage":
        row["anchor"] = data.draw(MEMBERS | anchors())
    if table == "source":
        row["csl"] = data.draw(MEMBERS)
    assert there_and_back(table, row) == row


def dates() -> st.SearchStrategy[dict[str, Any]]:
    whole = dict.fromkeys(("text", "calendar", "variant", "zone", "span"), TEXTS)
    return st.fixed_dictionaries(
        {"edtf": TEXTS.filter(bool), **whole, "precision": st.integers(0, 90)},
        optional={"derivation": MEMBERS, "odd": JSON},
    )


def anchors() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "start": st.integers(0, 10**9),
            "end": st.integers(0, 10**9),
            "exact": TEXTS,
            "prefix": TEXTS,
            "suffix": TEXTS,
        },
        optional={"page": JSON, "rects": st.lists(st.lists(st.integers()))},
    )


CELLS = 2_000


@pytest.mark.parametrize("cells", [CELLS, pytest.param(100_000, marks=pytest.mark.torture)])
def test_random_cells_come_back_to_the_byte_and_none_begins_with_a_trigger(cells: int):
    drawn = random_cells(cells)
    columns = [Column("id"), *(Column(f"c{n}") for n in range(10))]
    rows = [dict(zip([c.name for c in columns], drawn[at : at + 11], strict=False)) for at in range(0, cells, 11)]
    table = Table("tag", "tags.csv", columns, rows)
    content = pack([table], {})["tags.csv"].decode("utf-8")
    assert list(read_sheet(content)) == texts(table)
    import csv
    import io

    raw = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert not [cell for cell in raw if cell and cell[0] in TRIGGERS]


def random_cells(count: int) -> list[str]:
    """Return texts of the letters that tables trip over, and of any others."""
    import random

    dice = random.Random(os.environ.get("TABLE_SEED", "1"))
    odd = "ab \\e|'=+-@\t\r\n\0＝＋－＠\u200c\u200f\ufeff,;\"“é\u0301\U0001f600سن"
    return ["".join(dice.choice(odd) for _ in range(dice.randrange(9))) for _ in range(count)]


def test_a_person_can_change_one_column_of_a_date():
    cells = spread("entry", Entry(title="A", when={"edtf": "2019", "text": "in 2019", "odd": 1}).model_dump())
    assert cells["when_more"]["odd"] == 1
    columns = [*COLUMNS["entry"], *more("entry")]
    sheet = texts(Table("entry", "entries.csv", columns, [cells | {"when_edtf": "2020"}]))
    (read,) = unpack("entry", sheet)
    assert read.fields["when"]["edtf"] == "2020"
    assert "odd" not in read.fields["when"]


def test_a_changed_column_of_a_source_changes_that_member_only():
    csl = {
        "type": "book",
        "title": "Harbours",
        "author": [{"family": "Reed", "given": "Ann"}, {"literal": "Harbour Office"}],
        "issued": {"date-parts": [[1999, 3, 4]], "circa": True},
        "x": {"kept": True},
    }
    cells = spread("source", Source(csl=csl).model_dump())
    assert (cells["author"], cells["issued"]) == ("Reed, Ann|Harbour Office", "1999-03-04~")
    sheet = texts(Table("source", "sources.csv", COLUMNS["source"], [cells | {"author": "Moss, Lee", "title": ""}]))
    (read,) = unpack("source", sheet)
    assert read.fields["csl"] == {key: member for key, member in csl.items() if key != "title"} | {
        "author": [{"family": "Moss", "given": "Lee"}]
    }


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-09-05~", {"date-parts": [[2019, 9, 5]], "circa": True}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("2019-21", {"date-parts": [[2019]], "season": 1}),
        ("2019/2020", {"date-parts": [[2019], [2020]]}),
        ("20XX", {"literal": "20XX"}),
        ("2019-37", {"literal": "2019-37"}),
    ],
)
def test_dates_of_items_are_edtf_and_come_back(edtf: str, csl: dict[str, Any]):
    assert items.together({"issued": edtf}, {}) == {"issued": csl}
    assert items.apart({"issued": csl})["issued"] == edtf


@pytest.mark.parametrize("odd", [{"date-parts": [["x"]]}, {"date-parts": 3}, 7, None, {"date-parts": [[]]}])
def test_odd_dates_of_items_are_shown_as_nothing_and_kept(odd: Any):
    shown = items.apart({"issued": odd})
    assert items.together(shown, {"issued": odd}) == {"issued": odd}


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("importance", "four", "no whole number"),
        ("own_note", "maybe", "neither true nor false"),
        ("derivation", "{", "no JSON"),
        ("derivation", "[" * 100_000, "no JSON"),
    ],
)
def test_a_cell_that_cannot_be_what_its_column_says_costs_its_row_only(column: str, cell: str, said: str):
    first, second = unpack("entry", [["id", "title", column], ["a" * 32, "A", cell], ["b" * 32, "B", ""]])
    assert [(name, said in why) for name, why in first.wrong] == [(column, True)]
    assert second.wrong == ()


def test_a_list_with_a_stray_backslash_costs_its_row():
    (read,) = unpack("citation", [["id", "via"], ["a" * 32, "a\\b"]])
    assert read.wrong[0][0] == "via"


def test_what_a_spreadsheet_makes_of_truth_and_numbers_is_read():
    (read,) = unpack("entry", [["id", "own_note", "importance"], ["a" * 32, "TRUE", "4.0"]])
    assert read.fields == {"own_note": True, "importance": 4}


def test_rows_of_odd_lengths_are_padded_or_refused():
    short, long, blank = unpack("tag", [["id", "name"], ["1"], ["2", "b", "c"], ["3", "d", ""]])
    assert (short.id, dict(short.fields)) == ("1", {"name": ""})
    assert "3 cells under 2 headings" in long.wrong[0][1]
    assert blank.fields == {"name": "d"}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_is_known_by_its_name_and_by_its_headings(table: str):
    header = [column.name for column in COLUMNS[table]]
    assert table_of(f"{FILES[table]}.csv", header) == table
    assert table_of("sheet 1", header) == table


def test_what_is_no_table_of_the_set_is_not_taken_for_one():
    assert table_of("entries.csv", ["title"]) == ""
    assert table_of("x.csv", ["number", "date", "title"]) == ""
    assert table_of("x.csv", ["id", "Betreff", "Datum", "Ort"]) == ""


@given(MEMBERS)
def test_names_dates_and_members_of_any_shape_are_kept_while_nobody_changes_them(csl: dict[str, Any]):
    assert items.together(items.apart(csl), csl) == csl


@settings(max_examples=20)
@given(st.lists(TEXTS, max_size=5))
def test_a_quotation_keeps_its_letters(parts: list[str]):
    anchor = {"exact": "".join(parts), "prefix": "", "suffix": "", "start": 0, "end": 3}
    row = Passage(id="0" * 32, version_id="1" * 32, anchor=anchor).model_dump()
    assert there_and_back("passage", row)["anchor"] == anchor
    assert json.dumps(anchor)
