"""The drawn timeline alone, as SVG or PNG; text becomes outlines, so it looks the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline_app.errors import ExportError
from timeline_app.exports.notes import locale
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.press import Press, until_printable
from timeline_app.exports.typeset.timeline import timeline
from timeline_app.exports.writing import beside
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import counted, tr

LOSES = "Everything but the timeline; a picture has no links."


@exporter("svg", title="Picture of the timeline (SVG)", suffix=".svg", loses=LOSES)
def write_svg(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Draw the timeline as SVG. Options: `width`, `height` in points (1000 by 560).

    Raises:
        ExportError: nothing is dated, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    return _draw(chronicle, path, options, "svg")


@exporter("png", title="Picture of the timeline (PNG)", suffix=".png", loses=LOSES)
def write_png(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Draw the timeline as PNG. Options: `width`, `height` in points (1000 by 560), `ppi` (144).

    Raises:
        ExportError: nothing is dated, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    return _draw(chronicle, path, options, "png")


def _draw(chronicle: Chronicle, path: Path, options: Options, kind: str) -> Report:
    with beside(path) as part, Press(options.report) as press:
        part.touch()
        picture = press.folder / f"picture.{kind}"

        def attempt(printable: frozenset[int]) -> str:
            press.stage(0, 2, tr("Drawing the timeline"))
            value = _value(press, chronicle, options, Copy(chronicle.languages, printable))
            press.write("picture.json", value)
            press.stage(1, 2, tr("Setting the picture"))
            press.print("picture.typ", picture, kind, ppi=float(options.get("ppi", 144)))
            return str(value["drawing"]["outside"])

        outside = until_printable(attempt)
        part.write_bytes(picture.read_bytes())
        press.stage(2, 2, tr("Written"))
    return Report(path, len(chronicle.entries), (outside,) if outside else ())


def _value(press: Press, chronicle: Chronicle, options: Options, copy: Copy) -> dict[str, Any]:
    width, height = float(options.get("width", 1000)), float(options.get("height", 560))
    drawing = timeline(press, chronicle, copy, width=width, height=height)
    if drawing is None:
        raise ExportError(tr("No entry has a date, so there is nothing to draw."), hint=tr("Give an entry a date."))
    title = chronicle.title or tr("Untitled chronology")
    return {
        "name": copy.plain(title).strip() or tr("Untitled chronology"),
        "title": copy.text(title),
        "caption": _caption(chronicle, str(drawing["outside"])),
        "lang": locale(chronicle).split("-")[0].lower(),
        "drawing": drawing,
    }


def _caption(chronicle: Chronicle, outside: str) -> str:
    entries = counted("{count} entry", "{count} entries", len(chronicle.entries))
    return " · ".join(text for text in (entries, outside) if text)
