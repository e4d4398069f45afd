"""The figures that a whole run must reach: coverage (lines and branches together), and tests per source.

`python tests/architecture/gates.py build/coverage.json` prints them and fails below a gate.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GATES = {"below ui": 95.0, "in ui": 80.0}


def covered(files: dict[str, Any]) -> dict[str, float]:
    """Return per cent of lines and branches run, by half of the house; a half without code is left out."""
    seen = dict.fromkeys(GATES, 0)
    whole = dict.fromkeys(GATES, 0)
    for name, file in files.items():
        half = "in ui" if Path(name).parts[:2] == ("timeline_app", "ui") else "below ui"
        sums = file["summary"]
        seen[half] += sums["covered_lines"] + sums.get("covered_branches", 0)
        whole[half] += sums["num_statements"] + sums.get("num_branches", 0)
    return {half: 100 * seen[half] / whole[half] for half in GATES if whole[half]}


def barest(files: dict[str, Any], half: str) -> list[str]:
    """Return the ten files of a half that lack most, with how many lines and branches no test has run."""
    lacking = [
        (file["summary"]["missing_lines"] + file["summary"].get("missing_branches", 0), name)
        for name, file in files.items()
        if (Path(name).parts[:2] == ("timeline_app", "ui")) == (half == "in ui")
    ]
    return [f"    {count:4} not run in {name}" for count, name in sorted(lacking, reverse=True)[:10] if count]


def lines(folder: str) -> int:
    """Return the lines of Python in a folder of the repository."""
    return sum(path.read_text(encoding="utf-8").count("\n") for path in (ROOT / folder).rglob("*.py"))


def main(path: str) -> int:
    """Print the figures; return 1 when coverage is below a gate. Lines of tests are an aim, not a gate."""
    files = json.loads(Path(path).read_text(encoding="utf-8"))["files"]
    short = [half for half, percent in covered(files).items() if percent < GATES[half]]
    for half, percent in covered(files).items():
        print(f"coverage {half}: {percent:.1f} % (gate {GATES[half]:.0f} %){': too low' * (half in short)}")
        if half in short:
            print("\n".join(barest(files, half)))
    print(f"lines of tests per line of source: {lines('tests') / lines('timeline_app'):.2f} (aim 1.00)")
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
