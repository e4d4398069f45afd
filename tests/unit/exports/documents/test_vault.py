"""A folder of Markdown notes: links that lead somewhere, front matter that is YAML and JSON, words that stay words."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exports.chronicles import WIRE, chronicle, citation, entry, small
from tests.unit.exports.golden import same
from timeline_app.citations import Run
from timeline_app.errors import ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.documents.marks import escaped, paragraphs, plain, runs, scalar, stem, tag, wiki
from timeline_app.project.chronicle import Chronicle

WEEK = "entries/0002 2019-09-02 A week of attacks.md"


def made(tmp_path: Path, value: Chronicle | None = None, **options: Any) -> dict[str, str]:
    path = tmp_path / "out.zip"
    choose(path, "markdown").write(value or small(), path, Options(options))
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def front(note: str) -> dict[str, Any]:
    lines = note.split("---\n")[1].splitlines()
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}


def test_the_notes_are_as_the_golden_file(tmp_path: Path):
    files = made(tmp_path)
    same("markdown-small.txt", "".join(f"=== {name}\n{text}" for name, text in files.items()).encode())


def test_every_link_leads_to_a_note(tmp_path: Path):
    files = made(tmp_path)
    stems = {Path(name).stem for name in files}
    targets = {target for text in files.values() for target in re.findall(r"\[\[([^|\]]+)", text)}
    assert targets
    assert targets <= stems
    assert len({name.casefold() for name in stems}) == len(files)


def test_front_matter_says_what_the_entry_is(tmp_path: Path):
    about = front(made(tmp_path)[WEEK])
    assert about["edtf"] == "2019-09-02/2019-09-09"
    assert (about["start"], about["end"]) == ("2019-09-02", "2019-09-09")
    assert about["aliases"] == ["A week of attacks"]
    assert about["people"] == ["[[Taliban]]"]
    assert about["tags"] == ["attack"]


def test_quotes_are_quoted_and_their_notes_are_footnotes(tmp_path: Path):
    note = made(tmp_path)[WEEK]
    assert "> attacks went on for a week\n>\n> — [[Sample Wire A]][^1]" in note
    assert re.search(r"^\[\^1\]: Sample Wire A, “Two Districts Change Hands,” \*Sample Wire A\*", note, re.MULTILINE)
    assert "→ Precedes [[" in note
    assert "Ask the desk" not in note
    asked = made(tmp_path, include_private=True, include_quotes=False)[WEEK]
    assert "Ask the desk about the count." in asked
    assert "attacks went on" not in asked


def test_a_folder_of_ours_is_replaced_and_another_is_not(tmp_path: Path):
    path = tmp_path / "notes"
    format_ = choose(path, "markdown")
    assert format_.write(small(), path, Options()).entries == 7
    report = format_.write(replace(small(), left_out=0), path, Options({"include_quotes": False}))
    assert "Quotations were left out. Entries: 1, 2, 3, 4." in report.notes
    assert (path / WEEK).is_file()
    (path / "my own.md").write_text("mine")
    with pytest.raises(ExportError, match="holds something else"):
        format_.write(small(), path, Options())
    assert (path / "my own.md").read_text() == "mine"


def test_names_that_files_cannot_bear_are_changed_and_told(tmp_path: Path):
    odd = tuple(
        entry(n, "", title, citation(n, WIRE)) for n, title in enumerate(("a/b: c?", "..", "CON", "", "x" * 500), 1)
    )
    path = tmp_path / "out.zip"
    report = choose(path, "markdown").write(chronicle(odd, (WIRE,)), path, Options())
    names = [Path(name).name for name in made(tmp_path, chronicle(odd, (WIRE,))) if name.startswith("entries/")]
    assert names[:4] == ["0001 a b c.md", "0002.md", "0003 CON.md", "0004.md"]
    assert len(names[4]) <= 84
    assert "A title that no file can bear stands in full in the note only. Entries: 1, 2, 5." in report.notes


def test_two_things_of_one_name_are_two_notes(tmp_path: Path):
    twin = replace(small().entries[1].people[0], id="f" * 32, name="TALIBAN")
    value = replace(
        small(), entries=(replace(small().entries[1], people=(*small().entries[1].people, twin)),), links=()
    )
    assert {"people/Taliban.md", "people/TALIBAN 2.md"} <= set(made(tmp_path, value))


@given(st.text(st.characters(codec="utf-8")))
def test_words_cannot_begin_or_end_anything(words: str):
    line = plain(words)
    assert "\n" not in line
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>#|~$^=%]", line)
    assert not re.match(r"\s*([-+]|\d+[.)])", line)
    assert json.loads(scalar(words)) == words
    assert not re.search(r'[\\/:*?"<>|#^\[\]\n]', stem(words))
    assert wiki("x", words).count("[[") == wiki("x", words).count("]]") == 1


def test_small_things_of_markdown():
    assert escaped("1. one\n- two\n+ three\n10) ten") == "1\\. one\n\\- two\n\\+ three\n10\\) ten"
    assert paragraphs("a\nb\n\n  c") == ["a  \nb", "c"]
    assert runs([Run(" x ", italic=True), Run("b", bold=True), Run(" "), Run("u", url="https://e.org/<")]) == (
        "*x* **b** [u](<https://e.org/%3C>)"
    )
    assert (tag("two words!"), tag("2019"), tag("#")) == ("two-words", "", "")
