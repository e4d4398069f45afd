"""From the words on the command line to an exit status. Nothing heavy is imported before a verb is known.

0 done, 1 refused with a sentence, 2 misused, 3 `check` found something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from timeline_app.cli import speech
from timeline_app.cli.grammar import grammar, with_dates_apart
from timeline_app.errors import ChronologyError, ExportError

Window = Callable[[Path | None], int]
DONE, REFUSED, MISUSED = 0, 1, 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str], window: Window | None = None) -> int:
    """Run one command and return the exit status; every refusal is a sentence on standard error.

    Args:
        window: opens the window for the verb `open`; this room knows no windows.
    """
    speech.in_utf8()
    try:
        status = _run(argv, window)
        speech.flush()
    except BrokenPipeError:  # whoever reads us, such as `head`, has had enough
        speech.fall_silent()
        return DONE
    except ExportError as why:
        speech.complain(why)
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _run(argv: Sequence[str], window: Window | None) -> int:
    try:
        asked = grammar().parse_args(with_dates_apart(argv))
    except SystemExit as answered:  # argparse has said what is wrong, or what was asked for
        return int(answered.code or DONE)
    module, _, function = asked.run.partition(":")
    try:
        if asked.verb == "open" and window is not None:
            return window(_project(Path(asked.project)) if asked.project else None)
        return int(getattr(import_module(f"timeline_app.cli.{module}"), function)(asked))
    except ChronologyError as why:
        speech.complain(why)
        return REFUSED


def _project(path: Path) -> Path:
    """Return the project to open: for a PDF the one that it carries, taken out beside it the first time."""
    from timeline_app import actions

    if not actions.carries_project(path):
        return path
    beside = path.with_suffix(".chronology")
    return beside if beside.exists() else actions.project_in(path, beside)
