"""Reports before they are written, and the chronology shown to others."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.screenshots.scenes.register import scene
from tests.screenshots.stage import Stage


@scene
def present(stage: Stage) -> None:
    stage.arrange("present")
    stage.wait_for(lambda: stage.pane("reader").pages.count() > 0, 60)
    stage.wait(500)


@scene
def present_entries(stage: Stage) -> None:
    present(stage)
    for _ in range(4):
        stage.window.reader.pages.turn(1)


def _present(stage: Stage, format_: str, template: str = "") -> None:
    stage.arrange("present")
    for name, value in (("format", format_), ("template", template)):
        field = stage.window.presenter.panel.fields.get(name)
        if value and field is not None:
            field.combo.setCurrentIndex(field._values.index(value))
            field.combo.activated.emit(field.combo.currentIndex())
    stage.wait(600)
    stage.wait_for(lambda: not stage.desk.jobs.busy(), 60)
    stage.wait(300)


@scene
def present_compact(stage: Stage) -> None:
    _present(stage, "pdf", "compact")


@scene
def present_evidence(stage: Stage) -> None:
    _present(stage, "pdf", "evidence")
    for _ in range(4):
        stage.window.reader.pages.turn(1)


@scene
def present_table(stage: Stage) -> None:
    _present(stage, "csv")


@scene
def present_text(stage: Stage) -> None:
    _present(stage, "markdown")


@scene
def present_styles(stage: Stage) -> None:
    _present(stage, "docx")
    picker = stage.window.presenter.panel.fields["style"].ask()
    QTest.keyClicks(picker.line, "history")


@scene
def show(stage: Stage) -> None:
    stage.arrange("show")
    stage.desk.selection.select(stage.ref(stage.entry("overrun Yangi Qala")))
