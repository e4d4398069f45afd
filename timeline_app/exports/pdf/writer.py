"""From a chronicle to a PDF, and to pictures of its first pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from timeline_app.exports.losses import held_back
from timeline_app.exports.notes import notes
from timeline_app.exports.pdf.asked import OPTIONS, Asked, applied, asked, evidence_of
from timeline_app.exports.pdf.attach import attach
from timeline_app.exports.pdf.pages import book, quotations
from timeline_app.exports.pdf.volumes import Volume, paths, volumes
from timeline_app.exports.registry import Options, Progress, Report, exporter
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.polish import polish
from timeline_app.exports.typeset.press import Press, until_printable
from timeline_app.exports.typeset.timeline import timeline
from timeline_app.exports.writing import beside
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import tr

STANDARDS = ("ua-1", "a-2a")  # checked by typst while it sets the pages
CARRYING = ("ua-1", "a-3a")  # of a PDF that carries a file
STAGES = 5  # of one volume
DRAWN = ((738.0, 381.0), (689.0, 397.0))  # points of the drawing on A4 and on Letter, laid across


@exporter(
    "pdf",
    title="Report (PDF)",
    suffix=".pdf",
    holds="A book: cover, contents, summary, drawn timeline, entries with quotations and notes, bibliography, index.",
    loses="Articles, marks and history; what it prints is a copy for readers. As evidence it carries the project.",
    options=OPTIONS,
    evidence=evidence_of,
)
def write_pdf(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a book: every entry with its quotations, claimants and footnotes.

    Options: `pdf.asked.OPTIONS`. More entries than `volume_size` become several books beside each other,
    `OUT.pdf`, `OUT-2.pdf` …; all of them are put in place at the end.
    The same chronicle and options give the same bytes. 0.5 s of processor time for twelve entries, 5 s for a thousand.

    Raises:
        ExportError: the target cannot be written, or the pages cannot be set.
        Cancelled: by `options.report`; the child process is dead then and the target is as it was.
    """
    wishes = asked(options)
    told = applied(chronicle, options)
    books = volumes(told, wishes.volume)
    targets = paths(path, len(books), chronicle.id)
    remarks: list[str] = []
    if len(books) > 1:
        remarks.append(tr("The book is {count} files, to {name}.", count=len(books), name=targets[-1].name))
    with ExitStack() as written:
        parts = [written.enter_context(beside(target)) for target in targets]
        for part in parts:
            part.touch()  # a target that cannot be written is said before the work, not after it
        for volume, part in zip(books, parts, strict=True):
            report = _of_volume(options.report, volume)
            counted = quotations(volume.chronicle)
            remarks += [remark for remark in _write(volume, part, wishes, report) if remark not in counted]
        options.report(STAGES * len(books), STAGES * len(books), tr("Written"))
    if wishes.evidence and wishes.project and told.evidence and told.evidence.project:
        remarks.append(tr("The PDF carries the project with the whole articles; who has the one has the other."))
    held = held_back(told) if len(books) > 1 else ()
    return Report(path, len(chronicle.entries), (*quotations(told), *held, *dict.fromkeys(remarks)))


def preview(chronicle: Chronicle, options: Options, pages: int = 6, dpi: float = 60) -> list[bytes]:
    """Return the first pages as PNG, for a preview; later pages may differ from the finished book's.

    Only as many entries as those pages can hold are set, so this takes half a second whatever the size. Evidence is
    shown as far as the chronicle has it.

    Raises:
        ExportError: the pages cannot be set.
        Cancelled: by `options.report`.
    """
    wishes = asked(options)
    few = replace(applied(chronicle, options), entries=chronicle.entries[: max(8, 6 * pages)])
    with Press(options.report) as press:
        target = press.folder / "page-{n}.png"
        _print(press, Volume(1, 1, few, {}), wishes, lambda: press.print("chronology.typ", target, "png", ppi=dpi))
        found = sorted(press.folder.glob("page-*.png"))  # from ten pages on their numbers begin with a zero
        return [page.read_bytes() for page in found[:pages]]


def _write(volume: Volume, part: Path, wishes: Asked, report: Progress) -> tuple[str, ...]:
    """Set one volume in a press of its own, whose memory goes with it; return its notes for the Report."""
    chronicle = volume.chronicle
    carries = wishes.project and volume.number == 1 and bool(chronicle.evidence and chronicle.evidence.project)
    if not carries and chronicle.evidence:
        chronicle = replace(chronicle, evidence=replace(chronicle.evidence, project=b""))
        volume = replace(volume, chronicle=chronicle)
    how = {"standards": CARRYING if wishes.evidence else STANDARDS, "timestamp": _seconds(chronicle.as_of)}
    with Press(report) as press:
        pages = press.folder / "pages.pdf"
        remarks = _print(press, volume, wishes, lambda: press.print("chronology.typ", pages, "pdf", **how))
        press.stage(4, STAGES, tr("Making the file smaller"))
        polish(pages, lambda pdf: attach(pdf, chronicle) if carries else None)
        part.write_bytes(pages.read_bytes())
    return remarks


def _print(press: Press, volume: Volume, wishes: Asked, run: Callable[[], None]) -> tuple[str, ...]:
    """Write the text beside the templates and set it; return the notes for the Report."""
    chronicle = volume.chronicle
    press.stage(0, STAGES, tr("Writing the notes"))
    found = notes(chronicle, wishes.style)
    width, height = DRAWN[wishes.letter]

    def _attempt(printable: frozenset[int]) -> tuple[str, ...]:
        copy = Copy(chronicle.languages, printable)
        press.stage(1, STAGES, tr("Drawing the timeline"))
        size = {"width": width, "height": height}
        drawings = (
            timeline(press, chronicle, copy, **size, lane=wishes.lane_of, sliced=wishes.sliced)
            if wishes.timeline
            else []
        )
        press.stage(2, STAGES, tr("Putting the text together"))
        data, remarks = book(volume, wishes, found, copy, drawings)
        press.write("data.json", data)
        press.rest()
        press.stage(3, STAGES, tr("Setting the pages"))
        run()
        return remarks

    return until_printable(_attempt)


def _of_volume(report: Progress, volume: Volume) -> Progress:
    """Return what tells how far all volumes are, out of how far one is."""
    if volume.count == 1:
        return report
    before, total = STAGES * (volume.number - 1), STAGES * volume.count

    def _told(done: int, _total: int, words: str) -> None:
        named = tr("Volume {number} of {count}: {words}", number=volume.number, count=volume.count, words=words)
        report(before + done, total, named)

    return _told


def _seconds(as_of: str) -> int:
    return int(datetime.fromisoformat(as_of).timestamp())
