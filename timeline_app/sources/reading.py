"""Reading an article: the guards, what the child process is asked, and what becomes of its answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline_app.anchors import canonical
from timeline_app.errors import EmptySource, ReaderFailed, SourceError, TooLarge
from timeline_app.sources import guard
from timeline_app.sources.article import Article, Note
from timeline_app.sources.capture import Capture
from timeline_app.sources.process import WALL, Errand, Report, run, silent
from timeline_app.sources.registry import Reader, choose, reads
from timeline_app.words import tr

_DOOR = "timeline_app.sources.child"


def read_article(capture: Capture, *, report: Report | None = None, wall: float = WALL) -> Article:
    """Return what the right reader makes of some bytes, read in a process of its own. It blocks: use a Job.

    `report` is asked ten times a second; when it raises, the child is ended and the exception goes on. After
    `wall` seconds the child is ended as well.

    Raises:
        EmptySource: there are no words in it.
        TooLarge: it is over the limit of its format.
        SourceError: it is not an article, or no kind that is read.
        ReaderFailed: the reader gave up or had to be stopped.
    """
    guard.admit(capture)
    reader = choose(capture.data, capture.hints)
    guard.measure(capture, reader)
    ask = json.dumps(capture.hints.to_json()).encode() + b"\n" + capture.data
    errand = Errand(_DOOR, reader.module, reader.name, tr("Reading the article"), _paste_it())
    article = _article(run(errand, ask, report or silent, wall))
    return replace(article, notes=(*_mismatch(capture, reader), *article.notes))


def _article(output: bytes) -> Article:
    """Return the child's article, or raise its error. Nothing is believed unseen: it has met a stranger."""
    try:
        answer: Mapping[str, Any] = json.loads(output)
        if refusal := answer.get("error"):
            raise _refusal(refusal)
        article = Article.from_json(answer["article"])
        text = article.text
        whole = text == canonical(text) == "\n".join(text[block.start : block.end] for block in article.blocks)
    except (ValueError, KeyError, TypeError, AttributeError) as why:
        raise ReaderFailed(tr("The reader's answer cannot be understood."), hint=_paste_it()) from why
    if not whole:
        raise ReaderFailed(tr("The reader's answer contradicts itself."), hint=_paste_it())
    if not any(map(str.isalnum, text)):
        raise EmptySource(tr("There are no words in it."), hint=_paste_it())
    return article


def _refusal(answer: Mapping[str, str]) -> SourceError:
    kinds: dict[str, type[SourceError]] = {
        kind.__name__: kind for kind in (SourceError, EmptySource, TooLarge, ReaderFailed)
    }
    return kinds.get(answer["kind"], ReaderFailed)(answer["message"], hint=answer["hint"])


def _mismatch(capture: Capture, reader: Reader) -> tuple[Note, ...]:
    """Return a note when the file's ending promised something else."""
    if not reads(capture.hints.suffix) or capture.hints.suffix in reader.suffixes:
        return ()
    told = "“{name}” is not what its ending says; it was read as “{title}”."
    return (Note(told, holes={"name": capture.file_name, "title": reader.title}),)


def _paste_it() -> str:
    return tr("Copy the words and paste them here instead.")
