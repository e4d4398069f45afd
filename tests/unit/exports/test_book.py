"""The book: what stands in it, read back out of the PDF; and that it is the same every time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.unit.exports.chronicles import POST, chronicle, citation, entry, link, many, small
from timeline_app.citations import plain_text
from timeline_app.citations.scripts import direction
from timeline_app.citations.styles import style_text
from timeline_app.errors import Cancelled, ExportError
from timeline_app.exports import Options, choose
from timeline_app.exports.notes import notes
from timeline_app.exports.pdf import preview, write_pdf
from timeline_app.exports.wording import date_words
from timeline_app.project.chronicle import Chronicle

GOLDEN = Path(__file__).parents[2] / "golden" / "pdf-small.txt"


def pages(path: Path) -> list[str]:
    """Return the text of each page as another program reads it."""
    with pypdfium2.PdfDocument(path) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return found


def folded(text: str) -> str:
    """Return a text without what a line break, a hyphen or a direction mark may add or take away."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", "", "".join(kept)).replace("\ufffe", "").replace("\x02", "")


def pieces(text: str) -> list[str]:
    """Return what can be looked for: a reader puts a line of two directions in an order of its own, word by word."""
    mixed = len({rtl for _piece, rtl in direction(text)}) > 1
    return re.findall(r"\w+", text) if mixed else [text]


def write(value: Chronicle, folder: Path, **options: object) -> tuple[Path, tuple[str, ...]]:
    path = folder / "out.pdf"
    report = write_pdf(value, path, Options(options))
    assert report.entries == len(value.entries)
    assert [p.name for p in folder.iterdir()] == ["out.pdf"]
    return path, report.notes


def test_every_title_date_quote_and_note_can_be_read_back(tmp_path: Path):
    value = small()
    path, _ = write(value, tmp_path)
    text = folded("".join(pages(path)))
    wanted = [value.title, value.subtitle, *value.authors]
    for one in value.entries:
        wanted += [one.title, *one.summary.split("\n"), *one.tags, *(p.name for p in (*one.people, *one.places))]
        wanted += [date_words(one.when)] if one.when else []
        wanted += [c.quote for c in one.citations] + [c.claimant for c in one.citations]
    wanted += [plain_text(note) for note in notes(value).by_citation.values()]
    wanted += [plain_text(line) for _source, line in notes(value).bibliography]
    assert [piece for words in wanted for piece in pieces(words) if folded(piece) not in text] == []


def test_claims_are_shown_with_who_makes_them_and_how_sure_they_are(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    text = " ".join("".join(pages(path)).split())
    assert "Governor’s spokesman (sample), via Sample Wire A (“claimed”) · Sample Wire A" in text
    assert "Disputes · Sample Post" in text
    assert "Disputed by Sample Post" in text
    assert "A wire says otherwise." in text
    assert "This account is preferred." in text


def test_links_are_named_from_both_ends_and_can_be_followed(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    text = " ".join("".join(pages(path)).split())
    assert "→ Given as reason for 5 More may follow · hedged · one day" in text
    assert "← 2 A week of attacks · given as reason for this · hedged · one day" in text
    with pikepdf.open(path) as pdf:
        targets = [a for page in pdf.pages for a in page.get("/Annots", []) if a.get("/Subtype") == "/Link"]
        inner = [a for a in targets if "/Dest" in a or a.get("/A", {}).get("/S") == "/GoTo"]
        assert len(inner) > 20
        assert len(targets) > len(inner)


def test_every_entry_is_a_bookmark(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        titles = [item.get_title() for item in document.get_toc(max_depth=5)]
    assert set(titles) >= {one.title for one in small().entries}


def test_the_pdf_is_tagged_and_says_which_standards_it_was_checked_with(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.Lang == "en"
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")
            assert metadata["dc:title"] == "Sample chronology"


def test_the_same_chronicle_gives_the_same_bytes(tmp_path: Path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_pdf(small(), first, Options())
    write_pdf(small(), second, Options())
    assert first.read_bytes() == second.read_bytes()


def test_the_book_is_as_the_golden_file(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    found = "\n\f\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages(path)) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(found, encoding="utf-8")
        pytest.fail("a golden file was missing and has been written; read it and run again")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_how_many_quotations_are_exact_is_said(tmp_path: Path):
    one = small().entries[0]
    torn = replace(one, citations=(replace(one.citations[0], intact=False),))
    path, remarks = write(replace(small(), entries=(torn, *small().entries[1:])), tmp_path)
    assert "5 of 6 quotations stand in their sources, word for word." in remarks
    assert folded("no longer stand in the source") in folded("".join(pages(path)))


def test_private_notes_and_quotations_are_printed_as_asked(tmp_path: Path):
    path, _ = write(small(), tmp_path)
    assert folded("Ask the desk") not in folded("".join(pages(path)))
    path, _ = write(small(), tmp_path, include_private=True, include_quotes=False, include_index=False)
    text = folded("".join(pages(path)))
    assert folded("Ask the desk about the count.") in text
    assert folded("attacks went on for a week") not in text
    assert folded("Index") not in text


@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("letter", 612), ("nonsense", 595)])
def test_the_page_has_the_size_that_was_asked_for(tmp_path: Path, size: str, width: int):
    path, _ = write(small(), tmp_path, page_size=size)
    with pypdfium2.PdfDocument(path) as document:
        assert round(document[1].get_width()) == width


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_timeline_takes_one_page(tmp_path: Path, size: str):
    crowd = [replace(one, id=f"{n:032x}") for n, one in enumerate(many(60).entries)]
    tail = replace(small(), entries=(entry(99, "1850", "Long ago"), *small().entries, *crowd))
    path, _ = write(tail, tmp_path, page_size=size)
    found = [number for number, page in enumerate(pages(path)) if page.splitlines()[0].endswith("Timeline")]
    assert len(found) == 1
    assert pages(path)[found[0] + 1].splitlines()[1] == "Entries"


def test_title_and_subtitle_can_be_given(tmp_path: Path):
    path, _ = write(small(), tmp_path, title="Another title", subtitle="and another subtitle")
    assert "Another title" in pages(path)[0]
    assert "and another subtitle" in pages(path)[0]


def test_an_in_text_style_puts_citations_into_the_text(tmp_path: Path):
    path, _ = write(small(), tmp_path, style="apa")
    assert folded("Sample Post (Sample, 2019, p. 3)") in folded("".join(pages(path)))


def test_a_style_that_is_not_there_is_reported_and_the_book_is_written(tmp_path: Path):
    path, remarks = write(small(), tmp_path, style="nobody")
    assert any("plainly" in remark for remark in remarks)
    assert "plain notes" in pages(path)[0]


def test_a_path_in_a_project_is_not_opened_as_its_style(tmp_path: Path):
    (tmp_path / "share").mkdir()
    theirs = tmp_path / "share" / "theirs.csl"
    theirs.write_text(style_text("apa"), "utf-8")
    (tmp_path / "out").mkdir()
    _path, said = write(replace(small(), citation_style=str(theirs)), tmp_path / "out")
    assert any("no citation style “theirs”" in remark for remark in said)


def test_ibid_is_warned_of(tmp_path: Path):
    _, remarks = write(small(), tmp_path, style="oscola")
    assert any("ibid" in remark for remark in remarks)


def test_an_empty_chronicle_is_a_book_as_well(tmp_path: Path):
    empty = replace(chronicle(), title="", subtitle="", authors=(), summary="", languages=())
    path, remarks = write(empty, tmp_path)
    assert remarks == ()
    assert len(pages(path)) == 3
    assert "Untitled chronology" in pages(path)[0]


def test_entries_that_a_filter_holds_back_are_counted(tmp_path: Path):
    _, remarks = write(replace(small(), left_out=3), tmp_path)
    assert "The filter holds back 3 entries." in remarks


HOSTILE = "#panic() $x$ @ref <lab> *b* _i_ `c` \\ /* // [a](b) = h\n- l\n=1+1 &amp; {{}} \"q\" 'q' #let x = 1"


def test_markup_is_printed_as_it_is_typed(tmp_path: Path):
    wild = entry(
        1,
        "2019",
        HOSTILE,
        citation(1, POST, HOSTILE, note=HOSTILE, prefix=HOSTILE, suffix=HOSTILE, claimant=HOSTILE),
        summary=HOSTILE,
        tags=(HOSTILE,),
        lane=HOSTILE,
        disputed_by=HOSTILE,
        status="disputed",
    )
    path, _ = write(chronicle((wild,), (POST,), title=HOSTILE, authors=(HOSTILE,), handling=HOSTILE), tmp_path)
    text = folded("".join(pages(path)))
    assert text.count(folded("#panic() $x$ @ref <lab> *b* _i_ `c` \\ /* // [a](b) = h")) > 8


def test_control_characters_vanish_and_what_has_no_sign_is_printed_as_a_code(tmp_path: Path):
    wild = entry(1, "2019", "NUL\0 ESC\x1b BOM\ufeff 中 😀 \ue000 end", summary="plain")
    path, remarks = write(chronicle((wild, entry(2, "2020", "Plain")), title="中"), tmp_path)
    text = folded("".join(pages(path)))
    assert folded("NUL ESC BOM [U+4E2D] [U+1F600] [U+E000] end") in text
    assert any("U+4E2D" in remark and "entries: 1." in remark for remark in remarks)


def test_what_is_empty_or_no_address_or_no_language_is_printed_all_the_same(tmp_path: Path):
    odd = [
        replace(POST, id=f"{n:032x}", csl={**POST.csl, "URL": url})
        for n, url in enumerate(["ht tp://x y<>", "javascript:alert(1)", "https://e.org/\n中", "https://" + "x" * 9000])
    ]
    nothing = entry(1, "2019", "\0", *(citation(n, one, "\0") for n, one in enumerate(odd)), summary="\0", tags=("",))
    value = chronicle((nothing, entry(2, "2020", "")), tuple(odd), title="\0", authors=("", "\0"), languages=("!", "x"))
    path, _ = write(value, tmp_path)
    assert folded("Untitled") in folded("".join(pages(path)))


def test_only_the_front_pages_are_blamed_for_what_only_they_hold(tmp_path: Path):
    _, remarks = write(chronicle((entry(1, "2019", "Plain"),), summary="中"), tmp_path)
    assert any("the front pages" in remark for remark in remarks)


def test_a_sign_that_the_fonts_promise_and_lack_is_replaced_after_all(tmp_path: Path):
    """U+10C6 lies in a block that typst's own fonts have, but is no letter."""
    _, remarks = write(chronicle((entry(1, "2019", "x \u10c6 \u10c8"),)), tmp_path)
    assert any("U+10C6" in remark or "U+10C8" in remark for remark in remarks)


def test_very_long_words_and_titles_stay_on_the_page(tmp_path: Path):
    long = entry(1, "2019", "x" * 3000, citation(1, POST, "word " * 2000), summary="y" * 500 + "\n" + "z " * 5000)
    path, _ = write(chronicle((long,), (POST,), title="A long title " * 40, subtitle="s" * 200), tmp_path)
    assert folded("".join(pages(path))).count("x") > 3000


def test_three_hundred_entries_are_ordered_by_period_and_all_there(tmp_path: Path):
    value = many(300)
    path, _ = write(value, tmp_path)
    text = folded("".join(pages(path)))
    assert all(folded(f"Event number {n} in the sample") in text for n in range(1, 301))
    with pypdfium2.PdfDocument(path) as document:
        periods = [item.get_title() for item in document.get_toc() if item.level == 1]
    assert periods[0] == "2 January 2019"
    assert len(periods) == len(set(periods)) > 12


def test_a_link_to_an_entry_that_is_filtered_out_is_no_error(tmp_path: Path):
    path, _ = write(chronicle((entry(1, "2019", "One"),), links=(link(1, 1, 99), link(2, 98, 1))), tmp_path)
    assert folded("an entry that is not in here") in folded("".join(pages(path)))


@pytest.mark.parametrize("stage", range(5))
def test_cancel_at_any_stage_leaves_the_old_file(tmp_path: Path, stage: int):
    path = tmp_path / "out.pdf"
    path.write_text("old")

    def stop(done: int, _total: int, _words: str) -> None:
        if done >= stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(small(), path, Options(report=stop))
    assert [p.name for p in tmp_path.iterdir()] == ["out.pdf"]
    assert path.read_text() == "old"


def test_a_target_that_cannot_be_written_is_a_sentence_before_the_work_begins(tmp_path: Path):
    told: list[int] = []
    with pytest.raises(ExportError, match="could not be written"):
        write_pdf(small(), tmp_path / "gone" / "out.pdf", Options(report=lambda done, *_: told.append(done)))
    assert told == []


def test_progress_is_told_in_stages_with_words(tmp_path: Path):
    told: dict[int, str] = {}
    write_pdf(small(), tmp_path / "out.pdf", Options(report=lambda done, _total, words: told.update({done: words})))
    assert sorted(told) == [0, 1, 2, 3, 4, 5]
    assert all(told.values())


def test_a_preview_is_pictures_of_the_first_pages():
    found = preview(many(200), Options(), pages=3, dpi=40)
    assert [picture[:8] for picture in found] == [b"\x89PNG\r\n\x1a\n"] * 3


def test_a_preview_of_ten_pages_and_more_has_those_before_the_tenth():
    assert len(preview(many(60), Options(), pages=11, dpi=20)) == 11


def test_a_preview_of_a_thin_book_has_as_many_pages_as_there_are():
    assert len(preview(chronicle(), Options({"include_timeline": False}), pages=9, dpi=30)) == 3


def test_the_suffix_chooses_the_book():
    assert choose(Path("x.pdf")).name == "pdf"
