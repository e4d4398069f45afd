"""A text as tokens, sentences and paragraphs; offsets are code points into the untouched text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from timeline_app.suggest.language import Pack
from timeline_app.suggest.language.alphabet import Word


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a text, and one character of class for each."""

    text: str
    classes: str
    words: list[Word]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    """Numbers of the tokens that begin a sentence, the first being 0."""
    paragraphs: list[int]

    def lower(self, at: int) -> str:
        """Return a token in small letters, or "" beyond the ends."""
        return self.text[self.starts[at] : self.ends[at]].lower() if 0 <= at < len(self.words) else ""

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds a token."""
        return bisect_right(self.sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds a token."""
        return bisect_right(self.paragraphs, at) - 1

    def bounds(self, at: int) -> tuple[int, int]:
        """Return the tokens [first, last) of the sentence that holds a token."""
        number = self.sentence(at)
        last = self.sentences[number + 1] if number + 1 < len(self.sentences) else len(self.words)
        return self.sentences[number], last


def tokenize(text: str, pack: Pack) -> Tokens:
    """Return the tokens of a text; a line left empty is a token too, and stands at both ends of the text."""
    word = pack.alphabet.word
    known = pack.alphabet.known
    words, starts, ends = [word("\n")], [0], [0]
    breaks = [0]
    stops = []
    for found in pack.tokens.finditer(text):
        token = found[0]
        if token[0] == "\n":
            breaks.append(len(words))
            token = "\n"
        elif token in ".!?…":
            stops.append(len(words))
        words.append(known.get(token) or word(token))
        start, end = found.span()
        starts.append(start)
        ends.append(end)
    words.append(word("\n"))
    starts.append(len(text))
    ends.append(len(text))
    classes = "".join([each.char for each in words])
    sentences = {0, *(at + 1 for at in breaks), *_sentences(text, words, starts, stops)}
    paragraphs = sorted({0, *(at + 1 for at in breaks)})
    return Tokens(text, classes, words, starts, ends, sorted(sentences), paragraphs)


def _sentences(text: str, words: list[Word], starts: list[int], stops: list[int]) -> list[int]:
    """Return the tokens behind full stops that end a sentence: a capital follows, no abbreviation stands before."""
    found = []
    for at in stops:
        behind = at + 1
        while behind < len(words) and {"QUOTE", "CLOSE", "APOS"} & words[behind].values.keys():
            behind += 1
        if behind >= len(words) or not _may_begin(text, starts[behind]):
            continue
        before = words[at - 1].values
        initial = starts[at] - starts[at - 1] == 1 and text[starts[at - 1]].isupper()
        if not (initial or ("ABBREVIATED" in before and "SUREMONTH" not in before)):
            found.append(behind)
    return found


def _may_begin(text: str, at: int) -> bool:
    return at >= len(text) or text[at].isupper() or text[at].isdecimal() or not text[at].isalnum()
