"""Everything as plain JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.unit.exports.chronicles import id_of, many, small
from tests.unit.exports.golden import same
from timeline_app.exports import Options, choose

ROWS = {"entry": ({"id": id_of("entry", 1), "title": "One", "private_note": "Quiet."},)}


def written(tmp_path: Path, value: Any = None, **options: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    path = tmp_path / "out.json"
    report = choose(path).write(value or small(), path, Options(options))
    return json.loads(path.read_bytes()), report.notes


def test_the_json_is_as_the_golden_file(tmp_path: Path):
    written(tmp_path)
    same("json-small.json", (tmp_path / "out.json").read_bytes())


def test_entries_hold_their_citations_with_notes_and_dates_in_words_and_days(tmp_path: Path):
    value, _notes = written(tmp_path, language="en")
    week = value["entries"][1]
    assert week["when"]["words"] == "2–9 September 2019"
    assert (week["when"]["earliest"], week["when"]["latest"]) == ("2019-09-02", "2019-09-09")
    assert "Sample Wire A" in week["citations"][0]["formatted"]
    assert value["entries"][0]["when"]["end"] == "open"
    assert value["entries"][-1]["when"] is None


def test_rows_are_there_as_they_are_stored(tmp_path: Path):
    value, notes = written(tmp_path, replace(many(2), rows=ROWS), include_private=True)
    assert value["tables"] == {"entry": list(ROWS["entry"])}
    assert notes == ()
    _value, notes = written(tmp_path, replace(many(2), left_out=1))
    assert notes[0] == "The filter holds back 1 entry."


def test_private_notes_stay_at_home_unless_asked_for(tmp_path: Path):
    value, notes = written(tmp_path, replace(small(), rows=ROWS))
    assert "private_note" not in json.dumps(value)
    assert notes == ("Private notes were left out. Entries: 2.",)
    value, _notes = written(tmp_path, include_private=True)
    assert value["entries"][1]["private_note"] == "Ask the desk about the count."
