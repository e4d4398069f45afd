"""Deeds in the real window, counted until every pane has followed."""

from __future__ import annotations

import time
from itertools import count, cycle

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.harness import Act, Arranged, Bench, deed
from timeline_app import actions, settings
from timeline_app.model import Entry, Passage, Source
from timeline_app.project import Filter
from timeline_app.sources import Capture, read_article
from timeline_app.ui.app import Application, make_window
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.kit.fields.dates import DateField
from timeline_app.ui.window import MainWindow

SETTLED = 300  # milliseconds on the wall after which the window has done what it put off
_IDLE = 0.02  # seconds of the processor in that time, at most
SENTENCE = "The river rose above its banks, and the council closed the old bridge. "
Key = Qt.Key


def window(bench: Bench) -> MainWindow:
    """Return the one window of the bench, open on the large project."""
    if "window" not in bench.shared:
        made = empty_window()
        bench.shared["window"] = made
        bench.closing += [made.deleteLater, made.close, lambda: made.desk.document.show(None)]
        show_project(bench, made)
    quiet()
    return bench.shared["window"]


def empty_window() -> MainWindow:
    """Return a window on the screen, without a project, of somebody who has seen all tips."""
    app = QApplication.instance() or Application([])
    preferences = Preferences()
    preferences.set(tips_seen=("all",))
    made = make_window(app, preferences)
    made.resize(1600, 900)
    made.show()
    return made


def quiet() -> None:
    """Wait until the deed before has no more to do: a long article is read for words of time when nobody waits."""
    for _ in range(100):
        start = time.process_time()
        QTest.qWait(SETTLED)
        if time.process_time() - start < _IDLE:
            return


def show_project(bench: Bench, made: MainWindow) -> None:
    made.desk.document.show(actions.open_project(bench.dossier, settings.load()))
    QTest.qWait(4 * SETTLED)


def settled(act: Act) -> Act:
    """Count what the window puts off as well; waiting takes no processor time."""

    def whole() -> None:
        act()
        QTest.qWait(SETTLED)

    return whole


@deed("Open the project in the window", limit=1000)
def open_window(bench: Bench) -> Arranged:
    made = window(bench)
    return settled(lambda: made.desk.document.show(actions.open_project(bench.dossier, settings.load())))


@deed("Select another entry")
def select(bench: Bench) -> Arranged:
    made = window(bench)
    refs = cycle([Ref("entry", e.id) for e in made.desk.document.project.all(Entry)[:40]])
    return settled(lambda: made.desk.selection.select(next(refs)))


@deed("Open another article in the reader")
def article(bench: Bench) -> Arranged:
    made = window(bench)
    refs = cycle([Ref("source", s.id) for s in made.desk.document.project.all(Source)[:40]])
    return settled(lambda: made.desk.selection.open(next(refs)))


@deed("Open an article of 500 kB, to its first picture")
def long_article(bench: Bench) -> Arranged:
    made = window(bench)
    document, selection = made.desk.document, made.desk.selection
    text = "\n".join(f"{number} {SENTENCE * (number % 6 + 2)}" for number in range(1600))
    capture = Capture.of_paste(text)
    document.do(actions.import_article, read_article(capture), capture, actions.Details(title="A long report"))
    sources = document.project.all(Source)
    short, long = Ref("source", sources[0].id), Ref("source", sources[-1].id)

    def read() -> None:
        selection.open(long)
        made.reader.view.viewport().repaint()

    return settled(lambda: selection.open(short)), read


@deed("Zoom the timeline in and out")
def zoom(bench: Bench) -> Arranged:
    made = window(bench)
    made.desk.wishes.reveal.emit("timeline")
    keys = cycle([Key.Key_Plus, Key.Key_Minus])
    return settled(lambda: QTest.keyClick(made.timeline.canvas, next(keys)))


@deed("Turn a page of the timeline, with its movement")
def page(bench: Bench) -> Arranged:
    made = window(bench)
    made.desk.wishes.reveal.emit("timeline")
    keys = cycle([Key.Key_PageDown, Key.Key_PageUp])
    return settled(lambda: QTest.keyClick(made.timeline.canvas, next(keys)))


@deed("Scroll the table by a page")
def scroll(bench: Bench) -> Arranged:
    made = window(bench)
    made.desk.wishes.reveal.emit("table")
    QTest.qWait(SETTLED)
    bar = made.table.table.verticalScrollBar()
    pages = count(1)
    return settled(lambda: bar.setValue(bar.pageStep() * next(pages)))


@deed("Sort the table by another column")
def sort(bench: Bench) -> Arranged:
    made = window(bench)
    made.desk.wishes.reveal.emit("table")
    QTest.qWait(SETTLED)
    columns = cycle([0, 1])
    return settled(lambda: made.table.table.sortByColumn(next(columns), Qt.SortOrder.AscendingOrder))


@deed("Filter every view by a word")
def narrow(bench: Bench) -> Arranged:
    made = window(bench)
    words = cycle(["bridge", "council"])
    return (
        lambda: (made.desk.document.set_filter(Filter()), QTest.qWait(SETTLED)),
        settled(lambda: made.desk.document.set_filter(Filter(text=next(words)))),
    )


@deed("Read a date while it is typed")
def type_date(bench: Bench) -> Arranged:
    window(bench)
    field = DateField("When")
    bench.closing.append(field.deleteLater)
    words = cycle(["5 September 2019", "since 2015", "c. 1920", "between 3 and 9 May 1945"])
    return lambda: field.show_typed(next(words))


@deed("Rename an entry in the window")
def rename(bench: Bench) -> Arranged:
    made = window(bench)
    project, names = made.desk.document.project, count(1)
    entry = project.all(Entry)[3]
    return settled(lambda: made.desk.document.do(actions.edit_entry, entry, title=f"Name {next(names)}"))


@deed("Cite words for an entry in the window")
def cite(bench: Bench) -> Arranged:
    made = window(bench)
    project = made.desk.document.project
    entry, passage = project.all(Entry)[4], project.all(Passage)[9]
    return settled(lambda: made.desk.document.do(actions.cite, entry, passage))


@deed("Link two entries in the window")
def link(bench: Bench) -> Arranged:
    made = window(bench)
    entries = made.desk.document.project.all(Entry)
    later = iter(entries[6:])
    return settled(lambda: made.desk.document.do(actions.link, entries[5], next(later)))


@deed("Undo in the window")
def undo(bench: Bench) -> Arranged:
    made = window(bench)
    rename_ = rename(bench)
    return rename_, settled(made.desk.document.undo)
