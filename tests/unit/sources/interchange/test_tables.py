"""Tables from strangers: whatever stands in them, they are read or refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.errors import ReaderFailed, SourceError, TooLarge
from timeline_app.sources.interchange import Incoming, read_incoming
from timeline_app.sources.interchange.registry import Asked
from timeline_app.sources.interchange.sheets import archive
from timeline_app.sources.interchange.sheets.flat import read_flat
from timeline_app.sources.interchange.sheets.headings import propose
from timeline_app.sources.interchange.sheets.mapped import names_in, read_columns
from timeline_app.sources.interchange.sheets.own import read_tables
from timeline_app.sources.interchange.sheets.workbook import read_xlsx
from timeline_app.tables.delimited import delimiter_of, read_delimited
from timeline_app.tables.workbook import PART, write_workbook

ID = "a" * 32


def zip_of(**files: bytes) -> bytes:
    return zip_of_named({f"{name}.csv": content for name, content in files.items()})


def zip_of_named(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return target.getvalue()


def columns(text: str, encoding: str = "utf-8", **options: str) -> Incoming:
    return read_columns(text.encode(encoding), Asked("theirs.csv", options))


def titles(found: Incoming) -> list[str]:
    return [str(one.fields["title"]) for one in found.arrivals if one.table == "entry"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Title,Date\nA,2019\n", ","),
        ("Title;Date\nA;2019\nB, or C;2020\n", ";"),
        ("Title\tDate\nA\t2019\n", "\t"),
        ("Title|Date\nA|2019\n", "|"),
        ("sep=;\nTitle;Date\n", ";"),
        ("\ufeffTitle;Date\n", ";"),
        ('"a;b","c"\n"d;e","f"\n', ","),
        ("Title\nA\n", ","),
        ("", ","),
    ],
)
def test_what_stands_between_cells_is_found_out(text: str, delimiter: str):
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_any_encoding_are_read(encoding: str):
    text = "Titel;Datum;Ort\nÜberschwemmung in Köln;5. September 2019;Köln\n" * 1
    assert titles(columns(text, encoding)) == ["Überschwemmung in Köln"]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_line():
    with pytest.raises(SourceError, match="line 3: a quotation mark is never closed"):
        columns('Title,Date\nA,2019\n"B,2020\nC,2021\n')


def test_too_many_columns_are_refused():
    with pytest.raises(SourceError, match="10000 columns, where 2000 are the most"):
        columns(",".join(f"c{n}" for n in range(10_000)) + "\n")


def test_nul_and_broken_characters_do_not_stop_a_table():
    found = read_columns(b"Title,Date\nA\0B,2019\nC\xff,2020\n", Asked("x.csv"))
    assert len(titles(found)) == 2
    assert found.notes


def test_a_row_with_more_cells_than_headings_is_refused_alone():
    found = columns("Title,Date\nA,2019,x\nB,2020\n")
    assert titles(found) == ["B"]
    assert (found.slips[0].where, "more cells" in found.slips[0].reason) == ("row 2", True)


def test_headings_in_several_languages_are_known_and_others_never_guessed():
    assert propose(["Datum", "Titel", "Ort", "Regal"]) == {
        "Datum": "when",
        "Titel": "title",
        "Ort": "places",
        "Regal": "",
    }
    assert propose(["Fecha", "Título", "Lugares"]) == {"Fecha": "when", "Título": "title", "Lugares": "places"}
    assert propose(["تاریخ", "عنوان", "مکان"]) == {"تاریخ": "when", "عنوان": "title", "مکان": "places"}
    assert propose(["Title", "title"]) == {"Title": "title", "title": ""}
    assert propose(["Title", "Type", "Text"]) == {"Title": "title", "Type": "", "Text": "summary"}
    assert list(propose(["Start Date", "End Date", "Internal Identifier"]).values()) == ["when", "end", "id"]


def test_columns_are_shown_with_samples_and_readings():
    found = columns("Title,Date\nA,9/5/2019\nB,soon\nC,2019-09\n")
    date = found.columns[1]
    assert (date.heading, date.field, date.samples) == ("Date", "when", ("9/5/2019", "soon", "2019-09"))
    assert "either" in date.readings[0]
    assert date.readings[2] == "September 2019"


def test_a_table_without_titles_shows_its_columns_and_brings_nothing():
    found = columns("Was,Wann\nA,2019\n")
    assert (found.arrivals, [column.heading for column in found.columns]) == ((), ["Was", "Wann"])
    assert titles(columns("Was,Wann\nA,2019\n", **{"map:Was": "title", "map:Wann": "when"})) == ["A"]


@pytest.mark.parametrize(("option", "said"), [("map:Wo", "no column “Wo”"), ("map:Was", "no field “hue”")])
def test_a_slip_of_the_pen_in_a_mapping_is_told(option: str, said: str):
    with pytest.raises(SourceError, match=said):
        columns("Was,Wann\nA,2019\n", **{option: "hue"})


def test_columns_without_a_heading_and_twins_get_names():
    found = columns("Title,,Box,Box\nA,x,1,2\n")
    assert found.arrivals[0].extra == {"column 2": "x", "Box": "1", "Box (4)": "2"}


def test_a_start_and_an_end_make_a_stretch_of_time():
    found = columns("Title,Start Date,End Date\nA,2019-09-05,2019-09-08\nB,2019,\nC,,2020\nD,2019,x/y\nE,2019,2019\n")
    assert [one.fields.get("when") for one in found.arrivals] == [
        {"edtf": "2019-09-05/2019-09-08"},
        {"edtf": "2019"},
        {"edtf": "../2020"},
        None,
        {"edtf": "2019"},
    ]
    assert "is not one day, month or year" in found.slips[0].reason


@pytest.mark.parametrize(
    ("year", "month", "day", "when"),
    [
        ("2019", "9", "5", {"edtf": "2019-09-05"}),
        ("2019", "", "", {"edtf": "2019"}),
        ("2019.0", "09", "", {"edtf": "2019-09"}),
        ("-43", "3", "15", {"edtf": "-0043-03-15"}),
        ("13000", "", "", {"typed": "Y13000"}),
        ("2019", "Sept", "5", {"typed": "5 Sept 2019"}),
        ("", "", "", None),
    ],
)
def test_year_month_and_day_in_columns_make_a_date(year: str, month: str, day: str, when: object):
    found = columns(f"Title,Year,Month,Day\nA,{year},{month},{day}\n").arrivals[0].fields.get("when")
    assert found == when or (found or {}).get("edtf") == "Y13000"


def test_a_sheet_for_timelinejs_is_read_as_words():
    head = "Year,Month,Day,Display Date,Headline,Text,Media,Type,Group\n"
    found = columns(
        head + ",,,,Whole,,,title,\n2019,9,5,,A &amp; B,<p>One</p><p>Two <b>x</b></p>,https://example.org,,North\n"
    )
    entry, source, citation = found.arrivals
    assert entry.fields == {
        "title": "A &amp; B",
        "lane": "North",
        "summary": "One\nTwo x",
        "when": {"edtf": "2019-09-05"},
    }
    assert source.fields["csl"]["URL"] == "https://example.org"
    assert (citation.fields["entry_id"], citation.fields["source_id"]) == (entry.key, source.key)
    assert "title of the sheet" in found.notes[0]


def test_sources_and_places_are_named_once():
    head = "Title,Source,Author,Page,Quote,Place,Latitude,Longitude,Kind,Importance\n"
    paper = 'A paper,"Reed, Ann; Moss, Lee"'
    rows = f"A,{paper},3,Some words,Lowick,1.5,2,State,4\nB,{paper},4,,Lowick,1.5,2,,high\n"
    found = columns(head + rows)
    assert [one.table for one in found.arrivals] == ["entry", "place", "source", "citation", "entry", "citation"]
    assert found.arrivals[0].fields["kind"] == "state"
    assert [person["family"] for person in found.arrivals[2].fields["csl"]["author"]] == ["Reed", "Moss"]
    assert found.arrivals[3].fields["quote"] == "Some words"


def test_names_in_a_cell_are_parted_by_the_strongest_sign():
    assert names_in("Reed, Ann; Moss, Lee") == ["Reed, Ann", "Moss, Lee"]
    assert names_in("a|b;c") == ["a", "b;c"]
    assert names_in(" a , b ,") == ["a", "b"]


def test_a_file_that_leads_out_of_its_zip_is_refused():
    for name in ("../entries.csv", "/entries.csv", "a/../../entries.csv", "C:entries.csv"):
        with pytest.raises(SourceError, match="leads out of it"):
            read_tables(zip_of_named({name: b"id,title\n"}), Asked("x.zip"))


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 10_000)
    for read, name in ((read_tables, "x.zip"), (read_xlsx, "x.xlsx")):
        with pytest.raises(TooLarge, match="larger than"):
            read(zip_of(entries=b"0" * 1_000_000), Asked(name))
    with pytest.raises(TooLarge, match="200 files"):
        read_tables(zip_of_named({f"{n}.csv": b"" for n in range(201)}), Asked("x.zip"))


@pytest.mark.parametrize("content", [b"PK\x03\x04 torn", b"PK\x05\x06" + b"\0" * 18, zip_of(other=b"a,b\n1,2\n")])
def test_zips_that_are_torn_empty_or_of_something_else_are_refused(content: bytes):
    for read in (read_tables, read_xlsx):
        with pytest.raises(SourceError):
            read(content, Asked("x.zip"))


def test_a_second_table_of_one_name_in_a_zip_is_said():
    rows = [f"id,title\r\n{ID[:-1]}{number},{title}\r\n".encode() for number, title in enumerate("AB")]
    found = read_tables(zip_of_named({"one/entries.csv": rows[0], "two/entries.csv": rows[1]}), Asked("x.zip"))
    assert titles(found) == ["A"]
    assert found.notes == ("“two/entries.csv” is a second table of its kind, and was passed over.",)


def test_litter_and_strange_tables_in_a_zip_are_passed_over():
    files = {
        "set/entries.csv": b"id,title\r\n" + ID.encode() + b",A\r\n",
        "__MACOSX/x": b"",
        "set/strange.csv": b"a\r\n",
    }
    found = read_tables(zip_of_named(files), Asked("x.zip"))
    assert titles(found) == ["A"]
    assert "strange.csv" in found.notes[0]
    assert found.whole == frozenset()


@pytest.mark.parametrize(
    ("description", "said"),
    [
        (b"{", "cannot be read"),
        (b"[]", "cannot be read"),
        (b'{"x_escape": "other"}', "not known here"),
        (b"[" * 100_000, "cannot"),
    ],
)
def test_a_description_that_is_none_is_refused(description: bytes, said: str):
    files = {"datapackage.json": description, "entries.csv": b"id,title\r\n"}
    with pytest.raises(SourceError, match=said):
        read_tables(zip_of_named(files), Asked("x.zip"))


def test_what_is_wrong_in_a_row_is_said_with_its_place():
    text = f"id,title,importance\r\n{ID},A,four\r\n{'b' * 32},B,4\r\n"
    found = read_tables(text.encode(), Asked("entries.csv"))
    assert titles(found) == ["B"]
    assert found.slips[0].where == "entries.csv, row 2"
    assert found.slips[0].column == "importance"


def test_a_flat_sheet_whose_rows_disagree_is_told():
    head = "title,edtf,entry id,citation id,source id,people,importance\n"
    found = read_flat(
        f"{head}A,2019,{ID},,,a|b,4.0\nB,2019,{ID},,,a|b,4.0\nC,9.5.2019,,,,\\x,\n".encode(), Asked("x.csv")
    )
    assert [(one.fields["title"], one.fields["people"], one.fields["importance"]) for one in found.arrivals] == [
        ("A", ["a", "b"], 4)
    ]
    assert [slip.where for slip in found.slips] == ["row 3", "row 4"]
    with pytest.raises(SourceError, match="no flat sheet"):
        read_flat(b"title,edtf\n", Asked("x.csv"))


def test_a_workbook_may_hold_somebodys_table_or_nothing():
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["Title", "Date"])
    book.active.append(["A", "=1+1"])
    target = io.BytesIO()
    book.save(target)
    assert titles(read_xlsx(target.getvalue(), Asked("x.xlsx"))) == ["A"]
    empty = io.BytesIO()
    Workbook().save(empty)
    with pytest.raises(SourceError, match="nothing in"):
        read_xlsx(empty.getvalue(), Asked("x.xlsx"))


@pytest.mark.parametrize("name", ["x.zip", "x.csv", "x.xlsx"])
@given(data=st.binary(max_size=200) | st.text(st.sampled_from('id,title\n;"\t=-0a'), max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(name: str, data: bytes):
    for read in (read_tables, read_columns, read_flat, read_xlsx):
        with suppress(SourceError):
            assert Incoming.from_json(read(data, Asked(name)).to_json())


def test_a_table_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(100 * 1024**2)
    with pytest.raises(TooLarge, match="100 MB, where 40 MB is the most"):
        read_incoming(path)


def test_tables_go_through_the_process_of_their_own(tmp_path: Path):
    path = tmp_path / "x.zip"
    path.write_bytes(zip_of(entries=b"id,title\r\n" + ID.encode() + b",'=1\r\n"))
    assert titles(read_incoming(path)) == ["=1"]
    assert list(read_delimited("'=1,a\n", guarded=True)) == [["=1", "a"]]
    with pytest.raises((SourceError, ReaderFailed)):
        read_incoming(tmp_path / "none.zip")


@pytest.mark.parametrize(("title", "part"), [("Takhar", False), ("Takhar", True), (PART, False), (f"{PART} >", True)])
def test_a_workbook_is_a_part_of_a_project_by_its_category_whatever_its_title(title: str, part: bool):
    sheets = {name: [["id", "revision"]] for name in ("entries", "citations", "sources")}
    content, _ = write_workbook(sheets, (2020, 1, 1, 0, 0, 0), title, part=part)
    assert bool(read_xlsx(content, Asked("a.xlsx")).whole) is not part
