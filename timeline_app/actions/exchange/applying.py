"""Do what a plan says, as one edit that one undo takes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline_app.actions.exchange.mapping import keep_columns
from timeline_app.actions.exchange.plan import (
    CHANGED,
    CONFLICT,
    EXTRA,
    FILE,
    LABEL,
    NEW,
    ORDER,
    Choices,
    FieldChange,
    ImportPlan,
    Missing,
    Planned,
)
from timeline_app.actions.removing import remove_within
from timeline_app.errors import Choice, Stale
from timeline_app.model import TABLES, Preference, Record, natural_id
from timeline_app.project import Change, Edit, Project, rows
from timeline_app.words import counted, tr


def apply_import(project: Project, plan: ImportPlan, choices: Choices | None = None) -> Change:
    """Write what a person takes of a plan, as one edit.

    What rests on a new row that is left, or on one that is removed, is left as well.

    Raises:
        Choice: a conflict is open; nothing was written.
        Stale: the project is not any more as it was when the plan was made; nothing was written.
        ProjectFileError: the file cannot be written.
    """
    choices = choices or Choices()
    _refuse_open(plan, choices)
    taken = _taken(plan, choices)
    removed = [missing for missing in plan.missing if missing[:2] in choices.remove]
    _refuse_stale_removals(project, removed, taken)
    with project.edit(LABEL) as edit:
        if removed:
            remove_within(project, edit, [missing[:2] for missing in removed])
            gone = {id_ for (_, id_), (_, after) in edit.rows.items() if after is None}
            taken = _without([row for row in taken if row.id not in gone], gone)
        for row in sorted(taken, key=lambda row: ORDER.index(row.table)):
            _write(edit, row, choices)
        _keep_cells(project, edit, taken)
        keep_columns(project, edit, plan.columns)
        return Change(LABEL, dict(edit.rows))


def _refuse_open(plan: ImportPlan, choices: Choices) -> None:
    waiting = [row for row in plan.group(CONFLICT) if row.key not in choices.leave and not choices.word(row.key)]
    if waiting:
        raise Choice(
            counted(
                "{count} row was changed here as well as in the file.",
                "{count} rows were changed here as well as in the file.",
                len(waiting),
            ),
            hint=tr("Say for each whether the file or the project is right."),
            choices=[f"{row.where}: {row.title}" for row in waiting],
        )


def _refuse_stale_removals(project: Project, missing: Iterable[Missing], taken: Iterable[Planned]) -> None:
    """Let nothing go that somebody wrote since: a row that the file lacks, or a name that it takes off an entry."""
    going = [(row.id, row.revision, row.title) for row in missing]
    going += [(step.id, step.revision, row.title) for row in taken for step in row.along if step.fields is None]
    past = project.past() if going else None
    for id_, revision, title in going:
        if past is not None and past.revision(id_) != revision:
            raise _stale(title)


def _stale(title: str) -> Stale:
    return Stale(
        tr("“{title}” was changed since the plan was made; nothing was written.", title=title),
        hint=tr("Look at the plan anew."),
    )


def _taken(plan: ImportPlan, choices: Choices) -> list[Planned]:
    groups = {name for name in choices.take if name in (NEW, CHANGED)} | {CONFLICT}
    taken = [row for row in plan.rows if row.group in groups and row.key not in choices.leave]
    taken = [row for row in taken if not _stays_gone(row, choices)]
    return _without(taken, {row.id for row in plan.rows if row.changes and _is_new(row)} - {row.id for row in taken})


def _without(taken: list[Planned], absent: set[str]) -> list[Planned]:
    """Return the rows that rest neither on these nor on rows that do."""
    while absent:
        resting = {row.id for row in taken if _rests_on(row, absent)}
        taken = [row for row in taken if row.id not in resting]
        absent = resting
    return taken


def _stays_gone(row: Planned, choices: Choices) -> bool:
    return bool(row.changes) and row.changes[0].field == "" and choices.word(row.key) != FILE


def _is_new(row: Planned) -> bool:
    return row.group == NEW or row.changes[0].field == ""


def _rests_on(row: Planned, ids: set[str]) -> bool:
    said = [change.after for change in row.changes if change.field.endswith("_id") or change.field == "via"]
    return any(ids.intersection(value if isinstance(value, list) else [value]) for value in said)


def _write(edit: Edit, row: Planned, choices: Choices) -> None:
    for step in row.along:
        if step.fields is not None:
            _put(edit, step.table, step.id, dict(step.fields))
        elif (state := edit.state(step.table, step.id)) is not None:
            edit.remove(TABLES[step.table](**state))
    fields = [change for change in row.changes if not change.extra and change.field in _flat(row)]
    if _is_new(row):
        values = rows.unflat(row.table, {change.field: change.after for change in fields}, row.id)
        edit.add(TABLES[row.table](**values))
        return
    ours = choices.word(row.key) != FILE
    wanted = [change for change in fields if not (change.conflict and ours)]
    if wanted:
        _change(edit, row, wanted)


def _flat(row: Planned) -> set[str]:
    """Return the names of changes that are fields of the journal, not of parts around it."""
    return {change.field for change in row.changes} - {"", "people", "places", "tags"}


def _change(edit: Edit, row: Planned, wanted: Iterable[FieldChange]) -> None:
    state = edit.state(row.table, row.id)
    flat: dict[str, Any] = {} if state is None else rows.flat(row.table, state)
    if state is None or any(flat.get(change.field) != change.before for change in wanted):
        raise _stale(row.title)
    flat |= {change.field: change.after for change in wanted}
    whole = rows.unflat(row.table, flat, row.id)
    edit.change(_record(row.table, state), **{name: whole[name] for name in rows.written(row.table)})


def _put(edit: Edit, table: str, id_: str, fields: dict[str, Any]) -> None:
    """Add a row that comes along; one that is there already, by another row of the file, stays."""
    if edit.state(table, id_) is None:
        edit.add(TABLES[table](**rows.checked(table, {**fields, "id": id_})))


def _record(table: str, state: Any) -> Record:
    return TABLES[table](**state)


def _keep_cells(project: Project, edit: Edit, taken: Iterable[Planned]) -> None:
    """Keep the cells of columns that nobody knows, one preference a table."""
    by_table: dict[str, dict[str, dict[str, str]]] = {}
    for row in taken:
        if cells := {change.field: change.after for change in row.changes if change.extra}:
            by_table.setdefault(row.table, {})[row.id] = cells
    for table, found in by_table.items():
        id_ = natural_id("preference", EXTRA + table)
        kept = project.get(Preference, id_)
        value: dict[str, Any] = dict(kept.value) if kept is not None else {}
        for row_id, cells in found.items():
            whole = {**value.get(row_id, {}), **cells}
            value[row_id] = {heading: cell for heading, cell in whole.items() if cell}
        edit.add(Preference(id=id_, key=EXTRA + table, value=value))
