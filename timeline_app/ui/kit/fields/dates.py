"""A field for dates: one types freely, and the field says at once how it reads what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.dates import (
    Ambiguous,
    Context,
    HistoricalDate,
    NoMatch,
    Normalized,
    accept,
    describe,
    in_calendar,
    read,
    show,
)
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import button
from timeline_app.ui.kit.fields.base import Field
from timeline_app.ui.kit.fields.reading import BoundsBar, TwoLines
from timeline_app.ui.kit.messages import Sign, announce
from timeline_app.words import tr

_SPOKEN_AFTER = 500  # ms
_MOST_CHOICES = 3
_UNCLEAR = object()  # stands for text that is no date, or several


class Origin(NamedTuple):
    """Where a date comes from that nobody typed; see `DateField.explain`."""

    words: str = ""
    action: str = ""
    provisional: bool = False
    others: tuple[tuple[str, str], ...] = ()


_UNEXPLAINED = Origin()


class DateField(Field):
    """A date as people write it; its value is a `HistoricalDate`, or None when the field is empty.

    Two lines under it follow each key; they are reserved once one is in the field, so that nothing moves while
    one types, and until another record is loaded. Only what has one reading is committed. Of several the person
    chooses by a button; until then, and while the text is no date, the value stays as it was. What was typed is
    kept in `source_text`.
    """

    origin_pressed = Signal()  # the button beside what `explain` said
    other_chosen = Signal(str)  # EDTF of another reading that `explain` offered

    def __init__(
        self, title: str, *, context: Context | None = None, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self.state = "empty"  # empty | understood | liberty | derived | ambiguous | provisional | wrong
        self._context = context or Context()
        self._date: Any = None
        self._reserved = False
        self._origin = _UNEXPLAINED
        self.line = QLineEdit()
        self._build(self.line)
        self._column.addWidget(self._reading())
        self.line.textEdited.connect(self._typed_on)
        self.line.returnPressed.connect(self.flush)
        self._pause.timeout.connect(self._outline)
        self._spoken = QTimer(self, singleShot=True, interval=_SPOKEN_AFTER)
        self._spoken.timeout.connect(self._speak)
        self._show_date(None)

    def indent(self, by: int) -> None:
        """Keep the reading off both sides by so many design pixels, as where a frame is drawn around the field."""
        self._under.setContentsMargins(theme.px(by), 0, theme.px(by), 0)

    def _reading(self) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        self._sign, self.words, self.bar = Sign(), TwoLines(), BoundsBar()
        for widget in (self._sign, self.words, self.bar):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        top.setStretch(1, 1)
        rows.addLayout(top)
        self._choices = QWidget()
        self._choice_row = QHBoxLayout(self._choices)
        self._choice_row.setContentsMargins(0, 0, 0, 0)
        self._choice_row.setSpacing(theme.px(8))
        self._choice_row.setAlignment(Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self._choices)
        rows.addStretch(1)
        self._under = box
        theme.changed.connect(self._fit)
        self.words.broken.connect(self._fit)
        return box

    def set_context(self, context: Context) -> None:
        """Read from now on as this project and this kind of entry want it."""
        self._context = context
        if self.is_dirty() or self._date is _UNCLEAR:
            self._read()

    def load(self, value: HistoricalDate | None) -> None:
        """Show the date of another record."""
        self._origin = _UNEXPLAINED
        self._reserved = self.line.hasFocus()
        super().load(value)

    def show_typed(self, text: str) -> None:
        """Put text in as if a person had typed it; nothing is committed yet."""
        self.line.setText(text)
        self._typed_on()

    def explain(
        self, words: str, action: str = "", *, provisional: bool = False, others: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Say where the date shown comes from.

        Args:
            action: on a button that sends `origin_pressed`.
            provisional: it waits for something, as the publication date of its source.
            others: other readings as EDTF with the reason of each; a button sends `other_chosen`.
        """
        self._origin = Origin(words, action, provisional, tuple(others))
        if not self.is_dirty():
            self._show_date(self._kept)

    def typed(self) -> Any:
        return self._date

    def put(self, value: HistoricalDate | None) -> None:
        self.line.setText((value.source_text or show(value)) if value else "")
        self.line.setCursorPosition(0)
        self._date = value
        self._show_date(value)

    def editor(self) -> QWidget:
        return self.line

    def may_commit(self) -> bool:
        return self._date is not _UNCLEAR

    def flush(self) -> None:
        super().flush()
        self._outline()

    def refuse(self, sentence: str) -> None:
        if sentence:
            self._say("wrong", "alert", "danger", sentence)
        theme.mark(self.line, "wrong", bool(sentence))
        self.line.setAccessibleDescription(sentence or self._hint)

    def accept(self) -> None:
        theme.mark(self.line, "wrong", False)

    def error(self) -> str:
        return self.words.words if self.state == "wrong" else ""

    def choices(self) -> list[QPushButton]:
        """Return the buttons under the field, in their order."""
        items = [self._choice_row.itemAt(at) for at in range(self._choice_row.count())]
        widgets = [item.widget() for item in items if item]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self._reserve()
        return super().eventFilter(watched, event)

    def _reserve(self) -> None:
        self._reserved = True
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need, or as high as they may ever be."""
        whole = self._reserved or self._choice_row.count() > 0 or len(self.words.lines()) > 1
        self.words.setFixedHeight(theme.current().line("small") * (self.words.most if whole else 1))
        theme.fix(self._under, height=44 if whole else 18)

    def _typed_on(self) -> None:
        self._reserve()
        self._origin = _UNEXPLAINED
        self._read()
        self._changed()
        if self._date is _UNCLEAR:
            self._pause.start()
        self._spoken.start()

    def _read(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._date = None
            self._show_date(None)
            return
        answer = read(text, self._context)
        self._date = _UNCLEAR
        if isinstance(answer, Normalized):
            self._date = replace(answer.date, source_text=text)
            self._understood(self._date, answer.notes)
            self._offer([(tr("or {reading}", reading=show(d)), d) for d in answer.others])
        elif isinstance(answer, Ambiguous):
            self._say("ambiguous", "ambiguous", "warn", tr("Which one?"))
            self._offer([(choice.reading, choice.date) for choice in answer.choices])
            self._shorten(answer)
        elif isinstance(answer, NoMatch):
            words = answer.reason
            if self._kept is not None:
                words = tr("{reason} The entry keeps {date}.", reason=words, date=show(self._kept))
            self._say("wrong", "alert", "danger", words)

    def _show_date(self, date: HistoricalDate | None) -> None:
        words, action, provisional, others = self._origin
        if provisional:
            self._say("provisional", "warn", "warn", words)
        elif date is None:
            self._say("empty", "", "soft", tr("Write 5 Sept 2019, since 2015, c. 1920, 8 or 9 September 2019"))
        elif words:
            said = words if show(date) in words else f"{show(date)} · {words}"
            self._say("derived", "link", "ok", said)
        else:
            self._understood(date, date.notes)
        self._draw(date)
        if action:
            self._add(action).clicked.connect(self.origin_pressed)
        for edtf, because in others[: _MOST_CHOICES - bool(action)]:
            made = self._add(tr("or {date}", date=show(accept(edtf), "short")))
            made.setToolTip(because)
            made.setAccessibleDescription(because)
            made.clicked.connect(partial(self.other_chosen.emit, edtf))

    def _understood(self, date: HistoricalDate, notes: tuple[str, ...]) -> None:
        plain = tr("Read as {edtf}.", edtf=date.edtf)  # what the line says in words already
        told = [note for note in notes if note != plain]
        state, sign = ("liberty", "info") if told else ("understood", "accept")
        self._say(state, sign, "ok", " · ".join([describe(date), *self._in_other_calendars(date), *told]))
        self._draw(date)

    def _in_other_calendars(self, date: HistoricalDate) -> list[str]:
        """Say the date in the other calendars of the project."""
        others = (in_calendar(date, name) for name in self._context.calendars if name != "gregorian")
        return [words for words in others if words]

    def _say(self, state: str, sign: str, tone: str, words: str) -> None:
        self.state = state
        self._draw(None)
        self._sign.put(sign, tone)
        self._sign.setVisible(bool(sign))
        self.words.say(words, tone)
        self.line.setAccessibleDescription(words)
        self._offer([])

    def _draw(self, date: HistoricalDate | None) -> None:
        self.bar.put(date)
        self.bar.setVisible(date is not None)

    def _offer(self, choices: list[tuple[str, HistoricalDate]]) -> None:
        while item := self._choice_row.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, date in choices[:_MOST_CHOICES]:
            self._add(words).clicked.connect(lambda _=False, date=date: self._choose(date))
        self._room()

    def _shorten(self, answer: Ambiguous) -> None:
        """Write the dates alone on the buttons where they already tell the readings apart."""
        dates = [show(choice.date) for choice in answer.choices]
        if len(set(dates)) == len(dates):
            for made, words, choice in zip(self.choices(), dates, answer.choices, strict=False):
                made.setText(words)
                made.setToolTip(choice.reading)
                made.setAccessibleName(choice.reading)

    def _add(self, words: str) -> QPushButton:
        made = button(words, small=True)
        theme.dress(made, "small")
        self._choice_row.addWidget(made)
        self._room()
        return made

    def _room(self) -> None:
        """With buttons below, the words have one line; the field is as high as ever."""
        some = self._choice_row.count() > 0
        self._choices.setVisible(some)
        self.words.most = 1 if some else 2
        self._fit()

    def _choose(self, date: HistoricalDate) -> None:
        self._date = replace(date, source_text=self.line.text().strip())
        self._understood(self._date, date.notes)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flush()

    def _outline(self) -> None:
        """Outline in red, once the person rests or leaves, what is no date."""
        theme.mark(self.line, "wrong", self.state == "wrong")

    def _speak(self) -> None:
        announce(self.line, self.words.words)
