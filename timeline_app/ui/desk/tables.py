"""Which files come in row by row instead of as articles."""

from __future__ import annotations

from pathlib import Path

from timeline_app import sources
from timeline_app.sources import interchange


def is_table(path: Path) -> bool:
    """Tell, by its name alone, whether a file or folder is a table or another program's chronology."""
    if path.is_dir():
        return (path / "datapackage.json").is_file() or (path / "entries.csv").is_file()
    suffix = path.suffix.lower()
    return suffix in table_suffixes() and not sources.reads(suffix)


def table_suffixes() -> tuple[str, ...]:
    """Return the endings of files that can come in row by row, in order."""
    return tuple(sorted({ending for reader in interchange.incoming_readers() for ending in reader.suffixes}))
