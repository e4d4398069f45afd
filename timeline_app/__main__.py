"""`python -m timeline_app`: picks a door. A verb runs the command line, all else opens the window."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


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
    return int(import_module("timeline_app.ui.app").run(path))


if __name__ == "__main__":
    sys.exit(main())
