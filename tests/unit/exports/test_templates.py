"""What can be asked of a book: templates, volumes, slices, lanes, calendars, language; and that readers can read it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.unit.exports.chronicles import POST, RADIO, chronicle, citation, entry, link, many, small
from tests.unit.exports.test_book import folded, pages
from tests.unit.exports.test_evidence import backed, links
from timeline_app.errors import ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.pdf import write_pdf
from timeline_app.exports.pdf.asked import asked
from timeline_app.exports.pdf.volumes import cuts, volumes
from timeline_app.exports.typeset.timeline import LANES, lane_of
from timeline_app.project.chronicle import Chronicle, Part

TEMPLATES = ("report", "compact", "evidence")
NATIVE = ("دو ولسوالی", "رادیو نمونه", "نیروهای امنیتی", "د افغانستان ښوونځي", "وږی ۱۳۹۸", "سنبله", "کندهار")


def write(value: Chronicle, folder: Path, **options: object) -> tuple[Path, tuple[str, ...]]:
    path = folder / "out.pdf"
    report = write_pdf(value, path, Options(options))
    return path, report.notes


def native() -> Chronicle:
    found = tuple(
        entry(n, f"2019-09-{n + 1:02}", words, citation(n, RADIO, words, claimant=words), summary=words, lane=words)
        for n, words in enumerate(NATIVE, 1)
    )
    return replace(chronicle(found, (RADIO,), title=NATIVE[0]), evidence=backed().evidence)


def squeezed(text: str) -> str:
    return folded(text).replace("\u200c", "")


@pytest.mark.parametrize("template", TEMPLATES)
def test_words_in_arabic_script_are_found_again_by_two_extractors(tmp_path: Path, template: str):
    path, _ = write(native(), tmp_path, template=template)
    found = [squeezed("".join(pages(path)))]
    if shutil.which("pdftotext"):
        run = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60)
        found.append(squeezed(run.stdout.decode()))
    for text in found:
        assert [words for words in NATIVE if squeezed(words) not in text] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_checker_of_accessibility_and_one_of_structure_find_nothing(tmp_path: Path, template: str):
    pdfua = pytest.importorskip("pdfua")
    path, _ = write(backed() if template == "evidence" else small(), tmp_path, template=template, include_sources=True)
    assert list(pdfua.validate(str(path)).findings) == []
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True, timeout=60)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_says_everything(tmp_path: Path, template: str):
    value = small()
    path, _ = write(value, tmp_path, template=template)
    text = folded("".join(pages(path)))
    for one in value.entries:
        assert folded(one.title) in text
        for cited in one.citations:
            assert folded(cited.claimant) in text
    with pypdfium2.PdfDocument(path) as document:
        titles = {item.get_title() for item in document.get_toc(max_depth=5)}
    assert titles >= {one.title for one in value.entries}
    assert folded("Ask the desk") not in text


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_the_same_twice(tmp_path: Path, template: str):
    first = write(small(), tmp_path, template=template)[0].read_bytes()
    assert write(small(), tmp_path, template=template)[0].read_bytes() == first


def test_compact_is_shorter(tmp_path: Path):
    plain = len(pages(write(many(120), tmp_path, include_timeline=False)[0]))
    dense = len(pages(write(many(120), tmp_path, include_timeline=False, template="compact")[0]))
    assert dense < plain / 1.6


def test_a_long_summary_of_a_compact_book_has_pages_of_its_own(tmp_path: Path):
    path, _ = write(replace(small(), summary="A sample of words. " * 600), tmp_path, template="compact")
    found = pages(path)
    first = next(n for n, page in enumerate(found) if folded("An attack") in folded(page) or "Entries" in page)
    assert first > 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_titles_longer_than_any_string_of_a_pdf_are_printed(tmp_path: Path, template: str):
    long = entry(1, "2019", "A long title " * 3000, citation(1, POST, "words " * 3000), summary="s " * 20_000)
    value = chronicle((long,), (POST,), title="A very long title " * 2500, handling="mark " * 40)
    path, _ = write(value, tmp_path, template=template)
    assert folded("".join(pages(path))).count("Alongtitle") >= 3000
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_what_was_asked_for_stands_over_what_the_project_says(tmp_path: Path):
    asked = {"summary": "Another summary", "handling": "For the court only", "subtitle": "Another subtitle"}
    path, _ = write(small(), tmp_path, **asked)
    found = pages(path)
    assert all(folded(words) in folded("".join(found)) for words in asked.values())
    assert all("For the court only" in page for page in found)


def test_a_second_calendar_stands_under_the_date(tmp_path: Path):
    value = chronicle((entry(1, "2019-09-05", "One"),))
    assert "1398" not in folded("".join(pages(write(value, tmp_path)[0])))
    path, _ = write(value, tmp_path, calendar="solar_hijri")
    assert "۱۳۹۸" in folded("".join(pages(path)))
    path, _ = write(replace(value, calendars=("gregorian", "solar_hijri")), tmp_path)
    assert "۱۳۹۸" in folded("".join(pages(path)))
    path, _ = write(replace(value, calendars=("gregorian", "solar_hijri")), tmp_path, calendar="none")
    assert "۱۳۹۸" not in folded("".join(pages(path)))


def test_the_book_speaks_the_language_that_was_asked_for(tmp_path: Path):
    path, _ = write(chronicle((entry(1, "2019-10-05", "One"),)), tmp_path, language="de")
    assert folded("5. Oktober 2019") in folded("".join(pages(path)))
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "de"


def test_notes_of_an_in_text_style_go_to_the_foot_when_asked(tmp_path: Path):
    path, _ = write(small(), tmp_path, style="apa", footnotes=True)
    assert folded("Sample Post (Sample, 2019, p. 3)") not in folded("".join(pages(path)))


@pytest.mark.parametrize("kind", [kind for kind, _words in LANES])
def test_each_kind_of_lane_names_lanes(kind: str):
    one = entry(
        1, "2019", "One", citation(1, POST, "q", claimant="Claimant"), kind="statement", tags=("tag",), lane="Lane",
        people=(Part("1" * 32, "Person", "actor", "person"),), places=(Part("2" * 32, "Place", "at", "place"),),
    )  # fmt: skip
    named = {"place": "Lane", "person": "Person", "claimant": "Claimant", "kind": "Statement", "tag": "tag", "none": ""}
    assert lane_of(kind)(one) == named[kind]
    bare = entry(1, "2019", "One")
    assert lane_of(kind)(bare) in ("", "Occurrence")
    assert lane_of("place")(replace(one, lane="")) == "Place"


def test_a_timeline_in_slices_has_every_entry_on_some_page(tmp_path: Path):
    value = many(150)
    path, _ = write(value, tmp_path, timeline="slices")
    found = pages(path)
    drawn = [n for n, page in enumerate(found) if page.splitlines()[0].endswith("Timeline")]
    assert len(drawn) == 7
    with pikepdf.open(path) as pdf:
        labels = sum(1 for n in drawn for a in pdf.pages[n].get("/Annots", []) if a.get("/Subtype") == "/Link")
    assert labels > 100


def test_entries_outside_the_drawn_stretch_are_counted_at_its_edge(tmp_path: Path):
    crowd = tuple(replace(one, number=n) for n, one in enumerate(many(30).entries, 2))
    early = replace(entry(999, "1850", "Long ago"), number=1)
    path, _ = write(chronicle((early, *crowd), (POST,)), tmp_path)
    page = next(page for page in pages(path) if page.splitlines()[0].endswith("Timeline"))
    assert "+1 earlier" in page
    assert "1 entry lies before" in page


# volumes


def test_volumes_are_cut_where_a_year_begins_else_a_month(tmp_path: Path):
    years = [entry(n, f"{2000 + n // 10}-03-04", "x") for n in range(100)]
    assert cuts(years, 3) == [30, 70]
    months = [entry(n, f"2019-{1 + n // 10:02}-04", "x") for n in range(100)]
    assert cuts(months, 3) == [30, 70]
    days = [entry(n, f"2019-01-{1 + n // 10:02}", "x") for n in range(100)]
    assert cuts(days, 2) == [50]
    assert cuts([entry(n, "", "x") for n in range(90)], 3) == [30, 60]


def test_every_entry_is_in_one_volume_and_keeps_its_number():
    value = many(950)
    found = volumes(value, 300)
    assert [one.number for book in found for one in book.chronicle.entries] == list(range(1, 951))
    assert [book.number for book in found] == [1, 2, 3, 4]
    assert all(len(book.elsewhere) + len(book.chronicle.entries) == 950 for book in found)


def test_a_chronicle_of_several_volumes_is_several_whole_books(tmp_path: Path):
    value = replace(many(230), links=(link(1, 2, 220), link(2, 220, 3)))
    path, remarks = write(value, tmp_path, volume_size=100)
    books = sorted(tmp_path.iterdir())
    assert [book.name for book in books] == ["out-2.pdf", "out-3.pdf", "out.pdf"]
    assert any("3 files" in remark for remark in remarks)
    first, last = "".join(pages(path)), "".join(pages(tmp_path / "out-3.pdf"))
    assert "Volume 1 of 3" in first
    assert folded("volume 3, no. 220") in folded(first)
    assert folded("volume 1, no. 2") in folded(last)
    assert "no. 230" in last
    for part in ("Contents", "Summary", "Timeline", "Bibliography"):
        assert part in last
    assert all(target >= 0 for _page, target in links(path))


def test_only_volumes_of_the_same_project_are_replaced(tmp_path: Path):
    write(many(150), tmp_path, volume_size=100)
    again = (tmp_path / "out-2.pdf").read_bytes()
    write(many(150), tmp_path, volume_size=100)
    assert (tmp_path / "out-2.pdf").read_bytes() == again
    (tmp_path / "out-2.pdf").write_text("somebody's own")
    before = (tmp_path / "out.pdf").read_bytes()
    with pytest.raises(ExportError, match="out-2"):
        write(many(150), tmp_path, volume_size=100)
    assert (tmp_path / "out.pdf").read_bytes() == before


def test_only_the_first_volume_carries_the_project(tmp_path: Path):
    value = replace(many(150), evidence=backed().evidence)
    write(value, tmp_path, volume_size=100, template="evidence")
    for name, carried in (("out.pdf", 1), ("out-2.pdf", 0)):
        with pikepdf.open(tmp_path / name) as pdf:
            assert len(pdf.attachments) == carried


def test_an_evidence_book_is_cut_sooner():
    assert asked(Options({"template": "evidence"})).volume == 1000
    assert asked(Options({"template": "evidence", "volume_size": 200.0})).volume == 200
    assert asked(Options()).volume == 3000


def test_progress_of_volumes_is_told_with_their_number(tmp_path: Path):
    told: list[tuple[int, int, str]] = []
    write_pdf(many(150), tmp_path / "out.pdf", Options({"volume_size": 100}, lambda *now: told.append(now)))
    assert told[-1][:2] == (10, 10)
    assert [done for done, _total, _words in told] == sorted(done for done, _total, _words in told)
    assert any("Volume 2 of 2" in words for _done, _total, words in told)


def test_options_of_the_book_are_checked():
    known = choose(Path("x.pdf")).options
    assert known["template"]("template", "evidence") == "evidence"
    with pytest.raises(ExportError):
        known["template"]("template", "novel")
    with pytest.raises(ExportError):
        known["volume_size"]("volume_size", "9999")
