"""Every deed of the bench still works, on a project of forty entries; how long it takes is the bench's business."""

from __future__ import annotations

import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.benchmarks import deeds_window, harness
from tests.benchmarks.dossier import large
from timeline_app import settings
from timeline_app.project import note_index

for _module in sorted((ROOT / "tests" / "benchmarks").glob("deeds_*.py")):
    import_module(f"tests.benchmarks.{_module.stem}")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The project of forty entries, made once; not to be opened, but copied."""
    return large(tmp_path_factory.mktemp("bench") / "small.chronology", 40)


@pytest.fixture
def bench(tmp_path, monkeypatch, small):
    monkeypatch.setattr(deeds_window, "SETTLED", 10)
    path, person = Path(shutil.copyfile(small, tmp_path / "small.chronology")), settings.load()
    note_index(path, person.name, person.installation)
    bench = harness.Bench(tmp_path, path, most=40)
    yield bench
    for close in reversed(bench.closing):
        close()


# A deed among more entries is the same deed: of those that stand for three sizes, the smallest is enough.
ONCE = [known for known in harness.deeds() if not re.search("(100,000|1,000,000) (rows|entries)", known.name)]


@pytest.mark.parametrize("known", ONCE, ids=lambda d: d.name)
def test_a_deed_can_be_done_again_and_again(qapp, bench, known):
    assert len(harness.measure(known, bench, repeats=2).times) == 2
