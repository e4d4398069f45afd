"""Writing a project in another format, and saying which formats there are."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline_app import actions, exports
from timeline_app.cli.session import opened
from timeline_app.cli.speech import note, say
from timeline_app.errors import InvalidValue, NotFound
from timeline_app.exports import Check, Format
from timeline_app.project import Filter, Project
from timeline_app.words import tr


def export(asked: Namespace) -> int:
    """Write the project in another format, or say which formats there are."""
    if asked.list:
        _list(asked)
        return 0
    if not asked.project or not asked.out:
        raise InvalidValue(
            tr("An export needs a project and a file to write."),
            hint=tr("Write timeline-app export PROJECT OUT, or timeline-app export --list to see the formats."),
        )
    options = dict(_option(text) for text in asked.option)
    with opened(asked.project, readonly=True) as project:
        wanted = _wanted(project, asked)
        report = actions.export(project, Path(asked.out), format=asked.format, options=options, wanted=wanted)
    for remark in report.notes:
        note(remark)
    say(str(report.path))
    return 0


def _wanted(project: Project, asked: Namespace) -> Filter:
    if not asked.view:
        return actions.strict_filter(project, asked.filter)
    if asked.filter:
        raise InvalidValue(
            tr("A saved view has a filter of its own."), hint=tr("Name either --view or --filter, not both.")
        )
    views = actions.views(project)
    named = asked.view.strip()
    found = [view for view in views if view.name == named]
    found = found or [view for view in views if view.name.casefold() == named.casefold()]
    if not found:
        known = ", ".join(f"“{view.name}”" for view in views)
        raise NotFound(
            tr("There is no saved view “{name}”.", name=named),
            hint=tr("There are: {known}.", known=known) if known else tr("The project has none yet."),
        )
    return actions.look_of(found[0]).wanted


def _option(text: str) -> tuple[str, str]:
    """Return (name, value) of “name=value”."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InvalidValue(
            tr("“{text}” is not an option and its value.", text=text),
            hint=tr("Write for example --option include_private=true."),
        )
    return name.strip(), value


def _list(asked: Namespace) -> None:
    known = sorted(exports.formats(), key=lambda one: one.name)
    if asked.format:
        known = [exports.choose(Path(), asked.format)]
    if asked.json:
        say(json.dumps([_shape(one) for one in known], ensure_ascii=False, indent=2))
        return
    for one in known:
        for line in _lines(one, whole=bool(asked.format)):
            say(line)


def _lines(known: Format, *, whole: bool) -> Iterator[str]:
    """Yield a format for people: what it is, holds and cannot hold; its options by name, or in full."""
    yield f"{known.name:<11} {known.suffix:<9} {tr(known.title)}"
    if known.holds:
        yield "    " + tr(known.holds)
    if known.loses:
        yield "    " + tr("Cannot hold: {what}", what=tr(known.loses))
    if not whole:
        if known.options:
            yield "    " + tr("Options: {names}.", names=", ".join(known.options))
        return
    for name, check in known.options.items():
        yield f"    --option {name}={_values(check)}"
        said = " ".join(tr(words) for words in (check.title, check.hint) if words)
        yield "        " + tr("{what}; by default {default}", what=said, default=_default(check))


def _values(check: Check) -> str:
    if check.kind == "choice":
        return "|".join(value for value, _words in check.choices)
    if check.kind == "number":
        return f"{check.least:g}…{check.most:g}"
    return {"truth": "true|false"}.get(check.kind, tr("WORDS"))


def _default(check: Check) -> str:
    if isinstance(check.default, bool):
        return "true" if check.default else "false"
    if isinstance(check.default, float):
        return f"{check.default:g}"
    return str(check.default) if check.default else tr("none")


def _shape(known: Format) -> dict[str, Any]:
    return {
        "name": known.name,
        "title": known.title,
        "suffix": known.suffix,
        "folder": known.folder,
        "by_name": known.by_name,
        "holds": known.holds,
        "loses": known.loses,
        "options": {name: _option_shape(check) for name, check in known.options.items()},
    }


def _option_shape(check: Check) -> dict[str, Any]:
    shape: dict[str, Any] = {"kind": check.kind, "title": check.title, "default": check.default, "hint": check.hint}
    if check.kind == "choice":
        shape["choices"] = dict(check.choices)
    if check.kind == "number":
        shape |= {"least": check.least, "most": check.most}
    return shape
