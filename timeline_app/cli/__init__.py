"""The command line: the same verbs as the window, for scripts. docs/CLI.md."""

from timeline_app.cli.door import main
from timeline_app.cli.grammar import VERBS

__all__ = ["VERBS", "main"]
