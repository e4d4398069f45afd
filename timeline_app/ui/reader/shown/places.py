"""Where one stopped reading, kept for each text in the user's own folder, not in the project."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from timeline_app import paths
from timeline_app.model import Version
from timeline_app.project import Project

KEPT = 500  # texts; those read longest ago are forgotten


class ReadingPlaces:
    """Version id → code point at the upper edge. Reads the file once; losing it loses nothing but places."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or paths.data_dir() / "reading-places.json"
        self._places = self._read()

    def of(self, version_id: str) -> int:
        """Return where one stopped in a text, 0 for one never read."""
        return self._places.get(version_id, 0)

    def read_last(self) -> list[str]:
        """Return the ids of the texts of any project, the one read last first."""
        return list(reversed(self._places))

    def keep(self, version_id: str, point: int) -> None:
        """Note where one stops; written at once."""
        if self.of(version_id) == point and next(reversed(self._places), "") == version_id:
            return
        self._places.pop(version_id, None)
        self._places[version_id] = point
        while len(self._places) > KEPT:
            del self._places[next(iter(self._places))]
        self._write()

    def _read(self) -> dict[str, int]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(id_): point for id_, point in found.items() if isinstance(point, int) and point >= 0}

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            part.write_text(json.dumps(self._places), encoding="utf-8")
            part.replace(self._path)
        except OSError:  # a place is not worth a message
            with suppress(OSError):
                part.unlink(missing_ok=True)


def last_read(project: Project, read: Sequence[str]) -> str | None:
    """Return the source of the text read last, else of the first text there is; None where there is no text.

    Args:
        read: ids of versions, of other projects too, the one read last first.
    """
    known = project.there(Version, read)
    version = next((id_ for id_ in read if id_ in known), None) or project.first(Version)
    found = project.get(Version, version) if version is not None else None
    return found.source_id if found is not None else None
