"""What the command line says: results on standard output, all else on standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from timeline_app.errors import Choice, ChronologyError, ExportError
from timeline_app.words import tr

_ORDERS = {code: f"\\u{code:04x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
"""Characters that a terminal obeys instead of showing them (ECMA-48), spelt out in a way that JSON reads as well."""


def in_utf8() -> None:
    """Speak UTF-8 in every locale; a letter that cannot be written is spelt out instead of ending the program.

    Streams that were closed before we began lead nowhere.
    """
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY), "r")
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Print a result, one line or more; what a stranger wrote gives no orders to the terminal.

    Raises:
        ExportError: standard output is a file on a full disk.
        BrokenPipeError: whoever read us has had enough.
    """
    with _told_why():
        print(text.translate(_ORDERS))


def flush() -> None:
    """Hand on what was printed; errors as `say`."""
    with _told_why():
        sys.stdout.flush()


def fall_silent() -> None:
    """Let standard output lead nowhere from now on, so that what waits in it fails no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _told_why() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as why:
        fall_silent()
        raise ExportError(
            tr("The result could not be written: {reason}.", reason=why.strerror or why),
            hint=tr("Make room, or write it elsewhere."),
        ) from why


def say_made(id_: str, shape: Mapping[str, Any], *, as_json: bool) -> None:
    """Print what was made: its whole id, or as JSON the object on one line."""
    say(json.dumps(shape, ensure_ascii=False) if as_json else id_)


def note(text: str) -> None:
    """Print something to know that is not the result, harmless to the terminal like it."""
    print(text.translate(_ORDERS), file=sys.stderr)


def complain(why: ChronologyError, about: str = "") -> None:
    """Print what went wrong, what there is to choose from, and what to do.

    Args:
        about: the one of several things that it went wrong with.
    """
    note(tr("{name}: {sentence}", name=about, sentence=why) if about else str(why))
    if isinstance(why, Choice):
        for choice in why.choices:
            note(f"  {choice}")
    if why.hint:
        note(why.hint)
