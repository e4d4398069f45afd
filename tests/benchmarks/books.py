"""`python -m tests.benchmarks.books [ENTRIES …]`: time, memory and size of books, each set in processes of its own."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.unit.exports.chronicles import many
from timeline_app.exports import Options
from timeline_app.exports.notes import notes
from timeline_app.exports.pdf import write_pdf

USUAL = (12, 1000, 10_000)
MB = 1024


def main(arguments: list[str]) -> int:
    """Print a line for each number of entries."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(one(int(arguments[1]), Path(arguments[2]))))
        return 0
    print(f"{'entries':>8}{'notes s':>9}{'pages s':>9}{'elapsed s':>11}{'peak MB':>9}{'press MB':>10}  files MB")
    for entries in map(int, arguments) if arguments else USUAL:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.benchmarks.books", "--one", str(entries), folder]
            kept = os.environ | {f"TIMELINE_APP_{name}": folder for name in ("CONFIG", "DATA", "CACHE")}
            done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=1800, env=kept)
        found = json.loads(done.stdout)
        sizes = " ".join(f"{size:.2f}" for size in found["sizes"])
        print(
            f"{entries:>8}{found['notes']:>9.2f}{found['pages']:>9.2f}{found['elapsed']:>11.1f}"
            f"{found['own'] + found['press']:>9}{found['press']:>10}  {sizes}",
            flush=True,
        )
    return 0


def one(entries: int, folder: Path) -> dict[str, Any]:
    """Set one book; processor seconds with those of the processes it waited for, megabytes at the most."""
    value = many(entries)
    start = _spent()
    notes(value)
    noted = _spent() - start
    start, began = _spent(), time.monotonic()
    write_pdf(value, folder / "book.pdf", Options())
    return {
        "notes": noted,
        "pages": _spent() - start,
        "elapsed": time.monotonic() - began,
        "own": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MB,
        "press": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // MB,
        "sizes": [path.stat().st_size / 1e6 for path in sorted(folder.glob("*.pdf"))],
    }


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
