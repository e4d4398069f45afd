"""What the reader shows: a canonical text, its lines, and from which side it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from timeline_app.anchors import Prepared, Utf16
from timeline_app.model import Version
from timeline_app.sources import Article, Block
from timeline_app.ui.desk.selection import Words
from timeline_app.words import runs_right_to_left

_FROM_THE_RIGHT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "pa-arab", "prs", "ps", "sd", "ug", "ur", "yi")
)


@dataclass(frozen=True)
class Script:
    """A text to be read. `blocks` cover it, one a line, parted by one line feed each."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    language: str = ""  # BCP 47
    source_id: str = ""  # "" for an article that is not in the project
    version_id: str = ""

    @cached_property
    def units(self) -> Utf16:
        """Between code points of the text and places in a Qt document."""
        return Utf16(self.text)

    @cached_property
    def prepared(self) -> Prepared:
        """The text made ready for finding."""
        return Prepared(self.text)

    def words(self, start: int, end: int) -> Words:
        """Return the words [start, end)."""
        return Words(self.source_id, self.version_id, start, end, self.text[start:end])

    @cached_property
    def rtl(self) -> bool:
        """Whether it is read from the right: by its language, else by its first strong letter."""
        if self.language:
            return reads_right_to_left(self.language)
        return runs_right_to_left(self.text)

    @cached_property
    def spaced(self) -> bool:
        """Whether its own empty lines part the paragraphs; then lines that follow each other belong together."""
        empty = sum(1 for block in self.blocks if block.start == block.end)
        return empty * 4 >= len(self.blocks)

    def is_rtl(self, block: Block) -> bool:
        """Whether one line is read from the right: as its source says, else by its first strong letter."""
        if block.dir in ("ltr", "rtl"):
            return block.dir == "rtl"
        line = self.text[block.start : block.end]
        if any(letter.isalpha() for letter in line):
            return runs_right_to_left(line)
        return self.rtl


def reads_right_to_left(language: str) -> bool:
    """Return whether a language tag stands for a script written from the right."""
    tag = language.casefold().replace("_", "-")
    return tag.partition("-")[0] in _FROM_THE_RIGHT or "-".join(tag.split("-")[:2]) in _FROM_THE_RIGHT


def of_version(version: Version, text: str) -> Script:
    """Return what to show of a version."""
    return Script(text, _lines(text, version.blocks), version.language, version.source_id, version.id)


def of_article(article: Article) -> Script:
    """Return what to show of an article that is not in the project yet."""
    return Script(article.text, article.blocks, str(article.csl.get("language", "")))


def _lines(text: str, stored: Sequence[Any]) -> tuple[Block, ...]:
    blocks = tuple(Block.from_json(block) for block in stored)
    if "\n".join(text[block.start : block.end] for block in blocks) == text:
        return blocks
    plain, start = [], 0
    for line in text.split("\n"):
        plain.append(Block("para", start, start + len(line)))
        start += len(line) + 1
    return tuple(plain)
