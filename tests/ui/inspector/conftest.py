import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.model import Entry, Version
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.inspector import InspectorPane


@pytest.fixture
def pane(qtbot, sample_desk):
    """The inspector in an active window, with room for lists over it."""
    window = QWidget()
    window.resize(900, 760)
    column = QVBoxLayout(window)
    pane = InspectorPane(sample_desk, window)
    column.addWidget(pane)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield pane
    window.close()


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


@pytest.fixture
def entry_called(project):
    """Find an entry of the sample by words of its title."""

    def find(words: str) -> Entry:
        return next(entry for entry in project.all(Entry) if words in entry.title)

    return find


@pytest.fixture
def select(sample_desk):
    """Select a record everywhere."""

    def choose(record) -> None:
        sample_desk.selection.select(Ref(str(record.__tablename__), record.id))

    return choose


@pytest.fixture
def some_words(project):
    """Words of an article that nothing rests on yet."""
    version = next(v for v in project.all(Version) if v.language.startswith("en") or not v.language)
    text = project.text(version)
    start = text.index(" ", 30) + 1
    end = text.index(" ", start + 12)
    return Words(version.source_id, version.id, start, end, text[start:end])
