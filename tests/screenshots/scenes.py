"""What each picture shows. A scene is a function of the stage; its name is the name of the file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.screenshots.stage import Stage
from timeline_app import actions
from timeline_app.model import Entry, Passage, Source, Version
from timeline_app.project import Filter
from timeline_app.sources import Capture
from timeline_app.ui.desk.selection import Ref, Words

Scene = Callable[[Stage], None]
SCENES: dict[str, Scene] = {}


def scene(make: Scene) -> Scene:
    """Add a scene under the name of its function."""
    SCENES[make.__name__.replace("_", "-")] = make
    return make


@scene
def welcome(stage: Stage) -> None:
    stage.window.close_project()


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
def link_types(stage: Stage) -> None:
    stage.arrange("order")
    entries = stage.project.all(Entry)
    stage.desk.wishes.link.emit(entries[3].id, entries[8].id)


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
def several_entries(stage: Stage) -> None:
    stage.arrange("order")
    refs = [stage.ref(entry) for entry in stage.project.all(Entry)[4:8]]
    stage.desk.selection.select(refs[0], refs)


@scene
def removal(stage: Stage) -> None:
    stage.arrange("read")
    stage.desk.wishes.remove.emit((stage.ref(stage.project.all(Source)[1]),))


@scene
def project_properties(stage: Stage) -> None:
    stage.desk.wishes.properties.emit()


@scene
def settings(stage: Stage) -> None:
    stage.desk.wishes.edit.emit(Ref("settings", ""))


@scene
def bring_in(stage: Stage) -> None:
    stage.arrange("read")
    text = (
        "Bridge over the northern road reopened\n\n"
        "A sample text made for this picture. On September 12 the bridge was open again, officials said.\n"
    )
    stage.desk.wishes.bring_in.emit([Capture(text.encode(), "paste")])
    stage.wait(2500)


@scene
def order_timeline(stage: Stage) -> None:
    stage.arrange("order")
    stage.open(stage.entry("overrun Yangi Qala"))


@scene
def order_timeline_days(stage: Stage) -> None:
    stage.arrange("order")
    stage.desk.selection.select(stage.ref(stage.entry("overrun Yangi Qala")))
    stage.focus("timeline")
    for _ in range(4):
        stage.key(Qt.Key.Key_Plus)
    stage.wait(400)


@scene
def order_table(stage: Stage) -> None:
    stage.arrange("order")
    stage.show_view("table")
    stage.desk.selection.select(stage.ref(stage.entry("overrun Yangi Qala")))


@scene
def order_filtered(stage: Stage) -> None:
    stage.arrange("order")
    stage.show_view("table")
    stage.desk.document.set_filter(Filter(text="district"))


@scene
def order_nothing_fits(stage: Stage) -> None:
    stage.arrange("order")
    stage.show_view("table")
    stage.desk.document.set_filter(Filter(text="nothing like it"))


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
def plan_with_conflicts(stage: Stage) -> None:
    folder = stage.folder / f"tables-{stage.mark}"
    actions.export(stage.project, folder, format="tables")
    entries = stage.project.all(Entry)
    table = folder / "entries.csv"
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_id = {row["id"]: row for row in rows}
    by_id[entries[1].id]["title"] = "A title out of the spreadsheet (sample)"
    by_id[entries[2].id]["summary"] = "Written in the spreadsheet (sample)."
    by_id[entries[3].id]["title"] = "The title of the file (sample)"
    by_id[entries[4].id]["when_edtf"] = "one of these days"
    rows.remove(by_id[entries[6].id])
    rows.append(dict.fromkeys(rows[0], "") | {"title": "A new entry (sample)", "when_edtf": "2019-09-12"})
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    actions.edit_entry(stage.project, entries[3], title="The title of the project (sample)")
    _bring(stage, folder)


@scene
def columns_to_be_named(stage: Stage) -> None:
    path = stage.folder / f"theirs-{stage.mark}.csv"
    path.write_text(
        "Wann,Vorfall,Rang,Ort\n3.6.2019,The quay floods (sample),x,Lowick\n"
        "5/9/2019,The quay is dry (sample),y,Lowick\n",
        encoding="utf-8",
    )
    _bring(stage, path)


def _bring(stage: Stage, path: Path) -> None:
    stage.desk.wishes.import_file.emit(path)
    stage.wait(200)
    stage.wait_for(lambda: stage.window.importer._reading is None, 60)
    stage.wait(300)


@scene
def show(stage: Stage) -> None:
    stage.arrange("show")
    stage.desk.selection.select(stage.ref(stage.entry("overrun Yangi Qala")))


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
def find_in_article(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("overrun Yangi Qala"))
    stage.focus("reader")
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.type("district")


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


@scene
def wrong_date(stage: Stage) -> None:
    stage.arrange("read")
    stage.open(stage.entry("overrun Yangi Qala"))
    field = stage.pane("inspector").entry.fields["when"]
    field.show_typed("31 June 2019")
    field.flush()


@scene
def long_titles(stage: Stage) -> None:
    stage.arrange("order")
    long = "The provincial council of a far-away province says after a long meeting that the road is open again " * 2
    for title, when in (
        (long.strip(), "10 September 2019"),
        ("شورای ولایتی از باز شدن راه خبر داد", "11 September 2019"),
    ):
        entry = actions.add_entry(stage.project, title, when=when)
    stage.show_view("table")
    stage.desk.selection.select(stage.ref(entry))
    stage.wait(300)


@scene
def long_titles_over_time(stage: Stage) -> None:
    long_titles(stage)
    stage.show_view("timeline")
    stage.desk.selection.select(stage.ref(stage.entry("provincial council")))
    stage.wait(400)


@scene
def largest_letters(stage: Stage) -> None:
    stage.desk.preferences.set(text_size=150)
    stage.wait(200)
    read(stage)


@scene
def largest_letters_in_the_table(stage: Stage) -> None:
    stage.desk.preferences.set(text_size=150)
    stage.wait(200)
    order_table(stage)


def words_of(stage: Stage, version: Version, text: str) -> Words:
    """Return the first place where `text` stands in a version."""
    whole = stage.project.text(version)
    start = whole.lower().index(text.lower())
    return Words(version.source_id, version.id, start, start + len(text), whole[start : start + len(text)])
