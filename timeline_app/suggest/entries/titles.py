"""Headlines out of clauses: the words of the source without those of time, at most 90 characters."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.suggest.entries.timeless import Piece, is_of, without_participle, without_times
from timeline_app.suggest.prose import Cues, Sentence

LONGEST = 90
"""Characters of a title."""
_SHORTEST = 14
"""Characters below which a title is not cut."""
_SIGNS = " \t\n\r,;:.–—-…)(]["
_SHORT = 4
"""Words of a phrase with its noun, at least."""
_PHRASE = 8
"""Words of a phrase in front, at most, when it is dropped."""
_QUOTES = ("quote_open", "quote_close", "quote_both")


def title_of(sentence: Sentence, pieces: Sequence[Piece], times: Sequence[tuple[int, int]], cues: Cues) -> str:
    """Return a headline; "" where nothing is left to tell.

    Args:
        pieces: the words that tell it, in order.
        times: the words of the expressions to leave out.
    """
    kept = without_participle(sentence, list(pieces), times, cues)
    kept = without_times(sentence, kept, times, cues)
    kept = _without_asides(sentence, kept)
    kept = _from_the_first(sentence, kept)
    if is_of(sentence, kept, 0, "finite"):
        return ""  # whoever did it stands elsewhere
    kept = _to_the_last(sentence, kept)
    kept = _without_half_quotations(sentence, kept)
    kept = _without_half_brackets(sentence, kept)
    if not any(isinstance(piece, str) or _tells_something(sentence, piece) for piece in kept):
        return ""
    return _capital(_shortened(sentence, kept, cues))


def _without_asides(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Leave out “, however,” and the like, and signs that stand for nothing now."""
    kept: list[Piece] = []
    for at, piece in enumerate(pieces):
        aside = isinstance(piece, int) and sentence.has(piece, "parenthetical")
        if aside and is_of(sentence, pieces, at - 1, "comma") and is_of(sentence, pieces, at + 1, "comma"):
            kept = kept[:-1] if kept and is_of(sentence, kept, len(kept) - 1, "comma") else kept
            continue
        after_aside = (
            at > 0 and is_of(sentence, pieces, at - 1, "parenthetical") and is_of(sentence, pieces, at, "comma")
        )
        if after_aside and at > 1 and is_of(sentence, pieces, at - 2, "comma"):
            continue
        if is_of(sentence, pieces, at, "comma") and kept and is_of(sentence, kept, len(kept) - 1, "comma"):
            continue
        kept.append(piece)
    return kept


def _from_the_first(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Drop what cannot open a headline."""
    while pieces:
        first = pieces[0]
        if isinstance(first, str):
            break
        word = sentence.words[first]
        sign = not word.text[0].isalnum() and not sentence.has(first, "quote_open", "quote_both")
        if _is_phrase(sentence, pieces):
            comma = next((n for n in range(1, min(len(pieces), _PHRASE)) if is_of(sentence, pieces, n, "comma")), 0)
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
    if is_of(sentence, pieces, 0, "subordinator") and is_of(sentence, pieces, 1, "time"):
        return True  # after eighteen months of it
    if not is_of(sentence, pieces, 0, "preposition") or is_of(sentence, pieces, 0, "name:joining"):
        return False
    if is_of(sentence, pieces, 0, "subordinator") or len(pieces) < _SHORT:
        return False
    second = pieces[1]
    noun = isinstance(second, str) or sentence.words[second].text[0].isalnum()
    return noun and not is_of(sentence, pieces, 1, "finite")


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
            if not _is_whole(sentence, pieces[:at]):
                continue
            cut = _written(sentence, _without_half_brackets(sentence, _to_the_last(sentence, pieces[:at])))
            if _SHORTEST <= len(cut) <= LONGEST:
                return cut
    return _broken_off(sentence, pieces)


def _opens_clause(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    return any(
        is_of(sentence, pieces, at, name) for name in ("comma", "subordinator", "relative", "clause_end", "dash")
    )


def _opens_verb(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    return is_of(sentence, pieces, at, "coordinator") and is_of(sentence, pieces, at + 1, "finite")


def _opens_phrase(sentence: Sentence, pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a phrase begins that does not belong too closely to the word before."""
    return is_of(sentence, pieces, at, "preposition") and not is_of(sentence, pieces, at, "name:joining")


def _tells(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Tell whether a cut leaves more than the reporting verb or the subject."""
    verb = next((at for at in range(len(pieces)) if is_of(sentence, pieces, at, "deed")), -1)
    if verb < 0:
        verb = next((at for at in range(len(pieces)) if is_of(sentence, pieces, at, "finite")), -1)
    if verb < 0:
        return any(is_of(sentence, pieces, at, "event") for at in range(len(pieces)))
    more = [at for at in range(verb + 1, len(pieces)) if not is_of(sentence, pieces, at, "adverb")]
    if is_of(sentence, pieces, verb, "reporting"):
        return any(
            is_of(sentence, pieces, at, "finite") or is_of(sentence, pieces, at, "infinitive") for at in more[:-1]
        )
    return bool(more) or is_of(sentence, pieces, verb - 1, "copula")


def _is_whole(sentence: Sentence, pieces: Sequence[Piece]) -> bool:
    """Tell whether the last clause in what is left has its verb, or its event."""
    opened = [
        n for n in range(1, len(pieces)) if any(is_of(sentence, pieces, n, c) for c in ("subordinator", "relative"))
    ]
    if not opened:
        return True
    return any(is_of(sentence, pieces, n, c) for n in range(opened[-1], len(pieces)) for c in ("finite", "event"))


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
    signs = [n for n in range(len(pieces)) if any(is_of(sentence, pieces, n, name) for name in _QUOTES)]
    if signs and signs[-1] == len(pieces) - 1 and is_of(sentence, pieces, len(pieces) - 2, "comma"):
        pieces = [*pieces[:-2], pieces[-1]]
        signs[-1] -= 1
    if len(signs) % 2 == 0:
        return pieces
    gone = {signs[0] if len(signs) == 1 else signs[-1]}
    return _to_the_last(sentence, _from_the_first(sentence, [p for n, p in enumerate(pieces) if n not in gone]))


def _without_half_brackets(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Leave out a bracket that is never closed, with what stands in it."""
    texts = [sentence.words[piece].text if isinstance(piece, int) else piece for piece in pieces]
    if texts.count("(") == texts.count(")"):
        return pieces
    if "(" not in texts or texts.index("(") == 0:
        return [piece for piece, text in zip(pieces, texts, strict=True) if text not in ("(", ")")]
    at = len(texts) - 1 - texts[::-1].index("(")
    return _to_the_last(sentence, pieces[:at]) if ")" not in texts[at:] else pieces


def _tells_something(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].text[0].isalnum() and not sentence.has(at, "time")


def _capital(title: str) -> str:
    """Return a title that begins with a capital; a sign before the first letter stays."""
    at = next((n for n, char in enumerate(title) if char.isalnum()), 0)
    large = title[at : at + 1].upper()
    return title[:at] + large + title[at + 1 :] if len(large) == 1 else title
