"""Bringing files in: articles one by one, tables and files of other programs by a plan."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline_app import actions, sources
from timeline_app.actions import Choices, ImportPlan, Planned
from timeline_app.cli import making
from timeline_app.cli.session import opened
from timeline_app.cli.speech import note, say
from timeline_app.errors import InvalidValue
from timeline_app.sources import interchange
from timeline_app.words import counted, tr

_MOST = 40  # rows of a group that are shown to people
_WIDEST = 60  # signs of a value that are shown to people
_HEADS = {"new": "New:", "changed": "Changed:", "conflict": "Changed here as well:"}


def import_(asked: Namespace) -> int:
    """Bring in articles, or tables and files of other programs; each table by a plan that is said."""
    tables = [name for name in asked.files if _is_table(asked, Path(name))]
    if not tables:
        return making.import_(asked)
    if len(asked.files) > 1:
        raise InvalidValue(
            tr("A table comes in alone, for its plan has to be looked at."), hint=tr("Name one file at a time.")
        )
    return _table(asked, Path(tables[0]))


def _is_table(asked: Namespace, path: Path) -> bool:
    """Tell whether a file is to be read row by row: it is said, or its ending is none of an article."""
    said = asked.format or asked.map or asked.dry_run or asked.take or asked.conflicts or asked.remove
    if said or asked.day_first or path.is_dir():
        return True
    suffix = path.suffix.lower()
    known = {ending for reader in interchange.incoming_readers() for ending in reader.suffixes}
    return suffix in known and not sources.reads(suffix)


def _table(asked: Namespace, path: Path) -> int:
    with opened(asked.project, readonly=asked.dry_run) as project:
        incoming = actions.read_table(project, path, format=asked.format, options=_options(asked))
        plan = actions.plan_import(project, incoming)
        choices = _choices(asked, plan)
        if asked.json:
            shown = json.dumps(shape(plan, taken=not asked.dry_run), ensure_ascii=False, indent=2)
        else:
            shown = "\n".join(lines(plan))
        if asked.dry_run:
            say(shown)
        else:
            actions.apply_import(project, plan, choices)
            say(shown)
    for remark in plan.notes:
        note(remark)
    if plan.asks_day_order:
        note(tr("Say --day-first yes or --day-first no for dates such as 5/9/2019."))
    return 1 if plan.refused else 0


def _options(asked: Namespace) -> dict[str, str]:
    found = {"day_first": {"yes": "true", "no": "false"}[asked.day_first]} if asked.day_first else {}
    for text in asked.map:
        column, equals, field = text.rpartition("=")
        if not equals or not column.strip():
            raise InvalidValue(
                tr("“{text}” is not a column and its field.", text=text), hint=tr("Write for example --map Datum=when.")
            )
        found[f"map:{column.strip()}"] = field.strip()
    return found


def _choices(asked: Namespace, plan: ImportPlan) -> Choices:
    take = frozenset(word.strip() for word in (asked.take or "new,changed").split(","))
    if unknown := take - {"new", "changed"}:
        raise InvalidValue(tr("“{word}” cannot be taken.", word=min(unknown)), hint=tr("Write --take new,changed."))
    going = set()
    for ending in asked.remove:
        found = [row[:2] for row in plan.missing if row.id.endswith(ending.lower())]
        if len(found) != 1:
            raise InvalidValue(
                tr("“{id}” is not the end of the id of one missing row.", id=ending),
                hint=tr("Look with --dry-run which rows the file lacks."),
            )
        going.add(found[0])
    return Choices(take, other_conflicts=asked.conflicts, remove=frozenset(going))


def lines(plan: ImportPlan) -> Iterator[str]:
    """Yield a plan for people: how many of each kind, then which, then what is refused."""
    yield from plan.summary or (tr("There is nothing in it."),)
    for group, head in _HEADS.items():
        rows = plan.group(group)
        if rows:
            yield tr(head)
            yield from (f"  {line}" for row in rows[:_MOST] for line in _row(row))
            yield from _more(len(rows))
    if plan.missing:
        yield tr("Not in the file, and kept:")
        yield from (f"  {row.id}  {row.table}  {row.title}" for row in plan.missing[:_MOST])
        yield from _more(len(plan.missing))
    if plan.refused:
        yield tr("Not taken:")
        for refused in plan.refused[:_MOST]:
            yield "  " + ": ".join(part for part in (refused.where, refused.column, refused.reason) if part)
            yield from (f"      {choice}" for choice in refused.choices)
        yield from _more(len(plan.refused))


def _row(row: Planned) -> Iterator[str]:
    yield f"{row.where}  {row.table}  {row.title}"
    for change in row.changes if row.group != "new" else ():
        sign = "!" if change.conflict else " "
        yield f"  {sign} {change.field or tr('removed')}: {_value(change.before)} → {_value(change.after)}"


def _value(value: Any) -> str:
    if isinstance(value, dict) and "edtf" in value:
        value = value["edtf"]
    text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return f"{text[:_WIDEST]}…" if len(text) > _WIDEST else text or "—"


def _more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield counted("  … and {count} more", "  … and {count} more", count - _MOST)


def shape(plan: ImportPlan, *, taken: bool) -> dict[str, Any]:
    """Return a plan as JSON holds it; rows that are the same are only counted."""
    return {
        "format": plan.format,
        "taken": taken,
        "counts": plan.counts,
        "rows": [
            {
                "table": row.table,
                "id": row.id,
                "group": row.group,
                "where": row.where,
                "title": row.title,
                "changes": [
                    {name: getattr(change, name) for name in ("field", "before", "after", "then", "conflict")}
                    for change in row.changes
                ],
            }
            for row in plan.rows
            if row.group != "same"
        ],
        "missing": [{name: getattr(row, name) for name in ("table", "id", "title")} for row in plan.missing],
        "refused": [row._asdict() for row in plan.refused],
        "notes": list(plan.notes),
        "asks_day_order": plan.asks_day_order,
    }
