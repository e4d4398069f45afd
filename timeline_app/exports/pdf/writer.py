"""From a chronicle to a PDF, and to pictures of its first pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from timeline_app.exports.notes import notes
from timeline_app.exports.options import one_of, text, truth
from timeline_app.exports.pdf.pages import book
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.polish import polish
from timeline_app.exports.typeset.press import Press, until_printable
from timeline_app.exports.typeset.timeline import timeline
from timeline_app.exports.writing import beside
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import tr

STANDARDS = ("ua-1", "a-2a")  # checked by typst while it sets the pages
STAGES = 5
OPTIONS = {
    "page_size": one_of("a4", "letter"),
    **dict.fromkeys(("title", "subtitle", "style"), text),
    **dict.fromkeys(("include_timeline", "include_quotes", "include_index", "include_private"), truth),
}
DRAWN = ((738.0, 394.0), (689.0, 410.0))  # points of the drawing on A4 and on Letter, laid across


@exporter(
    "pdf",
    title="Report (PDF)",
    suffix=".pdf",
    loses="Articles, marks and history; what it prints is a copy for readers.",
    options=OPTIONS,
)
def write_pdf(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a book: every entry with its quotations, claimants and footnotes.

    Options: `page_size` (a4, letter), `title`, `subtitle`, `style` (a CSL style, else the project's),
    `include_timeline`, `include_quotes`, `include_index` (all True), `include_private` (False).
    The same chronicle and options give the same bytes. 0.5 s of processor time for twelve entries, 5 s for a thousand.

    Raises:
        ExportError: the target cannot be written, or the pages cannot be set.
        Cancelled: by `options.report`; the child process is dead then and the target is as it was.
    """
    with beside(path) as part, Press(options.report) as press:
        part.touch()  # a target that cannot be written is said before the work, not after it
        pages = press.folder / "pages.pdf"
        how = {"standards": STANDARDS, "timestamp": _seconds(chronicle.as_of)}
        remarks = _print(press, chronicle, options, lambda: press.print("chronology.typ", pages, "pdf", **how))
        press.stage(4, STAGES, tr("Making the file smaller"))
        polish(pages)
        part.write_bytes(pages.read_bytes())
        press.stage(STAGES, STAGES, tr("Written"))
    return Report(path, len(chronicle.entries), remarks)


def preview(chronicle: Chronicle, options: Options, pages: int = 6, dpi: float = 60) -> list[bytes]:
    """Return the first pages as PNG, for a preview; later pages may differ from the finished book's.

    Only as many entries as those pages can hold are set, so this takes half a second whatever the size.

    Raises:
        ExportError: the pages cannot be set.
        Cancelled: by `options.report`.
    """
    few = replace(chronicle, entries=chronicle.entries[: max(8, 6 * pages)])
    with Press(options.report) as press:
        target = press.folder / "page-{n}.png"
        _print(press, few, options, lambda: press.print("chronology.typ", target, "png", ppi=dpi))
        found = sorted(press.folder.glob("page-*.png"))  # from ten pages on their numbers begin with a zero
        return [page.read_bytes() for page in found[:pages]]


def _print(press: Press, chronicle: Chronicle, options: Options, run: Callable[[], None]) -> tuple[str, ...]:
    """Write the text beside the templates and set it; return the notes for the Report."""
    press.stage(0, STAGES, tr("Writing the notes"))
    found = notes(chronicle, str(options.get("style", "")))
    width, height = DRAWN[str(options.get("page_size", "a4")) == "letter"]

    def attempt(printable: frozenset[int]) -> tuple[str, ...]:
        copy = Copy(chronicle.languages, printable)
        press.stage(1, STAGES, tr("Drawing the timeline"))
        wanted = bool(options.get("include_timeline", True))
        drawing = timeline(press, chronicle, copy, width=width, height=height) if wanted else None
        press.stage(2, STAGES, tr("Putting the text together"))
        data, remarks = book(chronicle, options, found, copy, drawing)
        press.write("data.json", data)
        press.stage(3, STAGES, tr("Setting the pages"))
        run()
        return remarks

    return until_printable(attempt)


def _seconds(as_of: str) -> int:
    return int(datetime.fromisoformat(as_of).timestamp())
