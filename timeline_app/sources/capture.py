"""Getting hold of bytes, before anything reads them. The original bytes are what a version is proved by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import Any, Self

from timeline_app.errors import SourceError, TooLarge
from timeline_app.words import tr

FILE_LIMIT = 500 * 1024**2
"""Bytes; a larger file is not even opened."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of some bytes beside the bytes: how they came, and under which names. All may be ""."""

    kind: str = ""
    file_name: str = ""
    media_type: str = ""
    url: str = ""

    @property
    def suffix(self) -> str:
        """The ending of the file name in lower case, with its dot, or ""."""
        return PurePath(self.file_name).suffix.lower()

    def to_json(self) -> dict[str, str]:
        """Return the members by name."""
        return {
            "kind": self.kind,
            "file_name": self.file_name,
            "media_type": self.media_type,
            "url": self.url,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read back what `to_json` gave."""
        return cls(**{name: str(member) for name, member in value.items()})


@dataclass(frozen=True)
class Capture:
    """Bytes as they came: `kind` is paste, file, url, drop or archive.

    `path` is where the file lay (None for a paste), `url` the address asked for, `media_type` what the giver
    called the bytes; `at` is when we got them, in UTC.
    """

    data: bytes = field(repr=False)
    kind: str
    file_name: str = ""
    path: Path | None = None
    url: str = ""
    media_type: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @classmethod
    def of_file(cls, path: Path | str, *, url: str = "") -> Self:
        """Read a file whole.

        Raises:
            SourceError: there is no such file, it cannot be read, or it is a folder, a device or a pipe, which may
                have no end.
            TooLarge: it is over 500 MB.
        """
        path = Path(path)
        try:
            found = path.stat()
            if not S_ISREG(found.st_mode):
                raise SourceError(
                    tr("“{name}” is a folder, a device or a pipe, no file.", name=path.name or path),
                    hint=tr("Bring in the files that hold the articles."),
                )
            if found.st_size > FILE_LIMIT:
                raise TooLarge(
                    tr("“{name}” is larger than 500 MB.", name=path.name),
                    hint=tr("Save the article's text alone and bring that in."),
                )
            data = path.read_bytes()
        except (OSError, ValueError) as why:  # a name with a NUL in it is a ValueError
            raise SourceError(
                tr("“{name}” cannot be read: {reason}.", name=path.name, reason=getattr(why, "strerror", "") or why),
                hint=tr("Check that the file is there and that you may open it."),
            ) from why
        return cls(data, "file", file_name=path.name, path=path, url=url)

    @classmethod
    def of_paste(cls, text: str, *, html: str = "", url: str = "") -> Self:
        """Take words from the clipboard; its HTML flavour, where there is one, is what is kept and read."""
        pasted, media_type = (html, "text/html") if html.strip() else (text, "text/plain")
        return cls(pasted.encode("utf-8", "replace"), "paste", url=url, media_type=media_type)

    @cached_property
    def sha256(self) -> str:
        """The hash of the original bytes, in lower-case hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def hints(self) -> Hints:
        """What a reader is told beside the bytes."""
        return Hints(self.kind, self.file_name, self.media_type, self.url)
