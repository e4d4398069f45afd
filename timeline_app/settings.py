"""What one person prefers on one computer: one frozen value, kept as TOML.

What belongs to a project (time zone, calendars, style …) is in its `Dossier`; here are only the defaults
for new projects, the looks of the window and who one is.
"""

from __future__ import annotations

import getpass
import os
import tempfile
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from timeline_app import paths

CHOICES: dict[str, tuple[str | int, ...]] = {
    "theme": ("system", "light", "dark"),
    "text_size": tuple(range(85, 151)),
    "density": ("compact", "regular", "roomy"),
    "reader_size": (14, 16, 18, 20, 22, 24, 28),
    "overview_bend": tuple(range(-1, 96)),
    "first_weekday": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}


def _login() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "me"


@dataclass(frozen=True, slots=True)
class Settings:
    """All preferences with their defaults; `CHOICES` says what the closed ones may be."""

    name: str = field(default_factory=_login)  # the author's name written into journals
    installation: str = ""  # a random id of this installation, set on the first run
    language: str = "en"  # BCP 47
    theme: str = "system"
    text_size: int = 100  # per cent
    density: str = "regular"
    reduce_motion: bool = False
    glide: bool = True  # the timeline runs on after a fast drag, for 150 ms
    overview_bend: int = -1  # per cent, how far the timeline's overview bends towards the crowd; -1: by itself
    reader_size: int = 18  # logical pixels
    recent: tuple[str, ...] = ()  # project files, latest first
    time_zone: str = "UTC"  # IANA
    first_weekday: str = "monday"
    citation_style: str = "chicago-notes-bibliography"
    tips_seen: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)  # keys of other versions, written back as they were


def load(path: Path | None = None) -> Settings:
    """Read the settings; what is missing, unreadable or makes no sense is as if it had never been set."""
    try:
        text = (path or paths.config_dir() / "settings.toml").read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    known = {f.name for f in fields(Settings)} - {"extra"}
    values = {name: _settled(found[name]) for name in known & found.keys()}
    sensible = {name: value for name, value in values.items() if _makes_sense(name, value)}
    return replace(Settings(), **sensible, extra={k: v for k, v in found.items() if k not in known})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings; the old file stays until the new one is whole.

    Raises:
        OSError: the folder cannot be written; the program goes on with what it has.
    """
    path = path or paths.config_dir() / "settings.toml"
    values = asdict(settings)
    values = values.pop("extra") | values
    lines = "".join(f"{_key(name)} = {_toml(value)}\n" for name, value in values.items())
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(lines)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def _settled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _makes_sense(name: str, value: Any) -> bool:
    if type(value) is not type(getattr(Settings(), name)):
        return False
    if isinstance(value, tuple):
        return all(isinstance(item, str) for item in value)
    return name not in CHOICES or value in CHOICES[name]


def _toml(value: Any) -> str:
    """Return a value in TOML 1.0; nested tables are written in line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple():
            return "[" + ", ".join(_toml(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(name)} = {_toml(item)}" for name, item in value.items()) + "}"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else _toml(name)
