"""Which readers there are, and which one some bytes are for. A new format is a module with a `@reader`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from timeline_app.sources.article import Article
from timeline_app.sources.capture import Hints

Read = Callable[[bytes, Hints], Article]
"""A reader: pure, so no file, no network, no clock. It may raise `SourceError` with a whole sentence."""

MB = 1024**2
HEAD = 4096
"""How many bytes from the start of a file a reader is recognised by."""

PLUGINS = "timeline_app.sources"
"""The group of entry points under which other packages offer modules with readers."""

_OURS = ("plain", "html")
_readers: dict[str, Reader] = {}


@dataclass(frozen=True, slots=True)
class Reader:
    """One format that can be read: suffixes in lower case with their dot, `limit` in bytes.

    `looks_like` judges by the first 4,096 bytes; `read` is called in the child process only.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    limit: int
    read: Read

    @property
    def module(self) -> str:
        """The module that registers it, imported anew in the child process."""
        return self.read.__module__


def _never(_head: bytes) -> bool:
    return False


def reader(
    name: str,
    *,
    title: str,
    suffixes: tuple[str, ...],
    media_types: tuple[str, ...] = (),
    looks_like: Callable[[bytes], bool] = _never,
    limit: int = 20 * MB,
) -> Callable[[Read], Read]:
    """Register the decorated function as the reader of one format."""

    def _register(read: Read) -> Read:
        known = _readers.get(name)
        if known and known.module != read.__module__:
            raise ValueError(f"two readers are called {name!r}")
        _readers[name] = Reader(name, title, suffixes, media_types, looks_like, limit, read)
        return read

    return _register


def readers() -> tuple[Reader, ...]:
    """Return every known reader by name. That imports their modules, but not the libraries they use."""
    _load()
    return tuple(_readers[name] for name in sorted(_readers))


def named(name: str) -> Reader:
    """Return a reader that is registered already; the child process loads no other.

    Raises:
        KeyError: nothing of this name is registered.
    """
    return _readers[name]


def suffixes() -> tuple[str, ...]:
    """Return every ending that some reader reads, in order: ".html" …; for file dialogs and drops."""
    return tuple(sorted({suffix for known in readers() for suffix in known.suffixes}))


def reads(suffix: str) -> bool:
    """Return whether some reader takes files with this ending, dot included, in any case."""
    return suffix.lower() in suffixes()


def choose(data: bytes, hints: Hints) -> Reader:
    """Return the reader for some bytes.

    What a clipboard called them decides first, then their own look; the file's ending settles only what is
    left, and text is read as text.
    """
    known = readers()
    if hints.media_type:
        for one in known:
            if hints.media_type.partition(";")[0].strip().lower() in one.media_types:
                return one
    looking = [one for one in known if one.looks_like(data[:HEAD])]
    by_suffix = [one for one in looking or known if hints.suffix in one.suffixes]
    return (by_suffix or looking or [_readers["plain"]])[0]


@cache
def _load() -> None:
    for name in _OURS:
        import_module(f"timeline_app.sources.readers.{name}")
    from importlib.metadata import entry_points

    for plugin in entry_points(group=PLUGINS):
        plugin.load()
