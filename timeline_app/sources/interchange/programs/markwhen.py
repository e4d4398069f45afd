"""Markwhen text (https://docs.markwhen.com): a line “date: title”, its description on the lines below it."""

from __future__ import annotations

import re
from typing import Any

from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.programs.gathering import Gathering, edtf_of, is_edtf
from timeline_app.sources.interchange.registry import Asked, incoming_reader
from timeline_app.sources.interchange.sheets.sheet import text_of
from timeline_app.words import tr

_EVENT = re.compile(
    r"(?P<date>(?:[\w./~?%,+\- ]|(?<=\d):(?=\d))*\d(?:[\w./~?%,+\- ]|(?<=\d):(?=\d))*?)\s*:\s+(?P<title>\S.*)"
)
_GROUP = re.compile(r"\s*(?:section|group)\b\s*(.*)", re.IGNORECASE)
_GROUP_END = re.compile(r"\s*end\s*(?:section|group)\b.*", re.IGNORECASE)
_HEADER = re.compile(
    r"\s*(title|description|author|tags|key|timezone|dateFormat|view|viewers|edit)\s*:\s*(.*)", re.IGNORECASE
)
_TAG = re.compile(r"(?<!\S)#([\w/-]+)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
_RANGE = re.compile(r"\s+-\s+|\s*/\s*|\s+to\s+")


def _is_markwhen(head: bytes, name: str) -> bool:
    return name.endswith((".mw", ".markwhen"))


@incoming_reader("markwhen", title="Markwhen text", suffixes=(".mw", ".markwhen"), sniff=_is_markwhen)
def read_markwhen(data: bytes, asked: Asked) -> Incoming:
    """Read one entry an event; sections and groups become lanes. Dates that lean on other events are refused later."""
    text, notes = text_of(data)
    reading = _Reading()
    for sentence in notes:
        reading.found.note(sentence)
    for number, line in enumerate(text.splitlines(), 1):
        reading.take(number, line)
    reading.close()
    return reading.found.incoming(reading.title)


class _Reading:
    """Goes through the lines."""

    def __init__(self) -> None:
        self.found = Gathering("markwhen")
        self.title = ""
        self._lanes: list[str] = []
        self._open: tuple[int, dict[str, Any], list[str]] | None = None
        self._fence = False

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        bare = line.strip()
        if bare == "---" and not self._open:
            self._fence = not self._fence
        elif bare.startswith("//") or self._is_header(bare) or self._is_group(bare):
            return
        elif event := _EVENT.fullmatch(bare):
            self.close()
            self._open = (number, self._fields(event["date"], event["title"]), [])
        elif self._open:
            self._open[2].append(bare)
        elif bare and not bare.startswith("#"):
            self.found.slip(tr("line {number}", number=number), "", tr("It is no event with a date."))

    def close(self) -> None:
        """End the event that is open."""
        if self._open:
            number, fields, lines = self._open
            more = "\n".join(lines).strip()
            fields["summary"] = "\n\n".join(part for part in (fields["summary"], more) if part)
            self.found.add("entry", fields, tr("line {number}", number=number))
            self._open = None

    def _is_header(self, bare: str) -> bool:
        header = None if self._open else _HEADER.fullmatch(bare)
        if header and header[1].lower() == "title":
            self.title = header[2].strip(" \"'")
        return bool(header) or (self._fence and not self._open)

    def _is_group(self, bare: str) -> bool:
        if _GROUP_END.fullmatch(bare):
            self.close()
            self._lanes = self._lanes[:-1]
            return True
        group = _GROUP.fullmatch(bare)
        if group:
            self.close()
            self._lanes.append(_TAG.sub("", group[1]).strip())
        return bool(group)

    def _fields(self, date: str, title: str) -> dict[str, Any]:
        links = [f"{words}: {url}" for words, url in _LINK.findall(title)]
        words = _LINK.sub(r"\1", title)
        return {
            "title": " ".join(_TAG.sub("", words).split()) or words.strip(),
            "summary": "\n".join(links),
            "when": when(date.strip()),
            "lane": next((lane for lane in reversed(self._lanes) if lane), ""),
            "tags": list(dict.fromkeys(_TAG.findall(words))),
        }


def when(date: str) -> dict[str, str]:
    """Return a date of Markwhen as an arrival holds it: EDTF where it is some, else as it was typed."""
    if is_edtf(date):
        return {"edtf": date}
    ends = [end.strip() for end in _RANGE.split(date)]
    if len(ends) == 2:
        known = [
            ".." if end.lower() in ("now", "present") else edtf_of(end) or (end if is_edtf(end) else "") for end in ends
        ]
        if all(known):
            return {"edtf": "/".join(known)}
    return {"edtf": edtf} if (edtf := edtf_of(date)) else {"typed": date}
