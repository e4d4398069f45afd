"""The verbs that only look: nothing in the project is changed by them."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline_app import actions
from timeline_app.actions.finding import HEADINGS
from timeline_app.cli import shapes
from timeline_app.cli.session import opened
from timeline_app.cli.speech import note, say
from timeline_app.dates import show
from timeline_app.errors import InvalidValue
from timeline_app.project import Found, Hit, Snippet, short
from timeline_app.words import counted, tr

FOUND = 3


def list_(asked: Namespace) -> int:
    """List entries, sources, citations or links."""
    with opened(asked.project, readonly=True) as project:
        chronicle = project.chronicle(actions.strict_filter(project, asked.filter))
    if asked.json:
        say(json.dumps(shapes.shapes(chronicle, asked.what), ensure_ascii=False, indent=2))
    else:
        for line in shapes.lines(chronicle, asked.what):
            say(line)
    return 0


def search(asked: Namespace) -> int:
    """Find words, and say where they stand; hits are in square brackets."""
    if asked.most < 1:
        raise InvalidValue(tr("There is nothing to show of {most} hits.", most=asked.most), hint=tr("Write --most 20."))
    typed = " ".join(asked.words)
    with opened(asked.project, readonly=True) as project:
        found = actions.look_up(project, typed, asked.most)
    if asked.json:
        say(json.dumps(_answer(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            say(line)
    for remark in _remarks(found, typed):
        note(remark)
    return 0


def check(asked: Namespace) -> int:
    """List findings and prove the file; 3 when there is anything to look at."""
    with opened(asked.project, readonly=True) as project:
        breaches = actions.verify(project)
        found = actions.check(project)
        told = shapes.summary(project.chronicle())
    for sentence in breaches:
        say(sentence)
    for finding in found:
        say(f"{short(finding.entry_id)}  {finding.kind:<12}  {finding.sentence}")
    if breaches or found:
        note(
            counted("{count} finding in {told}.", "{count} findings in {told}.", len(breaches) + len(found), told=told)
        )
        return FOUND
    note(tr("Nothing to look at: {told}.", told=told))
    return 0


def verify(asked: Namespace) -> int:
    """Prove the file against its journal and its hashes; 1 when something is not as it was written."""
    with opened(asked.project, readonly=True) as project:
        breaches = actions.verify(project)
    for sentence in breaches:
        note(sentence)
    if not breaches:
        say(tr("Everything in the file is as it was written."))
    return 1 if breaches else 0


def open_(asked: Namespace) -> int:
    """Refuse to open a window where there is none to be had."""
    raise InvalidValue(tr("No window can be opened from here."), hint=tr("Start timeline-app by itself."))


def info(asked: Namespace) -> int:
    """Say what a project holds."""
    with opened(asked.project, readonly=True) as project:
        chronicle = project.chronicle()
        told: dict[str, Any] = {
            "id": chronicle.id,
            "title": chronicle.title,
            "path": str(Path(asked.project).resolve()),
            "bytes": Path(asked.project).stat().st_size,
            "sources": len(chronicle.sources),
            "entries": len(chronicle.entries),
            "citations": sum(len(entry.citations) for entry in chronicle.entries),
            "links": len(chronicle.links),
            "time_zone": chronicle.time_zone,
            "changed": chronicle.as_of,
            "undo": project.undo_label,
            "redo": project.redo_label,
        }
    if asked.json:
        say(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for name, value in told.items():
            say(f"{name:<10} {'—' if value is None else value}")
    return 0


def _remarks(found: Found, typed: str) -> Iterator[str]:
    if not found.hits:
        yield tr("Nothing for “{typed}” in entries, quotes, articles, people, places and tags.", typed=typed)
    if found.near:
        yield tr("Did you mean {names}?", names=", ".join(f"“{name}”" for name in found.near))
    if found.more:
        yield tr("There is more: --most shows it.")
    if not found.whole:
        yield tr("The project has no index for searching yet; it gets one when it is opened in the window.")


def _lines(found: Found) -> Iterator[str]:
    for kind, hits in found.hits.items():
        yield tr(HEADINGS[kind])
        for hit in hits:
            when = show(hit.date) if hit.date else ""
            yield "  " + "  ".join(part for part in (short(hit.id), when, _marked(hit.title)) if part)
            if hit.around.text:
                yield " " * 12 + _marked(hit.around)


def _marked(shown: Snippet) -> str:
    pieces, at = [], 0
    for start, end in shown.spans:
        pieces += [shown.text[at:start], "[", shown.text[start:end], "]"]
        at = end
    return " ".join("".join([*pieces, shown.text[at:]]).split())


def _answer(found: Found) -> dict[str, Any]:
    things = [_thing(hit) for hits in found.hits.values() for hit in hits]
    return {"found": things, "more": sorted(found.more), "near": list(found.near), "indexed": found.whole}


def _thing(hit: Hit) -> dict[str, Any]:
    """Return one thing found; `start` and `end` count code points of the version's text."""
    return {
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.title.text,
        "title_hits": [list(span) for span in hit.title.spans],
        "snippet": hit.around.text,
        "snippet_hits": [list(span) for span in hit.around.spans],
        "edtf": hit.when or None,
        "version": hit.version_id or None,
        "start": hit.start if hit.start >= 0 else None,
        "end": hit.end if hit.end >= 0 else None,
    }
