"""What goes out comes back: an evidence PDF as a project, a table through its plan."""

from __future__ import annotations

import csv
import zipfile

from PySide6.QtWidgets import QComboBox

from timeline_app.model import Citation, Entry, Source
from timeline_app.ui.kit.fields import ChoiceField


def chosen(field: ChoiceField, value: str) -> None:
    """Choose as a person does with the keys: the field commits."""
    combo: QComboBox = field.combo
    combo.setCurrentIndex(field._values.index(value))
    combo.activated.emit(combo.currentIndex())


def test_an_evidence_pdf_is_written_and_opened_again_as_the_project_it_carries(sample, tmp_path):
    hand = sample
    before = {entry.title for entry in hand.entries()}
    counts = hand.count(Source), hand.count(Citation)
    hand.press("F9")
    hand.until(lambda: hand.window.presenter.panel is not None)
    panel = hand.window.presenter.panel
    chosen(panel.fields["template"], "evidence")
    pdf = tmp_path / "evidence.pdf"
    hand.press_button("Export…", hand.window.inspector)
    hand.choose(pdf)
    hand.qtbot.waitUntil(lambda: not panel.open_button.isHidden(), timeout=120_000)
    assert "Written: evidence.pdf" in panel._told.text()
    assert "carries the project" in panel._told.text()

    assert hand.drop_files(pdf)
    target = tmp_path / "back.chronology"
    hand.choose(target)
    hand.qtbot.waitUntil(lambda: hand.project.path == target, timeout=60_000)
    assert {entry.title for entry in hand.entries()} == before
    assert (hand.count(Source), hand.count(Citation)) == counts


def test_a_table_is_written_changed_brought_in_taken_and_taken_back(sample, tmp_path):
    hand = sample
    hand.press("F9")
    hand.until(lambda: hand.window.presenter.panel is not None)
    panel = hand.window.presenter.panel
    chosen(panel.fields["format"], "tables")
    path = tmp_path / "tables.zip"
    hand.press_button("Export…", hand.window.inspector)
    hand.choose(path)
    hand.qtbot.waitUntil(lambda: not panel.open_button.isHidden(), timeout=60_000)

    folder = tmp_path / "unpacked"
    zipfile.ZipFile(path).extractall(folder)
    entry = hand.entries()[5]
    table = next(folder.rglob("entries.csv"))
    with table.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["id"] == entry.id:
            row["title"] = "Retold in a spreadsheet"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)

    assert hand.drop_files(table.parent)
    importer = hand.window.importer
    hand.qtbot.waitUntil(lambda: importer.panel is not None and importer._reading is None, timeout=60_000)
    assert hand.window.centre.currentWidget() is importer.view
    assert hand.project.get(Entry, entry.id).title == entry.title
    hand.press_button("Take 1 change", hand.window.inspector)
    assert hand.project.get(Entry, entry.id).title == "Retold in a spreadsheet"
    assert hand.window.centre.currentWidget() is hand.window.reader
    hand.press("Ctrl+Z")
    hand.until(lambda: hand.project.get(Entry, entry.id).title == entry.title)
