"""What the readers of this folder share: records as they are found, and dates out of numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from timeline_app import dates
from timeline_app.errors import DateSyntaxError, SourceError
from timeline_app.sources.interchange.incoming import Arrival, Incoming, Slip
from timeline_app.words import tr

LOCAL = "#"  # a key that begins so holds rows of one file together and names nothing beyond it
MOST = 200_000  # records of one file
_ISO = re.compile(r"(-?\d{4,})(?:-(\d\d?))?(?:-(\d\d?))?(?:[T ](\d\d?):(\d\d)(?::(\d\d))?)?(?:\.0+)?Z?", re.ASCII)


class Gathering:
    """Collects what a file brings, in its order. A sentence is noted once."""

    def __init__(self, format_: str) -> None:
        self._format = format_
        self._arrivals: list[Arrival] = []
        self._slips: list[Slip] = []
        self._notes: dict[str, None] = {}

    def add(self, table: str, fields: Mapping[str, Any], where: str, key: str = "") -> None:
        """Add a record; texts that hold nothing and lists without members are left out."""
        self.whole(table, {name: value for name, value in fields.items() if value not in ("", [], None)}, where, key)

    def whole(self, table: str, fields: Mapping[str, Any], where: str, key: str, revision: str = "") -> None:
        """Add a record with every field that is given."""
        self._arrivals.append(Arrival(table, fields, where, key, revision))
        if len(self._arrivals) > MOST:
            raise SourceError(
                tr("The file holds more than {count} records.", count=MOST),
                hint=tr("Split it, and bring in the parts."),
            )

    def slip(self, where: str, column: str, reason: str) -> None:
        """Tell what could not be read."""
        self._slips.append(Slip(where, column, reason))

    def note(self, sentence: str) -> None:
        """Tell what was left out or understood in some way."""
        self._notes[sentence] = None

    def incoming(self, title: str = "") -> Incoming:
        """Return what was found.

        Raises:
            SourceError: nothing was.
        """
        if not self._arrivals and not self._slips:
            raise SourceError(tr("There is nothing in the file to bring in."), hint=tr("Choose another file."))
        return Incoming(self._format, tuple(self._arrivals), tuple(self._slips), tuple(self._notes), title=title)


def written(year: int, month: int = 0, day: int = 0, clock: tuple[int, int, int] | None = None) -> str:
    """Return EDTF of numbers; 0 stands for what is not known. Years are astronomical, the clock to the second."""
    if abs(year) > 9999:
        return f"Y{year}"
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    text += f"-{month:02}" if month else ""
    text += f"-{day:02}" if month and day else ""
    return f"{text}T{clock[0]:02}:{clock[1]:02}:{clock[2]:02}" if month and day and clock else text


def edtf_of(text: str) -> str:
    """Return EDTF of a date as programs write it (2019-9-5, 2019-09-05 10:00); "" where it is none."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return ""
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    clock = (int(found[4]), int(found[5]), int(found[6] or 0)) if found[4] else None
    edtf = written(year, month, day, None if clock == (0, 0, 0) else clock)
    return edtf if is_edtf(edtf) else ""


def is_edtf(text: str) -> bool:
    """Tell whether a text is EDTF."""
    try:
        dates.parse(text)
    except DateSyntaxError:
        return False
    return True


class _Words(HTMLParser):
    """Takes the words out of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part paragraphs and lines; what scripts and styles hold is no words."""
        self._hidden += tag in ("script", "style")
        if tag in ("p", "div", "blockquote", "li", "ul", "ol", "h1", "h2", "h3", "h4"):
            self.found.append("\n\n")
        elif tag == "br":
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Take words again behind a script or a style."""
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._hidden:
            self.found.append(data)


def words_of(html: str) -> str:
    """Return the words of a piece of HTML, its paragraphs parted by blank lines."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = _Words()
    parser.feed(html)
    parser.close()
    return re.sub(r"\n\s*\n+", "\n\n", "".join(parser.found)).strip()


def text(value: Any) -> str:
    """Return a value of JSON as words; "" for what is none."""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
