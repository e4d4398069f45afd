"""The lossless tables: everything that goes out comes back, field by field."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exports.chronicles import AS_OF, id_of, small
from timeline_app.errors import ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.sheets.lossless import FILES, write_tables
from timeline_app.model import TABLES, Citation, Claim, Entry, Link, Passage, Source, Tag
from timeline_app.project.chronicle import Chronicle
from timeline_app.tables import Column, Table, pack, read_sheet, read_tables, zipped

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
        "strange": ({"id": "1", "revision": "r9", "more": {"x": [1, None]}}, {"id": "2", "revision": "r9", "more": 3}),
    }


def full() -> Chronicle:
    return replace(small(), rows=rows())


@pytest.mark.parametrize("name", ["out.zip", "out"])
def test_every_field_of_every_row_comes_back(tmp_path: Path, name: str):
    report = write_tables(full(), tmp_path / name, Options())
    assert read_tables(tmp_path / name) == rows()
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


def test_columns_are_the_fields_of_the_model_then_what_is_derived(tmp_path: Path):
    write_tables(full(), tmp_path / "out", Options())
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {r["name"]: r["schema"]["fields"] for r in described["resources"]}
    own = [f["name"] for f in fields["entry"] if not f.get("x_derived")]
    assert own == sorted((f for f in TABLES["entry"].model_fields if f != "gone"), key=lambda name: name != "id")
    assert [f["name"] for f in fields["entry"] if f.get("x_derived")][:4] == ["number", "date", "start", "end"]
    assert fields["strange"][-1]["name"] == "revision"


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


def test_a_filtered_view_says_that_it_has_no_tables(tmp_path: Path):
    assert "no tables" in write_tables(small(), tmp_path / "out.zip", Options()).notes[0]
    assert read_tables(tmp_path / "out.zip") == {}


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


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "datapackage.json").write_text("{"), "no set of tables"),
        (lambda folder: (folder / "datapackage.json").write_text('{"resources": 3}'), "no set of tables"),
        (lambda folder: _describe(folder, x_escape="other"), "not known here"),
        (lambda folder: _change(folder, "tags.csv", "name", "nome"), "column name is missing"),
        (lambda folder: _change(folder, "tags.csv", "a|b,", "a|b,,"), "tags.csv, row 2: "),
        (lambda folder: _change(folder, "tags.csv", ",0", ",zero"), "tags.csv, row 2: "),
        (lambda folder: _change(folder, "entries.csv", ",false,", ",maybe,"), "entries.csv, row 2: "),
        (lambda folder: _describe(folder, resources=[_outside()]), "another folder"),
    ],
)
def test_a_broken_set_is_refused_with_file_and_row(tmp_path: Path, damage: Any, said: str):
    write_tables(full(), tmp_path / "out", Options())
    damage(tmp_path / "out")
    with pytest.raises(ValueError, match=said):
        read_tables(tmp_path / "out")


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path):
    (tmp_path / "out.zip").write_text("x")
    with pytest.raises((ValueError, zipfile.BadZipFile)):
        read_tables(tmp_path / "out.zip")


def _change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after, 1).encode())


def _describe(folder: Path, **changes: Any) -> None:
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes))


def _outside() -> dict[str, Any]:
    return {"name": "x", "path": "../x.csv", "schema": {"fields": []}}


TEXTS = st.text(st.sampled_from("ab\\e|'=\r\n\0\u200c,\"") | st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=3))


@given(st.lists(st.tuples(TEXTS, st.none() | TEXTS, st.lists(TEXTS), st.booleans(), st.none() | st.integers(), VALUES)))
def test_any_value_comes_back_from_its_column(tmp_path_factory: pytest.TempPathFactory, cells: list[Any]):
    kinds = ("string", "string", "array", "boolean", "integer", "object")
    columns = [Column("id"), *(Column(f"c{n}", kind) for n, kind in enumerate(kinds)), Column("seen", derived=True)]
    table = Table(
        "thing",
        "things.csv",
        columns,
        [
            {"id": str(number), "seen": "x", **{f"c{n}": cell for n, cell in enumerate(row)}}
            for number, row in enumerate(cells)
        ],
    )
    folder = tmp_path_factory.mktemp("set")
    for name, content in pack([table], {}).items():
        (folder / name).write_bytes(content)
    wanted = tuple({name: value for name, value in row.items() if name != "seen"} for row in table.rows)
    assert read_tables(folder) == {"thing": wanted}


def test_a_zip_holds_its_files_in_order():
    found = zipped({"b": b"1", "a": b"2"}, (1980, 1, 1, 0, 0, 0))
    assert found.index(b"b") < found.rindex(b"a")
    assert AS_OF
