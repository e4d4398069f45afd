import pytest

from timeline_app import actions
from timeline_app.sources import Capture, read_article

TEXT = """The harbour of Lowick

On Monday, 3 June 2019, the council of Lowick closed the old harbour. “Nobody was asked,” said the fishermen. \
The closing came a week after a storm.

The harbour master says that the quay had been unsafe since 2015. The fishermen say that the quay was safe.

The quay was safe.
"""


@pytest.fixture(scope="session")
def capture():
    return Capture(TEXT.encode(), "file", file_name="lowick.txt")


@pytest.fixture(scope="session")
def article(capture):
    return read_article(capture)


@pytest.fixture
def lowick(project, article, capture):
    """A source with a text."""
    return actions.import_article(
        project, article, capture, actions.Details("The harbour of Lowick", published="2019-06-10")
    )


@pytest.fixture
def version(project, lowick):
    return actions.newest_version(project, lowick)


@pytest.fixture
def mark(project, version):
    """Mark words of the text by quoting them."""

    def mark_(quote, occurrence=0, **fields):
        place = actions.find_words(project, version, quote, occurrence)
        return actions.annotate(project, version, place.start, place.end, **fields)

    return mark_


@pytest.fixture
def closed(project):
    """An entry that cites nothing yet."""
    return actions.add_entry(project, "The harbour is closed", when="2019-06-03")


@pytest.fixture
def storm(project):
    return actions.add_entry(project, "A storm hits Lowick", when="2019-05-27")
