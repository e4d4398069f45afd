"""Which files can be brought in as records, and by which reader. A new format is a module with one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath

from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.words import tr

MB = 1024**2
HEAD = 4096
"""How many bytes from the start of a file a reader is recognised by."""

PLUGINS = "timeline_app.interchange"
"""The group of entry points under which other packages offer modules with readers."""

BUILT_IN: tuple[str, ...] = (
    "programs.calendar",
    "programs.markwhen",
    "programs.own_json",
    "programs.project_xml",
    "programs.timelinejs",
    "references.lists",
    "sheets.flat",
    "sheets.mapped",
    "sheets.own",
    "sheets.workbook",
)
"""The modules of this folder that define readers, in any order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is told beside the bytes."""

    file_name: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    """What the person said about the file: `day_first` (true, false), columns by name …."""

    @property
    def suffix(self) -> str:
        """The ending of the file name in lower case, with its dot, or ""."""
        return PurePath(self.file_name).suffix.lower()


Read = Callable[[bytes, Asked], Incoming]
"""A reader: pure, so no file, no network, no clock. It may raise `SourceError` with a whole sentence, which it
should do only when nothing at all can be read; else it puts a `Slip` beside what it found."""

Sniff = Callable[[bytes, str], bool]
"""Tells from the first 4,096 bytes and the file name in lower case whether a file is of this format."""

_readers: dict[str, IncomingReader] = {}


@dataclass(frozen=True, slots=True)
class IncomingReader:
    """One format: suffixes in lower case with their dot, `limit` in bytes. `read` runs in the child process only."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    sniff: Sniff
    limit: int
    read: Read

    @property
    def module(self) -> str:
        """The module that registers it, imported anew in the child process."""
        return self.read.__module__


def incoming_reader(
    name: str, *, title: str, suffixes: tuple[str, ...], sniff: Sniff, limit: int = 20 * MB
) -> Callable[[Read], Read]:
    """Register the decorated function as the reader of one format.

    Args:
        name: what `--format` takes; the same as that of the exporter where there is one.
        sniff: should be narrow; a file that nobody knows goes to the reader that its suffix stands for.
    """

    def _register(read: Read) -> Read:
        known = _readers.get(name)
        if known and known.module != read.__module__:
            raise ValueError(f"two readers are called {name!r}")
        _readers[name] = IncomingReader(name, title, suffixes, sniff, limit, read)
        return read

    return _register


def incoming_readers() -> tuple[IncomingReader, ...]:
    """Return every known reader by name. That imports their modules, which import their libraries when used."""
    _load()
    return tuple(_readers[name] for name in sorted(_readers))


def registered(name: str) -> IncomingReader:
    """Return a reader that is registered already; the child process loads no other.

    Raises:
        KeyError: nothing of this name is registered.
    """
    return _readers[name]


def choose(head: bytes, file_name: str, name: str = "") -> IncomingReader:
    """Return the reader called `name`, else the one that knows the look of a file, else that of its suffix.

    Raises:
        SourceError: there is none.
    """
    known = incoming_readers()
    suffix = PurePath(file_name).suffix.lower()
    if name:
        found = [one for one in known if one.name == name]
    else:
        knowing = [one for one in known if one.sniff(head[:HEAD], file_name.lower())]
        found = [one for one in knowing if suffix in one.suffixes] or knowing
        found = found or [one for one in known if suffix in one.suffixes]
    if not found:
        raise SourceError(
            tr("There is no way to bring in “{name}” as a table.", name=name or file_name),
            hint=tr("Known formats: {names}.", names=", ".join(one.name for one in known)),
        )
    return found[0]


@cache
def _load() -> None:
    for name in BUILT_IN:
        import_module(f"timeline_app.sources.interchange.{name}")
    for plugin in entry_points(group=PLUGINS):
        plugin.load()
