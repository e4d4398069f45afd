"""Where one stopped reading, kept for each text in the user's own folder, not in the project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline_app import paths
from timeline_app.model import Version
from timeline_app.project import Project
from timeline_app.ui.desk.habits import Habits

KEPT = 500  # texts; those read longest ago are forgotten


class ReadingPlaces:
    """Version id → code point at the upper edge."""

    def __init__(self, path: Path | None = None) -> None:
        self._places = Habits(path or paths.data_dir() / "reading-places.json", KEPT)

    def of(self, version_id: str) -> int:
        """Return where one stopped in a text, 0 for one never read."""
        point = self._places.of(version_id)
        return point if isinstance(point, int) and point >= 0 else 0

    def read_last(self) -> list[str]:
        """Return the ids of the texts of any project, the one read last first."""
        return list(reversed(self._places))

    def keep(self, version_id: str, point: int) -> None:
        """Note where one stops; written at once."""
        self._places.keep(version_id, point)


def last_read(project: Project, read: Sequence[str]) -> str | None:
    """Return the source of the text read last, else of the first text there is; None where there is no text.

    Args:
        read: ids of versions, of other projects too, the one read last first.
    """
    known = project.there(Version, read)
    version = next((id_ for id_ in read if id_ in known), None) or project.first(Version)
    found = project.get(Version, version) if version is not None else None
    return found.source_id if found is not None else None
