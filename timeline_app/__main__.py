"""`python -m timeline_app`: picks a door. A verb runs the command line, all else opens the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from timeline_app.errors import ChronologyError
from timeline_app.words import tr

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Variables of which a Linux desktop sets one."""


def main(argv: list[str] | None = None) -> int:
    """Run one command, or the window; return the exit status."""
    from timeline_app import cli

    words = sys.argv[1:] if argv is None else argv
    return cli.main(["open", *words] if means_window(words) else words, _window)


def means_window(words: list[str]) -> bool:
    """Tell whether these words ask for the window: none, or one that is a file."""
    if not words:
        return True
    (first, *rest) = words
    return not rest and not first.startswith("-") and (first.endswith(".chronology") or Path(first).is_file())


def _window(path: Path | None) -> int:
    """Open the window.

    Raises:
        ChronologyError: there is no screen.
    """
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        raise ChronologyError(
            tr("There is no screen here, so no window can be opened."),
            hint=tr("The command line needs none: timeline-app --help."),
        )
    from timeline_app.ui import app

    return app.run(path)


if __name__ == "__main__":
    sys.exit(main())
