import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from timeline_app.model import Citation, Entry
from timeline_app.ui.inspector import InspectorPane
from timeline_app.ui.present import Copier, Presenter


@pytest.fixture(autouse=True)
def _own_habits(monkeypatch, tmp_path):
    """What was chosen in one test is not remembered in the next."""
    (tmp_path / "habits").mkdir()
    monkeypatch.setenv("TIMELINE_APP_DATA", str(tmp_path / "habits"))


@pytest.fixture
def host(qtbot, sample_desk):
    """A window with the inspector, in which the export panel is a guest."""
    window = QWidget()
    window.resize(500, 800)
    pane = InspectorPane(sample_desk, window)
    QVBoxLayout(window).addWidget(pane)
    qtbot.addWidget(window)
    window.inspector = pane
    window.show()
    yield window
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)


@pytest.fixture
def presenter(host, sample_desk):
    made = Presenter(sample_desk, host)
    yield made
    made.previewing.stop()


@pytest.fixture
def copier(qtbot, sample_desk):
    QApplication.clipboard().setText("before")
    yield Copier(sample_desk)
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


@pytest.fixture
def cited(project):
    """An entry of the sample that rests on exactly one passage."""
    citations = project.all(Citation)
    ids = [citation.entry_id for citation in citations if citation.passage_id]
    return project.get(Entry, next(id_ for id_ in ids if [c.entry_id for c in citations].count(id_) == 1))


@pytest.fixture
def pages(sample_desk):
    """What the reader was asked to show, in order."""
    heard = []
    sample_desk.wishes.pages.connect(heard.append)
    return heard
