"""The timeline after a small edit of a large chronology: from hearing of it to the painted picture."""

from __future__ import annotations

from tests.benchmarks.edits.acts import KINDS, Edits, Kind, opened
from tests.benchmarks.harness import Arranged, Bench, deed
from tests.benchmarks.synthetic import synthetic

ENTRIES = 100_000


def edits(bench: Bench) -> Edits:
    """Return the edits of a made-up chronology, in a window of its own."""
    if "edits" not in bench.shared:
        window = opened(synthetic(bench.folder / "edited.chronology", bench.number(ENTRIES)))
        bench.shared["edits"] = Edits(window)
        bench.closing += [window.deleteLater, window.close, lambda: window.desk.document.show(None)]
    found: Edits = bench.shared["edits"]
    return found


def _register(kind: Kind) -> None:
    @deed(f"Repaint the timeline after {kind.name}", limit=16)
    def _done(bench: Bench) -> Arranged:
        held = edits(bench)
        return (lambda: kind.act(held), held.repaint)

    @deed(f"Repaint the timeline after {kind.name} is undone", limit=16)
    def _undone(bench: Bench) -> Arranged:
        held = edits(bench)
        for _ in range(8):
            kind.act(held)  # so that what is undone is an edit of ours
        return (lambda: (kind.act(held), held.repaint(), held.document.undo()), held.repaint)


for _kind in KINDS:
    _register(_kind)
