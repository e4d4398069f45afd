"""From the proposals of the text on show to decisions about them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from timeline_app import actions
from timeline_app.dates import show
from timeline_app.model import Source, Version
from timeline_app.suggest.entries import Alternative, Band, Proposal
from timeline_app.ui.desk import Desk
from timeline_app.ui.desk.selection import Ref, Words
from timeline_app.ui.reader.proposals.strip import ProposalStrip, reason
from timeline_app.ui.reader.text import TextView
from timeline_app.words import tr

_MIDDLE = (0.2, 0.8)  # of the height; outside it the text scrolls along


class Reviewing(QObject):
    """Walks through what is left of one text. The one in hand is framed in the text and shown in the strip."""

    ended = Signal()  # nothing is left, or Esc: the text has the focus again

    def __init__(self, desk: Desk, view: TextView, strip: ProposalStrip) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._strip = strip
        self._version: Version | None = None
        self._left: tuple[Proposal, ...] = ()
        self._key = ""
        self._at = 0  # where the one in hand stood; the next one takes its place
        self._chosen: dict[str, Alternative] = {}  # by key
        self._aside = False
        desk.proposals.changed.connect(self._hear)
        view.time_pressed.connect(self.take_at)
        strip.accepted.connect(self.accept)
        strip.edited.connect(self.edit)
        strip.dismissed.connect(self.dismiss)
        strip.cited.connect(self.cite)
        strip.stepped.connect(self.step)
        strip.chosen.connect(self.choose)
        strip.accepted_all.connect(self.accept_certain)
        strip.date_wanted.connect(self._ask_for_date)
        strip.left.connect(self.leave)

    @property
    def current(self) -> Proposal | None:
        """The proposal in hand, with the reading that the person chose."""
        found = next((one for one in self._left if one.key == self._key), None)
        other = self._chosen.get(self._key)
        return found.otherwise(other) if found is not None and other is not None else found

    def put(self, version: Version | None) -> None:
        """Go through another text; None when what is shown is not in the project."""
        self._version, self._key, self._at = version, "", 0
        self._chosen.clear()
        self._desk.proposals.show(version)
        self._take(self._desk.proposals.of(version.id) or () if version is not None else ())

    def enter(self) -> bool:
        """Give the strip the focus; return whether there is anything to decide."""
        if not self._left:
            return False
        self._strip.show()
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll()
        self._strip.speak()
        return True

    def leave(self) -> None:
        """Give the focus back to the text."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._strip.setVisible(bool(self._left) and not self._aside)
        self.ended.emit()

    def stand_aside(self, wanted: bool) -> None:
        """Leave the room to other things until somebody goes into the strip; or show it as long as any is left."""
        self._aside = wanted
        if not self._strip.hasFocus():
            self._strip.setVisible(bool(self._left) and not wanted)

    def step(self, by: int) -> None:
        """Go to another proposal, without a decision about this one."""
        if self._left:
            self._hold(min(max(self._at + by, 0), len(self._left) - 1))
            self._strip.speak()

    def take_at(self, point: int) -> None:
        """Take in hand the proposal whose time words stand at a point of the text."""
        for number, one in enumerate(self._left):
            if one.words.start <= point < one.words.end:
                self._hold(number)
                return

    def choose(self, other: Alternative) -> None:
        """Read the one in hand otherwise."""
        if self._key:
            self._chosen[self._key] = other
            self._show()

    def accept(self) -> None:
        """Make the entry; the next one is in hand."""
        if (one := self.current) is not None and self._version is not None:
            self._desk.document.do(actions.accept, self._version, one)

    def accept_certain(self) -> None:
        """Make the entries of all that are certain, as one step."""
        if self._version is not None and (certain := self._certain()):
            self._desk.document.do(actions.accept_all, self._version, certain)

    def edit(self) -> None:
        """Go on with it as a draft in the inspector."""
        if (one := self.current) is not None:
            self._desk.wishes.proposal.emit(self._words(one), one)

    def dismiss(self) -> None:
        """Say that it is none; it is not offered again."""
        if (one := self.current) is not None and self._version is not None:
            self._desk.document.do(actions.dismiss, self._version, one)

    def cite(self) -> None:
        """Cite its words for an entry that is there already."""
        if (one := self.current) is not None:
            self._desk.wishes.cite.emit(self._words(one))

    def fill_modes(self, menu: QMenu) -> None:
        """Offer to read the text as news, as narrative, or as the program finds."""
        menu.clear()
        if self._version is None:
            return
        project, source_id = self._desk.document.project, self._version.source_id
        now, source = actions.reading_mode(project, source_id), project.get(Source, source_id)
        titles = {"auto": tr("As found"), "news": tr("News"), "narrative": tr("Narrative")}
        for mode, words in titles.items():
            line = menu.addAction(words)
            line.setCheckable(True)
            line.setChecked(mode == now)
            line.triggered.connect(lambda _=False, mode=mode: self._desk.document.do(actions.read_as, source, mode))

    # inside

    def _hear(self, version_id: str) -> None:
        if self._version is not None and version_id == self._version.id:
            self._take(self._desk.proposals.of(version_id) or ())

    def _take(self, left: tuple[Proposal, ...]) -> None:
        """Show what is left now; where the one in hand is gone, the next one is taken."""
        self._left = left
        every = self._desk.proposals.all_of(self._version.id) if self._version is not None else ()
        self._view.tell_times({(one.words.start, one.words.end): partial(_told, one) for one in every})
        keys = [one.key for one in left]
        if not left:
            had_focus = self._strip.isAncestorOf(self._strip.focusWidget()) or self._strip.hasFocus()
            self._key = ""
            self._view.set_frame(None)
            self._strip.clear()
            if had_focus:
                self.leave()
            return
        was_decided = self._key and self._key not in keys
        self._hold(keys.index(self._key) if self._key in keys else min(self._at, len(left) - 1))
        if was_decided and self._strip.hasFocus():
            self._strip.speak()

    def _hold(self, number: int) -> None:
        self._at, self._key = number, self._left[number].key
        self._show()

    def _show(self) -> None:
        one = self.current
        assert one is not None
        self._strip.put(one, self._at + 1, len(self._left), len(self._certain()))
        if not self._aside:
            self._strip.show()
        self._view.set_frame((one.words.start, one.words.end))
        if self._strip.hasFocus():
            self._scroll()

    def _scroll(self) -> None:
        """Scroll to the one in hand unless it stands in the middle of the height already."""
        one = self.current
        if one is None:
            return
        slots = self._view.slots(one.words.start, one.words.end)
        height = self._view.viewport().height()
        if not slots or not _MIDDLE[0] * height <= slots[0].center().y() <= _MIDDLE[1] * height:
            self._view.scroll_to(one.words.start)

    def _certain(self) -> list[Proposal]:
        return [one for one in self._left if one.band is Band.HIGH and not one.provisional]

    def _words(self, one: Proposal) -> Words:
        return self._view.script.words(*one.quote)

    def _ask_for_date(self) -> None:
        if self._version is not None:
            self._desk.wishes.fill.emit(Ref("source", self._version.source_id), "published")


def _told(one: Proposal) -> str:
    return "\n".join(words for words in (show(one.when) if one.when else "", reason(one)) if words)
