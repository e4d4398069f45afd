"""Where files are: ours (`resource`) and the user's (`config_dir`, `data_dir`, `cache_dir`).

Nothing else in the program joins such a path. A folder of the user's that cannot be made is like one that cannot be
written: reading finds nothing there, writing raises an `OSError`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("timeline-app", appauthor=False)


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the program.

    In a wheel `resources/` lies inside the package and `seeds/` inside `resources/`; in a checkout both lie
    beside the package, where an editable install leaves them too.

    Raises:
        FileNotFoundError: there is no such resource.
    """
    package = Path(str(files("timeline_app")))
    beside = package.parent if parts[:1] == ("seeds",) else package.parent / "resources"
    for root in (package / "resources", beside):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def config_dir() -> Path:
    """Return the folder of the user's settings, made if need be."""
    return _own("TIMELINE_APP_CONFIG", _DIRS.user_config_path)


def data_dir() -> Path:
    """Return the folder of backups, verified heads and the copy of the sample, made if need be."""
    return _own("TIMELINE_APP_DATA", _DIRS.user_data_path)


def cache_dir() -> Path:
    """Return the folder of what can be made again, made if need be."""
    return _own("TIMELINE_APP_CACHE", _DIRS.user_cache_path)


def _own(variable: str, default: Path) -> Path:
    path = Path(os.environ.get(variable) or default)
    with suppress(OSError):  # whoever writes there hears of it, and can tell or do without
        path.mkdir(parents=True, exist_ok=True)
    return path
