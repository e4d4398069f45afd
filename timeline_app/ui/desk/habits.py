"""What the window remembers of a person's habits: small objects of JSON in the user's own folders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any


class Habits:
    """Key → value, the key kept last behind all others; read once, written whole at each change.

    No habit is worth a message: a file that is damaged counts as empty, one that cannot be written is left.

    Args:
        most: keys; those kept longest ago are forgotten.
    """

    def __init__(self, path: Path, most: int) -> None:
        self._path, self._most = path, most
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            found = {}
        self._kept: dict[str, Any] = found if isinstance(found, dict) else {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __reversed__(self) -> Iterator[str]:
        return reversed(self._kept)

    def of(self, key: str) -> Any:
        """Return what is kept under a key, whatever the file holds there; None for nothing."""
        return self._kept.get(key)

    def keep(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        if self._kept.get(key) == value and next(reversed(self._kept), None) == key:
            return
        self._kept.pop(key, None)
        self._kept[key] = value
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        self._write()

    def forget(self, *keys: str) -> None:
        """Keep nothing under these keys."""
        for key in keys:
            self._kept.pop(key, None)
        self._write()

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            part.write_text(json.dumps(self._kept), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
