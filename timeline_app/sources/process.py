"""A reader's process as its parent sees it: started, fed, heard, and ended whatever happens.

What happens inside is in `child.py` for articles and `interchange/child.py` for files of other programs.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from timeline_app.errors import ReaderFailed
from timeline_app.words import tr

Report = Callable[[int, int, str], None]
"""Told (done, total, words) some times a second; raises `Cancelled` when the person has had enough."""

WALL = 60.0  # seconds
ANSWER = 64 * 1024**2  # bytes
COMPLAINT = 64 * 1024  # bytes

_TICK = 0.1  # seconds
_START = (
    "import sys; from importlib import import_module; "
    "sys.path[:0] = [p for p in sys.argv[4:] if p not in sys.path]; "
    "import_module(sys.argv[1]).main(sys.argv[2:4])"
)


class Errand(NamedTuple):
    """What a child is started for: the module whose `main` it runs, and the module and name of the reader."""

    door: str
    module: str
    name: str
    doing: str
    """What the person is told meanwhile."""
    hint: str
    """What a person can do when it fails."""
    most: int = ANSWER
    """How many bytes it may answer."""


def silent(_done: int, _total: int, _words: str) -> None:
    """Report to nobody."""


def run(errand: Errand, ask: bytes, report: Report = silent, wall: float = WALL) -> bytes:
    """Return what the child wrote; it is dead and its pipes are closed when this returns or raises.

    `report` is asked ten times a second; when it raises, the child is ended and the exception goes on. After
    `wall` seconds the child is ended as well.

    Raises:
        ReaderFailed: the reader gave up or had to be stopped.
    """
    command = [sys.executable, "-I", "-c", _START, errand.door, errand.module, errand.name, *roots(errand.module)]
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    pipe = subprocess.PIPE
    heard: dict[str, bytes] = {}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=quiet) as child:
        threads = (
            Thread(target=_feed, args=(child, ask), daemon=True),
            Thread(target=_hear, args=(child, heard, errand.most), daemon=True),
            Thread(target=_complaints, args=(child, heard), daemon=True),
        )
        for thread in threads:
            thread.start()
        try:
            _await(threads[1], errand, report, wall)
            status = child.wait(timeout=wall)
        except subprocess.TimeoutExpired as why:
            raise ReaderFailed(_too_long(), hint=errand.hint) from why
        finally:
            child.kill()
            for thread in threads:
                thread.join()
    if status or len(heard["answer"]) > errand.most:
        raise failure(status, heard["complaint"].decode("utf-8", "replace"), errand.hint)
    return heard["answer"]


def roots(module: str) -> list[str]:
    """Return the folders to import us and a reader from: an isolated child sees installed packages only."""
    return list(dict.fromkeys(root(name) for name in ("timeline_app", module)))


def root(module: str) -> str:
    """Return the folder to import a loaded module from."""
    path = Path(str(sys.modules[module].__file__))
    path = path.parent if path.stem == "__init__" else path
    return str(path.parents[module.count(".")])


def failure(status: int, complaint: str, hint: str) -> ReaderFailed:
    """Return why a child died, in words; its own complaint is the cause, for the log."""
    if status == -getattr(signal, "SIGXCPU", 0):
        message = _too_long()
    elif "MemoryError" in complaint:
        message = tr("It needs more memory to be read than a reader is given.")
    elif "a reader may not use" in complaint:
        message = tr("Its reader tried to reach the network or another program and was stopped.")
    else:
        message = tr("Its reader gave up.")
    failed = ReaderFailed(message, hint=hint)
    failed.__cause__ = ChildProcessError(status, complaint)
    return failed


def _await(thread: Thread, errand: Errand, report: Report, wall: float) -> None:
    """Wait until the child has said all, telling `report` in between.

    Raises:
        ReaderFailed: it did not in `wall` seconds.
    """
    until = time.monotonic() + wall
    while thread.is_alive():
        if time.monotonic() > until:
            raise ReaderFailed(_too_long(), hint=errand.hint)
        report(0, 0, errand.doing)
        thread.join(_TICK)


def _feed(child: subprocess.Popen[bytes], ask: bytes) -> None:
    assert child.stdin
    with suppress(OSError), child.stdin as pipe:  # a child that died early says so by its status
        pipe.write(ask)


def _hear(child: subprocess.Popen[bytes], heard: dict[str, bytes], most: int) -> None:
    """Keep what the child answers up to a byte too much, then close the pipe: it dies of saying more."""
    assert child.stdout
    with child.stdout as pipe:
        heard["answer"] = pipe.read(most + 1)


def _complaints(child: subprocess.Popen[bytes], heard: dict[str, bytes]) -> None:
    """Keep the end of what the child complains of, however much it is."""
    assert child.stderr
    last = b""
    with child.stderr as pipe:
        while part := pipe.read(COMPLAINT):
            last = (last + part)[-COMPLAINT:]
    heard["complaint"] = last


def _too_long() -> str:
    return tr("It takes too long to read, and its reader was stopped.")
