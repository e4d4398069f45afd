"""The drawn timeline alone, as SVG or PNG; text becomes outlines, so it looks the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline_app.errors import ExportError
from timeline_app.exports.notes import locale
from timeline_app.exports.options import number, one_of
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.typeset.copy import Copy
from timeline_app.exports.typeset.press import Press, until_printable
from timeline_app.exports.typeset.timeline import LANES, cut, lane_of, timeline
from timeline_app.exports.writing import beside
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import counted, tr

SIZES = {
    "width": number(200, 5000),
    "height": number(150, 5000),
    "lanes": one_of(*LANES).described("Lanes", LANES[0][0]),
}
DENSITY = {"ppi": number(18, 600)}
PIXELS = 100_000_000  # of a picture: 400 MB while it is drawn
LONGEST = 200  # characters of the title over the picture
LOSES = "Everything but the timeline; nothing in it can be clicked."


@exporter("svg", title="Picture of the timeline (SVG)", suffix=".svg", loses=LOSES, options=SIZES)
def write_svg(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Draw the timeline as SVG. Options: `width`, `height` in points (1000 by 560).

    Raises:
        ExportError: nothing is dated, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    return _draw(chronicle, path, options, "svg")


@exporter("png", title="Picture of the timeline (PNG)", suffix=".png", loses=LOSES, options=SIZES | DENSITY)
def write_png(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Draw the timeline as PNG. Options: `width`, `height` in points (1000 by 560), `ppi` (144).

    Raises:
        ExportError: nothing is dated, the picture would be too large, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    width, height = _size(options)
    if width * height * (_ppi(options) / 72) ** 2 > PIXELS:
        raise ExportError(
            tr("The picture would have more than {count} million points.", count=PIXELS // 1_000_000),
            hint=tr("Make it smaller, or ask for fewer points an inch."),
        )
    return _draw(chronicle, path, options, "png")


def _draw(chronicle: Chronicle, path: Path, options: Options, kind: str) -> Report:
    with beside(path) as part, Press(options.report) as press:
        part.touch()
        picture = press.folder / f"picture.{kind}"

        def _attempt(printable: frozenset[int]) -> str:
            press.stage(0, 2, tr("Drawing the timeline"))
            value = _value(press, chronicle, options, Copy(chronicle.languages, printable))
            press.write("picture.json", value)
            press.stage(1, 2, tr("Setting the picture"))
            press.print("picture.typ", picture, kind, ppi=_ppi(options))
            return str(value["drawing"]["outside"])

        outside = until_printable(_attempt)
        part.write_bytes(picture.read_bytes())
        press.stage(2, 2, tr("Written"))
    shortened = tr("The title over the picture was shortened.") if len(chronicle.title) > LONGEST else ""
    return Report(path, len(chronicle.entries), tuple(filter(None, (shortened, outside))))


def _value(press: Press, chronicle: Chronicle, options: Options, copy: Copy) -> dict[str, Any]:
    width, height = _size(options)
    drawings = timeline(press, chronicle, copy, width=width, height=height, lane=lane_of(options.get("lanes", "place")))
    if not drawings:
        raise ExportError(tr("No entry has a date, so there is nothing to draw."), hint=tr("Give an entry a date."))
    drawing = drawings[0]
    title = cut(chronicle.title, LONGEST) or tr("Untitled chronology")
    return {
        "name": copy.plain(title).strip() or tr("Untitled chronology"),
        "title": copy.text(title),
        "caption": _caption(chronicle, str(drawing["outside"])),
        "lang": locale(chronicle).split("-")[0].lower(),
        "drawing": drawing,
    }


def _size(options: Options) -> tuple[float, float]:
    return float(options.get("width", 1000)), float(options.get("height", 560))


def _ppi(options: Options) -> float:
    return float(options.get("ppi", 144))


def _caption(chronicle: Chronicle, outside: str) -> str:
    entries = counted("{count} entry", "{count} entries", len(chronicle.entries))
    return " · ".join(text for text in (entries, outside) if text)
