"""The inside of the child process: limits first, then one reader, then its article as JSON.

A reader meets whatever a stranger wrote, so it works where little can go wrong: no network, no other
programs, bounded memory and time. The parent's side is `reading.py`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import BinaryIO

from timeline_app.errors import ChronologyError
from timeline_app.sources import registry
from timeline_app.sources.article import to_json
from timeline_app.sources.capture import Hints

MEMORY = 1024**3  # bytes of address space
CPU = 25  # seconds
FILE = 256 * 1024**2  # bytes of any file it may write
DESCRIPTORS = 64
LIFE = 70  # seconds; ends a child whose parent died, for the parent itself ends it at 60

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "webbrowser.",
)


Answer = Callable[[str, str, BinaryIO], Mapping[str, object]]
"""From the module that registers a reader, its name, and what is to be read, to what is said of it."""


def main(arguments: list[str]) -> None:
    """Read one document: `arguments` are the module that registers the reader, and its name."""
    serve(arguments, answer)


def serve(arguments: list[str], answer: Answer) -> None:
    """Answer from standard input to standard output as JSON, bounded and cut off from everything else."""
    confine(MEMORY, CPU)
    sys.addaudithook(refuse)
    module, name = arguments
    with private_output() as output:
        found = answer(module, name, sys.stdin.buffer)
        output.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


def answer(module: str, name: str, stream: BinaryIO) -> Mapping[str, object]:
    """Return {"article": …} or {"error": …} for what `stream` holds: hints as a line of JSON, then the bytes.

    Only errors meant for people become answers; all else ends the process, and the parent says so.
    """
    import_module(module)
    hints = Hints.from_json(json.loads(stream.readline()))
    try:
        return {"article": to_json(registry.named(name).read(stream.read(), hints))}
    except ChronologyError as error:
        return refusal(error)


def refusal(error: ChronologyError) -> Mapping[str, object]:
    """Return an error meant for people as an answer."""
    return {"error": {"kind": type(error).__name__, "message": str(error), "hint": error.hint}}


def confine(memory: int, cpu: int) -> None:
    """Bound what this process may use, for good; bytes and seconds. Windows has no such limits."""
    try:
        import resource
        import signal
    except ImportError:  # Windows: time is still kept by the parent
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            # At the softer limit of time the system says why it ends us; at the harder one it just does.
            resource.setrlimit(kind, (most, most + 1 if kind == resource.RLIMIT_CPU else most))
        except (OSError, ValueError):  # macOS refuses some; a stricter limit may be set already
            continue
    signal.alarm(LIFE)


def refuse(event: str, _arguments: object) -> None:
    """Refuse, as an audit hook, whatever reaches out of the process: no library can get round it.

    Raises:
        PermissionError: somebody tried.
    """
    if event.startswith(_REFUSED) and event != "socket.gethostname":  # asked for when coverage is measured
        raise PermissionError(f"a reader may not use {event}")


def private_output() -> BinaryIO:
    """Return standard output for ourselves alone; what a library prints goes nowhere."""
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(kept, "wb")
