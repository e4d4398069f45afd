"""Hold the measured coverage (lines and branches together) against what each half of the house must reach.

`python tests/architecture/coverage_gate.py build/coverage.json` prints both figures and fails below a gate.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

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


def main(path: str) -> int:
    """Print the figures; return 1 when one of them is below its gate."""
    files = json.loads(Path(path).read_text(encoding="utf-8"))["files"]
    short = False
    for half, percent in covered(files).items():
        passed = percent >= GATES[half]
        short |= not passed
        print(f"coverage {half}: {percent:.1f} % (gate {GATES[half]:.0f} %){'' if passed else ': too low'}")
    return int(short)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
