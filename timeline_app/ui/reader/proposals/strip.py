"""The strip at the foot of the reader: one proposal at a time, decided by one key each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from timeline_app.dates import accept, show
from timeline_app.suggest.entries import Alternative, Band, Proposal
from timeline_app.ui.kit import controls, theme
from timeline_app.ui.kit.messages import Sign, announce
from timeline_app.words import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIGNS = {Band.HIGH: ("certain", "ok"), Band.MEDIUM: ("likely", "soft"), Band.LOW: ("doubtful", "warn")}


def certainty(proposal: Proposal) -> str:
    """Return in words how sure a proposal is."""
    if proposal.provisional:
        return tr("provisional")
    words = {Band.HIGH: tr("certain"), Band.MEDIUM: tr("likely"), Band.LOW: tr("doubtful")}
    return words[proposal.band]


def reason(proposal: Proposal) -> str:
    """Return in one sentence why it is dated so, and who says it."""
    told = str(proposal.derivation.get("words", ""))
    if not proposal.claimant:
        return told
    said = tr("{name} ({hedge})", name=proposal.claimant, hedge=proposal.hedge) if proposal.hedge else proposal.claimant
    return tr("{reason} · says {name}", reason=told, name=said) if told else tr("says {name}", name=said)


class ProposalStrip(QFrame):
    """Shows a proposal and tells what is wanted with it; it decides nothing itself."""

    accepted = Signal()
    edited = Signal()
    dismissed = Signal()
    cited = Signal()
    stepped = Signal(int)  # 1 next, -1 previous
    chosen = Signal(object)  # Alternative
    accepted_all = Signal()  # all that are certain
    date_wanted = Signal()  # the publication date on which this waits
    left = Signal()  # Esc

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ground", "pane")
        self.setAccessibleName(tr("Proposals"))
        self.proposal: Proposal | None = None
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(2))
        controls.inset(column, 16, 5, 8, 5)
        self.when = controls.label("", "label")
        self.title = controls.ElidedLabel()
        self._sign, self.why = Sign(), controls.ElidedLabel()
        theme.dress(self.why, "small", "soft")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(self.when)
        first.addWidget(self.title, 1)
        for widget in self._buttons():
            first.addWidget(widget)
        second.setSpacing(theme.px(4))
        second.addWidget(self._sign)
        second.addWidget(self.why, 1)
        column.addLayout(first)
        column.addLayout(second)
        self.others = QWidget()
        self._other_rows = QVBoxLayout(self.others)
        self._other_rows.setContentsMargins(0, 0, 0, 0)
        self._other_rows.setSpacing(theme.px(4))
        column.addWidget(self.others)
        self.others.hide()
        self.hide()
        self._bind()

    def put(self, proposal: Proposal, place: int, count: int, certain: int) -> None:
        """Show a proposal.

        Args:
            place: its number among those that are left, from 1.
            count: how many are left.
            certain: how many of them are certain.
        """
        same = self.proposal is not None and self.proposal.key == proposal.key
        self.proposal = proposal
        self.when.setText(show(proposal.when) if proposal.when else tr("no date yet"))
        self.title.set_text(proposal.title)
        sign, tone = _SIGNS[proposal.band]
        self._sign.put("warn" if proposal.provisional else sign, "warn" if proposal.provisional else tone)
        self.why.set_text(tr("{certainty} · {reason}", certainty=certainty(proposal), reason=reason(proposal)))
        self._count.setText(tr("{place} of {count}", place=place, count=count))
        self._all.setEnabled(certain > 0)
        self._all.setText(tr("Accept all that are certain ({count})", count=certain))
        self._date.setVisible(proposal.provisional)
        self._accept.setEnabled(proposal.when is not None)
        self._offer(proposal.alternatives, unfolded=same and not self.others.isHidden())
        self.setAccessibleName(
            tr("Proposal {place} of {count}: {title}", place=place, count=count, title=proposal.title)
        )
        self.setAccessibleDescription(tr("{date}. {why}", date=self.when.text(), why=self.why.text_whole()))

    def speak(self) -> None:
        """Say the proposal to whoever listens to the screen."""
        announce(self, f"{self.accessibleName()}. {self.accessibleDescription()}")

    def clear(self) -> None:
        """Show nothing: none is left."""
        self.proposal = None
        self.hide()

    def unfold(self) -> None:
        """Show the other readings, or fold them again."""
        if self.proposal is not None and self.proposal.alternatives:
            self.others.setVisible(self.others.isHidden())

    def choices(self) -> list[QPushButton]:
        """Return the buttons of the other readings, in their order."""
        return self.others.findChildren(QPushButton)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and isinstance(watched, QPushButton):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        focused = self.hasFocus()
        painter.fillRect(0, 0, self.width(), 2 if focused else 1, theme.colour("accent" if focused else "line"))

    def _buttons(self) -> Sequence[QWidget]:
        self._date = self._button(tr("Enter the date"), self.date_wanted.emit)
        self._date.setToolTip(tr("This waits for the publication date of the article"))
        self._accept = self._button(tr("Accept"), self.accepted.emit, "A", primary=True)
        edit = self._button(tr("Edit"), self.edited.emit, "E")
        dismiss = self._button(tr("Dismiss"), self.dismissed.emit, "X")
        self._count = controls.label("", "small", "soft")
        return (self._date, self._accept, edit, dismiss, self._count, self._more())

    def _button(self, words: str, does: Callable[[], object], key: str = "", *, primary: bool = False) -> QPushButton:
        made = controls.button(words, primary=primary, small=True)
        theme.dress(made, "small")
        if key:
            made.setToolTip(f"{words} ({key})")
        made.installEventFilter(self)
        made.clicked.connect(lambda: does())
        return made

    def _more(self) -> QToolButton:
        more = controls.tool("more", tr("More"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        self._all = menu.addAction("")
        self._all.triggered.connect(lambda: self.accepted_all.emit())
        for words, key, does in (
            (tr("Other readings"), "Space", self.unfold),
            (tr("Cite its words for an entry"), "C", self.cited.emit),
            (tr("Next"), "J", lambda: self.stepped.emit(1)),
            (tr("Previous"), "K", lambda: self.stepped.emit(-1)),
        ):
            menu.addAction(f"{words}\t{key}").triggered.connect(lambda _=False, does=does: does())
        more.setMenu(menu)
        return more

    def _bind(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "A": self.accepted.emit,
            "Return": self.accepted.emit,
            "Enter": self.accepted.emit,
            "E": self.edited.emit,
            "X": self.dismissed.emit,
            "C": self.cited.emit,
            "J": lambda: self.stepped.emit(1),
            "K": lambda: self.stepped.emit(-1),
            "Down": lambda: self.stepped.emit(1),
            "Up": lambda: self.stepped.emit(-1),
            "Space": self.unfold,
            "Esc": self.left.emit,
        }
        for key, does in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)

    def _offer(self, alternatives: Sequence[Alternative], *, unfolded: bool) -> None:
        while item := self._other_rows.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for other in alternatives:
            words = tr("{date} · {because}", date=show(accept(other.edtf)), because=other.because)
            made = self._button(words, partial(self.chosen.emit, other))
            self._other_rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        self.others.setVisible(unfolded and bool(alternatives))
