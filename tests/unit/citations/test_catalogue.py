"""Finding a style among ten thousand, seeing what it makes, bringing one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.citations import (
    Cite,
    Mention,
    Pandoc,
    add_style,
    describe,
    favourites,
    find_styles,
    note_of,
    plain_text,
    prepared,
    prove_style,
    specimen,
    styles,
)
from timeline_app.citations.samples import CLUSTERS, SAMPLES
from timeline_app.errors import CitationError

PRINTS = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>My &amp; own</title><id>mine</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout>{body}</layout></citation></style>
"""


@pytest.fixture(autouse=True)
def own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "data"))
    styles.forget()


def own(folder: Path, body: str = '<text variable="title"/>', name: str = "my-own.csl") -> Path:
    path = folder / name
    path.write_text(PRINTS.format(body=body), encoding="utf-8")
    return path


def test_there_is_a_sample_for_each_of_twelve_kinds_of_source():
    assert len({item["type"] for item in SAMPLES}) == len(SAMPLES) == 12
    assert {cite.item for cluster in CLUSTERS for cite in cluster} == {item["id"] for item in SAMPLES}


def test_without_words_the_favourites_are_found():
    assert find_styles() == favourites()


def test_every_style_can_be_found_by_words_of_its_name():
    names = {style.name for style in find_styles("journal history", limit=500)}
    assert len(names) > 10
    assert all("journal" in name and "history" in name for name in names)
    assert find_styles("chicago")[0] == favourites()[0]
    assert find_styles("no such style at all") == ()


def test_a_style_under_another_name_has_its_own_title():
    (found,) = find_styles("2d materials")
    assert found.title == "2D Materials"
    assert describe("2d-materials").title == "2D Materials"


@pytest.mark.parametrize("name", ["nature", "the-lancet", "mhra-notes", "2d-materials", "iso690-note-fr"])
def test_any_style_of_the_catalogue_renders_the_samples(name: str):
    if not find_styles(name):
        pytest.skip("another edition of the styles")
    assert sum(1 for note in specimen(name).notes if plain_text(note)) > 10


def test_an_own_style_is_proved_by_what_it_prints_and_then_found_by_name(tmp_path: Path):
    path = own(tmp_path)
    assert "Two districts change hands" in plain_text(prove_style(path).notes[0])
    assert add_style(path).name == "my-own"
    assert find_styles("own")[0].title == "My & own"
    assert find_styles()[-1].name == "my-own"
    assert "A sample report" in plain_text(specimen("my-own").notes[5])


def test_an_own_style_can_be_replaced_by_a_newer_one(tmp_path: Path):
    add_style(own(tmp_path))
    add_style(own(tmp_path, '<text value="newer"/>'))
    assert plain_text(specimen("my-own").notes[0]) == "Newer"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csl", "", "no citation style"),
        ("a.txt", "x", "no citation style"),
        ("a.csl", "no style at all", "failed"),
        ("a.csl", PRINTS.format(body=""), "prints nothing"),
        ("apa.csl", PRINTS.format(body='<text value="x"/>'), "comes with the program"),
        ("中.csl", PRINTS.format(body='<text value="x"/>'), "comes with the program"),
    ],
)
def test_a_file_that_does_not_work_is_not_added(tmp_path: Path, name: str, text: str, said: str):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CitationError, match=said):
        add_style(path)
    assert find_styles() == favourites()


def test_a_style_that_is_not_there_cannot_be_proved(tmp_path: Path):
    with pytest.raises(CitationError, match="cannot be read"):
        prove_style(tmp_path / "gone.csl")


def test_a_style_that_cannot_be_kept_is_a_sentence(tmp_path: Path):
    (styles.own_folder() / "my-own.csl").mkdir()
    with pytest.raises(CitationError, match="could not be kept"):
        add_style(own(tmp_path))
    assert [path.name for path in styles.own_folder().iterdir()] == ["my-own.csl"]


def test_one_citation_is_previewed_by_itself():
    item = prepared(
        {"type": "book", "title": "On samples", "author": [{"family": "Sample", "given": "Eva"}]}, "x", "en"
    )
    note, remarks = note_of(Mention("chicago-notes-bibliography", "en-US", item, Cite("x", "page", "3")))
    assert plain_text(note) == "Eva Sample, On Samples (n.d.), 3."
    assert remarks == ()


def test_a_preview_without_the_processor_says_so(tmp_path: Path):
    item = prepared({"title": "On samples"}, "x", "en")
    with pytest.raises(CitationError, match="missing"):
        note_of(Mention("apa", "en-US", item, Cite("x")), Pandoc(tmp_path / "gone"))
    note, remarks = note_of(Mention("nobody", "en-US", item, Cite("x")))
    assert plain_text(note) == "“On samples”."
    assert "plainly" in remarks[0]
