"""TimelineJS 3 JSON: https://timeline.knightlab.com/docs/json-format.html."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.programs.gathering import LOCAL, Gathering, is_edtf, text, words_of, written
from timeline_app.sources.interchange.registry import Asked, incoming_reader
from timeline_app.words import tr

_OURS = re.compile(r"e-([0-9a-f]{32})")


def _is_timelinejs(head: bytes, name: str) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and (b'"start_date"' in head or b'"scale"' in head)


@incoming_reader("timelinejs", title="TimelineJS (JSON)", suffixes=(".json",), sniff=_is_timelinejs)
def read_timelinejs(data: bytes, _asked: Asked) -> Incoming:
    """Read one entry a slide. Texts lose their HTML; the address of a picture or film becomes a source.

    Raises:
        SourceError: it is no such JSON.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
        events = list(value["events"])
        title = value.get("title") or {}
        headline = words_of(text((title.get("text") or {}).get("headline"))) if isinstance(title, dict) else ""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as why:
        raise SourceError(
            tr("The file is no JSON of TimelineJS."), hint=tr("It has a list “events”; write it out anew.")
        ) from why
    found = Gathering("timelinejs")
    for number, event in enumerate(events, 1):
        where = tr("event {number}", number=number)
        if isinstance(event, Mapping):
            _event(found, event, where, number)
        else:
            found.slip(where, "", tr("It is no event."))
    if value.get("eras"):
        found.note(tr("Eras were left out."))
    return found.incoming(headline)


def _event(found: Gathering, event: Mapping[str, Any], where: str, number: int) -> None:
    said = event.get("text") if isinstance(event.get("text"), Mapping) else {}
    key = text(event.get("unique_id"))
    ours = _OURS.fullmatch(key)
    key = ours[1] if ours else key or f"{LOCAL}event-{number}"
    fields: dict[str, Any] = {
        "title": words_of(text(said.get("headline"))),  # type: ignore[union-attr]  # a mapping, by the line above
        "summary": words_of(text(said.get("text"))),  # type: ignore[union-attr]  # the same
        "lane": text(event.get("group")),
    }
    ends = [_date(event.get(name)) for name in ("start_date", "end_date")]
    if not all(end is None or is_edtf(end) for end in ends) or ends[0] is None:
        found.slip(where, "start_date", tr("It has no date that can be read."))
        return
    fields["when"] = {"edtf": ends[0] if ends[1] in (None, ends[0]) else f"{ends[0]}/{ends[1]}"}
    found.add("entry", fields, where, key)
    media = event.get("media")
    if isinstance(media, Mapping) and text(media.get("url")).lower().startswith(("http://", "https://")):
        _media(found, media, where, key)


def _media(found: Gathering, media: Mapping[str, Any], where: str, key: str) -> None:
    url = text(media.get("url"))
    named = words_of(text(media.get("caption"))) or words_of(text(media.get("credit"))) or url
    found.add("source", {"csl": {"type": "webpage", "title": named, "URL": url}}, where, f"{LOCAL}media-{key}")
    found.add("citation", {"entry_id": key, "source_id": f"{LOCAL}media-{key}"}, where, f"{LOCAL}media-{key}")


def _date(value: Any) -> str | None:
    """Return EDTF, "" for what is no date, None where there is none."""
    if not isinstance(value, Mapping) or not text(value.get("year")):
        return None
    try:
        numbers = [int(text(value.get(name)) or 0) for name in ("year", "month", "day", "minute", "second")]
        hour = int(text(value.get("hour")) or -1)
    except ValueError:
        return ""
    year, month, day, minute, second = numbers
    return written(year, month, day, (hour, minute, second) if hour >= 0 else None)
