"""What an export will look like, made of its first entries: pages, rows of a table, or text. Work for a job."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from timeline_app import actions, exports
from timeline_app.exports import Format
from timeline_app.project import Filter, Project
from timeline_app.ui.desk.wishes import MOST_PAGES
from timeline_app.ui.kit.jobs import Report
from timeline_app.words import tr

FEW = 24  # entries of which the preview of a large project is made
MANY = 200  # entries; fewer are written whole for a preview, in a second at most
ROWS = 40
LETTERS = 24_000
_PICTURES = frozenset({".svg", ".png"})
_PARAGRAPH = re.compile(r"<(?:w:p|text:p|text:h)[ >].*?</(?:w:p|text:p|text:h)>", re.DOTALL)
_NOTE = re.compile(r"<text:note .*?</text:note>|<w:instrText.*?</w:instrText>", re.DOTALL)
_MARK = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(
    r"<(script|style|svg|nav|button|noscript|form)\b.*?</\1>|<head>.*?</head>|<a [^>]*class=\"skip\".*?</a>"
    r"|<section[^>]*id=\"timeline\".*?</section>",
    re.DOTALL,
)
"""What only a browser shows."""


class Shown(NamedTuple):
    """A preview: pages (each a PNG), else rows below headings, else a page for the web, else text."""

    title: str = ""
    pages: tuple[bytes, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    html: str = ""
    text: str = ""


def look(project: Project, known: Format, options: Mapping[str, Any], wanted: Filter | None, report: Report) -> Shown:
    """Return the beginning of what an export with these options would write.

    Raises:
        ExportError: it cannot be written.
        Cancelled: out of `report`.
    """
    if known.name == "pdf":
        return _pages(project, known, options, wanted, report)
    few = wanted if known.suffix in _PICTURES else _first(project, wanted)
    with TemporaryDirectory() as folder:
        if known.suffix in _PICTURES:
            path = Path(folder, "preview.png")
            asked = {name: value for name, value in options.items() if name != "ppi"}
            actions.export(project, path, format="png", options=asked, wanted=few, report=report)
            return Shown(tr("Picture"), (path.read_bytes(),))
        path = Path(folder, f"preview{known.suffix}")
        written = actions.export(project, path, format=known.name, options=options, wanted=few, report=report)
        shown = read(path, tr(known.title))
        told = shown._replace(text="\n".join(written.notes))
        return shown if shown.rows or shown.text or shown.html else told


def _pages(project: Project, known: Format, options: Mapping[str, Any], wanted: Filter | None, report: Report) -> Shown:
    from timeline_app.exports.pdf import preview  # loads typst and pikepdf: not before pages are wanted

    asked = {**exports.checked(known.name, known.options, options), "include_project": False}
    if known.evidence(asked) is not None:
        wanted = _first(project, wanted)  # what stands behind all entries is not read for a few pages
    chronicle = actions.chronicle_for(project, known, asked, wanted)
    pages = preview(chronicle, exports.Options(asked, report), pages=MOST_PAGES, dpi=96)
    return Shown(tr("Report"), tuple(pages))


def _first(project: Project, wanted: Filter | None) -> Filter | None:
    """Return a filter for the first entries of many; of few the one that was wanted."""
    ids = list(project.marks(wanted).id)
    return Filter(ids=frozenset(ids[:FEW])) if len(ids) > MANY else wanted


def read(path: Path, title: str) -> Shown:
    """Return the beginning of a file that was written, as far as it can be shown."""
    suffix = path.suffix
    if suffix == ".csv":
        return _table(title, path.read_text("utf-8-sig"))
    if suffix == ".xlsx":
        return _workbook(title, path)
    if suffix in (".zip", ".docx", ".odt"):
        return _packed(title, path)
    if suffix == ".html":
        return Shown(title, html=_UNSEEN.sub("", path.read_text("utf-8")))
    return Shown(title, text=path.read_text("utf-8", "replace")[:LETTERS])


def _table(title: str, text: str) -> Shown:
    rows = [tuple(row) for row, _ in zip(csv.reader(io.StringIO(text, newline="")), range(ROWS + 1), strict=False)]
    return Shown(title, heads=rows[0] if rows else (), rows=tuple(rows[1:]))


def _workbook(title: str, path: Path) -> Shown:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        sheet = book["entries"] if "entries" in book.sheetnames else book[book.sheetnames[0]]
        sheet.reset_dimensions()  # our writer says none
        rows = [
            tuple("" if cell is None else str(cell) for cell in row)
            for row in sheet.iter_rows(max_row=ROWS + 1, values_only=True)
        ]
    finally:
        book.close()
    return Shown(title, heads=rows[0] if rows else (), rows=tuple(rows[1:]))


def _packed(title: str, path: Path) -> Shown:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        tables = [name for name in names if name.endswith("entries.csv")]
        if tables:
            return _table(title, archive.read(tables[0]).decode("utf-8-sig"))
        for inner in ("word/document.xml", "content.xml"):
            if inner in names:
                return Shown(title, text=_words(archive.read(inner).decode("utf-8")))
        notes = sorted((name for name in names if name.endswith(".md")), key=lambda name: (name.count("/"), name))
        text = "\n\n".join(f"── {name}\n\n{archive.read(name).decode('utf-8')}" for name in notes[:4])
        return Shown(title, text=text[:LETTERS])


def _words(xml: str) -> str:
    """Return the paragraphs of a document of a word processor, without its notes and marks."""
    found = (unescape(_MARK.sub("", part)).strip() for part in _PARAGRAPH.findall(_NOTE.sub("", xml)))
    return "\n\n".join(part for part in found if part)[:LETTERS]
