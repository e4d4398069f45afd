"""The menus of the reader: on words and marks, for the size of letters. Nothing is only there; keys are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.settings import CHOICES
from timeline_app.ui.desk.selection import Selection
from timeline_app.ui.kit.panes import PaneHeader
from timeline_app.ui.reader.deeds import Deeds
from timeline_app.ui.reader.proposals import Reviewing
from timeline_app.ui.reader.toolbar import colour_menu
from timeline_app.words import tr

SIZES = tuple(int(size) for size in CHOICES["reader_size"])
_Line = tuple[str, str, Callable[[], object]]


def context_menu(deeds: Deeds, parent: QWidget) -> QMenu:
    """Return the menu on words or on a mark: go, edit; cite, tag, note; copy; remove."""
    menu = QMenu(parent)
    words, mark = deeds.words(), deeds.mark()
    if mark and not words:
        title = tr("Go to its entry") if mark.supports else tr("Show the mark")
        _add(menu, title, "Enter", deeds.open_mark)
    else:
        _add(menu, tr("New entry"), "E", deeds.entry, there=bool(words))
    menu.addSeparator()
    there = bool(words or mark)
    _add(menu, tr("Cite for an entry…"), "C", deeds.cite, there=there)
    colours = colour_menu(menu, deeds.highlight)
    colours.setTitle(tr("Highlight"))
    colours.setEnabled(there)
    menu.addMenu(colours)
    _add(menu, tr("Tag"), "T", deeds.tag, there=there)
    _add(menu, tr("Note"), "N", deeds.note, there=there)
    menu.addSeparator()
    _add(menu, tr("Copy with citation"), "Ctrl+Shift+C", deeds.copy_cited, there=there)
    _add(menu, tr("Select the sentence"), "S", deeds.sentence)
    menu.addSeparator()
    _add(menu, tr("Remove the mark"), "Del", deeds.remove, there=bool(mark) and not words)
    return menu


def fill_header_menu(header: PaneHeader, deeds: Deeds, review: Reviewing, about: Callable[[], object]) -> None:
    """Put what is seldom wanted behind the ⋯ of the header."""
    for words, does, key in (
        (tr("Next mark"), deeds.next_mark, ""),
        (tr("Previous mark"), deeds.previous_mark, "K"),
        (tr("Go through the proposals"), review.enter, "J"),
        (tr("Accept all proposals that are certain"), review.accept_certain, ""),
        (tr("Copy with citation"), deeds.copy_cited, "Ctrl+Shift+C"),
        (tr("About this source"), about, ""),
    ):
        header.add_to_menu(words, does, key)
    modes = header.menu().addMenu(tr("Read dates as"))
    modes.aboutToShow.connect(lambda: review.fill_modes(modes))


def reader_header(selection: Selection, seek: Callable[[], object], zoom: Callable[[int], object]) -> PaneHeader:
    """Return the header over a text; what is behind its ⋯ comes later."""
    header = PaneHeader(tr("Reader"))
    back = header.add_button("back", tr("Back"), "Alt+Left", selection.back)
    forward = header.add_button("forward", tr("Forward"), "Alt+Right", selection.forward)

    def _show_ways() -> None:
        back.setEnabled(selection.may_go(-1))
        forward.setEnabled(selection.may_go(1))

    selection.changed.connect(_show_ways)
    _show_ways()
    header.add_button("find", tr("Find in this text"), "Ctrl+F", seek)
    letters = header.add_button("text-size", tr("Size of letters"), "Ctrl++")
    letters.setMenu(size_menu(letters, zoom))
    letters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return header


def size_menu(parent: QWidget, step: Callable[[int], object]) -> QMenu:
    """Return the menu behind Aa; `step` is called with 1, -1, or 0 for the usual size."""
    menu = QMenu(parent)
    _add(menu, tr("Larger letters"), "Ctrl++", lambda: step(1))
    _add(menu, tr("Smaller letters"), "Ctrl+-", lambda: step(-1))
    _add(menu, tr("Usual size"), "Ctrl+0", lambda: step(0))
    return menu


def stepped(size: int, step: int) -> int:
    """Return the size of letters one step up or down from `size`; step 0 is the usual one, 18."""
    if step == 0:
        return 18
    if step > 0:
        return next((other for other in SIZES if other > size), SIZES[-1])
    return next((other for other in reversed(SIZES) if other < size), SIZES[0])


def _add(menu: QMenu, words: str, key: str, does: Callable[[], object], *, there: bool = True) -> None:
    action = menu.addAction(f"{words}\t{key}")
    action.setEnabled(there)
    action.triggered.connect(lambda: does())
