"""The verbs that only look: nothing in the project is changed by them."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from timeline_app import actions
from timeline_app.cli import shapes
from timeline_app.cli.session import opened
from timeline_app.cli.speech import note, say
from timeline_app.errors import InvalidValue
from timeline_app.project import short
from timeline_app.words import counted, tr

FOUND = 3


def list_(asked: Namespace) -> int:
    """List entries, sources, citations or links."""
    with opened(asked.project, readonly=True) as project:
        chronicle = project.chronicle(actions.filter_of(project, asked.filter))
    if asked.json:
        say(json.dumps(shapes.shapes(chronicle, asked.what), ensure_ascii=False, indent=2))
    else:
        for line in shapes.lines(chronicle, asked.what):
            say(line)
    return 0


def export(asked: Namespace) -> int:
    """Write the project in another format."""
    options = dict(_option(text) for text in asked.option)
    with opened(asked.project, readonly=True) as project:
        wanted = actions.filter_of(project, asked.filter)
        report = actions.export(project, Path(asked.out), format=asked.format, options=options, wanted=wanted)
    for remark in report.notes:
        note(remark)
    say(str(report.path))
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


def _option(text: str) -> tuple[str, str]:
    """Return (name, value) of “name=value”."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InvalidValue(
            tr("“{text}” is not an option and its value.", text=text),
            hint=tr("Write for example --option include_private=true."),
        )
    return name.strip(), value
