"""From the expressions of a text to the entries they suggest, in text order.

One walk over the sentences that hold a date; what is looked at around one expression is bounded, so that the work
is linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from timeline_app.dates import CEILING, HistoricalDate
from timeline_app.suggest.entries.dated import dated_in
from timeline_app.suggest.entries.drafts import Draft, drafts_of, event_named
from timeline_app.suggest.entries.same import joined
from timeline_app.suggest.entries.terms import Dated, Ground, Proposal, Relation, key_of
from timeline_app.suggest.entries.wording import Telling
from timeline_app.suggest.names import PERSON, PLACE, Lexicon, Mention, Register, mentions_in
from timeline_app.suggest.prose import Cues, Place, Sentence, load, sentences, taken_apart
from timeline_app.suggest.tagger import Reading
from timeline_app.suggest.terms import Mode


def propose(
    text: str,
    reading: Reading,
    *,
    language: str = "en",
    lexicon: Lexicon | None = None,
    published: HistoricalDate | None = None,
) -> tuple[Proposal, ...]:
    """Return what a text that was read suggests, in text order; otherwise as `proposals_of`."""
    news = published if reading.mode is Mode.NEWS else None
    found = dated_in(text, reading)
    return proposals_of(text, found, language=language, lexicon=lexicon, published=news)


def proposals_of(
    text: str,
    expressions: Sequence[Dated],
    *,
    language: str = "en",
    lexicon: Lexicon | None = None,
    published: HistoricalDate | None = None,
) -> tuple[Proposal, ...]:
    """Return what the dated clauses of a text suggest, in text order.

    Args:
        expressions: everything found of time, in order and apart; what has no date only counts as words of time.
        published: the day of a text that tells news; then what lies far before it is background.

    Raises:
        FileNotFoundError: there is no pack for this language.
    """
    cues = load(language)
    register = Register(cues, lexicon or Lexicon())
    seconds = published.hi if published is not None else None
    told: list[tuple[Proposal, Draft]] = []
    seen: dict[str, int] = {}
    named = _Named()
    hinted: dict[str, Ground] = {}
    for place, dated in _by_sentence(sentences(text, cues), expressions):
        sentence = taken_apart(text, *place, cues, [(each.start, each.end) for each in dated])
        names = mentions_in(sentence, register)
        speaker = named.before(text, place)
        if dated:
            digest = sha256(text[place.start : place.end].encode("utf-8", "surrogatepass")).hexdigest()
            seen[digest] = seen.get(digest, -1) + 1
            places = [sentence.word_at(name.start) for name in names]
            around = _Around(sentence, names, places, digest, seen[digest], speaker, seconds, cues)
            told += [around.with_hint(*found, hinted) for found in around.proposals(dated)]
            hinted = around.hints(dated)
        named.hear(place, _last_person(names))
    return joined(told)


@dataclass(slots=True)
class _Named:
    """Whom “he” or “she” can mean: who was named last, not far before and in the same paragraph."""

    person: str = ""
    end: int = 0
    """Of the sentence before."""
    since: int = 0
    """Sentences since then."""

    def before(self, text: str, place: Place) -> str:
        """Return the name, "" where a new paragraph begins or too much was said in between."""
        if self.since > _REMEMBERED or "\n" in text[self.end : place.start]:
            self.person = ""
        return self.person

    def hear(self, place: Place, person: str) -> None:
        """Take note of a sentence."""
        self.since = 0 if person else self.since + 1
        self.person = person or self.person
        self.end = place.end


_REMEMBERED = 2
"""Sentences after which a pronoun means nobody that is known."""


_APART = 3
"""Words between two expressions of one date, at most."""
_NEAR = 8
"""Expressions on either side that are thought to belong to the same clause or speech."""


@dataclass(frozen=True, slots=True)
class _Around:
    """One sentence with what is known of it."""

    sentence: Sentence
    names: list[Mention]
    places: list[int]
    """The first word of each name."""
    digest: str
    repetition: int
    speaker: str
    published: int | None
    cues: Cues

    def proposals(self, dated: Sequence[Dated]) -> Iterator[tuple[Proposal, Draft]]:
        """Yield what each date of the sentence suggests."""
        chains = self._chains(dated)
        every = [words for chain in chains for _, words in chain]
        before = 0
        for chain in chains:
            after = before + len(chain)
            near = (*every[max(before - _NEAR, 0) : before], *every[after : after + _NEAR])
            together = tuple(reversed([other for _, other in chain]))
            before = after
            for each, words in _apart(chain):
                keys: dict[str, str] = {}
                telling = Telling(self.sentence, each, words, together, near, self.published, self.speaker, self.cues)
                for draft in drafts_of(telling):
                    proposal = self._proposal(draft, each, keys)
                    keys[draft.part] = proposal.key
                    yield proposal, draft

    def _chains(self, dated: Sequence[Dated]) -> list[list[tuple[Dated, tuple[int, int]]]]:
        """Return the dated expressions with their words, those in one list that explain each other.

        “Five days earlier, on Saturday, August 31”: only signs and prepositions part them.
        """
        chains: list[list[tuple[Dated, tuple[int, int]]]] = []
        for each in dated:
            if each.when is None and not each.awaited:
                continue
            words = _words(self.sentence, each)
            last = chains[-1][-1][1][1] if chains else -1
            apart = range(last, words[0])
            if chains and len(apart) <= _APART and self._explains(apart, listed=len(chains[-1]) > 1):
                chains[-1].append((each, words))
            else:
                chains.append([(each, words)])
        return chains

    def _explains(self, apart: range, *, listed: bool) -> bool:
        """Tell whether only signs and prepositions part two dates, and behind a list also “and”."""
        has = self.sentence.has
        if any(has(at, "subordinator") for at in apart):
            return False
        if all(has(at, "explaining") for at in apart):
            return True
        if listed and all(has(at, "comma", "coordinator", "explaining") for at in apart):
            return True
        return has(apart[0], "comma") and all(has(at, "comma", "time_preposition") for at in apart)

    def hints(self, dated: Sequence[Dated]) -> dict[str, Ground]:
        """Return events that are spoken of without their date: “a recent attack”, by their noun."""
        quote = Place(self.sentence.start, self.sentence.end)
        found = ((event_named(self.sentence, _words(self.sentence, each), "determiner"), each) for each in dated)
        return {event: Ground(quote, Place(each.start, each.end)) for event, each in found if event and each.vague}

    def with_hint(self, proposal: Proposal, draft: Draft, hinted: Mapping[str, Ground]) -> tuple[Proposal, Draft]:
        """Add the sentence before, where it speaks of the same event: “the September 5 attack”."""
        if draft.event not in hinted:
            return proposal, draft
        return replace(proposal, also=(hinted[draft.event],)), draft

    def _proposal(self, draft: Draft, dated: Dated, keys: dict[str, str]) -> Proposal:
        start = self.sentence.start
        words = Place(dated.start, dated.end)
        key = key_of(self.digest, self.repetition, Place(dated.start - start, dated.end - start), draft.part)
        quote = Place(start, self.sentence.end)
        relations = (Relation("announced-in", keys[""]),) if draft.part and "" in keys else ()
        return Proposal(
            key,
            draft.title,
            draft.kind,
            draft.when,
            Ground(quote, words, draft.claimant, draft.hedge),
            draft.band,
            {
                **dated.derivation,
                **draft.how,
                "alternatives": [other._asdict() for other in draft.alternatives],
                "words": draft.because or dated.derivation.get("reason", ""),
                "proposal": key,
                "relations": [{"type": each.type, "proposal": each.key} for each in relations],
            },
            dated.provisional,
            draft.alternatives,
            tuple(self._names(draft)),
            relations=relations,
        )

    def _names(self, draft: Draft) -> Iterator[Mention]:
        """Yield the names in the words of a draft, with their part in it, and the speaker."""
        numbers = {
            number
            for first, last in draft.around
            for number in range(bisect_left(self.places, first), bisect_left(self.places, last))
        }
        for number in sorted(numbers):
            name, at = self.names[number], self.places[number]
            if name.kind == PLACE or not name.kind:
                part = name.role
            elif _within(at, draft.speaker) and name.text in draft.claimant:
                part = "speaker"
            elif _within(at, draft.subject):
                part = "victim" if draft.suffered else "actor"
            else:
                part = "participant"
            if name.kind:
                yield name._replace(role=part)


def _within(at: int, words: tuple[int, int] | None) -> bool:
    return words is not None and words[0] <= at < words[1]


def _apart(chain: list[tuple[Dated, tuple[int, int]]]) -> list[tuple[Dated, tuple[int, int]]]:
    """Return the narrowest of the dates that have time in common, in text order."""
    kept: list[tuple[Dated, tuple[int, int]]] = []
    for one in sorted(chain[:_NEAR], key=_width):
        when = one[0].when
        if when is None:
            if not kept:
                kept.append(one)
        elif not any(other.when and other.when.lo < when.hi and when.lo < other.when.hi for other, _ in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one[1])


def _width(one: tuple[Dated, tuple[int, int]]) -> tuple[int, bool, int]:
    """Order expressions by how much time they leave open; those that wait for a date come last."""
    when = one[0].when
    return (when.hi - when.lo if when else CEILING), one[0].provisional, one[1][0]


def _words(sentence: Sentence, dated: Dated) -> tuple[int, int]:
    first = sentence.word_at(dated.start)
    return first, max(sentence.word_at(dated.end - 1) + 1, first + 1)


def _by_sentence(places: Sequence[Place], expressions: Sequence[Dated]) -> Iterator[tuple[Place, list[Dated]]]:
    """Yield each sentence with the expressions that begin in it."""
    at = 0
    for place in places:
        found: list[Dated] = []
        while at < len(expressions) and expressions[at].start < place.end:
            if expressions[at].start >= place.start and expressions[at].end <= place.end:
                found.append(expressions[at])
            at += 1
        yield place, found


def _last_person(names: Iterable[Mention]) -> str:
    people = [name.name or name.text for name in names if name.kind == PERSON]
    return people[-1] if people else ""
