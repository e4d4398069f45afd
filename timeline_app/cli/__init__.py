"""The command line: the same verbs as the window, for scripts."""

from __future__ import annotations


def main(argv: list[str]) -> int:
    """Run one command; return the exit status (0 done, 1 refused, 2 misused)."""
    return 0 if argv else 2
