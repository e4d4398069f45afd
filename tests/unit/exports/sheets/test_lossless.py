"""The lossless tables: everything that goes out comes back, field by field."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.exports.chronicles import AS_OF, id_of, small
from timeline_app.errors import ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.sheets.lossless import write_tables
from timeline_app.model import TABLES, Citation, Claim, Entry, Link, Passage, Source, Tag
from timeline_app.project.chronicle import Chronicle
from timeline_app.tables import COLUMNS, FILES, MORE, gather, read_sheet, spread, table_of, unpack, zipped

GOLDEN = Path(__file__).parents[3] / "golden" / "tables-small"


def dumped(record: Any) -> dict[str, Any]:
    """Return a record as the project dumps it."""
    return {name: value for name, value in record.model_dump().items() if name != "gone"}


def rows() -> dict[str, tuple[dict[str, Any], ...]]:
    """Return rows of several tables that go with the small chronicle."""
    value = small()
    entries = []
    for one in value.entries:
        when = one.when.to_json() | {"derivation": {"rule": "typed"}} if one.when else None
        record = Entry(id=one.id, title=one.title, summary=one.summary, when=when, private_note=one.private_note)
        entries.append(dumped(record) | Entry.derive(dumped(record)))
    cited = [c for one in value.entries for c in one.citations]
    passages = [
        dumped(
            Passage(
                id=str(c.passage_id),
                version_id=str(c.version_id),
                anchor={"start": c.start, "end": c.end, "exact": c.quote, "prefix": "", "suffix": ""},
                start=c.start,
                end=c.end,
            )
        )
        for c in cited
        if c.passage_id
    ]
    return {
        "entry": tuple(entries),
        "citation": tuple(
            dumped(Citation(id=c.id, entry_id=c.entry_id, passage_id=c.passage_id, source_id=c.source_id, via=["a|b"]))
            for c in cited
        ),
        "claim": (dumped(Claim(id=id_of("claim", 1), citation_id=cited[0].id, number="12.50", value="=12")),),
        "source": tuple(dumped(Source(id=s.id, csl=dict(s.csl), note="'=x")) for s in value.sources),
        "passage": tuple(passages),
        "link": tuple(dumped(Link(id=x.id, from_id=x.from_id, to_id=x.to_id)) for x in value.links),
        "tag": (dumped(Tag(id=id_of("tag", 1), name="a|b")),),
        "tagging": (),
    }


def full() -> Chronicle:
    return replace(small(), rows=rows())


def read_back(path: Path) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the rows of a set by table."""
    if path.is_dir():
        files = {found.name: found.read_bytes() for found in path.iterdir()}
    else:
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    found = {}
    for name, content in files.items():
        if name.endswith(".csv"):
            sheet = list(read_sheet(content.decode()))
            table = table_of(name, sheet[0])
            found[table] = tuple({**read.fields, "id": read.id} for read in unpack(table, sheet) if not read.wrong)
    return found


def plain(rows: dict[str, tuple[dict[str, Any], ...]]) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return rows without the columns that follow from others."""
    return {
        table: tuple({k: v for k, v in row.items() if k not in TABLES[table].derived} for row in found)
        for table, found in rows.items()
    }


@pytest.mark.parametrize("name", ["out.zip", "out"])
def test_every_field_of_every_row_comes_back(tmp_path: Path, name: str):
    report = write_tables(full(), tmp_path / name, Options())
    assert read_back(tmp_path / name) == plain(rows())
    assert report.entries == 7
    assert report.notes == ("Private notes are in these tables as well.",)


def test_the_tables_are_as_the_golden_files(tmp_path: Path):
    write_tables(full(), tmp_path / "out", Options())
    if not GOLDEN.exists():
        (tmp_path / "out").rename(GOLDEN)
        pytest.fail("golden files were missing and have been written; read them and run again")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == {
        p.name: p.read_bytes() for p in GOLDEN.iterdir()
    }


def test_the_columns_say_every_field_of_the_model():
    for table, columns in COLUMNS.items():
        kind = TABLES[table]
        row = kind().model_dump() if table != "entry" else Entry(title="A", when={"edtf": "2019"}).model_dump()
        fields = {name for name in kind.model_fields if name not in kind.derived | {"gone"}}
        own = {column.name for column in columns if not column.derived} | {
            column.name for column in (MORE.get(table),) if column
        }
        cells = spread(table, {name: row.get(name) for name in fields})
        assert cells.keys() <= own, table
        assert gather(table, cells).keys() == fields, table


def test_revision_and_unknown_columns_come_last_by_name(tmp_path: Path):
    tags = ({**dumped(Tag(id=id_of("tag", 1), name="a")), "revision": "r1", "Shelf": "3", "Box": "2"},)
    write_tables(replace(small(), rows={"tag": tags}), tmp_path / "out", Options())
    header, first = read_sheet((tmp_path / "out" / "tags.csv").read_text(encoding="utf-8"))
    assert header[-3:] == ["revision", "Box", "Shelf"]
    assert first[-3:] == ["r1", "2", "3"]


def test_references_are_described_as_keys(tmp_path: Path):
    write_tables(full(), tmp_path / "out", Options())
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    keys = {r["name"]: r["schema"]["foreignKeys"] for r in described["resources"]}
    assert {(k["fields"], k["reference"]["resource"]) for k in keys["citation"]} == {
        ("entry_id", "entry"),
        ("passage_id", "passage"),
        ("source_id", "source"),
    }


def test_every_table_of_the_model_that_has_rows_has_a_file():
    assert set(FILES) <= set(TABLES)


def test_derived_cells_are_in_words(tmp_path: Path):
    write_tables(full(), tmp_path / "out", Options())
    header, *lines = read_sheet((tmp_path / "out" / "entries.csv").read_text(encoding="utf-8"))
    second = dict(zip(header, lines[1], strict=True))
    assert (second["start"], second["end"]) == ("2019-09-02", "2019-09-09")
    assert second["places"] == "Takhar"


def test_the_same_chronicle_gives_the_same_zip(tmp_path: Path):
    for name in ("a.zip", "b.zip"):
        write_tables(full(), tmp_path / name, Options())
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 10, 5, 9, 30, 0)}


def test_a_filtered_view_says_what_it_lacks_and_that_it_is_a_part(tmp_path: Path):
    notes = write_tables(replace(full(), left_out=2), tmp_path / "out.zip", Options()).notes
    assert "The filter holds back 2 entries." in notes
    assert "What belongs to none of the other entries was left out with them." in notes
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert json.loads(archive.read("datapackage.json"))["x_left_out"] == 2


def test_a_folder_of_ours_is_replaced_and_any_other_is_left_alone(tmp_path: Path):
    write_tables(full(), tmp_path / "out", Options())
    (tmp_path / "out" / "tags.csv").write_text("x")
    write_tables(full(), tmp_path / "out", Options())
    assert (tmp_path / "out" / "tags.csv").read_text() != "x"
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="something else"):
        write_tables(full(), other, Options())
    assert (other / "mine.txt").read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other", "out"]


@pytest.mark.parametrize("name", ["mine.csv", "photograph.jpg"])
def test_a_folder_of_ours_with_something_of_a_person_in_it_is_left_alone(tmp_path: Path, name: str):
    write_tables(full(), tmp_path / "out", Options())
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(ExportError, match="something else"):
        write_tables(full(), tmp_path / "out", Options())
    assert (tmp_path / "out" / name).read_text() == "mine"


@pytest.mark.parametrize(
    "described", ["{", "[]", '{"name": "theirs", "resources": []}', '{"resources": 3}', "[" * 100_000]
)
def test_a_set_of_tables_of_another_program_is_left_alone(tmp_path: Path, described: str):
    (tmp_path / "datapackage.json").write_text(described)
    with pytest.raises(ExportError, match="something else"):
        write_tables(full(), tmp_path, Options())
    assert (tmp_path / "datapackage.json").read_text() == described


def test_an_empty_folder_is_taken(tmp_path: Path):
    (tmp_path / "out").mkdir()
    write_tables(full(), tmp_path / "out", Options())
    assert (tmp_path / "out" / "entries.csv").exists()


def test_a_zip_is_chosen_by_its_suffix():
    assert choose(Path("x.zip")).name == "tables"
    assert choose(Path("folder"), "tables").name == "tables"


def test_a_zip_holds_its_files_in_order():
    found = zipped({"b": b"1", "a": b"2"}, (1980, 1, 1, 0, 0, 0))
    assert found.index(b"b") < found.rindex(b"a")
    assert AS_OF
