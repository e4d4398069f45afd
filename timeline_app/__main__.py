"""`python -m timeline_app`: picks a door. A verb runs the command line, all else opens the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run one command, or the window; return the exit status."""
    from timeline_app import cli

    return cli.main(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
