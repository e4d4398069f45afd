"""The inspector: the form of what is selected, a draft, or what the window puts in its place."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from timeline_app.project import Change
from timeline_app.suggest.entries import Proposal
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.inspector.forms.draft import DraftForm
from timeline_app.ui.inspector.forms.entry import EntryForm
from timeline_app.ui.inspector.forms.form import Built, Form
from timeline_app.ui.inspector.forms.name import NameForm
from timeline_app.ui.inspector.forms.passage import PassageForm
from timeline_app.ui.inspector.forms.properties import DossierForm, SettingsForm
from timeline_app.ui.inspector.forms.several import SeveralForm
from timeline_app.ui.inspector.forms.source import SourceForm
from timeline_app.ui.inspector.granting import Citer
from timeline_app.ui.inspector.parts.linking import Linker
from timeline_app.ui.inspector.parts.waiting import Waiting
from timeline_app.ui.inspector.removal import RemovalForm
from timeline_app.ui.kit import panes
from timeline_app.ui.kit.messages import MessageBar
from timeline_app.words import counted, tr

F = TypeVar("F", bound=Form)
_NAMES = ("agent", "place", "tag")
_NOTES = {"entry": "private_note", "passage": "comment"}  # the field of the note where it has another name


class InspectorPane(QWidget):
    """Shows and edits what is selected; nothing selected shows what to do.

    A window opens without any of its forms; each is built when something first asks for it.
    """

    entry, draft = Built(EntryForm), Built(DraftForm)
    source, passage = Built(SourceForm), Built(PassageForm)
    dossier, several = Built(DossierForm), Built(SeveralForm)
    names, removal, settings = Built(NameForm), Built(RemovalForm), Built(SettingsForm)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.header = panes.PaneHeader(tr("Inspector"))
        self.cross = self.header.add_button("close", tr("Close"), tr("Esc"), self._leave)
        self.cross.hide()
        self.back = MessageBar()
        self.empty = panes.EmptyState(tr("Nothing selected. Select words in the text and press E."))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self._forms: list[Form] = []  # those that were built
        self._titles: dict[QWidget, str] = {}
        self._asked_from: QWidget | None = None
        self._strayed: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.back, self.stack):
            column.addWidget(widget)
        self._guests: list[QWidget] = []
        self.waiting = Waiting()
        self._grants = (Citer(desk, self), Linker(desk, self))
        self._connect()

    def flush(self) -> None:
        """Commit what is half typed; a draft stays a draft."""
        shown = self.stack.currentWidget()
        if isinstance(shown, Form) and self._desk.document.is_open:
            shown.flush()

    def _connect(self) -> None:
        desk, wishes = self._desk, self._desk.wishes
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note_origin)
        desk.selection.changed.connect(self._follow)
        desk.document.changed.connect(self._hear)
        desk.document.closing.connect(self._close)
        desk.document.opened.connect(self._reset)
        wishes.entry.connect(self._begin)
        wishes.proposal.connect(self._begin)
        wishes.fill.connect(self._focus)
        wishes.properties.connect(self._show_properties)
        wishes.form.connect(self._host)
        wishes.form_done.connect(self._let_go)
        wishes.remove.connect(self._remove)
        wishes.edit.connect(lambda ref: self._focus(ref, "title"))
        wishes.note.connect(lambda ref: self._focus(ref, _NOTES.get(ref.table, "note")))
        wishes.tag.connect(lambda ref: self._focus(ref, "tags"))

    def build(self, kind: type[F]) -> F:
        """Build a form in its place, and hear what it says; once for each kind, by those who ask for it."""
        form = kind(self._desk, self.stack)
        self._forms.append(form)
        self.stack.addWidget(form)
        form.titled.connect(partial(self._title, form))
        if isinstance(form, DraftForm):
            form.added.connect(self._added)
            form.discarded.connect(self._hand_back)
        elif isinstance(form, RemovalForm):
            form.done.connect(self._hand_back)
        else:
            for field in form.fields.values():
                field.finished.connect(self._finish)
        return form

    def _title(self, form: Form, title: str) -> None:
        self._titles[form] = title  # a form may say it before it is shown
        if self.stack.currentWidget() is form:
            self.header.set_title(title)

    def _host(self, guest: QWidget | None) -> None:
        """Show a form of another room, titled by its accessible name, in place of our own.

        It takes the place of one of its own kind; over another kind it lies until None takes it away.
        """
        for old in [old for old in self._guests if old is not guest and type(old) is type(guest)]:
            self._dismiss(old)
        if guest is None and self._guests:
            self._dismiss(self._guests[-1])
        elif guest is not None:
            self._guests = [*(other for other in self._guests if other is not guest), guest]
            self.stack.addWidget(guest)
        self._follow()

    def _let_go(self, guest: QWidget) -> None:
        if guest in self._guests:
            self._dismiss(guest)
            self._follow()

    def _dismiss(self, guest: QWidget) -> None:
        self._guests.remove(guest)
        self.stack.removeWidget(guest)
        guest.hide()
        guest.deleteLater()

    def _follow(self) -> None:
        """Show what is selected, or the guest that waits to be filled in."""
        if self._guests:
            self._put(self._guests[-1])
            self.header.set_title(self._guests[-1].accessibleName())
            return
        ref = self._desk.selection.current
        if not self._desk.document.is_open or ref is None:
            self._put(self.empty)
            self.header.set_title(tr("Inspector"))
            return
        if len(self._desk.selection.entries()) > 1:
            self._show(self.several, ref)
        elif (form := self._form_of(ref)) is not None:
            self._show(form, ref)

    def _form_of(self, ref: Ref) -> Form | None:
        match ref.table:
            case "entry":
                return self.entry
            case "source":
                return self.source
            case "passage":
                return self.passage
            case "dossier":
                return self.dossier
            case "settings":
                return self.settings
        return self.names if ref.table in _NAMES else None

    def _show(self, form: Form, ref: Ref) -> None:
        self._put(form)
        form.show_ref(ref)

    def _put(self, widget: QWidget) -> None:
        if self.stack.currentWidget() is not widget:
            self.flush()
            self.stack.setCurrentWidget(widget)
            self.header.set_title(self._titles.get(widget, self.header.title.text_whole()))
        self.cross.setVisible(self._is_aside(widget))
        left = len(self.waiting.states) + (self._is_begun() and widget is not self.draft)
        if left and self._desk.document.is_open:
            words = counted("A draft is waiting.", "{count} drafts are waiting.", left)
            self.back.say(words, action=tr("Go on with it") if left == 1 else tr("Next"), does=self._resume)
        else:
            self.back.clear()

    def _begin(self, words: Words | None, proposal: Proposal | None = None) -> None:
        if not self._desk.document.is_open:
            return
        self._put_aside()
        self.draft.begin(words, proposal)
        self._put(self.draft)
        self._desk.wishes.reveal.emit("inspector")
        self.draft.focus("title")

    def _is_begun(self) -> bool:
        """Return whether there is a draft under way; one that was never built was never begun."""
        return "draft" in vars(self) and self.draft.is_begun

    def _put_aside(self) -> None:
        """Let a draft that somebody has typed into wait for another."""
        if self._is_begun() and self.draft.is_touched:
            self.waiting.states.append(self.draft.state())

    def _resume(self) -> None:
        """Go on with the draft left last; the one under way goes to the end of those that wait."""
        under_way = self.stack.currentWidget() is self.draft
        if self.waiting.states and (under_way or not self.draft.is_begun):
            state = self.waiting.states.pop()
            if self.draft.is_touched:
                self.waiting.states.insert(0, self.draft.state())
            self.draft.restore(state)
        self._put(self.draft)
        self.header.set_title(tr("New entry"))
        self.draft.focus("title")

    def _show_properties(self) -> None:
        if panes.is_focus_inside(self.dossier, QApplication.focusWidget()):
            self._leave()
        elif self._desk.document.is_open:
            self._show(self.dossier, Ref("dossier", self._desk.document.project.dossier.id))
            self._desk.wishes.reveal.emit("inspector")

    def _is_aside(self, widget: QWidget | None) -> bool:
        """Return whether a form shows the project itself or the settings, which nobody has selected."""
        return isinstance(widget, DossierForm | SettingsForm)

    def _note_origin(self, old: QWidget | None, now: QWidget | None) -> None:
        """Note where the focus was before a form took it, but for where Qt puts it while another form is turned to."""
        if old is not None and isValid(old) and not old.isVisible():
            self._strayed = now
        elif panes.is_focus_inside(self, now) and old is not None and old is not self._strayed:
            self._asked_from = self._asked_from if panes.is_focus_inside(self, old) else old

    def _leave(self) -> None:
        """Take settings or properties away again; without a project there is nothing else to show."""
        dock = self.parentWidget()
        self._hand_back()
        if not self._desk.document.is_open and isinstance(dock, QDockWidget):
            dock.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_aside(self.stack.currentWidget()):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _remove(self, refs: tuple[Ref, ...]) -> None:
        self.flush()
        asked_from = QApplication.focusWidget()
        if self.removal.ask(refs):
            self._asked_from = asked_from
            self._put(self.removal)
            self._desk.wishes.reveal.emit("inspector")

    def _hand_back(self) -> None:
        """Show what is selected now, and hand the focus back to where it was when a form took it, if one has it yet."""
        held = self._holds_focus()
        self._follow()
        if held:
            self._give_back()

    def _added(self, ref: Ref) -> None:
        held = self._holds_focus()
        self._desk.selection.select(ref)
        if held:
            self._give_back()

    def _holds_focus(self) -> bool:
        return panes.is_focus_inside(self, QApplication.focusWidget())

    def _finish(self) -> None:
        """Commit what was typed into a form of what is selected, and let one go on where one was."""
        self.flush()
        self._hand_back() if self._is_aside(self.stack.currentWidget()) else self._give_back()

    def _give_back(self) -> None:
        """Hand the focus back to where it was; where that is gone, to the text."""
        asked_from, self._asked_from = self._asked_from, None
        if asked_from is not None and isValid(asked_from) and asked_from.isVisible():
            asked_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.wishes.reveal.emit("reader")

    def _focus(self, ref: Ref, name: str) -> None:
        if ref.table == "settings":
            if panes.is_focus_inside(self.settings, QApplication.focusWidget()):
                self._leave()
                return
        else:
            self._desk.selection.select(ref)
        form = self._form_of(ref)
        if form is not None and form.fields:
            self._show(form, ref)
            self._desk.wishes.reveal.emit("inspector")
            form.focus(name if name in form.fields else next(iter(form.fields)))

    def _hear(self, change: Change) -> None:
        for form in self._forms:
            form.hear(change)
        shown = self.stack.currentWidget()
        gone = [Ref(*key) for key, (_, after) in change.rows.items() if after is None]
        self._desk.selection.forget(gone)
        if isinstance(shown, Form) and shown.tables & change.tables and shown is self.stack.currentWidget():
            shown.read(anew=False)

    def _close(self) -> None:
        """Commit what is half typed, and write drafts down for the next time."""
        self.flush()
        self._put_aside()
        with suppress(OSError):  # the folder of backups and settings is gone as well, and that is told elsewhere
            self.waiting.keep(self._desk.document.project.dossier.id)

    def _reset(self) -> None:
        """Let go of the project before: what its forms hold must not reach the one that is open now."""
        self.waiting.states = []
        if self._desk.document.is_open:
            self.waiting.load(self._desk.document.project.dossier.id)
        for guest in list(self._guests):
            self._dismiss(guest)
        for form in self._forms:
            form.forget()
        self._desk.selection.clear()
        self._follow()
