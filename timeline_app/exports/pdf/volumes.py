"""A long chronicle as several books, each whole: cut where a year begins, else a month, else a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path

from timeline_app.errors import ExportError
from timeline_app.exports.wording import bounds
from timeline_app.project.chronicle import Chronicle, EntryView
from timeline_app.words import tr

SLACK = 3  # a cut may lie a third of a volume beside where it would be even


@dataclass(frozen=True, slots=True)
class Volume:
    """One book of several. `elsewhere`: the volume of each entry that is in another, by its id."""

    number: int  # from 1
    count: int
    chronicle: Chronicle
    elsewhere: Mapping[str, tuple[int, int]]  # id → volume, number of the entry


def volumes(chronicle: Chronicle, size: int) -> list[Volume]:
    """Return a chronicle in volumes of about `size` entries; one that is not much longer stays whole."""
    entries = chronicle.entries
    if len(entries) <= size:
        return [Volume(1, 1, chronicle, {})]
    starts = [0, *cuts(entries, ceil(len(entries) / size)), len(entries)]
    parts = [entries[a:b] for a, b in pairwise(starts)]
    where = {entry.id: (number, entry.number) for number, part in enumerate(parts, 1) for entry in part}
    return [
        Volume(
            number,
            len(parts),
            _part(chronicle, part),
            {id_: at for id_, at in where.items() if at[0] != number},
        )
        for number, part in enumerate(parts, 1)
    ]


def cuts(entries: Sequence[EntryView], count: int) -> list[int]:
    """Return the places of the first entries of all volumes but the first, rising."""
    days = [_day(entry) for entry in entries]
    size = len(entries) / count
    found: list[int] = []
    for number in range(1, count):
        even = round(size * number)
        reach = int(size / SLACK)
        near = range(max(even - reach, (found or [0])[-1] + 1), min(even + reach, len(entries)))
        found.append(_boundary(days, near, even))
    return found


def _boundary(days: Sequence[str], near: Sequence[int], even: int) -> int:
    """Return where the coarsest period begins; of several alike the one nearest to an even cut."""
    for cut in (-6, -3, None):
        places = [at for at in near if days[at][:cut] != days[at - 1][:cut]]
        if places:
            return min(places, key=lambda at: abs(at - even))
    return even


def _day(entry: EntryView) -> str:
    earliest, latest = bounds(entry.when)
    return earliest or latest


def _part(chronicle: Chronicle, entries: tuple[EntryView, ...]) -> Chronicle:
    ids = {entry.id for entry in entries}
    cited = {citation.source_id for entry in entries for citation in entry.citations}
    return replace(
        chronicle,
        entries=entries,
        links=tuple(link for link in chronicle.links if link.from_id in ids or link.to_id in ids),
        sources=tuple(source for source in chronicle.sources if source.id in cited),
        left_out=0,
        rows={},
    )


def paths(path: Path, count: int, mark: str) -> list[Path]:
    """Return where the volumes go: the first to `path`, the others beside it.

    Args:
        mark: stands in a PDF of this project; only such a file may be replaced beside the one that was named.

    Raises:
        ExportError: something else lies where a later volume would go.
    """
    found = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))]
    for other in found[1:]:
        if other.exists() and not _is_ours(other, mark):
            raise ExportError(
                tr("“{name}” is there already, and a volume would take its place.", name=other.name),
                hint=tr("Choose another name, or move it away."),
            )
    return found


def _is_ours(path: Path, mark: str) -> bool:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            return mark in str(pdf.docinfo.get("/Keywords", ""))
    except (pikepdf.PdfError, OSError, ValueError):
        return False
