"""The chronologies that speed is measured on are such as the program itself would have written."""

from __future__ import annotations

import pytest

from tests.benchmarks.synthetic import synthetic
from timeline_app import actions, settings
from timeline_app.model import Entry
from timeline_app.project import Filter
from timeline_app.project.journal import proof


@pytest.fixture
def made(tmp_path):
    path = synthetic(tmp_path / "s.chronology", 600)
    kept = settings.load()
    assert actions.left_by(path, kept)
    project = actions.open_project(path, kept)
    yield project
    project.close()


def test_the_dates_are_those_that_their_words_give(made):
    entries = made.all(Entry)
    assert len(entries) == 600
    assert len({entry.when_precision for entry in entries}) == 5
    for entry in entries:
        row = entry.model_dump()
        assert Entry.derive(row).items() <= row.items()


def test_every_quotation_stands_in_its_article(made):
    chronicle = made.chronicle()
    cited = [citation for entry in chronicle.entries for citation in entry.citations]
    assert len(cited) > 500
    assert all(citation.intact and citation.quote for citation in cited)
    assert tuple(proof.blobs(made._db)) == ()


def test_it_has_twelve_places_and_two_scripts(made):
    marks = made.marks(Filter())
    assert len({names[0] for names in marks.lanes["place"] if names}) == 12
    assert 100 < sum(not title.isascii() for title in marks.title) < 300


def test_it_is_the_same_each_time(made, tmp_path):
    again = actions.open_project(synthetic(tmp_path / "t.chronology", 600), settings.load())
    assert again.marks() == made.marks()
    again.close()
