"""The list of export formats, ours and those of plug-ins (entry points of group `timeline_app.exports`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from timeline_app.errors import ExportError
from timeline_app.exports.options import Check, named
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import tr

BUILT_IN = (
    "documents.vault",
    "documents.word",
    "exchange.calendar",
    "exchange.geojson",
    "exchange.gexf",
    "exchange.graphml",
    "exchange.kml",
    "pdf",
    "picture",
    "sheets.acled",
    "sheets.aeon",
    "sheets.excel",
    "sheets.flat",
    "sheets.lossless",
    "sheets.timelinejs",
    "web.jsonld",
    "web.page",
    "web.plain",
    "web.timelinejs",
)
PLUGINS = "timeline_app.exports"


@dataclass(frozen=True, slots=True)
class Report:
    """What an export did. Each note is a sentence on what was left out, replaced or shortened."""

    path: Path
    entries: int
    notes: tuple[str, ...] = ()


Progress = Callable[[int, int, str], None]  # done, of how many, what; raises Cancelled when the person had enough


def silent(_done: int, _total: int, _words: str) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to write: the options of the format by name, and where to tell how far it is."""

    values: Mapping[str, Any] = field(default_factory=dict)
    report: Progress = silent

    def get(self, name: str, default: Any) -> Any:
        """Return one option, or its default."""
        return self.values.get(name, default)


Wanted = Callable[[Mapping[str, Any]], Mapping[str, bool] | None]
"""Options → what `Reading.with_evidence` is to bring with the chronicle (private, whole); None for nothing."""

Writer = Callable[[Chronicle, Path, Options], Report]


@dataclass(frozen=True, slots=True)
class Format:
    """An export format as the panel, the command line and the docs show it."""

    name: str  # "csv": the word the command line takes
    title: str  # "Spreadsheet (CSV)": the words the panel shows
    suffix: str  # ".csv"
    write: Writer
    loses: str = ""  # one sentence on what the format cannot hold
    options: Mapping[str, Check] = field(default_factory=dict)  # what can be asked of the writer, by name
    holds: str = ""  # one sentence on what is in it
    by_name: bool = False  # its ending stands for another format; it has to be named
    folder: bool = False  # under a name without the ending it becomes a folder
    evidence: Wanted = lambda _options: None  # what stands behind the chronicle, as far as the writer wants it


_formats: dict[str, Format] = {}


def exporter(
    name: str,
    *,
    title: str,
    suffix: str,
    loses: str = "",
    options: Mapping[str, Check] | None = None,
    holds: str = "",
    by_name: bool = False,
    folder: bool = False,
    evidence: Wanted = lambda _options: None,
) -> Callable[[Writer], Writer]:
    """Register the decorated function as the writer of one format.

    Args:
        loses: one sentence on what it cannot hold; `holds`: one on what is in it. The docs and the panel show both.
        options: what can be asked of it by name; nothing else reaches the writer. One without words of its own is
            asked for in the words of `options.COMMON`.
        by_name: its ending stands for another format.
        folder: under a name without the ending it becomes a folder.
        evidence: says by the options whether the writer needs captured texts, custody or the project as a file.
    """
    asked = {option: named(option, check) for option, check in (options or {}).items()}

    def _register(write: Writer) -> Writer:
        if name in _formats:
            raise ValueError(f"two exporters are called {name!r}")
        _formats[name] = Format(name, title, suffix, write, loses, asked, holds, by_name, folder, evidence)
        return write

    return _register


def formats() -> list[Format]:
    """Return every known format by title, importing the modules that define them."""
    for name in BUILT_IN:
        import_module(f"timeline_app.exports.{name}")
    for plugin in entry_points(group=PLUGINS):
        plugin.load()
    return sorted(_formats.values(), key=lambda known: known.title)


def choose(path: Path, name: str = "") -> Format:
    """Return the format called `name`, else the one that the ending of `path` stands for.

    Raises:
        ExportError: there is no such format.
    """
    known = formats()
    ending = path.suffix.lower()
    wanted = [f for f in known if (f.name == name if name else f.suffix == ending and not f.by_name)]
    if not wanted:
        names = ", ".join(f.name for f in known)
        raise ExportError(
            tr("There is no export format for “{name}”.", name=name or path.name),
            hint=tr("Known formats: {names}.", names=names),
        )
    return wanted[0]


def table() -> str:
    """Return the table of formats as docs/EXPORTS.md shows it, in Markdown."""
    lines = ["| name | suffix | what | cannot hold | options |", "|---|---|---|---|---|"]
    for known in sorted(formats(), key=lambda one: one.name):
        what = f"{known.title}. {known.holds}".strip() if known.holds else known.title
        options = " ".join(f"`{option}`" for option in known.options)
        suffix = f"`{known.suffix}`" + (", or a folder" if known.folder else "")
        lines.append(f"| `{known.name}` | {suffix} | {what} | {known.loses} | {options} |")
    return "\n".join(lines) + "\n"
