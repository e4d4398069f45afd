"""Each fault that sample pages once had, looked for on the pages themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from tests.unit.exports.chronicles import POST, RADIO, chronicle, citation, entry, many
from tests.unit.exports.test_book import folded, pages
from timeline_app.exports import Options
from timeline_app.exports.pdf import write_pdf
from timeline_app.project.chronicle import Chronicle, Part


class Word(NamedTuple):
    """A piece of text on a page, in points from the bottom left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str


def write(value: Chronicle, folder: Path, **options: object) -> Path:
    path = folder / "out.pdf"
    write_pdf(value, path, Options(options))
    return path


def words(path: Path) -> list[Word]:
    """Return what stands where."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for place in range(text.count_rects()):
                box = text.get_rect(place)
                found.append(Word(number, *box, text.get_text_bounded(*box)))
            text.close()
            page.close()
    return found


def full(count: int) -> Chronicle:
    """Return entries of very different lengths, all with people, places and tags."""
    value = many(count)
    entries = tuple(
        replace(
            one,
            summary="What is known of it is told in words. " * (one.number % 9),
            citations=one.citations * (1 + one.number % 5),
            people=(Part(f"{one.number % 37:032x}", f"Person {one.number % 37:02}", "actor", "person"),),
            places=(Part(f"{one.number % 23:032x}", f"Place {one.number % 23:02}", "at", "place"),),
            tags=(f"mark-{one.number}",),
        )
        for one in value.entries
    )
    return replace(
        value,
        entries=tuple(
            replace(
                one, citations=tuple(replace(c, id=f"{n:016x}{one.number:016x}") for n, c in enumerate(one.citations))
            )
            for one in entries
        ),
    )


def test_the_month_stands_once_in_a_short_interval(tmp_path: Path):
    path = write(chronicle((entry(1, "2019-09-08/2019-09-09", "One"),)), tmp_path, include_timeline=False)
    column = next(page for page in pages(path) if "no. 1" in page)
    assert folded("8–9 September 2019") in folded(column)


def test_words_in_arabic_script_keep_their_distance(tmp_path: Path):
    title = "دو ولسوالی نمونه"
    value = chronicle((entry(1, "2019", title, summary="نیروهای نمونه رفتند"),), (RADIO,), languages=("en", "fa"))
    found = words(write(value, tmp_path, include_timeline=False, include_index=False))
    page = max(word.page for word in found if "no. 1" in word.text)
    lines = sorted(
        (w for w in found if w.page == page and re.search("[\u0600-\u06ff]", w.text) and w.top < 680),
        key=lambda word: -word.top,
    )
    assert len(lines) >= 2
    assert lines[0].bottom - lines[-1].top > 1


def test_both_columns_of_the_index_are_filled(tmp_path: Path):
    path = write(full(60), tmp_path, include_timeline=False)
    found = words(path)
    last = max(word.page for word in found)
    left = [word for word in found if word.page == last and word.left < 250 and 100 < word.top < 740]
    right = [word for word in found if word.page == last and word.left > 300 and 100 < word.top < 740]
    assert min(len(left), len(right)) > 0.4 * max(len(left), len(right))


@pytest.mark.parametrize("template", ["report", "evidence"])
def test_the_head_of_a_page_names_the_period_that_stands_on_it(tmp_path: Path, template: str):
    path = write(full(80), tmp_path, include_timeline=False, template=template)
    with pypdfium2.PdfDocument(path) as document:
        titles = {
            item.get_title() for item in document.get_toc() if item.level == 1 and "Source" not in item.get_title()
        }
    now = ""
    for page in pages(path):
        lines = [line.strip() for line in page.splitlines()]
        begun = [line for line in lines[1:] if line in titles]
        head = next((title for title in titles if lines and lines[0].endswith(title)), "")
        if head and "Contents" not in lines[0]:
            assert head in (now, *begun[:1])
        now = begun[-1] if begun and "Contents" not in lines[0] else now


@pytest.mark.parametrize("template", ["report", "compact", "evidence"])
def test_no_title_and_no_heading_stands_alone_at_a_foot_and_tags_stay_with_words(tmp_path: Path, template: str):
    value = full(90)
    path = write(value, tmp_path, include_timeline=False, include_index=False, template=template)
    found = pages(path)
    with pypdfium2.PdfDocument(path) as document:
        periods = {item.get_title() for item in document.get_toc() if item.level == 1}
    for number, page in enumerate(found):
        if "Contents" in page.splitlines()[0] or not re.search(r"no\. \d", page):
            continue
        body = [line.strip() for line in page.splitlines()]
        for title in periods & set(body):
            assert re.search(r"no\. \d", "\n".join(body[body.index(title) :])), (number, title)
        for tag in re.findall(r"mark-(\d+)", page):
            one = next(e for e in value.entries if e.number == int(tag))
            held = folded(one.title) in folded(page) or any(folded(c.quote) in folded(page) for c in one.citations)
            assert held, (number, tag)


def test_a_label_with_free_room_beside_it_is_neither_cut_nor_wrapped(tmp_path: Path):
    title = "A label of some forty letters, all of them"
    path = write(chronicle((entry(1, "2019-01-01", title), entry(2, "2019-12-31", "End"))), tmp_path)
    page = next(page for page in pages(path) if page.splitlines()[0].endswith("Timeline"))
    assert title in page


def test_long_entries_leave_no_holes(tmp_path: Path):
    """Of the pages between the first and the last with entries, none is less than half full."""
    quotes = [citation(n, POST, f"Quotation {n} of the sample. " * 9) for n in range(9)]
    entries = tuple(
        replace(
            entry(n, f"2019-{1 + n // 3:02}-{1 + n % 28:02}", f"Entry {n}", *quotes),
            citations=tuple(replace(c, id=f"{n:016x}{k:016x}") for k, c in enumerate(quotes)),
        )
        for n in range(1, 20)
    )
    found = words(write(chronicle(entries, (POST,)), tmp_path, include_timeline=False, include_index=False))
    held = sorted({word.page for word in found if re.match(r"Quotation \d", word.text)})
    for page in held[:-1]:
        assert min(word.bottom for word in found if word.page == page and word.top > 80) < 300
