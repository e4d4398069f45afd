"""Articles, and what is made of their words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from tests.screenshots.scenes.register import scene
from tests.screenshots.stage import Stage
from timeline_app import actions
from timeline_app.model import Passage, Source
from timeline_app.ui.desk.selection import Ref


@scene
def read(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("overrun Yangi Qala"))


@scene
def read_right_to_left_article(stage: Stage) -> None:
    stage.arrange("read")
    dari = next(s for s in stage.project.all(Source) if str(s.csl.get("language", "")).startswith("fa"))
    stage.open(dari)


@scene
def read_nothing_selected(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.selection.select(None)


@scene
def selection_toolbar(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("attack strikes near"))
    stage.select_words("embassy")
    stage.wait(400)


@scene
def draft(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("attack strikes near"))
    stage.desk.wishes.entry.emit(stage.some_words())


@scene
def draft_ambiguous_date(stage: Stage) -> None:
    draft(stage)
    stage.pane("inspector").draft.fields["when"].show_typed("9/5/2019")


@scene
def cite_list(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.wishes.cite.emit(stage.some_words())


@scene
def source_form(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.selection.select(stage.ref(stage.project.all(Source)[0]))


@scene
def proposals(stage: Stage) -> None:
    read(stage)
    stage.window.menus.actions["review.read-all"].trigger()
    stage.wait_for(lambda: bool(stage.desk.proposals.by_source()), 20)
    stage.window.menus.actions["review.proposals"].trigger()
    stage.wait_for(lambda: not stage.window.reader.strip.isHidden(), 20)
    stage.window.reader.strip.unfold()


@scene
def dates_to_be_read_anew(stage: Stage) -> None:
    proposals(stage)
    review, project = stage.window.reader.review, stage.project
    left = [one for one in review._left if one.derivation["anchor"]["kind"] == "publication"] or list(review._left)
    version = stage.window.reader.shown.version
    actions.accept_all(project, version, left)
    source = project.get(Source, version.source_id)
    day = date.fromisoformat(actions.published(project, source)) + timedelta(days=7)
    actions.edit_source(project, source, published=day.isoformat())
    stage.desk.selection.select(Ref("source", source.id))
    stage.wait(600)


@scene
def passage_form(stage: Stage) -> None:
    stage.arrange("read")
    marked = next(p for p in stage.project.all(Passage) if p.comment or p.colour)
    stage.open(marked)


@scene
def find_in_article(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("overrun Yangi Qala"))
    stage.focus("reader")
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.type("district")


@scene
def wrong_date(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("overrun Yangi Qala"))
    field = stage.pane("inspector").entry.fields["when"]
    field.show_typed("31 June 2019")
    field.flush()


@scene
def largest_letters(stage: Stage) -> None:
    stage.desk.preferences.set(text_size=150)
    stage.wait(200)
    read(stage)


@scene
def removal(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.wishes.remove.emit((stage.ref(stage.project.all(Source)[1]),))
