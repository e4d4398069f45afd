"""The inside of the child process that takes a project out of a PDF: limits first, then the one attachment."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from timeline_app.sources.child import CPU, MEMORY, confine, private_output, refuse

TAKEN, NONE, LOCKED, BROKEN, UNWRITABLE = "taken", "none", "locked", "broken", "unwritable"
MAGIC = b"SQLite format 3\x00"
MOST = 1000  # attachments that are looked at


def main(_arguments: list[str]) -> None:
    """Answer {"found": …} for the PDF and the target that standard input names."""
    import pikepdf  # before the limits: nothing of it is a stranger's yet

    assert pikepdf
    confine(MEMORY, CPU)
    sys.addaudithook(refuse)
    asked = json.loads(sys.stdin.buffer.read())
    with private_output() as output:
        output.write(json.dumps({"found": take(Path(asked["pdf"]), Path(asked["target"]))}).encode())


def take(pdf: Path, target: Path) -> str:
    """Write the first attachment that is a database; return what became of it, one of the words above."""
    import pikepdf

    try:
        with pikepdf.open(pdf) as document:
            found = _project(document)
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return BROKEN
    if found is None:
        return NONE
    try:
        with target.open("xb") as file:
            file.write(found)
    except OSError:  # what is half written the parent clears away
        return UNWRITABLE
    return TAKEN


def _project(document: Any) -> bytes | None:
    for place, (_name, attached) in enumerate(document.attachments.items()):
        if place >= MOST:
            break
        data: bytes = attached.get_file().read_bytes()
        if data.startswith(MAGIC):
            return data
    return None
