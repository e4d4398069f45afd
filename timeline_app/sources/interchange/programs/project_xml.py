"""XML of The Timeline Project (https://thetimelineproj.sourceforge.net), Gregorian timelines.

It has no ids. `fuzzy` becomes EDTF “~”, `ends_today` an open end, the category the lane, labels tags; text that begins
with `[7]` is container 7, with `(7)` one of its members.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.programs.gathering import LOCAL, Gathering, edtf_of
from timeline_app.sources.interchange.registry import Asked, incoming_reader
from timeline_app.words import tr

_PART = re.compile(r"([\[(])(\d+)[\])]\s*(.*)", re.DOTALL)
_PASSED_OVER = ("progress", "icon", "alert", "milestone", "default_color")


def _is_timeline(head: bytes, name: str) -> bool:
    return b"<timeline" in head and (b"<version>" in head or name.endswith(".timeline"))


@incoming_reader(
    "timelineproject", title="The Timeline Project (XML)", suffixes=(".timeline", ".xml"), sniff=_is_timeline
)
def read_project_xml(data: bytes, asked: Asked) -> Incoming:
    """Read one entry an event, and a link “part of” for each member of a container.

    Raises:
        SourceError: it is no such XML, or its time is not Gregorian.
    """
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as why:
        raise SourceError(
            tr("The XML of “{name}” cannot be read.", name=asked.file_name), hint=tr("Open and save it anew.")
        ) from why
    kind = (root.findtext("timetype") or "gregoriantime").strip()
    if root.tag != "timeline" or kind != "gregoriantime":
        raise SourceError(
            tr("“{name}” is no timeline with Gregorian dates.", name=asked.file_name),
            hint=tr("Timelines that count in numbers or in other calendars cannot be brought in."),
        )
    found = Gathering("timelineproject")
    containers: dict[str, str] = {}
    members: list[tuple[str, str, str]] = []
    for number, event in enumerate(root.findall("events/event"), 1):
        where, key = tr("event {number}", number=number), f"{LOCAL}event-{number}"
        part = _event(found, event, where, key)
        if part and part[0] == "[":
            containers[part[1]] = key
        elif part:
            members.append((key, part[1], where))
    for number, (key, container, where) in enumerate(members, 1):
        if container in containers:
            link = {"from_id": key, "to_id": containers[container], "type": "part-of"}
            found.add("link", link, where, f"{LOCAL}part-{number}")
    if root.find("eras/era") is not None:
        found.note(tr("Eras were left out."))
    return found.incoming()


def _event(found: Gathering, event: Element, where: str, key: str) -> tuple[str, str] | None:
    """Add an event; return its sign and number where it is a container or a member of one."""
    title = (event.findtext("text") or "").strip()
    part = _PART.fullmatch(title)
    when = _when(event)
    if when is None:
        found.slip(where, "start", tr("It has no date that can be read."))
        return None
    address = (event.findtext("hyperlink") or "").split(";")[0].strip()
    names = [name.text or "" for name in event.findall("categories/category")] or [event.findtext("category") or ""]
    fields: dict[str, Any] = {
        "title": part[3].strip() if part else title,
        "summary": (event.findtext("description") or "").strip(),
        "when": {"edtf": when},
        "lane": names[0].strip(),
        "tags": _tags([*(event.findtext("labels") or "").split(","), *names[1:]]),
    }
    found.add("entry", fields, where, key)
    if address.lower().startswith(("http://", "https://")):
        found.add("source", {"csl": {"type": "webpage", "title": address, "URL": address}}, where, f"{key}-link")
        found.add("citation", {"entry_id": key, "source_id": f"{key}-link"}, where, f"{key}-link")
    if any((event.findtext(name) or "").strip() not in ("", "0", "False") for name in _PASSED_OVER):
        found.note(tr("Progress, icons, alerts, milestones and colours were left out."))
    return (part[1], part[2]) if part else None


def _tags(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _when(event: Element) -> str | None:
    start, end = (edtf_of((event.findtext(name) or "").strip()) for name in ("start", "end"))
    if not start:
        return None
    fuzzy = _is_true(event, "fuzzy")
    first = _doubted(start, fuzzy or _is_true(event, "fuzzy_start"))
    if _is_true(event, "ends_today"):
        return f"{first}/.."
    last = _doubted(end or start, fuzzy or _is_true(event, "fuzzy_end"))
    return first if (end or start) == start else f"{first}/{last}"


def _doubted(edtf: str, doubt: bool) -> str:
    return f"{edtf.partition('T')[0]}~" if doubt and not edtf.startswith("Y") else edtf


def _is_true(event: Element, name: str) -> bool:
    return (event.findtext(name) or "").strip().lower() == "true"
