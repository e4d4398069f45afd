"""`make bench`: do every deed in a project of 5,000 entries and say how long each takes.

Deeds stand in the modules `deeds_*.py` beside this file; see `harness`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks import harness


def main(arguments: list[str]) -> int:
    """Print the table and write `build/bench.json`; the exit status says nothing about speed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", default="", metavar="WORD", help="only deeds with this word in their name")
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--entries", type=int, default=5000)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"TIMELINE_APP_{name}"] = str(Path(folder, name.lower()))
        return run(Path(folder), wanted.only, wanted.repeats, wanted.entries)


def run(folder: Path, only: str, repeats: int, entries: int) -> int:
    """Arrange the large project, time the deeds, report."""
    for module in sorted(Path(__file__).parent.glob("deeds_*.py")):
        import_module(f"tests.benchmarks.{module.stem}")
    from tests.benchmarks.dossier import large

    bench = harness.Bench(folder, large(folder / "large.chronology", entries))
    results = []
    for known in harness.deeds(only):
        results.append(harness.measure(known, bench, repeats))
        print(harness.table(results[-1:]).splitlines()[-1], flush=True)
    for close in reversed(bench.closing):
        close()
    print("\n" + harness.table(results))
    Path("build").mkdir(exist_ok=True)
    figures = {r.deed.name: {"median_ms": r.typical, "limit_ms": r.deed.limit} for r in results}
    Path("build/bench.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
