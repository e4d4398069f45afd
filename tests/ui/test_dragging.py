import json

import pytest
from PySide6.QtCore import QMimeData

from timeline_app.ui.desk import dragging
from timeline_app.ui.desk.selection import Words

ONE, TWO = "0" * 31 + "1", "0" * 31 + "2"


def holding(kind: str, data: bytes) -> QMimeData:
    packed = QMimeData()
    packed.setData(kind, data)
    return packed


def test_words_and_entries_come_out_as_they_went_in():
    packed, words = QMimeData(), Words(ONE, TWO, 3, 8, "ولسوالی")
    assert not dragging.holds(packed)
    dragging.pack_words(packed, words)
    dragging.pack_entries(packed, [ONE, TWO])
    assert dragging.holds(packed)
    assert dragging.words_in(packed) == words
    assert dragging.entries_in(packed) == (ONE, TWO)


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"nonsense",
        json.dumps({"source_id": ONE, "version_id": TWO, "start": 8, "end": 3, "text": "x"}).encode(),
        json.dumps({"source_id": ONE, "version_id": "x", "start": 1, "end": 3, "text": "x"}).encode(),
        json.dumps({"source_id": ONE, "version_id": TWO, "start": "1", "end": 3, "text": "x"}).encode(),
        json.dumps({"source_id": 1, "version_id": TWO, "start": 1, "end": 3, "text": "x"}).encode(),
    ],
)
def test_data_that_lies_is_nothing(lie):
    assert dragging.words_in(holding(dragging.WORDS, lie)) is None
    assert dragging.entries_in(holding(dragging.ENTRIES, lie)) == ()
