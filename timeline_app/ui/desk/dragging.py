"""What is dragged from pane to pane: words of an article, and entries. Data of other programs that lies is nothing."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import QMimeData

from timeline_app.ui.desk.selection import Words

WORDS = "application/x-timeline-words"  # the fields of `Words` as JSON
ENTRIES = "application/x-timeline-entry"  # ids, one a line
_ID = re.compile(r"[0-9a-f]{32}")


def pack_words(packed: QMimeData, words: Words) -> None:
    """Add words to what is dragged, for panes; their text is added by whoever drags."""
    packed.setData(WORDS, json.dumps(words._asdict()).encode())


def words_in(packed: QMimeData) -> Words | None:
    """Return the words that are dragged, or None."""
    try:
        fields = json.loads(bytes(packed.data(WORDS).data()))
        words = Words(**fields)
    except (ValueError, TypeError):
        return None
    sound = isinstance(words.start, int) and isinstance(words.end, int) and isinstance(words.text, str)
    ids = all(isinstance(id_, str) and _ID.fullmatch(id_) for id_ in (words.source_id, words.version_id))
    return words if sound and ids and 0 <= words.start < words.end else None


def pack_entries(packed: QMimeData, ids: list[str]) -> None:
    """Add entries to what is dragged."""
    packed.setData(ENTRIES, "\n".join(ids).encode())


def entries_in(packed: QMimeData) -> tuple[str, ...]:
    """Return the ids of the entries that are dragged; () for none."""
    lines = bytes(packed.data(ENTRIES).data()).decode(errors="replace").split("\n")
    return tuple(line for line in lines if _ID.fullmatch(line))


def holds(packed: QMimeData) -> bool:
    """Tell whether words or entries are dragged."""
    return packed.hasFormat(WORDS) or packed.hasFormat(ENTRIES)
