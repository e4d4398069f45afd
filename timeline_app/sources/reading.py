"""Reading an article: the guards, the child process, and what becomes of its answer."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from timeline_app.anchors import canonical
from timeline_app.errors import EmptySource, ReaderFailed, SourceError, TooLarge
from timeline_app.sources import guard
from timeline_app.sources.article import Article, Note
from timeline_app.sources.capture import Capture
from timeline_app.sources.registry import Reader, choose, reads
from timeline_app.words import tr

Report = Callable[[int, int, str], None]
"""Told (done, total, words) some times a second; raises `Cancelled` when the person has had enough."""

WALL = 60.0  # seconds
ANSWER = 64 * 1024**2  # bytes
COMPLAINT = 64 * 1024  # bytes

_TICK = 0.1  # seconds
_START = (
    "import sys; sys.path[:0] = [p for p in sys.argv[3:] if p not in sys.path]; "
    "from timeline_app.sources.child import main; main(sys.argv[1:3])"
)


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
    article = _article(_run(reader, ask, report or _silent, wall))
    return replace(article, notes=(*_mismatch(capture, reader), *article.notes))


def _run(reader: Reader, ask: bytes, report: Report, wall: float) -> bytes:
    """Return what the child wrote; it is dead and its pipes are closed when this returns or raises."""
    command = [sys.executable, "-I", "-c", _START, reader.module, reader.name, *_roots(reader)]
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    pipe = subprocess.PIPE
    heard: dict[str, bytes] = {}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=quiet) as child:
        threads = (
            Thread(target=_feed, args=(child, ask), daemon=True),
            Thread(target=_hear, args=(child, heard), daemon=True),
            Thread(target=_complaints, args=(child, heard), daemon=True),
        )
        for thread in threads:
            thread.start()
        try:
            _await(threads[1], report, wall)
            status = child.wait(timeout=wall)
        except subprocess.TimeoutExpired as why:
            raise ReaderFailed(_too_long(), hint=_paste_it()) from why
        finally:
            child.kill()
            for thread in threads:
                thread.join()
    if status or len(heard["answer"]) > ANSWER:
        raise _failure(status, heard["complaint"].decode("utf-8", "replace"))
    return heard["answer"]


def _await(thread: Thread, report: Report, wall: float) -> None:
    """Wait until the child has said all, telling `report` in between.

    Raises:
        ReaderFailed: it did not in `wall` seconds.
    """
    until = time.monotonic() + wall
    while thread.is_alive():
        if time.monotonic() > until:
            raise ReaderFailed(_too_long(), hint=_paste_it())
        report(0, 0, tr("Reading the article"))
        thread.join(_TICK)


def _feed(child: subprocess.Popen[bytes], ask: bytes) -> None:
    assert child.stdin
    with suppress(OSError), child.stdin as pipe:  # a child that died early says so by its status
        pipe.write(ask)


def _hear(child: subprocess.Popen[bytes], heard: dict[str, bytes]) -> None:
    """Keep what the child answers up to a byte too much, then close the pipe: it dies of saying more."""
    assert child.stdout
    with child.stdout as pipe:
        heard["answer"] = pipe.read(ANSWER + 1)


def _complaints(child: subprocess.Popen[bytes], heard: dict[str, bytes]) -> None:
    """Keep the end of what the child complains of, however much it is."""
    assert child.stderr
    last = b""
    with child.stderr as pipe:
        while part := pipe.read(COMPLAINT):
            last = (last + part)[-COMPLAINT:]
    heard["complaint"] = last


def _roots(reader: Reader) -> list[str]:
    """Return the folders to import us and the reader from: an isolated child sees installed packages only."""
    return list(dict.fromkeys(_root(name) for name in ("timeline_app", reader.module)))


def _root(module: str) -> str:
    path = Path(str(sys.modules[module].__file__))
    path = path.parent if path.stem == "__init__" else path
    return str(path.parents[module.count(".")])


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


def _failure(status: int, complaint: str) -> ReaderFailed:
    """Return why a child died, in words; its own complaint is the cause, for the log."""
    if status == -getattr(signal, "SIGXCPU", 0):
        message = _too_long()
    elif "MemoryError" in complaint:
        message = tr("It needs more memory to be read than a reader is given.")
    elif "a reader may not use" in complaint:
        message = tr("Its reader tried to reach the network or another program and was stopped.")
    else:
        message = tr("Its reader gave up.")
    failure = ReaderFailed(message, hint=_paste_it())
    failure.__cause__ = ChildProcessError(status, complaint)
    return failure


def _mismatch(capture: Capture, reader: Reader) -> tuple[Note, ...]:
    """Return a note when the file's ending promised something else."""
    if not reads(capture.hints.suffix) or capture.hints.suffix in reader.suffixes:
        return ()
    told = "“{name}” is not what its ending says; it was read as “{title}”."
    return (Note(told, holes={"name": capture.file_name, "title": reader.title}),)


def _too_long() -> str:
    return tr("It takes too long to read, and its reader was stopped.")


def _paste_it() -> str:
    return tr("Copy the words and paste them here instead.")


def _silent(_done: int, _total: int, _words: str) -> None:
    """Report to nobody."""
