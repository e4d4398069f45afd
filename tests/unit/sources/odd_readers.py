"""Readers that do what a reader must not, each in its own way: the child process has to hold them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time

from timeline_app.anchors import CANON_VERSION
from timeline_app.errors import SourceError
from timeline_app.sources import Article, Block, Extraction, Hints, reader
from timeline_app.sources.registry import Read

MADE_BY = Extraction("odd", "text/plain", CANON_VERSION)
WORDS = Article("words", (Block("para", 0, 5),), MADE_BY)


def odd(read: Read) -> Read:
    """Register a reader under its own name, for files that end in that name."""
    return reader(read.__name__, title=f"A reader that {read.__name__}", suffixes=(f".{read.__name__}",))(read)


@odd
def hangs(_data: bytes, _hints: Hints) -> Article:
    time.sleep(600)
    return WORDS


@odd
def crashes(_data: bytes, _hints: Hints) -> Article:
    return WORDS.blocks[7].text


@odd
def swells(_data: bytes, _hints: Hints) -> Article:
    return Article("x" * 4 * 1024**3, (), MADE_BY)


@odd
def dials(_data: bytes, _hints: Hints) -> Article:
    socket.create_connection(("127.0.0.1", 9))
    return WORDS


@odd
def runs(_data: bytes, _hints: Hints) -> Article:
    subprocess.run([sys.executable, "--version"], check=False, timeout=5)
    return WORDS


@odd
def dies(_data: bytes, _hints: Hints) -> Article:
    os.kill(os.getpid(), 9)
    return WORDS


@odd
def chatters(_data: bytes, _hints: Hints) -> Article:
    print("this is not JSON")
    sys.stderr.write("nor is this\n" * 100_000)
    return WORDS


@odd
def floods(_data: bytes, _hints: Hints) -> Article:
    text = "x" * 70_000_000
    return Article(text, (Block("para", 0, len(text)),), MADE_BY)


@odd
def lies(_data: bytes, _hints: Hints) -> Article:
    return Article("words", (Block("para", 0, 3),), MADE_BY)


@odd
def babbles(_data: bytes, _hints: Hints) -> Article:
    return Article(None, (), MADE_BY)


@odd
def refuses(_data: bytes, _hints: Hints) -> Article:
    raise SourceError("Not this one.", hint="Take another.")


@odd
def spins(_data: bytes, _hints: Hints) -> Article:
    while True:
        pass
