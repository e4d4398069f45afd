"""The child process that sets pages. Run as a script: it knows nothing of this package but what it is told.

Each line of standard input is a task in JSON, each line of standard output its answer: {"ok": …} or {"error": …}.
It ends when its input does. Memory and time of a large document go with it, and it can be killed at any moment.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import typst


def widths(task: dict[str, Any]) -> list[float]:
    """Return the width in points of every text in `texts`, as the template `input` measures them."""
    found = json.loads(_compiler(task).query("<widths>", field="value", one=True))
    return [float(width) for width in found]


def compile_pages(task: dict[str, Any]) -> int:
    """Write the document to `output`; for pictures that name holds `{n}`. Return 1 for a single file, 0 for many."""
    options: dict[str, Any] = {"format": task["format"]}
    if task["format"] == "pdf":
        options |= {"pdf_standards": task["standards"], "timestamp": task["timestamp"]}
    if task["format"] == "png":
        options |= {"ppi": float(task["ppi"])}
    _compiler(task).compile(output=task["output"], **options)
    return int("{" not in task["output"])


def _compiler(task: dict[str, Any]) -> Any:
    return typst.Compiler(task["input"], root=task["root"], font_paths=list(task["fonts"]), ignore_system_fonts=True)


def main() -> int:
    """Do tasks until there are none."""
    for line in sys.stdin.buffer:
        task = json.loads(line)
        try:
            answer: dict[str, Any] = {"ok": (widths if task["do"] == "widths" else compile_pages)(task)}
        except typst.TypstError as why:
            answer = {"error": str(why.message), "hints": [str(hint) for hint in why.hints or []]}
        except (OSError, RuntimeError, ValueError) as why:
            answer = {"error": str(why), "hints": []}
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
