"""An article of our own; its town, its people and its events are invented."""

import pytest

from timeline_app import actions
from timeline_app.sources import Capture, read_article

TEXT = """The brigade withdrew from Orlec on May 10, officials said.

On May 8, Minister Karel Dovan said he had called off talks with the miners. Two days later, the council of Velden \
closed the port.

The front has controlled the mines since 2015.
"""


@pytest.fixture
def orlec(project):
    """A source with a text that speaks of five things."""
    capture = Capture(TEXT.encode(), "file", file_name="orlec.txt")
    details = actions.Details("News from Orlec", published="2021-05-14")
    return actions.import_article(project, read_article(capture), capture, details)


@pytest.fixture
def version(project, orlec):
    return actions.newest_version(project, orlec)


@pytest.fixture
def proposed(project, version):
    """What the article suggests now."""
    return lambda: actions.proposals(project, version)
