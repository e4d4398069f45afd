"""What one person prefers on one computer: one frozen value, kept as TOML. Unknown keys are kept.

What belongs to a project (time zone, calendars, style …) is in its `Dossier`; here are only the defaults
for new projects, the looks of the window and who one is.
"""

from __future__ import annotations

import getpass
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from timeline_app import paths


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "me"


@dataclass(frozen=True, slots=True)
class Settings:
    """All preferences with their defaults."""

    name: str = field(default_factory=_login)  # the author's name written into journals
    installation: str = ""  # a random id of this installation, set on the first run
    language: str = "en"
    theme: str = "system"  # system | light | dark
    text_size: int = 100  # per cent, 85 to 150
    density: str = "regular"  # compact | regular | roomy
    reduce_motion: bool = False
    reader_size: int = 18  # one of 14 16 18 20 22 24 28
    recent: tuple[str, ...] = ()  # project files, latest first
    time_zone: str = "UTC"
    first_weekday: str = "monday"
    citation_style: str = "chicago-notes-bibliography"
    tips_seen: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)  # keys of other versions, written back as they were


def load(path: Path | None = None) -> Settings:
    """Read the settings; defaults where there is no file, or where a value makes no sense."""
    path = path or paths.config_dir() / "settings.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    defaults = Settings()
    known = {f.name for f in fields(Settings)} - {"extra"}
    values: dict[str, Any] = {}
    for name in known & found.keys():
        value = tuple(found[name]) if isinstance(found[name], list) else found[name]
        if type(value) is type(getattr(defaults, name)):
            values[name] = value
    return replace(defaults, **values, extra={k: v for k, v in found.items() if k not in known})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings; the old file stays until the new one is whole."""
    path = path or paths.config_dir() / "settings.toml"
    values = asdict(settings)
    values |= values.pop("extra")
    part = path.with_suffix(".part")
    part.write_text("".join(f"{name} = {_toml(value)}\n" for name, value in values.items()), encoding="utf-8")
    part.replace(path)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(str(k))} = {_toml(v)}" for k, v in value.items()) + "}"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
