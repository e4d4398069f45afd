"""Maps, calendars and networks: what is in them, and what they say they cannot hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar

from tests.unit.exports.chronicles import DARQAD, TAKHAR, chronicle, entry, id_of, small
from tests.unit.exports.golden import same
from timeline_app.exports import Options, choose
from timeline_app.project.chronicle import Chronicle, Part

KML = "{http://www.opengis.net/kml/2.2}"
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
NOWHERE = Part(id_of("place", 9), "Nowhere", "at", "place")


def placed() -> Chronicle:
    """Return the small chronicle with places that lie somewhere, and one that lies nowhere on Earth."""
    rows = (
        {"id": TAKHAR.id, "name": TAKHAR.name, "latitude": "36.67", "longitude": "69.48"},
        {"id": DARQAD.id, "name": DARQAD.name, "latitude": "37.35", "longitude": "69.46"},
        {"id": NOWHERE.id, "name": NOWHERE.name, "latitude": "200", "longitude": "x"},
    )
    return replace(small(), rows={"place": rows})


def written(tmp_path: Path, name: str, value: Chronicle | None = None, **options: Any) -> tuple[bytes, tuple[str, ...]]:
    chosen = choose(Path(), name)
    path = tmp_path / f"out{chosen.suffix}"
    report = chosen.write(value or placed(), path, Options(options))
    return path.read_bytes(), report.notes


@pytest.mark.parametrize("name", ["geojson", "kml", "ics", "graphml", "gexf"])
def test_the_file_is_as_the_golden_file_the_second_time_too(tmp_path: Path, name: str):
    made, _notes = written(tmp_path, name)
    assert written(tmp_path, name)[0] == made
    same(f"{name}-small{choose(Path(), name).suffix}", made)


@pytest.mark.parametrize("name", ["geojson", "kml", "ics", "graphml", "gexf"])
def test_private_notes_are_written_only_when_asked_for(tmp_path: Path, name: str):
    made, notes = written(tmp_path, name)
    assert b"Ask the desk" not in made
    assert "Private notes were left out. Entries: 2." in notes
    made, notes = written(tmp_path, name, include_private=True)
    assert b"Ask the desk" in made.replace(b"\r\n ", b"")
    assert not any("Private" in note for note in notes)


def ages() -> Chronicle:
    """Return dates of all kinds, one an entry."""
    dates = (
        "-0043-03-15",
        "Y12019",
        "2015/..",
        "../2015",
        "2019-09-05T10:15",
        "2019-09~",
        "9999-12-31",
        "Y-13800000000",
        "",
    )
    return chronicle(tuple(entry(number, when, f"{number}\x07") for number, when in enumerate(dates, 1)))


class TestGeoJson:
    def test_an_entry_lies_at_its_places_longitude_first(self, tmp_path: Path):
        made, notes = written(tmp_path, "geojson")
        features = json.loads(made)["features"]
        assert features[1]["geometry"] == {"type": "Point", "coordinates": [69.48, 36.67]}
        assert features[2]["geometry"] == {"type": "MultiPoint", "coordinates": [[69.48, 36.67], [69.46, 37.35]]}
        assert features[4]["geometry"] is None
        assert features[1]["properties"]["sources"] == ["Sample Wire A", "Sample Post"]
        assert features[0]["properties"] | {"start": "2015-01-01", "end": None} == features[0]["properties"]
        assert "Without a position there is no point on the map. Entries: 4, 5, 6, 7." in notes
        assert "“Nowhere” has a position that is none on Earth." in notes
        assert "Links between entries were left out." in notes

    def test_a_filtered_view_says_what_it_holds_back(self, tmp_path: Path):
        _made, notes = written(tmp_path, "geojson", replace(small(), left_out=3))
        assert "The filter holds back 3 entries." in notes


class TestKml:
    def test_times_and_places_are_those_of_the_entry(self, tmp_path: Path):
        made, _notes = written(tmp_path, "kml")
        marks = fromstring(made).findall(f".//{KML}Placemark")
        assert [mark.findtext(f"{KML}TimeSpan/{KML}begin") for mark in marks[:2]] == ["2015-01-01", "2019-09-02"]
        assert [mark.findtext(f"{KML}TimeSpan/{KML}end") for mark in marks[:2]] == [None, "2019-09-09"]
        assert marks[2].findtext(f"{KML}TimeStamp/{KML}when") == "2019-09-09"
        assert [point.text for point in marks[2].iter(f"{KML}coordinates")] == ["69.48,36.67", "69.46,37.35"]
        assert marks[2].findtext(f"{KML}name") == "=Talks# are *called* off_ @home <b>$5</b>"

    def test_what_is_written_is_text_and_no_html_of_others(self, tmp_path: Path):
        bad = chronicle((entry(1, "2019", "x", summary="<img src=x onerror=alert(1)>"),))
        mark = fromstring(written(tmp_path, "kml", bad)[0]).find(f".//{KML}Placemark/{KML}description")
        assert "&lt;img" in mark.text
        assert "<img" not in mark.text

    def test_times_that_it_cannot_hold_are_told(self, tmp_path: Path):
        made, notes = written(tmp_path, "kml", ages())
        timed = [m for m in fromstring(made).iter(f"{KML}Placemark") if m.find(f"{KML}TimeSpan") is not None]
        assert len(timed) == 3
        assert "KML has no years before 1 or after 9999; such a time stands in the text. Entries: 1, 2, 8." in notes
        assert "The time of day stands in the text. Entries: 5." in notes
        assert "KML has no doubtful dates; the doubt stands in the text. Entries: 6." in notes
        assert "What has no date has no time on the map. Entries: 9." in notes


class TestCalendar:
    def test_an_event_lasts_to_the_day_before_its_end(self, tmp_path: Path):
        made, _notes = written(tmp_path, "ics")
        events = Calendar.from_ical(made).walk("VEVENT")
        week = events[1]
        assert (week.decoded("dtstart"), week.decoded("dtend")) == (date(2019, 9, 2), date(2019, 9, 10))
        assert week["uid"] == id_of("entry", 2)
        assert week["x-edtf"] == "2019-09-02/2019-09-09"
        assert str(week.decoded("dtstamp")) == "2026-10-05 09:30:00+00:00"
        assert week["location"] == "Takhar"
        assert [str(word) for word in week["categories"].cats] == ["attack"]
        assert events[4]["status"] == "TENTATIVE"
        assert "“attacks went on for a week”" in week["description"]

    def test_what_a_calendar_cannot_hold_is_told(self, tmp_path: Path):
        made, notes = written(tmp_path, "ics", ages())
        events = Calendar.from_ical(made).walk("VEVENT")
        assert [str(event["summary"]) for event in events] == ["3", "4", "5", "6", "7"]
        assert "dtend" not in events[-1]
        assert [event.decoded("dtstart").isoformat() for event in events[:2]] == ["2015-01-01", "2015-12-31"]
        assert "Calendars hold the years 1 to 9999; other entries were left out. Entries: 1, 2, 8." in notes
        assert "An open or unknown end became the day of the other end. Entries: 3, 4." in notes
        assert "What has no date is in no calendar and was left out. Entries: 9." in notes
        assert any("Control characters" in note for note in notes)


class TestNetworks:
    def test_entries_names_and_sources_are_tied(self, tmp_path: Path):
        root = fromstring(written(tmp_path, "graphml")[0])
        nodes = {node.get("id") for node in root.iter(f"{GRAPH}node")}
        edges = list(root.iter(f"{GRAPH}edge"))
        assert len(nodes) == 7 + 4 + 3
        assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
        assert len({edge.get("id") for edge in edges}) == len(edges) == 3 + 7 + 7
        keys = {key.get("id") for key in root.iter(f"{GRAPH}key")}
        assert {one.get("key") for one in root.iter(f"{GRAPH}data")} <= keys

    def test_entries_are_there_from_their_first_to_their_last_day(self, tmp_path: Path):
        root = fromstring(written(tmp_path, "gexf")[0])
        nodes = list(root.iter(f"{GEXF}node"))
        assert (nodes[1].get("start"), nodes[1].get("end")) == ("2019-09-02", "2019-09-09")
        assert (nodes[0].get("start"), nodes[0].get("end")) == ("2015-01-01", None)
        assert root.find(f"{GEXF}graph").get("mode") == "dynamic"
        kinds = {edge.get("kind") for edge in root.iter(f"{GEXF}edge")}
        assert {"cites", "precedes", "actor", "at", "my-own-type"} <= kinds

    def test_times_off_the_scale_are_told(self, tmp_path: Path):
        _made, notes = written(tmp_path, "gexf", ages())
        assert any(note.startswith("Programs for networks know") and "Entries: 1, 2, 8." in note for note in notes)
