import csv

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app import actions
from timeline_app.ui.incoming import Importer
from timeline_app.ui.inspector import InspectorPane


@pytest.fixture
def project(sample_desk):
    return sample_desk.document.project


@pytest.fixture
def host(qtbot, sample_desk):
    """A window with the inspector, in which the panel is a guest, and room for the plan beside it."""
    window = QWidget()
    window.resize(1200, 700)
    pane = InspectorPane(sample_desk, window)
    column = QVBoxLayout(window)
    column.addWidget(pane)
    window.staged = []

    def stage(widget):
        window.staged.append(widget)
        if widget is not None:
            column.addWidget(widget)

    sample_desk.wishes.stage.connect(stage)
    qtbot.addWidget(window)
    window.inspector = pane
    window.show()
    yield window
    sample_desk.document.show(None)
    qtbot.waitUntil(lambda: not sample_desk.jobs.busy(), timeout=60_000)


@pytest.fixture
def importer(host, sample_desk):
    return Importer(sample_desk, host)


@pytest.fixture
def tables(project, tmp_path):
    """The set of tables of the project in a folder."""
    folder = tmp_path / "tables"
    actions.export(project, folder, format="tables")
    return folder


def rewrite(path, change):
    """Change the rows of a table as a spreadsheet would."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    heads = list(rows[0])
    change(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, heads)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def brought(qtbot, importer, sample_desk):
    """Bring a file in and wait for its plan."""

    def bring(path):
        sample_desk.wishes.import_file.emit(path)
        settled(qtbot, importer)
        return importer

    return bring


def settled(qtbot, importer):
    qtbot.waitUntil(lambda: importer.panel is None or importer._reading is None, timeout=60_000)
