"""Dates that hang on a publication date which was corrected: listed in both readings, changed when a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.actions.articles import newest_version
from timeline_app.actions.proposing.asking import ask, derivation_of, entries_citing, everything, key_of
from timeline_app.dates import HistoricalDate
from timeline_app.model import Entry, Source
from timeline_app.project import Project
from timeline_app.suggest.entries import Proposal


class Rereading(NamedTuple):
    """An entry whose date is read otherwise now."""

    entry: Entry
    old: HistoricalDate
    new: HistoricalDate
    proposal: Proposal
    """With the new derivation."""


def rereadings(project: Project, source: Source) -> list[Rereading]:
    """Return the entries of a source whose dates follow otherwise from its publication date as it is now.

    Dates that a person chose stay. Nothing is changed.

    Raises:
        NotFound: the source has no text.
    """
    article = ask(project, newest_version(project, source))
    entries = [(key_of(entry), entry) for entry in entries_citing(project, source.id)]
    stale = [(key, entry) for key, entry in entries if key and _read_against_another(entry, article.published)]
    if not stale:
        return []
    computed = {proposal.key: proposal for proposal in everything(article)}
    found = []
    for key, entry in stale:
        proposal, old = computed.get(key), entry.date
        if proposal and proposal.when and old and proposal.when.meaning != old.meaning:
            found.append(Rereading(entry, old, proposal.when, proposal))
    return found


def reread(project: Project, chosen: Sequence[Rereading]) -> list[Entry]:
    """Give entries their new dates, with how they were found, as one edit.

    Raises:
        Stale: one of them has been removed in the meantime; nothing was written.
    """
    with project.edit("Read dates anew") as edit:
        return [
            edit.change(each.entry, when={**each.new.to_json(), "derivation": dict(each.proposal.derivation)})
            for each in chosen
        ]


def _read_against_another(entry: Entry, published: str) -> bool:
    derivation = derivation_of(entry)
    policy = derivation.get("policy")
    read_with = policy.get("published", "") if isinstance(policy, dict) else ""
    return read_with != published and derivation.get("chosen_by") != "person"
