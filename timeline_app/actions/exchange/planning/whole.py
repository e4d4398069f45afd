"""Plan an import: what each row of a file would mean for the project. Nothing is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline_app.actions.exchange.plan import ORDER, ImportPlan, Missing, Planned, Refused
from timeline_app.actions.exchange.planning.comparing import compare
from timeline_app.actions.exchange.planning.drafting import Drafting
from timeline_app.actions.exchange.planning.standing import Standing
from timeline_app.project import Project
from timeline_app.sources.interchange import Arrival, Incoming
from timeline_app.words import counted, tr


def plan_import(project: Project, incoming: Incoming) -> ImportPlan:
    """Return what bringing in a file would do; nothing is changed. Up to 3 s for 10,000 rows: use a Job.

    Each row is new, the same, changed (field by field), or in conflict where it was changed here as well since the
    file was written; rows that the file lacks are missing, and what makes no sense is refused with its reason.
    """
    standing = Standing(project)
    drafting = Drafting(standing, incoming)
    arrivals: defaultdict[str, list[Arrival]] = defaultdict(list)
    for arrival in incoming.arrivals:
        arrivals[arrival.table].append(arrival)
    planned = [compare(standing, draft) for table in ORDER for draft in drafting.of(table, arrivals[table])]
    strange = [Refused(a.where, "", _strange(a.table)) for a in incoming.arrivals if a.table not in ORDER]
    return ImportPlan(
        incoming.format,
        tuple(planned),
        tuple(_missing(standing, incoming, drafting.stood)),
        (*drafting.refused, *strange),
        (*incoming.notes, *_notes(drafting, planned)),
        drafting.asks_day_order,
        incoming.title,
        {column.heading: column.field for column in incoming.columns},
    )


def _strange(table: str) -> str:
    return tr("What stands in the table {table} is not brought in.", table=table)


def _missing(standing: Standing, incoming: Incoming, stood: set[str]) -> Iterator[Missing]:
    """Yield what the file lacks and the project had when it was written; what is younger cannot be in it."""
    numbers = standing.past.numbers
    last = max((numbers[a.revision] for a in incoming.arrivals if a.revision in numbers), default=None)
    for table in ORDER:
        for id_, row in standing.rows[table].items() if table in incoming.whole else ():
            young = last is not None and standing.past.lives[id_].first > last
            if id_ not in stood and not young:
                yield Missing(table, id_, standing.title(table, row), standing.past.revision(id_))


def _notes(drafting: Drafting, planned: Iterable[Planned]) -> Iterator[str]:
    made = {step.id: step for row in planned for step in row.along if step.id in drafting.names.new}
    for step in made.values():
        fields = step.fields or {}
        name = fields.get("name") or fields.get("csl", {}).get("title")
        yield tr("A new name would be written down: {name}.", name=name)
    if drafting.texts_missing:
        yield counted(
            "The text of {count} article travels only in the project file; what is quoted from it comes as a "
            "quotation.",
            "The texts of {count} articles travel only in the project file; what is quoted from them comes as "
            "quotations.",
            drafting.texts_missing,
        )
