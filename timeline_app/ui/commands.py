"""Every command and every key, in one table: menus, command palette, key page and docs/KEYS.md are made from it.

The window binds the commands of the place "window". Keys of panes are bound by the panes themselves, to their
content views only (`Qt.WidgetShortcut`), so that no letter robs a text field; here they are told, not bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from timeline_app.words import tr

Place = Literal["window", "reader", "strip", "chronology", "library", "inspector"]
Menu = Literal["", "file", "edit", "view", "go", "review", "help"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `keys` are in Qt's portable notation ("Ctrl+K"; Ctrl is ⌘ on a Mac), the first is shown. `title` is what
    menus show, untranslated. A separator stands in the menu before a command that `parts` it. `told` is a key
    that panes bind for themselves; the menu only shows it, for two that bind one key would both lose it.
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    told: str = ""
    place: Place = "window"
    menu: Menu = ""
    parts: bool = False
    checkable: bool = False
    needs_project: bool = True


def _window(id_: str, title: str, *keys: str, menu: Menu = "", **more: Any) -> Command:
    return Command(id_, title, keys, place="window", menu=menu, **more)


def _keys(place: Place, *rows: tuple[str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(f"{place}.{id_}", title, tuple(keys.split()), place=place) for id_, title, keys in rows)


COMMANDS: tuple[Command, ...] = (
    _window("file.new", "New project…", "Ctrl+Shift+N", menu="file", needs_project=False),
    _window("file.open", "Open…", "Ctrl+O", menu="file", needs_project=False),
    _window("file.recent", "Open recent", menu="file", needs_project=False),
    _window("file.sample", "Open the sample", menu="file", needs_project=False),
    _window("source.add", "Add source…", "Ctrl+Shift+A", menu="file", parts=True),
    _window("source.paste", "Paste a source", "Ctrl+Shift+V", menu="file"),
    _window("file.import", "Bring in a table or chronology…", "Ctrl+Shift+I", menu="file"),
    _window("file.save", "Already saved", "Ctrl+S"),
    _window("file.copy", "Save a copy as…", "Ctrl+Shift+S", menu="file", parts=True),
    _window("file.export", "Export…", "Ctrl+Shift+E", menu="file"),
    _window("file.properties", "Project properties", menu="file", parts=True),
    _window("file.settings", "Settings", "Ctrl+,", menu="file", needs_project=False),
    _window("file.close", "Close project", "Ctrl+W", menu="file", parts=True),
    _window("file.quit", "Quit", "Ctrl+Q", menu="file", needs_project=False),
    _window("edit.undo", "Undo", "Ctrl+Z", menu="edit"),
    _window("edit.redo", "Redo", "Ctrl+Shift+Z", "Ctrl+Y", menu="edit"),
    _window("entry.new", "New entry", "Ctrl+N", menu="edit", parts=True),
    _window("edit.copy-cited", "Copy with citation", "Ctrl+Shift+C", menu="edit"),
    _window("edit.remove", "Remove…", menu="edit", told="Del"),
    _window("edit.find", "Find in this pane", "Ctrl+F", menu="edit", parts=True),
    _window("edit.find-next", "Find next", "F3", menu="edit"),
    _window("edit.find-previous", "Find previous", "Shift+F3", menu="edit"),
    _window("view.read", "Read", "F7", "Meta+1", menu="view", checkable=True),
    _window("view.order", "Order", "F8", "Meta+2", menu="view", checkable=True),
    _window("view.present", "Present", "F9", "Meta+3", menu="view", checkable=True),
    _window("view.show", "Show", "F11", menu="view", checkable=True),
    _window("view.library", "Library", "Ctrl+B", menu="view", parts=True, checkable=True),
    _window("view.inspector", "Inspector", "Ctrl+I", menu="view", checkable=True),
    _window("view.chronology", "Chronology", "Ctrl+J", menu="view", checkable=True),
    _window("view.put-back", "Put panes back", menu="view"),
    _window("view.next", "Next view of the chronology", "Ctrl+PgDown", menu="view", parts=True),
    _window("view.previous", "Previous view of the chronology", "Ctrl+PgUp", menu="view"),
    _window("view.larger", "Larger text in the reader", "Ctrl++", "Ctrl+=", menu="view", parts=True),
    _window("view.smaller", "Smaller text in the reader", "Ctrl+-", menu="view"),
    _window("view.normal", "Usual text in the reader", "Ctrl+0", menu="view"),
    _window("go.search", "Search and commands", "Ctrl+K", menu="go", needs_project=False),
    _window("go.back", "Back", "Alt+Left", "Ctrl+[", menu="go", parts=True),
    _window("go.forward", "Forward", "Alt+Right", "Ctrl+]", menu="go"),
    _window("go.pane", "Next pane", "F6", menu="go", parts=True),
    _window("go.pane-back", "Previous pane", "Shift+F6", menu="go"),
    _window("review.proposals", "Go through the proposals", menu="review"),
    _window("review.read-all", "Read all articles for dates", menu="review"),
    _window("help.keys", "All keys", "F1", "?", menu="help", needs_project=False),
    _window("help.about", "About Timeline", menu="help", parts=True, needs_project=False),
    *_keys(
        "reader",
        ("entry", "New entry from the words; on a mark: its entry", "E"),
        ("cite", "Cite the words for an entry", "C"),
        ("highlight", "Highlight the words", "H"),
        ("note", "Note on the words or the mark", "N"),
        ("tag", "Tag the words or the mark", "T"),
        ("sentence", "Select the sentence; again: the paragraph", "S"),
        ("next", "Into the proposals; without any: next mark", "J"),
        ("previous", "Previous mark", "K"),
        ("open", "To the entry of the mark", "Return"),
        ("page", "Page down", "Space"),
        ("remove", "Remove the mark", "Del"),
        ("wider", "Mark a word further at its end; Left: a word less", "Alt+Shift+Right"),
        ("earlier", "Mark a word further at its start; Down: a word less", "Alt+Shift+Up"),
        ("back", "Take back one layer", "Esc"),
    ),
    *_keys(
        "strip",
        ("entry", "The proposal as a draft", "E"),
        ("cite", "Cite the proposal's words for an entry", "C"),
        ("next", "Next proposal", "J"),
        ("previous", "Previous proposal", "K"),
        ("accept", "Accept", "A Return"),
        ("dismiss", "Dismiss", "X"),
        ("others", "Other readings", "Space"),
        ("back", "Back to the text", "Esc"),
    ),
    *_keys(
        "chronology",
        ("entry", "Form of the entry", "E"),
        ("cite", "Cite the words selected last", "C"),
        ("note", "Private note", "N"),
        ("tag", "Tag the entry", "T"),
        ("next", "Next in time", "J"),
        ("previous", "Previous in time", "K"),
        ("link", "Start a link", "L"),
        ("follow", "Follow a link", "Shift+L"),
        ("fit", "Fit everything", "F 0"),
        ("fit-selection", "Fit the selection", "Shift+F"),
        ("in", "Zoom in", "+"),
        ("out", "Zoom out", "-"),
        ("open", "To the words", "Return"),
        ("fan", "Fan out; on a group of the table: fold it, or open it", "Space"),
        ("fold", "Fold the lane or the group, or open it", "Z"),
        ("along", "Timeline: along the lane; with Ctrl: by time over all lanes", "Left Right"),
        ("across", "Timeline: to the lane above or below", "Up Down"),
        ("ends", "Timeline: first and last entry", "Home End"),
        ("screens", "Timeline: a screen back or on", "PgUp PgDown"),
        ("bend", "Timeline: overview more even, or the crowd wider", "< >"),
        ("lane-up", "Move the lane up", "Alt+Up"),
        ("lane-down", "Move the lane down", "Alt+Down"),
        ("lane-menu", "What can be done with the lane", "Menu Shift+F10"),
        ("sort", "Table: sort by the column of the cursor, again: the other way", "O"),
        ("sort-further", "Table: then by the column of the cursor", "Shift+O"),
        ("group", "Table: group by the column of the cursor, again: not", "G"),
        ("headings", "Table: columns, order and groups", "H"),
        ("copy", "Table: copy rows for a spreadsheet", "Ctrl+C"),
        ("copy-titled", "Table: copy rows with headings", "Ctrl+Alt+C"),
        ("rename", "Title or cell in place", "F2"),
        ("remove", "Remove", "Del"),
        ("back", "Take back one layer", "Esc"),
    ),
    *_keys(
        "library",
        ("edit", "Form of the row", "E"),
        ("note", "Note on the row", "N"),
        ("tag", "Tag the row", "T"),
        ("next", "Next row", "J"),
        ("previous", "Previous row", "K"),
        ("open", "Open, jump", "Return"),
        ("peek", "Peek", "Space"),
        ("rename", "Rename", "F2"),
        ("remove", "Remove", "Del"),
    ),
    *_keys("inspector", ("finish", "Finish the form, return", "Ctrl+Return")),
)
PLACES: dict[Place, str] = {
    "window": "Everywhere, in text fields too",
    "reader": "Reader",
    "strip": "Proposals",
    "chronology": "Timeline and table",
    "library": "Library and findings",
    "inspector": "Inspector",
}
MENUS: dict[Menu, str] = {
    "file": "&File",
    "edit": "&Edit",
    "view": "&View",
    "go": "&Go",
    "review": "&Review",
    "help": "&Help",
}
_BY_ID = {command.id: command for command in COMMANDS}


def command(id_: str) -> Command:
    """Return a command by its id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[id_]


def at(place: Place) -> tuple[Command, ...]:
    """Return the commands of one place, in the order of the table."""
    return tuple(command for command in COMMANDS if command.place == place)


def clashes() -> list[tuple[str, str, str]]:
    """Return (key, id, id) for each key that two commands of one place claim."""
    seen: dict[tuple[str, str], str] = {}
    found = []
    for each in COMMANDS:
        for key in each.keys:
            place = (each.place, key)
            if place in seen:
                found.append((key, seen[place], each.id))
            seen[place] = each.id
    return found


def keys_page() -> str:
    """Return docs/KEYS.md: every key, by place."""
    lines = [
        "# Keys",
        "",
        "Made from `timeline_app/ui/commands.py` by `make docs`. Ctrl is ⌘ on a Mac. Single keys belong to the pane",
        "that has the focus; in a text field letters are text.",
    ]
    for place, title in PLACES.items():
        lines += ["", f"## {title}", "", "| key | does |", "|---|---|"]
        for each in at(place):
            if each.keys:
                shown = " or ".join(f"`{key}`" for key in each.keys)
                lines.append(f"| {shown} | {tr(each.title).rstrip('…')} |")
    return "\n".join(lines) + "\n"
