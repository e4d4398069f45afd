"""How well and how fast texts are read for their dates: `python -m tests.benchmarks.tagging`.

Scores the annotated texts beside this file (`texts/open`, on which rules are developed; `texts/kept` and `texts/last`,
which those who write rules do not open) and the WikiWars articles in `data/wikiwars`. Prints a table of the confidence
too.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

from tests.benchmarks import scoring
from tests.benchmarks.scoring import Marked, Reference, Tally
from timeline_app.suggest import Reading, read

HERE = Path(__file__).parent
OURS = tuple(HERE / "texts" / name for name in ("open", "kept", "last"))
WIKIWARS = HERE / "data" / "wikiwars"


def marks_of(reading: Reading, text: str) -> list[Marked]:
    """Return a reading as the scorer has it; the EDTF of a group stands on its first member."""
    places = [0]
    for char in text:
        places.append(places[-1] + (not char.isspace()))
    written = [re.sub(r"(T\d\d:\d\d):00", r"\1", each.edtf) for each in reading.expressions]
    for group in reading.groups:
        for member in group.members:
            written[member] = ""
        written[group.members[0]] = group.edtf
    return [
        Marked(
            *(places[each.start], places[each.end], each.timex.type, each.timex.value, edtf),
            *(each.derivation.confidence.band if each.edtf else "", each.derivation.rule, " ".join(each.text.split())),
        )
        for each, edtf in zip(reading.expressions, written, strict=True)
    ]


def score(references: list[Reference], mode: str = "auto") -> tuple[Tally, float]:
    """Return the tally of some texts and how many characters were read in a second of processor time."""
    tally, seconds, length = Tally(), 0.0, 0
    for reference in references:
        start = time.process_time()
        reading = read(reference.text, reference.published, mode=mode)
        seconds += time.process_time() - start
        length += len(reference.text)
        scoring.count(tally, reference, marks_of(reading, reference.text))
    return tally, length / seconds if seconds else 0.0


def folder(path: Path) -> list[Reference]:
    """Return the annotated texts of a folder by name; none when there is no such folder."""
    return [scoring.load(file) for file in sorted(path.glob("*.tml"))]


def main(arguments: list[str]) -> int:
    """Print the tables; the exit status says nothing about quality."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.tagging", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="of annotated texts; by default ours")
    parser.add_argument("--mode", default="auto", choices=("auto", "news", "narrative"))
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors of each folder")
    parser.add_argument("--priors", action="store_true", help="print how often each form was right, as the pack has it")
    wanted = parser.parse_args(arguments)
    places = wanted.folders or [*OURS, WIKIWARS]
    tallies = []
    for place in places:
        references = folder(place)
        if not references:
            print(f"{place} is skipped: there are no annotated texts in it.\n")
            continue
        tally, speed = score(references, wanted.mode)
        tallies.append((place.name, tally))
        print(f"{place.name}: {len(references)} texts, {speed:,.0f} characters a second")
        for error in tally.errors[: wanted.errors]:
            print("   ", " | ".join(error))
    print("\n" + scoring.table(tallies))
    print("\n" + calibration([tally for _, tally in tallies]))
    if wanted.priors:
        print("\n" + priors([tally for _, tally in tallies]))
    return 0


def calibration(tallies: list[Tally]) -> str:
    """Return how often dates of each band of confidence were right, as value and as EDTF."""
    lines = [f"{'confidence':<12}{'dates':>8}{'right':>9}"]
    for band in ("high", "medium", "low"):
        judged = [right for tally in tallies for right in tally.bands.get(band, ())]
        if judged:
            lines.append(f"{band:<12}{len(judged):>8}{100 * sum(judged) / len(judged):>8.1f}%")
    return "\n".join(lines)


def priors(tallies: list[Tally]) -> str:
    """Return how often each rule was right, as lines of `priors.toml`.

    A rule that was used seldom is thought to be like the others: as if it had been used three times more and right nine
    times in ten.
    """
    judged: dict[str, list[bool]] = {}
    for tally in tallies:
        for rule, right in tally.rules.items():
            judged.setdefault(rule.partition("/")[2], []).extend(right)
    return "\n".join(
        f'"{rule}" = {(sum(right) + 2.7) / (len(right) + 3):.2f}' for rule, right in sorted(judged.items())
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
