"""What an article suggests in a project, without what is settled there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline_app import dates, suggest
from timeline_app.errors import DateSyntaxError, InvalidValue
from timeline_app.model import Agent, Citation, Decision, Entry, Name, Passage, Place, Source, Version, natural_id
from timeline_app.model.vocabulary import weekday_number
from timeline_app.project import Project
from timeline_app.suggest.entries import Proposal, propose
from timeline_app.suggest.names import Lexicon
from timeline_app.words import tr

DISMISSED, NO_NAME, READ_AS = "proposal-dismissed", "name-rejected", "read-as"
MODES = tuple(suggest.Mode)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Article(NamedTuple):
    """Everything that proposals follow from, as values, so that another thread can work on it."""

    text: str
    published: str
    """An ISO day; "" when it is not known to the day."""
    language: str
    week_start: int
    """1 Monday to 7 Sunday."""
    mode: str
    lexicon: Lexicon
    settled: frozenset[str]
    """Keys of proposals that were dismissed or accepted."""
    by_hand: tuple[tuple[str, int, int], ...]
    """Of entries that cite this text: EDTF, and the place of the words they rest on."""


def ask(project: Project, version: Version, *, mode: str = "", lexicon: Lexicon | None = None) -> Article:
    """Return what is to be read; needs the project, and next to no time.

    Args:
        mode: auto, news or narrative; "" is what was said of the source with `read_as`.
        lexicon: that of the project, where it was asked for already.
    """
    entries = list(_entries(project, version))
    return Article(
        project.text(version),
        published_day(version),
        version.language.partition("-")[0].lower() or "en",
        weekday_number(project.dossier.first_weekday),
        mode or reading_mode(project, version.source_id),
        lexicon if lexicon is not None else lexicon_of(project),
        _dismissed(project, version) | {key_of(entry) for entry in entries},
        tuple(_by_hand(project, version, entries)),
    )


def published_day(version: Version) -> str:
    """Return the ISO day on which a version was published; "" when it is not known to the day."""
    day = str(version.published.get("edtf", ""))
    return day if _is_day(day) else ""


def _is_day(edtf: str) -> bool:
    """Tell whether it is one day of the calendar; a file that others wrote may hold the 31st of February."""
    try:
        return bool(_DAY.fullmatch(edtf) and dates.parse(edtf))
    except DateSyntaxError:
        return False


def answer(article: Article) -> tuple[Proposal, ...]:
    """Return what an article suggests, without what is settled, in text order; for any thread.

    About 6 ms for 1,000 characters. An article in a language without a pack suggests nothing.
    """
    return unsettled(everything(article), article)


def unsettled(found: Iterable[Proposal], article: Article) -> tuple[Proposal, ...]:
    """Leave out what was dismissed, accepted, or made by hand already."""
    return tuple(each for each in found if not _is_settled(each, article))


def proposals(project: Project, version: Version, *, mode: str = "") -> tuple[Proposal, ...]:
    """Return what an article suggests, without what is settled; `answer` of what `ask` returns."""
    return answer(ask(project, version, mode=mode))


def everything(article: Article) -> tuple[Proposal, ...]:
    """Return what an article suggests, settled or not."""
    try:
        reading = suggest.read(
            article.text, article.published, article.language, mode=article.mode, week_start=article.week_start
        )
    except OSError:  # no pack for its language, or what stands for it can be no name of a file
        return ()
    published = dates.parse(article.published) if article.published else None
    return propose(article.text, reading, language=article.language, lexicon=article.lexicon, published=published)


def reading_mode(project: Project, source_id: str) -> str:
    """Return how the texts of a source are read: news, narrative, or auto where nobody has said."""
    found = project.values(Decision, "value", kind=READ_AS, subject_id=source_id)
    return found[-1] if found and found[-1] in MODES else "auto"


def read_as(project: Project, source: Source, mode: str) -> None:
    """Say how the texts of a source are to be read.

    Raises:
        InvalidValue: the mode is none of auto, news and narrative.
    """
    if mode not in MODES:
        raise InvalidValue(
            tr("“{mode}” is no way to read an article.", mode=mode), hint=tr("Say auto, news or narrative.")
        )
    with project.edit("Read article otherwise") as edit:
        if old := project.all(Decision, kind=READ_AS, subject_id=source.id):
            edit.change(old[0], value=mode)
        else:
            id_ = natural_id("decision", source.id, READ_AS, "")
            edit.add(Decision(id=id_, subject_table="source", subject_id=source.id, kind=READ_AS, value=mode))


def lexicon_of(project: Project) -> Lexicon:
    """Return the names of a project in every way they are written, and those that are none."""
    rows: list[tuple[str, str, str, str]] = []
    agents = {id_: (kind, name) for id_, kind, name in project.values(Agent, "id", "kind", "name")}
    places = {id_: ("place", name) for id_, name in project.values(Place, "id", "name")}
    known = agents | places
    rows += [(name, kind, id_, name) for id_, (kind, name) in known.items()]
    for of_id, text in project.values(Name, "of_id", "text"):
        if of_id in known:
            kind, name = known[of_id]
            rows.append((text, kind, of_id, name))
    rejected = [str(value) for value in project.values(Decision, "value", kind=NO_NAME)]
    return Lexicon.of(rows, rejected)


def key_of(entry: Entry) -> str:
    """Return the key of the proposal that an entry was accepted from; "" for none."""
    return str(derivation_of(entry).get("proposal", ""))


def derivation_of(entry: Entry) -> dict[str, object]:
    """Return how the date of an entry was found; {} where nothing says so."""
    found = (entry.when or {}).get("derivation")
    return found if isinstance(found, dict) else {}


def entries_citing(project: Project, source_id: str) -> list[Entry]:
    """Return the entries that rest on a source."""
    ids = project.values(Citation, "entry_id", source_id=source_id)
    return project.several(Entry, ids)


def _entries(project: Project, version: Version) -> Iterator[Entry]:
    yield from (entry for entry in entries_citing(project, version.source_id) if entry.when)


def _dismissed(project: Project, version: Version) -> frozenset[str]:
    return frozenset(project.values(Decision, "evidence", kind=DISMISSED, subject_id=version.source_id))


def _by_hand(project: Project, version: Version, entries: list[Entry]) -> Iterator[tuple[str, int, int]]:
    passages = {passage.id: passage for passage in project.all(Passage, version_id=version.id)}
    dated = {entry.id: entry.when_edtf for entry in entries if not key_of(entry) and entry.when_edtf}
    for entry_id, passage_id in project.values(Citation, "entry_id", "passage_id", source_id=version.source_id):
        if entry_id in dated and passage_id in passages:
            yield str(dated[entry_id]), passages[passage_id].start, passages[passage_id].end


def _is_settled(proposal: Proposal, article: Article) -> bool:
    if proposal.key in article.settled:
        return True
    edtf = proposal.when.edtf if proposal.when else None
    words = proposal.words
    return any(date == edtf and start <= words.start and words.end <= end for date, start, end in article.by_hand)
