"""Tables out, edited, and in again, as a script would do it."""

from __future__ import annotations

import csv
import shutil

import pytest


@pytest.fixture
def own(dossier, tmp_path):
    """A copy of the project, to be changed."""
    copy = tmp_path / "own.chronology"
    shutil.copy(dossier.path, copy)
    return copy


@pytest.fixture
def tables(run, own, tmp_path):
    folder = tmp_path / "tables"
    assert run("export", own, folder, "--format", "tables").status == 0
    return folder


def rewrite(path, change):
    """Change the rows of a CSV file as a spreadsheet would."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def retitled(rows):
    rows[0]["title"] = "The old harbour is closed"


def test_a_dry_run_says_what_would_change_and_changes_nothing(run, own, tables):
    rewrite(tables / "entries.csv", retitled)
    said = run("import", own, tables, "--dry-run")
    assert said.status == 0, said.err
    assert "1 row has changed." in said.out
    assert "title: The harbour is closed → The old harbour is closed" in said.out
    assert run("list", own, "entries", "--json").json[0]["title"] == "The harbour is closed"


def test_an_edited_table_comes_back_and_undo_takes_it_back(run, own, tables):
    rewrite(tables / "entries.csv", retitled)
    answer = run("import", own, tables / "entries.csv", "--json").json
    assert answer["taken"]
    assert answer["counts"]["changed"] == 1
    assert answer["rows"][0]["changes"][0]["after"] == "The old harbour is closed"
    assert run("list", own, "entries", "--json").json[0]["title"] == "The old harbour is closed"
    assert "Import table" in run("undo", own).out
    assert run("list", own, "entries", "--json").json[0]["title"] == "The harbour is closed"


def test_a_conflict_needs_a_word(run, own, tables, dossier):
    rewrite(tables / "entries.csv", retitled)
    run("edit", own, dossier.entry, "title=Closed for good")
    said = run("import", own, tables)
    assert said.status == 1
    assert "1 row was changed here as well as in the file." in said.err
    assert run("list", own, "entries", "--json").json[0]["title"] == "Closed for good"
    assert run("import", own, tables, "--conflicts", "file").status == 0
    assert run("list", own, "entries", "--json").json[0]["title"] == "The old harbour is closed"


def test_only_what_is_named_is_taken_or_removed(run, own, tables, dossier):
    def change(rows):
        retitled(rows)
        rows.append({"title": "Another", "when_edtf": "2019-06-04"})

    rewrite(tables / "entries.csv", change)
    assert run("import", own, tables, "--take", "new").status == 0
    assert [e["title"] for e in run("list", own, "entries", "--json").json] == ["The harbour is closed", "Another"]
    said = run("import", own, tables, "--take", "soon")
    assert (said.status, "cannot be taken" in said.err) == (1, True)


def test_a_row_that_the_file_lacks_goes_only_by_its_id(run, own, tables, dossier):
    text = (tables / "entries.csv").read_text("utf-8").splitlines(keepends=True)
    (tables / "entries.csv").write_text(text[0], "utf-8")
    (tables / "citations.csv").write_text((tables / "citations.csv").read_text("utf-8").splitlines()[0], "utf-8")
    assert "2 rows of the project are not in the file." in run("import", own, tables).out
    assert len(run("list", own, "entries", "--json").json) == 1
    assert run("import", own, tables, "--remove", "ffff").status == 1
    assert run("import", own, tables, "--remove", dossier.entry).status == 0
    assert run("list", own, "entries", "--json").json == []


def test_a_table_of_anybodys_is_read_by_its_headings_and_by_what_is_said(run, own, tmp_path):
    table = tmp_path / "theirs.csv"
    table.write_text("Datum;Was;Ort\n3.6.2019;Ein Brand;Lowick\n5/6/2019;Ein Sturm;\n", "utf-8")
    said = run("import", own, table)
    assert (said.status, "No column of “theirs.csv” is known to hold titles." in said.out) == (1, True)
    said = run("import", own, table, "--map", "Was=title", "--dry-run")
    assert said.status == 1
    assert "can be read in more than one way" in said.out
    assert "--day-first" in said.err
    assert run("import", own, table, "--map", "Was=title", "--day-first", "yes").status == 0
    entries = {e["title"]: e["edtf"] for e in run("list", own, "entries", "--json").json}
    assert (entries["Ein Brand"], entries["Ein Sturm"]) == ("2019-06-03", "2019-06-05")
    table.write_text("Datum;Was;Ort\n7.7.2019;Ein Fest;Lowick\n", "utf-8")
    assert run("import", own, table).status == 0  # what was said of these headings is remembered
    assert run("import", own, table, "--map", "nonsense").status == 1


def test_a_flat_sheet_comes_back_by_its_ids(run, own, tmp_path):
    sheet = tmp_path / "flat.csv"
    run("export", own, sheet)
    assert "changed" not in run("import", own, sheet, "--dry-run").out
    rewrite(sheet, retitled)
    assert run("import", own, sheet).status == 0
    assert run("list", own, "entries", "--json").json[0]["title"] == "The old harbour is closed"


def test_what_is_no_table_is_told(run, own, tmp_path):
    strange = tmp_path / "strange.zip"
    strange.write_bytes(b"PK\x03\x04 torn")
    said = run("import", own, strange)
    assert said.status == 1
    assert "damaged" in said.err
    both = run("import", own, strange, strange)
    assert "comes in alone" in both.err
