"""Which columns a person left in the table, and how wide; kept beside the settings."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from timeline_app import paths

Columns = tuple[tuple[str, int], ...]
"""Names of columns in their order, with design widths, 0 = their own."""


def _path() -> Path:
    return paths.config_dir() / "table.json"


def recall() -> Columns:
    """Return the columns as they were left; () where nothing is kept."""
    try:
        kept: Any = json.loads(_path().read_text(encoding="utf-8"))
        return tuple((str(name), int(width)) for name, width in kept["columns"])
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def keep(columns: Columns) -> None:
    """Keep how the table stands; a folder that cannot be written is not worth a word."""
    path = _path()
    part = path.with_suffix(".part")
    with suppress(OSError):
        part.write_text(json.dumps({"columns": columns}), encoding="utf-8")
        part.replace(path)
