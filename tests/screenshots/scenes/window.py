"""The window itself: search, settings, messages, what stands where there is nothing."""

from __future__ import annotations

from typing import Any

from tests.screenshots.scenes.register import scene
from tests.screenshots.stage import Stage
from timeline_app import actions
from timeline_app.ui.desk.selection import Ref


@scene
def welcome(stage: Stage) -> None:
    stage.window.close_project()


@scene
def project_properties(stage: Stage) -> None:
    stage.desk.wishes.properties.emit()


@scene
def settings(stage: Stage) -> None:
    stage.desk.wishes.edit.emit(Ref("settings", ""))


def _sought(stage: Stage, words: str) -> Any:
    stage.arrange("read")
    picker = stage.window.search()
    picker.line.setText(words)
    stage.wait(300)
    return picker


@scene
def palette(stage: Stage) -> None:
    _sought(stage, "yangi")


@scene
def palette_dari(stage: Stage) -> None:
    _sought(stage, "ولسوالي")


@scene
def palette_nothing(stage: Stage) -> None:
    _sought(stage, "place:Darqat darqat")


@scene
def article_at_its_words(stage: Stage) -> None:
    picker = _sought(stage, "officials district")
    row = next(row for row, pick in enumerate(picker._model.picks) if type(pick.value).__name__ == "Sought")
    picker.rows.setCurrentIndex(picker._model.index(row))
    picker._take(other_way=False)
    stage.wait(400)


@scene
def keys(stage: Stage) -> None:
    stage.window.show_keys()


@scene
def toast(stage: Stage) -> None:
    stage.arrange("read")
    entry = actions.add_entry(stage.project, "Short-lived")
    stage.desk.wishes.remove.emit((stage.ref(entry),))


@scene
def error(stage: Stage) -> None:
    stage.arrange("read")
    stage.window.files.open(stage.folder / "nothing.chronology")


@scene
def empty_project(stage: Stage) -> None:
    stage.window.files.new_at(stage.folder / f"empty-{stage.mark}.chronology")
    stage.arrange("read")


@scene
def tip(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.preferences.set(tips_seen=())
    stage.window.tips.follow()
    stage.window.tips.done("")
    stage.wait(1200)
