import pytest

from timeline_app.model import Source
from timeline_app.ui.library import LibraryPane


@pytest.fixture
def shown(qtbot):
    """Show a library of 264×552 on a desk; it is the window that has the focus."""

    def show(desk, width=264):
        pane = LibraryPane(desk)
        qtbot.addWidget(pane)
        pane.resize(width, 552)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activateWindow()
        pane.setFocus()
        return pane

    return show


@pytest.fixture
def library(sample_desk, shown):
    """The library of the sample."""
    return shown(sample_desk)


def source(desk, title):
    """The source of the sample whose title begins so."""
    return next(s for s in desk.document.project.all(Source) if s.csl["title"].startswith(title))


def heard(signal):
    """Collect what a signal says, one tuple of arguments each time."""
    said = []
    signal.connect(lambda *arguments: said.append(arguments))
    return said
