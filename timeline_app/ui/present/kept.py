"""How a project was exported last, kept in the person's own folder: it is nothing that an undo should take back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline_app import paths
from timeline_app.ui.desk.habits import Habits

KEPT = 200  # projects; those exported longest ago are forgotten


class LastExports:
    """Project id → the format chosen last, and by format the options."""

    def __init__(self, path: Path | None = None) -> None:
        self._kept = Habits(path or paths.data_dir() / "exports.json", KEPT)

    def format(self, project: str) -> str:
        """Return the name of the format chosen last, "" for none."""
        return str(self._of(project).get("format", ""))

    def options(self, project: str, format_: str) -> dict[str, Any]:
        """Return the options that were chosen for a format, by name; those of defaults are left out."""
        found = self._of(project).get("options", {})
        chosen = found.get(format_, {}) if isinstance(found, dict) else {}
        return dict(chosen) if isinstance(chosen, dict) else {}

    def keep(self, project: str, format_: str, options: Mapping[str, Any]) -> None:
        """Remember a format with its options; written at once where it is another."""
        before = self._of(project)
        known = before.get("options", {})
        after = {"format": format_, "options": {**(known if isinstance(known, dict) else {}), format_: dict(options)}}
        self._kept.keep(project, after)

    def _of(self, project: str) -> dict[str, Any]:
        found = self._kept.of(project)
        return found if isinstance(found, dict) else {}
