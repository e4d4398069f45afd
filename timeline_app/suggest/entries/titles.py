"""Headlines out of clauses: the words of the source without those of time, at most 90 characters."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.suggest.prose import Cues, Sentence

LONGEST = 90
"""Characters of a title."""
_SHORTEST = 24
"""Characters below which a title is not cut."""
_ASIDE = 10
"""Words in which a comma before a date shows that an aside ends behind it."""
_SIGNS = " \t\n\r,;:.–—-…)(]["
Piece = str | int
"""A word of the sentence by its number, or words put in its place."""


def title_of(sentence: Sentence, pieces: Sequence[Piece], times: Sequence[tuple[int, int]], cues: Cues) -> str:
    """Return a headline; "" where nothing is left to tell.

    Args:
        pieces: the words that tell it, in order.
        times: the words of the expressions to leave out.
    """
    kept = _without_times(sentence, list(pieces), times, cues)
    kept = _without_asides(sentence, kept)
    kept = _from_the_first(sentence, kept)
    kept = _to_the_last(sentence, kept)
    kept = _without_half_quotations(sentence, kept)
    if not any(isinstance(piece, str) or _is_word(sentence, piece) for piece in kept):
        return ""
    return _capital(_shortened(sentence, kept, cues))


def _is_word(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].text[0].isalnum() and not sentence.has(at, "time")


def _without_times(
    sentence: Sentence, pieces: list[Piece], times: Sequence[tuple[int, int]], cues: Cues
) -> list[Piece]:
    for first, last in times:
        before = first - 1
        attribute = sentence.has(before, "determiner") and not _ends(sentence, last)
        if attribute:
            pieces = _article(sentence, pieces, before, last, cues)
        elif sentence.has(last, "possessive"):
            pieces = [cues.articles.get("instead_of_possessive", "") if p == last else p for p in pieces]
        else:
            before = _lead(sentence, first)
        gone = set(range(before + 1, last))
        if sentence.has(first - 1, "name:joining"):
            gone |= _phrase_in_front(sentence, pieces, first - 1)
        after = _behind_brackets(sentence, last, gone)
        gone |= _idle_commas(sentence, pieces, (before, first, last, after))
        pieces = [piece for piece in pieces if piece not in gone]
    return pieces


def _lead(sentence: Sentence, first: int) -> int:
    """Return the last word before an expression that does not lead to it: “dragged on”, in “dragged on until 493”."""
    before = first - 1
    while sentence.has(before, "time_preposition", "time"):
        if before < first - 1 and sentence.has(before - 1, "deed") and not sentence.has(before, "time"):
            break
        before -= 1
    return before


def _idle_commas(sentence: Sentence, pieces: Sequence[Piece], around: tuple[int, int, int, int]) -> set[int]:
    """Return the commas that parted a date from the rest."""
    before, first, last, after = around
    gone: set[int] = set()
    if _between_commas(sentence, before, after) or (sentence.has(after, "comma") and before < _first(pieces)):
        gone.add(after)
    if sentence.has(before, "comma") and _ends(sentence, after):
        gone.add(before)
    if sentence.has(after, "comma") and _closes_date(sentence, (first, last), after + 1):
        gone.add(after)
    return gone


def _behind_brackets(sentence: Sentence, opening: int, gone: set[int]) -> int:
    """Drop a short note in brackets behind a date, 19 November 1700 (Old Style); return where it ends."""
    if opening >= len(sentence.words) or sentence.words[opening].text != "(":
        return opening
    for at in range(opening + 1, min(opening + _FRONT + 1, len(sentence.words))):
        if sentence.words[at].text == ")":
            gone.update(range(opening, at + 1))
            return at + 1
    return opening


def _phrase_in_front(sentence: Sentence, pieces: Sequence[Piece], joining: int) -> set[int]:
    """Return the words of “By a judgment of 8 April”, which say nothing without the date."""
    start = _first(pieces)
    if joining - start > _FRONT or not sentence.has(start, "preposition"):
        return set()
    return set(range(start, joining))


_FRONT = 4
"""Words of such a phrase before its “of”."""


def _closes_date(sentence: Sentence, time: tuple[int, int], following: int) -> bool:
    """Tell whether a comma behind a date belongs to the date: on Thursday, September 5, in Velden."""
    if sentence.has(following, "finite"):
        return sentence.find("comma", time[0] - _ASIDE, time[0]) < 0
    inside = any(sentence.words[at].text == sentence.words[time[1]].text for at in range(*time))
    return inside and sentence.has(following, "preposition")


def _first(pieces: Sequence[Piece]) -> int:
    return next((piece for piece in pieces if isinstance(piece, int)), 0)


def _ends(sentence: Sentence, at: int) -> bool:
    """Tell whether a word begins nothing that an expression could belong to."""
    return at >= len(sentence.words) or (
        not sentence.words[at].text[0].isalnum()
        or sentence.has(at, "preposition", "finite", "subordinator", "coordinator", "relative")
    )


def _between_commas(sentence: Sentence, before: int, after: int) -> bool:
    return sentence.has(before, "comma") and sentence.has(after, "comma")


def _article(sentence: Sentence, pieces: list[Piece], before: int, after: int, cues: Cues) -> list[Piece]:
    """Let an article fit the word that follows it now."""
    low, following = sentence.words[before].low, sentence.words[after].low
    forms = (*cues.articles.get("consonant", ()), *cues.articles.get("vowel", ()))
    if low not in forms:
        return pieces
    vowel = following.startswith(tuple(cues.articles.get("vowels", ())))
    fitting = cues.articles["vowel" if vowel else "consonant"][0]
    return [fitting if piece == before and fitting != low else piece for piece in pieces]


def _without_asides(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Leave out “, however,” and the like, and signs that stand for nothing now."""
    kept: list[Piece] = []
    for at, piece in enumerate(pieces):
        aside = isinstance(piece, int) and sentence.has(piece, "parenthetical")
        if aside and _is(sentence, pieces, at - 1, "comma") and _is(sentence, pieces, at + 1, "comma"):
            kept = kept[:-1] if kept and _is(sentence, kept, len(kept) - 1, "comma") else kept
            continue
        after_aside = at > 0 and _is(sentence, pieces, at - 1, "parenthetical") and _is(sentence, pieces, at, "comma")
        if after_aside and at > 1 and _is(sentence, pieces, at - 2, "comma"):
            continue
        if _is(sentence, pieces, at, "comma") and kept and _is(sentence, kept, len(kept) - 1, "comma"):
            continue
        kept.append(piece)
    return kept


def _is(sentence: Sentence, pieces: Sequence[Piece], at: int, name: str) -> bool:
    if not 0 <= at < len(pieces):
        return False
    piece = pieces[at]
    return isinstance(piece, int) and sentence.has(piece, name)


def _from_the_first(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop what cannot open a headline."""
    while pieces:
        first = pieces[0]
        if isinstance(first, str):
            break
        word = sentence.words[first]
        sign = not word.text[0].isalnum() and not sentence.has(first, "quote_open", "quote_both")
        if _is_phrase(sentence, pieces):
            comma = next((n for n in range(1, min(len(pieces), _PHRASE)) if _is(sentence, pieces, n, "comma")), 0)
            if not comma:
                break
            pieces = pieces[comma:]
            continue
        if not (sign or sentence.has(first, "leading")):
            break
        if word.text[0].isupper() and first and not sentence.has(first - 1, "comma"):
            break
        pieces = pieces[1:]
    return pieces


def _is_phrase(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Tell whether a preposition opens that has its noun behind it: by the usual reckoning."""
    if _is(sentence, pieces, 0, "subordinator") and _is(sentence, pieces, 1, "time"):
        return True  # after eighteen months of it
    if not _is(sentence, pieces, 0, "preposition") or _is(sentence, pieces, 0, "name:joining"):
        return False
    if _is(sentence, pieces, 0, "subordinator") or len(pieces) < _FRONT:
        return False
    second = pieces[1]
    noun = isinstance(second, str) or sentence.words[second].text[0].isalnum()
    return noun and not _is(sentence, pieces, 1, "finite")


_PHRASE = 8
"""Words of a phrase in front, at most, when it is dropped."""


def _to_the_last(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop what cannot close one."""
    while pieces:
        last = pieces[-1]
        if isinstance(last, str):
            break
        closing = sentence.has(last, "quote_close", "quote_both")
        if not (
            sentence.has(last, "trailing", "copula") or (not sentence.words[last].text[-1].isalnum() and not closing)
        ):
            break
        if sentence.words[last].text[-1] == "." and len(sentence.words[last].text) > 1:
            break  # an abbreviation
        pieces = pieces[:-1]
    return pieces


def _shortened(sentence: Sentence, pieces: list[Piece], cues: Cues) -> str:
    """Return the words, cut where a clause, an aside or a phrase begins."""
    whole = _written(sentence, pieces)
    if len(whole) <= LONGEST:
        return whole
    for opens in (_opens_clause, _opens_verb, _opens_phrase):
        for at in range(min(len(pieces) - 1, LONGEST // 2), 0, -1):
            if not opens(sentence, pieces, at) or not _tells(sentence, pieces[:at]):
                continue
            cut = _written(sentence, _to_the_last(sentence, pieces[:at]))
            if _SHORTEST <= len(cut) <= LONGEST:
                return cut
    return _broken_off(sentence, pieces)


def _opens_clause(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    return any(_is(sentence, pieces, at, name) for name in ("comma", "subordinator", "relative", "clause_end", "dash"))


def _opens_verb(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    return _is(sentence, pieces, at, "coordinator") and _is(sentence, pieces, at + 1, "finite")


def _opens_phrase(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a phrase begins that does not belong too closely to the word before."""
    return _is(sentence, pieces, at, "preposition") and not _is(sentence, pieces, at, "name:joining")


def _tells(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Tell whether a cut leaves more than the reporting verb or the subject."""
    verb = next((at for at in range(len(pieces)) if _is(sentence, pieces, at, "deed")), -1)
    if verb < 0:
        verb = next((at for at in range(len(pieces)) if _is(sentence, pieces, at, "finite")), -1)
    if verb < 0:
        return any(_is(sentence, pieces, at, "event") for at in range(len(pieces)))
    more = [at for at in range(verb + 1, len(pieces)) if not _is(sentence, pieces, at, "adverb")]
    if _is(sentence, pieces, verb, "reporting"):
        return any(_is(sentence, pieces, at, "finite") or _is(sentence, pieces, at, "infinitive") for at in more[:-1])
    return bool(more) or _is(sentence, pieces, verb - 1, "copula")


def _broken_off(sentence: Sentence, pieces: list[Piece]) -> str:
    """Return as many words as there is room for."""
    kept = pieces[:LONGEST]
    while len(kept) > 1 and len(_written(sentence, kept)) >= LONGEST:
        kept = kept[:-1]
    return _written(sentence, _to_the_last(sentence, kept) or kept)[: LONGEST - 1].rstrip(_SIGNS) + "…"


def _written(sentence: Sentence, pieces: Sequence[Piece]) -> str:
    """Return the words with the blanks that the source has between them."""
    parts: list[str] = []
    before: int | None = None
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(f" {piece}" if parts else piece)
            before = None
            continue
        word = sentence.words[piece]
        glued = piece > 0 and sentence.words[piece - 1].end == word.start and (before == piece - 1 or _sign(word.text))
        opened = len(parts) == 1 and before is not None and sentence.has(before, "quote_open", "quote_both")
        parts.append(word.text if glued or opened or not parts else f" {word.text}")
        before = piece
    return "".join(parts)


def _sign(text: str) -> bool:
    return not text[0].isalnum()


def _without_half_quotations(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop quotation marks that have lost their other half, and the comma inside them."""
    signs = [n for n in range(len(pieces)) if any(_is(sentence, pieces, n, name) for name in _QUOTES)]
    if signs and signs[-1] == len(pieces) - 1 and _is(sentence, pieces, len(pieces) - 2, "comma"):
        pieces = [*pieces[:-2], pieces[-1]]
        signs[-1] -= 1
    if len(signs) % 2 == 0:
        return pieces
    gone = {signs[0] if len(signs) == 1 else signs[-1]}
    return _to_the_last(sentence, _from_the_first(sentence, [p for n, p in enumerate(pieces) if n not in gone]))


_QUOTES = ("quote_open", "quote_close", "quote_both")


def _capital(title: str) -> str:
    """Return a title that begins with a capital; a sign before the first letter stays."""
    at = next((n for n, char in enumerate(title) if char.isalnum()), 0)
    large = title[at : at + 1].upper()
    return title[:at] + large + title[at + 1 :] if len(large) == 1 else title
