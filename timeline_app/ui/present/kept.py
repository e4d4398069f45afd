"""How a project was exported last, kept in the person's own folder: it is nothing that an undo should take back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from timeline_app import paths

KEPT = 200  # projects; those exported longest ago are forgotten


class LastExports:
    """Project id → the format chosen last, and by format the options. Losing the file loses nothing but habits."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.data_dir() / "exports.json"
        self._kept = self._read()

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
        if after == before:
            return
        self._kept.pop(project, None)
        self._kept[project] = after
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        self._write()

    def _of(self, project: str) -> dict[str, Any]:
        found = self._kept.get(project)
        return found if isinstance(found, dict) else {}

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            part.write_text(json.dumps(self._kept), encoding="utf-8")
            part.replace(self._path)
        except OSError:  # a habit is not worth a message
            with suppress(OSError):
                part.unlink(missing_ok=True)
