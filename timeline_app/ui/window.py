"""The main window: the panes in their frame, and what each command does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from timeline_app.errors import NotSaved, Overtaken
from timeline_app.model import Source
from timeline_app.project import Project
from timeline_app.settings import CHOICES
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref
from timeline_app.ui.frame.arrange import Layouts
from timeline_app.ui.frame.filing.files import Files
from timeline_app.ui.frame.finding.completing import Completing
from timeline_app.ui.frame.finding.indexing import Indexing
from timeline_app.ui.frame.finding.palette import open_line
from timeline_app.ui.frame.menus import Menus
from timeline_app.ui.frame.overlays import KeysPanel, TrayPanel
from timeline_app.ui.frame.paned import PanedWindow
from timeline_app.ui.incoming import Importer
from timeline_app.ui.kit.panes import is_focus_inside
from timeline_app.ui.kit.picking import PickList
from timeline_app.ui.present import Copier, Presenter
from timeline_app.words import tr

_REMOVABLE = {"entry", "source", "passage", "citation", "link", "agent", "place", "tag"}
_NOT_LISTED = {"file.recent", "file.save", "go.search"}  # of no use in the list of commands


class MainWindow(PanedWindow):
    """One project in its panes. Everything that can be done here is in `commands`."""

    def __init__(self, desk: Desk, layouts: Layouts | None = None) -> None:
        super().__init__(desk, layouts or Layouts())
        self.files = Files(desk, self)
        self.menus = Menus(self, self.top, self._deeds(), self.files)
        self._connect()
        self.indexing, self.completing = Indexing(desk), Completing(self.table.filter_line, desk)
        self.presenter, self._copier = Presenter(desk, self), Copier(desk, self)  # they hear after the window
        self.importer = Importer(desk, self)
        self._arrange_anew(desk.document.project.path if desk.document.is_open else None)
        self._opened()

    # building

    def _deeds(self) -> dict[str, Callable[[], object]]:
        wishes, selection = self.desk.wishes, self.desk.selection
        return {
            "file.new": self.files.new,
            "file.open": self.files.choose,
            "file.recent": self.search,
            "file.sample": self.files.open_sample,
            "source.add": self.library.bringing.choose_files,
            "source.paste": self.library.bringing.capture_clipboard,
            "file.save": lambda: self.toast.offer(tr("Every change is on disk already."), None),
            "file.copy": self.files.copy,
            "file.import": lambda: wishes.import_file.emit(None),
            "file.export": lambda: wishes.export.emit(),
            "file.properties": lambda: wishes.properties.emit(),
            "file.settings": self._settings,
            "file.close": self.close_project,
            "file.quit": self.close,
            "edit.undo": self.desk.document.undo,
            "edit.redo": self.desk.document.redo,
            "entry.new": lambda: wishes.entry.emit(selection.words),
            "edit.copy-cited": self._copy_cited,
            "edit.remove": self._remove,
            "edit.find": partial(self._ask_pane, "seek"),
            "edit.find-next": partial(self._ask_pane, "find_next"),
            "edit.find-previous": partial(self._ask_pane, "find_next", -1),
            **{f"view.{name}": partial(wishes.arrange.emit, name) for name in ("read", "order", "present")},
            "view.show": self.toggle_show,
            **{f"view.{name}": partial(self.toggle_dock, name) for name in self.docks},
            "view.put-back": self.arranger.put_back,
            "view.next": partial(self.chronology.step, 1),
            "view.previous": partial(self.chronology.step, -1),
            "view.larger": partial(self._zoom, 1),
            "view.smaller": partial(self._zoom, -1),
            "view.normal": partial(self._zoom, 0),
            "go.search": self.search,
            "go.back": selection.back,
            "go.forward": selection.forward,
            "go.pane": partial(self.walk.step, 1),
            "go.pane-back": partial(self.walk.step, -1),
            "review.proposals": self._review,
            "review.read-all": lambda: self.desk.proposals.read_all(),
            "help.keys": self.show_keys,
            "help.about": self._about,
        }

    def _connect(self) -> None:
        document, wishes = self.desk.document, self.desk.wishes
        document.closing.connect(self.finish)
        document.closing.connect(self.library.bringing.stop)
        document.arriving.connect(self._arrange_anew)
        document.opened.connect(self._opened)
        document.changed.connect(self._changed)
        document.failed.connect(self.tell)
        self.files.failed.connect(self.tell)
        self.timeline.left.connect(self.toggle_show)
        self.desk.preferences.changed.connect(self._show_recent)
        self.welcome.sample_wanted.connect(self.files.open_sample)
        self.welcome.new_wanted.connect(self.files.new)
        self.welcome.open_wanted.connect(self.files.choose)
        self.welcome.recent_wanted.connect(self.files.open)
        self.welcome.stop_wanted.connect(self.files.opening.stop)
        self.files.opening.told.connect(self.welcome.say)
        self.top.search_wanted.connect(self.search)
        self.status.pressed.connect(self._status_pressed)
        self.desk.proposals.counted.connect(lambda: self.status.set_proposals(self.desk.proposals.left() or None))
        self.arranger.changed.connect(self.settle)
        self.arranger.changed.connect(self.tips.follow)
        self.toast.shown.connect(self.tips.give_way)
        self.toast.gone.connect(partial(self.tips.give_way, wanted=False))
        for name, dock in self.docks.items():
            dock.visibilityChanged.connect(partial(self._dock_shown, name))
        wishes.toast.connect(self._toast)
        wishes.arrange.connect(self.arrange)
        wishes.reveal.connect(self.reveal)
        wishes.open_project.connect(self.files.open)
        wishes.stage.connect(self.stage)
        wishes.export.connect(partial(self.arrange, "present"))
        for wish in (wishes.entry, wishes.edit, wishes.properties, wishes.note, wishes.tag):
            wish.connect(lambda *_: self.unhide("inspector"))
        wishes.form.connect(lambda form: self.unhide("inspector") if form else None)
        self.library.bringing.failed.connect(self._not_brought)

    # what is open

    def _arrange_anew(self, path: Path | None) -> None:
        """Give the panes the places that they have in this project, before they show anything of it."""
        self.centre.setCurrentWidget(self.reader if path else self.welcome)
        self.showing.turn(False)
        self.arranger.open(str(path.resolve()) if path else "")
        self.status.setVisible(path is not None)

    def _opened(self) -> None:
        document = self.desk.document
        self.top.message.clear()
        self.toast.leave()
        self.menus.enable(document.is_open)
        self._show_recent()
        self._changed()
        if document.is_open and document.project.is_at_most(Source, 0):  # nothing to read: to what brings it in
            self.walk.enter(self.docks["library"])
        else:  # where a large project is still being read, as soon as the text is there
            (self.reader if document.is_open else self.welcome).setFocus()

    def _changed(self, change: object = None) -> None:
        """Name what undo and redo would do, and the project in the title; a toast offers to undo the last deed only."""
        if change is not None and self.toast.offers():
            self.toast.leave()
        document = self.desk.document
        project = document.project if document.is_open else None
        self.menus.name_edits(project)
        self.setWindowTitle(self._title(project))

    def _title(self, project: Project | None) -> str:
        if project is None:
            return tr("Timeline")
        name = project.dossier.title or project.path.stem
        if project.readonly:
            return tr("{name}, read only – Timeline", name=name)
        return tr("{name}, saved – Timeline", name=name)

    def _show_recent(self) -> None:
        self.menus.show_recent()
        self.welcome.show_recent(self.files.recent())

    def close_project(self) -> None:
        """Close the project and show the first page."""
        self.desk.document.show(None)

    # places

    def settle(self, current: str) -> None:
        super().settle(current)
        for name in ("read", "order", "present", "show"):
            self.menus.actions[f"view.{name}"].setChecked(name == current)

    def _dock_shown(self, name: str, visible: bool) -> None:
        self.menus.actions[f"view.{name}"].setChecked(self.docks[name].isVisible())

    # deeds

    def search(self) -> PickList:
        """Open the line that finds commands and what is in the project."""
        listed = [action for name, action in self.menus.actions.items() if name not in _NOT_LISTED]
        found = open_line(self, self.desk, listed, self.table.saved.picks)
        self.tips.done("search")
        return found

    def show_keys(self) -> None:
        """Show all keys."""
        KeysPanel(self).appear()

    def tell(self, error: Exception) -> None:
        """Say under the top bar what went wrong, with the one thing to do about it."""
        if isinstance(error, NotSaved):
            self.top.message.show_error(error, tr("Save a copy…"), self.files.copy)
        elif isinstance(error, Overtaken):
            step = partial(self.desk.document.do, Project.undo, step_over=True)
            self.top.message.show_error(error, tr("Step over it"), step)
        else:
            self.top.message.show_error(error)

    def _not_brought(self, sentence: str, hint: str) -> None:
        """The library says it in its place, if it can be seen."""
        if not self.library.isVisible():
            self.top.message.say(sentence, hint, tone="danger")

    def _toast(self, sentence: str, undo: bool) -> None:
        self.toast.offer(sentence, self.desk.document.undo if undo else None)

    def _ask_pane(self, what: str, *args: int) -> None:
        now = QApplication.focusWidget()
        for pane in self.panes:
            inside = now is not None and (pane is now or pane.isAncestorOf(now))
            if inside and callable(asked := getattr(pane, what, None)):
                asked(*args)
                return
        getattr(self.reader, what)(*args)

    def _zoom(self, by: int) -> None:
        steps = [size for size in CHOICES["reader_size"] if isinstance(size, int)]
        now = self.desk.preferences.now.reader_size
        at = min(len(steps) - 1, max(0, steps.index(now) + by)) if by else steps.index(18)
        self.desk.preferences.set(reader_size=steps[at])

    def _copy_cited(self) -> None:
        if is_focus_inside(self.reader, QApplication.focusWidget()):
            self.reader.deeds.copy_cited()
        elif (what := self.desk.selection.words or self.desk.selection.current) is not None:
            self.desk.wishes.copy_cited.emit(what)

    def _remove(self) -> None:
        chosen = tuple(sorted(ref for ref in self.desk.selection.chosen if ref.table in _REMOVABLE))
        if chosen:
            self.desk.wishes.remove.emit(chosen)

    def _review(self) -> None:
        """Go into the proposals of the text on show, else of the first source that has any."""
        if self.reader.review.enter():
            return
        left = self.desk.proposals.by_source()
        if left:
            self.desk.selection.open(Ref("source", next(iter(left))))
            self.reader.review.enter()
        elif self.desk.proposals.left() is None:
            self.desk.proposals.read_all()
        else:
            self.toast.offer(tr("No proposal is left in the articles that were read."), None)

    def _settings(self) -> None:
        self.unhide("inspector")
        self.desk.wishes.edit.emit(Ref("settings", ""))

    def _about(self) -> None:
        from timeline_app import __version__

        self.toast.offer(tr("Timeline {version}", version=__version__), None)

    def _status_pressed(self, part: str) -> None:
        if part == "jobs":
            TrayPanel(self, self.desk.jobs).appear()
        elif part == "proposals":
            self._review()
        elif part == "selection":
            self.reveal("inspector")
        elif part == "filter":
            self.reveal(self.chronology.current())

    # what Qt tells the window

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self.timeline.is_arranging():
            self.desk.document.say_painted()
        return done

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or (self.desk.document.is_open and event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.library.bringing.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.files.opening.stop()
        self.arranger.keep()
        self.arranger.keep_geometry()
        self.desk.jobs.cancel_all()
        self.desk.document.show(None)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.desk.document.is_open:
            self.desk.document.do(Project.refresh)
        super().changeEvent(event)
