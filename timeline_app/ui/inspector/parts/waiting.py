"""Drafts that a person left for another: nothing typed is lost, not even when the window is closed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline_app import paths

State = dict[str, Any]
"""What stands in the fields of a draft, by name, and the words that it is of."""


class Waiting:
    """The drafts put aside, the last one first to come back; between sessions a file in the user's own folder."""

    def __init__(self) -> None:
        self.states: list[State] = []

    def load(self, dossier_id: str) -> None:
        """Take up the drafts that were left when this project was closed."""
        try:
            found = json.loads(_file(dossier_id).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = []
        self.states = [state for state in found if isinstance(state, dict)] if isinstance(found, list) else []

    def keep(self, dossier_id: str) -> None:
        """Write the drafts down for the next time; without any, nothing is left on the disk.

        Raises:
            OSError: the user's own folder cannot be written.
        """
        file = _file(dossier_id)
        if not self.states:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(self.states), encoding="utf-8")
        part.replace(file)


def _file(dossier_id: str) -> Path:
    return paths.data_dir() / "drafts" / f"{dossier_id}.json"
