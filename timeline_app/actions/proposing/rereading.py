"""Dates that hang on a publication date which was corrected: listed in both readings, changed when a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_app.actions.articles import newest_version
from timeline_app.actions.proposing.asking import (
    Article,
    ask,
    derivation_of,
    entries_citing,
    everything,
    key_of,
    published_day,
)
from timeline_app.dates import HistoricalDate, accept
from timeline_app.errors import DateSyntaxError, InvalidValue, NotFound
from timeline_app.model import Entry, Source
from timeline_app.project import Project
from timeline_app.suggest.entries import Alternative, Proposal, chosen
from timeline_app.words import tr


class Rereading(NamedTuple):
    """An entry whose date is read otherwise now."""

    entry: Entry
    old: HistoricalDate
    new: HistoricalDate
    proposal: Proposal
    """With the new derivation."""


class Outdated(NamedTuple):
    """Entries that were read against another publication date, as values, so that another thread can work on them."""

    article: Article
    entries: tuple[Entry, ...]


def outdated(project: Project, source: Source) -> Outdated | None:
    """Return what may be dated otherwise now; needs the project, and next to no time. None: nothing, or no text.

    Dates that a person chose stay.
    """
    try:
        version = newest_version(project, source)
    except NotFound:
        return None
    published = published_day(version)
    entries = [entry for entry in entries_citing(project, source.id) if key_of(entry)]
    stale = tuple(entry for entry in entries if _read_against_another(entry, published))
    return Outdated(ask(project, version), stale) if stale else None


def read_again(asked: Outdated) -> list[Rereading]:
    """Return the entries whose dates follow otherwise from the publication date as it is now; for any thread."""
    computed = {proposal.key: proposal for proposal in everything(asked.article)}
    found = []
    for entry in asked.entries:
        proposal, old = computed.get(key_of(entry)), entry.date
        if proposal and proposal.when and old and proposal.when.meaning != old.meaning:
            found.append(Rereading(entry, old, proposal.when, proposal))
    return found


def rereadings(project: Project, source: Source) -> list[Rereading]:
    """Return the entries of a source whose dates follow otherwise now; `read_again` of what `outdated` returns."""
    asked = outdated(project, source)
    return read_again(asked) if asked else []


def other_readings(entry: Entry) -> list[tuple[str, str]]:
    """Return the other dates that the words of an entry can mean, as EDTF, each with its reason."""
    listed = derivation_of(entry).get("alternatives")
    rows = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    kept = entry.date.edtf if entry.date else ""
    said = [(str(one.get("edtf", "")), str(one.get("because", ""))) for one in rows]
    return [(edtf, because) for edtf, because in said if edtf != kept and _is_date(edtf)]


def choose_reading(project: Project, entry: Entry, edtf: str) -> Entry:
    """Give an entry another of the dates that its words can mean; the one it had stays among the others.

    Raises:
        InvalidValue: its words were never read so.
    """
    how, old, others = derivation_of(entry), entry.date, other_readings(entry)
    wanted = next((because for other, because in others if other == edtf), None)
    if wanted is None or old is None:
        raise InvalidValue(
            tr("The words of “{title}” were not read so.", title=entry.title), hint=tr("Type the date instead.")
        )
    listed = [Alternative(old.edtf, str(how.get("words", ""))), *(Alternative(*one) for one in others)]
    found = chosen(how, Alternative(edtf, wanted), listed)
    when = replace(accept(edtf, span=old.span), source_text=old.source_text)
    with project.edit("Choose reading") as edit:
        return edit.change(entry, when=when.to_json() | {"derivation": found})


def reread(project: Project, wanted: Sequence[Rereading]) -> list[Entry]:
    """Give entries their new dates, with how they were found, as one edit.

    Raises:
        Stale: one of them has been removed in the meantime; nothing was written.
    """
    with project.edit("Read dates anew") as edit:
        return [
            edit.change(each.entry, when={**each.new.to_json(), "derivation": dict(each.proposal.derivation)})
            for each in wanted
        ]


def _is_date(edtf: str) -> bool:
    try:
        accept(edtf)
    except DateSyntaxError:
        return False
    return True


def _read_against_another(entry: Entry, published: str) -> bool:
    derivation = derivation_of(entry)
    policy = derivation.get("policy")
    read_with = policy.get("published", "") if isinstance(policy, dict) else ""
    return read_with != published and derivation.get("chosen_by") != "person"
