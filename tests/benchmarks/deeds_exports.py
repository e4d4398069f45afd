"""Deeds that leave the program as a book: the pages, and apart from them the notes.

The processes that set pages and render notes are counted too. For memory, and for ten thousand entries in volumes:
`python -m tests.benchmarks.books`.
"""

from __future__ import annotations

from itertools import count

from tests.benchmarks.harness import Arranged, Bench, deed
from tests.unit.exports.chronicles import many
from timeline_app.citations import Mention, Pandoc, note_of
from timeline_app.citations.samples import CLUSTERS, SAMPLES
from timeline_app.exports import Options
from timeline_app.exports.notes import notes
from timeline_app.exports.pdf import preview, write_pdf


@deed("A book of 12 entries", limit=500, children=True)
def small_book(bench: Bench) -> Arranged:
    return lambda: write_pdf(many(12), bench.folder / "small.pdf", Options())


@deed("A book of 1,000 entries with its timeline", limit=7000, children=True)
def large_book(bench: Bench) -> Arranged:
    return lambda: write_pdf(many(bench.number(1000)), bench.folder / "large.pdf", Options())


@deed("The first six pages, for a preview", limit=1000, children=True)
def first_pages(bench: Bench) -> Arranged:
    return lambda: preview(many(bench.number(1000)), Options())


@deed("1,000 notes that nobody rendered before", limit=2500, children=True)
def thousand_notes(bench: Bench) -> Arranged:
    value, numbers = many(bench.number(1000)), count()
    return lambda: notes(value, engine=_anew(next(numbers)))


@deed("One note that nobody rendered before", limit=200, children=True)
def one_note(bench: Bench) -> Arranged:
    numbers = count()

    def act() -> object:
        item = {**SAMPLES[0], "title": f"A title that nobody had {next(numbers)}"}
        return note_of(Mention("chicago-notes-bibliography", "en-US", item, CLUSTERS[0][0]))

    return act


def _anew(number: int) -> Pandoc:
    """Return a processor whose answers nobody has kept: its cites differ from those of any other number."""

    class Anew(Pandoc):
        def render(self, style, locale, items, clusters):  # type: ignore[no-untyped-def]
            first = clusters[0][0]._replace(suffix=f"({number})")
            return super().render(style, locale, items, [(first,), *clusters[1:]])

    return Anew()
