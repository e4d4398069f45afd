"""Which columns a person left in the table, and how wide; kept beside the settings."""

from __future__ import annotations

from timeline_app import paths
from timeline_app.ui.desk.habits import Habits

Columns = tuple[tuple[str, int], ...]
"""Names of columns in their order, with design widths, 0 = their own."""


_KEY = "columns"


def recall() -> Columns:
    """Return the columns as they were left; () where nothing is kept."""
    try:
        return tuple((str(name), int(width)) for name, width in _habits().of(_KEY))
    except (ValueError, TypeError):
        return ()


def keep(columns: Columns) -> None:
    """Keep how the table stands."""
    _habits().keep(_KEY, columns)


def _habits() -> Habits:
    return Habits(paths.config_dir() / "table.json", 1)
