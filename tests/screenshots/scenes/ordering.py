"""Entries in order: over time and in the table."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screenshots.scenes.register import scene
from tests.screenshots.stage import Stage
from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.project import Filter


@scene
def link_types(stage: Stage) -> None:
    stage.arrange("order")
    entries = stage.project.all(Entry)
    stage.desk.wishes.link.emit(entries[3].id, entries[8].id)


@scene
def several_entries(stage: Stage) -> None:
    stage.arrange("order")
    refs = [stage.ref(entry) for entry in stage.project.all(Entry)[4:8]]
    stage.desk.selection.select(refs[0], refs)


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
def largest_letters_in_the_table(stage: Stage) -> None:
    stage.desk.preferences.set(text_size=150)
    stage.wait(200)
    order_table(stage)
