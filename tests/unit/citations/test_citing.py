"""Notes and bibliographies, by pandoc and without it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from timeline_app.citations import (
    DEFAULT,
    Cite,
    Dependable,
    Item,
    Pandoc,
    Plain,
    Rendered,
    Run,
    csl_date,
    describe,
    favourites,
    full_notes,
    own_style,
    plain_text,
    prepared,
    specimen,
    styles,
)
from timeline_app.citations.processor import cache, terms
from timeline_app.citations.processor.engine import pandoc_path
from timeline_app.errors import CitationError

GOLDEN = Path(__file__).parents[2] / "golden" / "citations"
LOCALE = "en-US"

NEWS = {
    "type": "article-newspaper",
    "title": "Two districts change hands",
    "author": [{"family": "Sample", "given": "Eva"}],
    "container-title": "Sample Post",
    "URL": "https://example.org/1",
}
PAGE = {"title": "دو ولسوالی", "container-title": "رادیو نمونه", "URL": "https://example.org/2"}
BOOK = {
    "type": "book",
    "title": "Ein Beispiel für die Lage im Nordosten",
    "author": [{"family": "Muster", "given": "Max"}, {"literal": "Amt für Beispiele"}],
    "publisher": "Musterverlag",
    "publisher-place": "Wien",
    "issued": {"date-parts": [[1998]]},
}
REPORT = {"type": "report", "title": "A sample report", "publisher": "Sample Institute", "number": "12"}
TALK = {"type": "interview", "title": "Conversation about samples", "author": [{"literal": "A Speaker"}]}

ITEMS: list[Item] = [
    prepared(NEWS, "news", "en", "2019-09-11", "2026-10-01"),
    prepared(PAGE, "page", "fa-AF", "2019-09~"),
    prepared(BOOK, "book", "de"),
    prepared(REPORT, "report", "en", "2018-22"),
    prepared(TALK, "talk", "en", "-0043"),
]
CITES = [
    Cite("news", "paragraph", "3"),
    Cite("page"),
    Cite("book", "page", "12-14", prefix="see also"),
    Cite("report", "section", "2", suffix="and elsewhere"),
    Cite("talk", "timestamp", "3:12"),
    Cite("news", None, "8"),
]
CLUSTERS = [(cite,) for cite in CITES]


def lines(rendered: Rendered) -> str:
    """Return a rendering as a page to compare."""
    notes = [f"{n}. {_marked(note)}" for n, note in enumerate(rendered.notes, 1)]
    return "\n".join([*notes, "", *(f"[{item}] {_marked(line)}" for item, line in rendered.bibliography), ""])


def _marked(runs: tuple[Run, ...]) -> str:
    return "".join(f"_{run.text}_" if run.italic else f"<{run.text}>" if run.url else run.text for run in runs)


@pytest.mark.parametrize("style", [style.name for style in favourites()])
def test_a_favourite_style_writes_what_the_golden_file_holds(style: str):
    path = GOLDEN / f"{style}.txt"
    found = lines(specimen(style, LOCALE))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
        pytest.fail("a golden file was missing and has been written; read it and run again")
    assert found == path.read_text(encoding="utf-8")


def test_the_default_style_comes_first_and_writes_notes():
    assert favourites()[0].name == DEFAULT
    assert not favourites()[0].in_text
    assert describe("apa").in_text


def test_styles_that_use_ibid_are_known():
    assert describe("oscola").uses_ibid
    assert not describe("oscola-no-ibid").uses_ibid


def test_a_dependent_style_is_its_parent():
    assert styles.style_path("2d-materials").name == "institute-of-physics-numeric.csl"


def test_a_style_file_of_ones_own_is_taken(tmp_path: Path):
    path = tmp_path / "mine.csl"
    path.write_text(styles.style_text("apa"), encoding="utf-8")
    assert describe(str(path)).in_text


def test_an_own_style_that_rests_on_a_missing_one_is_refused(tmp_path: Path):
    path = tmp_path / "mine.csl"
    path.write_text('<style><info><link href="http://x.org/not-there" rel="independent-parent"/></info></style>')
    with pytest.raises(CitationError, match="not-there"):
        styles.style_path(str(path))


def test_an_own_style_that_is_no_text_is_refused(tmp_path: Path):
    path = tmp_path / "mine.csl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CitationError, match="cannot be read"):
        styles.style_path(str(path))


@pytest.mark.parametrize("name", ["nope", "../apa", "", "APA"])
def test_an_unknown_style_is_refused_with_a_sentence(name: str):
    with pytest.raises(CitationError, match="no citation style"):
        styles.style_path(name)


def test_a_second_mention_is_shorter():
    first, second = Pandoc().render(DEFAULT, LOCALE, ITEMS, [(CITES[0],), (CITES[0],)]).notes
    assert len(plain_text(second)) < len(plain_text(first))


def test_notes_that_stand_alone_are_all_full():
    notes, remarks = full_notes(Pandoc(), DEFAULT, LOCALE, ITEMS, [CITES[0], CITES[5], CITES[0]])
    assert [plain_text(note).count("https://example.org/1") for note in notes] == [1, 1, 1]
    assert notes[0] == notes[2]
    assert remarks == ()


def test_notes_that_stand_alone_in_an_in_text_style_are_not_told_apart_by_letters():
    notes, _ = full_notes(Pandoc(), "apa", LOCALE, ITEMS, [CITES[0], CITES[5]])
    assert [plain_text(note) for note in notes] == ["(Sample, 2019, para. 3)", "(Sample, 2019, p. 8)"]


def test_markup_in_a_prefix_stays_text():
    cite = Cite("news", prefix="see *this* <b>$x$</b> @y", suffix="[z](w) {p. 3}")
    note = plain_text(Pandoc().render(DEFAULT, LOCALE, ITEMS, [(cite,)]).notes[0])
    assert "See *this* <b>$x$</b> @y" in note
    assert "[z](w) {p. 3}" in note


def test_a_locator_is_said_in_the_language_of_the_document():
    note = plain_text(Pandoc().render(DEFAULT, "de-DE", ITEMS, [(Cite("news", "paragraph", "3"),)]).notes[0])
    assert "Abs. 3" in note


def test_every_label_that_pandoc_knows_has_a_term_in_every_language():
    for language in ("en-US", "de-DE", "fr-FR", "fa-IR"):
        assert set(Pandoc().ask_terms(language)) == set(terms.LABELS)


def test_a_label_without_a_term_is_not_read_as_a_page():
    assert terms.locator(Cite("x", "timestamp", "3:12"), {}) == "timestamp 3:12"
    assert terms.locator(Cite("x", None, "{8}"), {"page": "p."}) == "{p. (8)}"
    assert terms.locator(Cite("x"), {"page": "p."}) == ""
    assert terms.locator(Cite("x", "", "back cover"), {"page": "p."}) == "back cover"


def test_right_to_left_words_are_runs_of_their_own():
    note = Pandoc().render(DEFAULT, LOCALE, ITEMS, [(Cite("page"),)]).notes[0]
    assert [run.text for run in note if run.rtl] == ["دو ولسوالی", "رادیو نمونه"]


def test_addresses_are_links():
    note = Pandoc().render(DEFAULT, LOCALE, ITEMS, [(CITES[0],)]).notes[0]
    assert [run.url for run in note if run.url] == ["https://example.org/1"]


def test_a_rendering_is_kept_on_disk_and_in_memory():
    pandoc = Pandoc()
    first = pandoc.render(DEFAULT, LOCALE, ITEMS, CLUSTERS)
    cache.forget()
    assert pandoc.render(DEFAULT, LOCALE, ITEMS, CLUSTERS) == first


def test_a_broken_file_in_the_cache_is_rendered_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("TIMELINE_APP_CACHE", str(tmp_path))
    cache.forget()
    first = Pandoc().render(DEFAULT, LOCALE, ITEMS, CLUSTERS[:1])
    for path in (tmp_path / "citations").iterdir():
        path.write_text("{", encoding="utf-8")
    cache.forget()
    assert Pandoc().render(DEFAULT, LOCALE, ITEMS, CLUSTERS[:1]) == first


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("TIMELINE_APP_CACHE", str(tmp_path))
    (tmp_path / "citations").write_text("in the way")
    cache.forget()
    assert Pandoc().render(DEFAULT, LOCALE, ITEMS, CLUSTERS[:1]).notes


def test_the_memory_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("TIMELINE_APP_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "KEPT", 1)
    cache.forget()
    cache.remember("a", Rendered((), ()))
    cache.remember("b", Rendered((), ()))
    (tmp_path / "citations" / "a.json").unlink()
    assert cache.recall("a") is None
    assert cache.recall("b") == Rendered((), ())


def test_what_no_reader_accepts_is_taken_out_of_an_item():
    item = prepared({"title": "A\0 sample \ud800"}, "x", "en")
    note = plain_text(Pandoc().render(DEFAULT, LOCALE, [item], [(Cite("x"),)]).notes[0])
    assert "A Sample" in note


def test_an_item_that_is_missing_is_an_error_and_not_a_question_mark():
    with pytest.raises(CitationError, match="not found"):
        Pandoc().render(DEFAULT, LOCALE, ITEMS, [(Cite("nobody"),)])


def program(folder: Path, body: str) -> Path:
    """Return a program that behaves badly in pandoc's place."""
    path = folder / "pandoc"
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script is not a program there")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import time; time.sleep(60)", "too long"),
        ("print('no json')", "no answer"),
        ("import sys; sys.exit('it broke')", "it broke"),
        ("import sys; sys.exit(3)", "3"),
    ],
)
def test_a_processor_that_fails_is_a_sentence(tmp_path: Path, body: str, said: str):
    pandoc = Pandoc(program(tmp_path, body), limit=1)
    with pytest.raises(CitationError, match=said):
        pandoc.render(DEFAULT, LOCALE, ITEMS, CLUSTERS[1:2])


def test_a_folder_for_temporary_files_that_is_gone_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    pandoc = Pandoc(program(tmp_path, "pass"))
    with pytest.raises(CitationError, match="could not be started"):
        pandoc.render(DEFAULT, LOCALE, ITEMS, CLUSTERS[1:2])


def test_a_processor_that_cannot_be_started_is_a_sentence(tmp_path: Path):
    path = tmp_path / "pandoc"
    path.write_text("no program at all")
    with pytest.raises(CitationError, match="could not be started"):
        Pandoc(path).render(DEFAULT, LOCALE, ITEMS, CLUSTERS[:1])


def test_without_pandoc_notes_are_plain_and_it_is_said(tmp_path: Path):
    rendered = Dependable(Pandoc(tmp_path / "gone")).render(DEFAULT, LOCALE, ITEMS, CLUSTERS)
    assert "plainly" in rendered.remarks[0]
    assert "missing" in rendered.remarks[0]
    assert plain_text(rendered.notes[0]) == (
        "Eva Sample, “Two districts change hands”, Sample Post, 2019-09-11, paragraph 3, "
        "https://example.org/1 (accessed 2026-10-01)."
    )


def test_nothing_to_cite_needs_no_processor(tmp_path: Path):
    assert Dependable(Pandoc(tmp_path / "gone")).render(DEFAULT, LOCALE, ITEMS, []) == Rendered((), ())


def test_plain_notes_never_fail():
    odd: list[Item] = [
        {"id": "a", "title": "T", "author": "no list", "issued": "2019"},
        {"id": "b", "author": [{}, 3, {"literal": "L"}], "issued": {"date-parts": [3, [2019, 9]]}},
        {"id": "c", "author": [{"literal": "P"}], "publisher": "P", "issued": {"raw": "soon"}},
    ]
    cites = (Cite("a", prefix="see"), Cite("b", suppress_author=True), Cite("c", suffix="x"), Cite("z"))
    note = plain_text(Plain().render("any", LOCALE, odd, [cites]).notes[0])
    assert note == "see “T”.; , 2019-09.; P, soon x.; “unknown source”."


def test_pandoc_is_found_on_the_search_path_where_its_wheel_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("timeline_app.citations.processor.engine.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pandoc_path() is None
    if sys.platform != "win32":
        assert program(tmp_path, "pass") == pandoc_path()


def test_missing_styles_are_a_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("timeline_app.citations.styles.find_spec", lambda _name: None)
    styles.style_path.cache_clear()
    with pytest.raises(CitationError, match="not installed"):
        styles.style_path("apa")
    assert Dependable().render("apa", LOCALE, ITEMS, CLUSTERS[:1]).remarks
    assert full_notes(Dependable(), "apa", LOCALE, ITEMS, CITES)[1]


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2019-09-11", {"date-parts": [[2019, 9, 11]]}),
        ("2019-09", {"date-parts": [[2019, 9]]}),
        ("2019~", {"date-parts": [[2019]], "circa": True}),
        ("2019-09?-11", {"date-parts": [[2019, 9, 11]], "circa": True}),
        ("2018-22", {"date-parts": [[2018]], "season": 2}),
        ("2018-35", {"date-parts": [[2018]]}),
        ("2019-09-01/2019-09-03", {"date-parts": [[2019, 9, 1], [2019, 9, 3]]}),
        ("2019-09-11T10:00:00Z", {"date-parts": [[2019, 9, 11]]}),
        ("-0043", {"date-parts": [[-44]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("2019/..", {"literal": "2019/.."}),
        ("19XX", {"literal": "19XX"}),
        ("1/2/3", {"literal": "1/2/3"}),
    ],
)
def test_edtf_becomes_a_csl_date(edtf: str, csl: dict[str, object]):
    assert csl_date(edtf) == csl


def test_an_item_always_has_a_language_and_a_type():
    assert prepared({}, "x", "")["language"] == "en"
    assert prepared({"language": "de"}, "x", "en")["language"] == "de"
    assert prepared({}, "x", "en")["type"] == "document"
    assert prepared({"URL": "https://example.org"}, "x", "en")["type"] == "webpage"


def test_dates_of_the_item_itself_win():
    item = prepared({"issued": {"date-parts": [[1999]]}}, "x", "en", "2019", "2020")
    assert item["issued"] == {"date-parts": [[1999]]}
    assert item["accessed"] == {"date-parts": [[2020]]}


@pytest.mark.parametrize("name", ["apa", "apa.csl", "/home/ann/apa.csl", "\\\\server\\share\\apa.csl", "../../apa.csl"])
def test_the_style_of_a_project_is_a_name_and_never_a_path(name: str):
    assert own_style(name) == "apa"
