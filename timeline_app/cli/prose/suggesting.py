"""The verbs `suggest` and `accept`: what articles propose, and taking it. The members of the JSON never change."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from timeline_app import actions, dates
from timeline_app.cli import shapes
from timeline_app.cli.prose.published import day
from timeline_app.cli.session import opened, preferences, tell_new_names
from timeline_app.cli.speech import complain, note, say
from timeline_app.errors import Choice, ChronologyError, DamagedProject, InvalidValue, NotFound
from timeline_app.model import Source, Version
from timeline_app.model.vocabulary import weekday_number
from timeline_app.project import Filter, Project
from timeline_app.sources import Capture, read_article
from timeline_app.suggest.entries import Band, Ground, Proposal
from timeline_app.suggest.names import Lexicon
from timeline_app.words import counted, tr

PROJECT = ".chronology"
_SHORT = 8
"""Digits of a key that people are shown."""


class _Found(NamedTuple):
    """What one article suggests, and where it comes from."""

    about: dict[str, str]
    name: str
    text: str
    proposals: tuple[Proposal, ...]


def suggest(asked: Namespace) -> int:
    """Print what a project's articles suggest and is not settled, or what some files do; 1 when a file was refused."""
    paths = [Path(name) for name in asked.what]
    if any(path.suffix == PROJECT for path in paths):
        if len(paths) > 1:
            raise InvalidValue(tr("Name one project, or files."), hint=tr("A project has its articles inside."))
        if asked.published:
            raise InvalidValue(
                tr("The articles of a project have their own publication dates."),
                hint=tr("Change one with timeline-app edit PROJECT ID published=DATE."),
            )
        return _suggest_in_project(asked)
    preferences()
    read, refused = [], 0
    for path in paths:
        try:
            read.append(_in_file(path, asked))
        except ChronologyError as why:
            complain(why, path.name)
            refused = 1
    _print(read, as_json=asked.json)
    return refused


def _suggest_in_project(asked: Namespace) -> int:
    """Print what the articles of a project suggest; 1 when the text of one is damaged."""
    found, refused = [], 0
    with opened(asked.what[0], readonly=True) as project:
        for source, version in _articles(project, ""):
            try:
                found.append(_in_project(project, source, version, asked))
            except DamagedProject as why:
                complain(why, str(source.csl.get("title", "")))
                refused = 1
    _print(found, as_json=asked.json)
    return refused


def accept(asked: Namespace) -> int:
    """Make entries of proposals, all of them as one edit; print the ids of the entries."""
    if asked.all == bool(asked.ids):
        raise InvalidValue(
            tr("Say which proposals: --all, or --ids and their keys."), hint=tr("timeline-app suggest lists them.")
        )
    with opened(asked.project) as project:
        tell_new_names(project)
        offered = [
            (version, proposal)
            for _, version in _articles(project, asked.source)
            for proposal in actions.proposals(project, version, mode=asked.mode)
        ]
        chosen = _chosen(offered, asked)
        made = actions.accept_several(project, chosen)
        left = len(chosen) - len(made)
        ids = [entry.id for entry in made]
        views = {view.id: view for view in project.chronicle(Filter(ids=frozenset(ids))).entries}
    for id_ in ids:
        say(json.dumps(shapes.entry(views[id_]), ensure_ascii=False) if asked.json else id_)
    if left:
        note(
            counted(
                "{count} proposal waits for a publication date.", "{count} proposals wait for a publication date.", left
            )
        )
    return 0


def _chosen(offered: list[tuple[Version, Proposal]], asked: Namespace) -> list[tuple[Version, Proposal]]:
    """Return what was asked for, in the order of the articles.

    Raises:
        NotFound: no proposal has such a key.
        Choice: several have.
    """
    if asked.all:
        least = list(Band).index(Band(asked.band))
        return [each for each in offered if list(Band).index(each[1].band) <= least]
    wanted: set[str] = set()
    for ending in asked.ids:
        keys = {proposal.key for _, proposal in offered if proposal.key.startswith(ending.lower())}
        if not keys:
            raise NotFound(
                tr("No proposal has the key “{key}”.", key=ending), hint=tr("List them: timeline-app suggest.")
            )
        if len(keys) > 1:
            raise Choice(
                tr("Several proposals have keys that begin with “{key}”.", key=ending),
                hint=tr("Give more digits."),
                choices=sorted(keys),
            )
        wanted |= keys
    return [each for each in offered if each[1].key in wanted]


def _articles(project: Project, ending: str) -> Iterator[tuple[Source, Version]]:
    sources = [project.find(Source, ending)] if ending else project.all(Source)
    for source in sources:
        try:
            yield source, actions.newest_version(project, source)
        except NotFound:
            continue  # cited as a whole, without a text


def _in_project(project: Project, source: Source, version: Version, asked: Namespace) -> _Found:
    article = _with_week(actions.ask(project, version, mode=asked.mode), asked)
    name = str(source.csl.get("title", ""))
    return _Found({"source": source.id}, name, article.text, actions.answer(article))


def _in_file(path: Path, asked: Namespace) -> _Found:
    capture = Capture.of_file(path)
    read = read_article(capture)
    details = actions.details_of(read, capture)
    published = day(asked.published) if asked.published else details.published
    language = details.language.partition("-")[0].lower() or "en"
    article = actions.Article(read.text, published, language, 1, asked.mode, Lexicon(), frozenset(), ())
    if not published:
        note(tr("{name}: no publication date was found; give it with --published.", name=path.name))
    return _Found({"file": str(path)}, path.name, read.text, actions.answer(_with_week(article, asked)))


def _with_week(article: actions.Article, asked: Namespace) -> actions.Article:
    if not asked.week_start:
        return article
    return article._replace(week_start=weekday_number(asked.week_start))


def _print(found: list[_Found], *, as_json: bool) -> None:
    if as_json:
        rows = [each.about | shape(proposal, each.text) for each in found for proposal in each.proposals]
        say(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for each in found:
        say(f"{each.name} ({len(each.proposals)})")
        for proposal in each.proposals:
            say("\n".join(_lines(proposal, each.text)))


def _lines(proposal: Proposal, text: str) -> Iterator[str]:
    when = dates.show(proposal.when) if proposal.when else tr("waits for the publication date")
    yield f"  {proposal.key[:_SHORT]}  {when}  {proposal.title}"
    told = [f"{proposal.kind}, {proposal.band}"]
    told += [tr("who says so: {name}", name=proposal.claimant)] if proposal.claimant else []
    told += [tr("in the words: “{words}”", words=proposal.hedge)] if proposal.hedge else []
    yield f"            {' · '.join(told)}"
    yield f"            {proposal.derivation['words']}"
    yield f"            “{' '.join(text[proposal.quote.start : proposal.quote.end].split())}”"


def shape(proposal: Proposal, text: str) -> dict[str, Any]:
    """Return a proposal as JSON holds it; places are code points of the text, ends excluded."""
    earliest, latest = dates.iso_bounds(proposal.when) if proposal.when else (None, None)
    return {
        "key": proposal.key,
        "title": proposal.title,
        "kind": str(proposal.kind),
        "edtf": proposal.when.edtf if proposal.when else None,
        "earliest": earliest,
        "latest": latest,
        "band": str(proposal.band),
        "provisional": proposal.provisional,
        **_ground(proposal.ground, text),
        "also": [_ground(ground, text) for ground in proposal.also],
        "reason": proposal.derivation["words"],
        "alternatives": [other._asdict() for other in proposal.alternatives],
        "names": [name._asdict() for name in proposal.names],
        "links": [{"type": relation.type, "key": relation.key} for relation in proposal.relations],
    }


def _ground(ground: Ground, text: str) -> dict[str, Any]:
    return {
        "quote": text[ground.quote.start : ground.quote.end],
        "start": ground.quote.start,
        "end": ground.quote.end,
        "words": text[ground.words.start : ground.words.end],
        "claimant": ground.claimant or None,
        "hedge": ground.hedge or None,
    }
