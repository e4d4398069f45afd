import pytest

from timeline_app import actions
from timeline_app.model import Source
from timeline_app.sources import Capture, read_article
from timeline_app.ui.reader import ReaderPane


@pytest.fixture
def shown(qtbot):
    """Show a reader of 920×552 on a desk; it is the window that has the focus."""

    def show(desk, width=920, height=552):
        desk.preferences.set(reduce_motion=True)
        pane = ReaderPane(desk)
        qtbot.addWidget(pane)
        pane.resize(width, height)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        pane.focus_text()
        return pane

    return show


@pytest.fixture
def pane(sample_desk, shown):
    """The reader on the sample, at the article of Sample Post."""
    pane = shown(sample_desk)
    pane.show_source(source(sample_desk, "Two districts").id)
    return pane


@pytest.fixture
def bring():
    """Bring a text into the project of a desk and return its source."""

    def bring_in(desk, text, title="Sample", language=""):
        capture = Capture.of_paste(text)
        details = actions.Details(title=title, language=language)
        return actions.import_article(desk.document.project, read_article(capture), capture, details)

    return bring_in


def source(desk, title):
    """The source of the sample whose title begins so."""
    return next(s for s in desk.document.project.all(Source) if s.csl["title"].startswith(title))


def heard(signal):
    """Collect what a signal says, one tuple of arguments each time."""
    said = []
    signal.connect(lambda *arguments: said.append(arguments))
    return said
