"""Files of other programs, each in its own words; all texts are samples."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.errors import SourceError
from timeline_app.sources.interchange import Arrival, Asked, Incoming, incoming_readers, read_incoming
from timeline_app.sources.interchange.programs.gathering import edtf_of, words_of, written
from timeline_app.sources.interchange.programs.markwhen import when
from timeline_app.sources.interchange.registry import choose


def read(name: str, data: str | bytes, file: str = "a", **options: str) -> Incoming:
    reader = next(one for one in incoming_readers() if one.name == name)
    found = reader.read(data.encode() if isinstance(data, str) else data, Asked(file, options))
    assert Incoming.from_json(json.loads(json.dumps(found.to_json()))) == found
    return found


def entries(found: Incoming) -> list[dict[str, Any]]:
    return [dict(one.fields) for one in found.arrivals if one.table == "entry"]


EVENT = "<event><start>2019-01-01 00:00:00</start><text>One</text></event>"
PROGRAMS = ("timelinejs", "timelineproject", "ics", "markwhen", "json")


@pytest.mark.parametrize("name", PROGRAMS)
@given(data=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_whatever_the_bytes_are_the_answer_is_a_value_or_a_sentence(name: str, data: bytes):
    with suppress(SourceError):
        read(name, data)


@pytest.mark.parametrize(
    ("head", "file", "name"),
    [
        (b'{"title": {}, "events": [{"start_date": {"year": 2019}}]}', "a.json", "timelinejs"),
        (b'{\n "format": "timeline-app chronicle",', "a.json", "json"),
        (b'<?xml version="1.0"?>\n<timeline>\n<version>2.4.0</version>', "a.timeline", "timelineproject"),
        (b"BEGIN:VCALENDAR\r\n", "a.ics", "ics"),
        (b"title: x\n2019: y", "a.mw", "markwhen"),
    ],
)
def test_a_file_is_known_by_how_it_begins(head: bytes, file: str, name: str):
    assert choose(head, file, "").name == name


SLIDES: dict[str, Any] = {
    "title": {"text": {"headline": "A <b>sample</b>"}},
    "eras": [{}],
    "events": [
        {
            "unique_id": "e-" + "1" * 32,
            "start_date": {"year": "2019", "month": "9", "day": "2"},
            "end_date": {"year": 2019, "month": 9, "day": 9},
            "group": "North",
            "text": {
                "headline": "A <i>week</i>",
                "text": "<p>One &amp; two</p><script>x</script><p>Three<br>four</p>",
            },
            "media": {"url": "https://example.org/a.jpg", "credit": "Sample Wire"},
        },
        {"start_date": {"year": -43}, "text": {"headline": "Old"}},
        {"start_date": {"year": 2019, "month": 9, "day": 5, "hour": 10, "minute": 5}},
        {"text": {"headline": "No date"}},
        {"start_date": {"year": "x"}},
        7,
    ],
}


class TestTimelineJs:
    def test_slides_become_entries_and_media_sources(self):
        found = read("timelinejs", json.dumps(SLIDES))
        assert found.title == "A sample"
        first, old, clock = entries(found)
        assert first == {
            "title": "A week",
            "summary": "One & two\n\nThree\nfour",
            "lane": "North",
            "when": {"edtf": "2019-09-02/2019-09-09"},
        }
        assert old["when"] == {"edtf": "-0043"}
        assert clock["when"] == {"edtf": "2019-09-05T10:05:00"}
        assert found.arrivals[0].key == "1" * 32
        csl = {"type": "webpage", "title": "Sample Wire", "URL": "https://example.org/a.jpg"}
        assert found.arrivals[1] == Arrival("source", {"csl": csl}, "event 1", "#media-" + "1" * 32)
        assert found.arrivals[2].fields == {"entry_id": "1" * 32, "source_id": "#media-" + "1" * 32}
        assert [slip.where for slip in found.slips] == ["event 4", "event 5", "event 6"]
        assert found.notes == ("Eras were left out.",)

    @pytest.mark.parametrize("data", ["[]", "{}", '{"events": 3}', "no", '{"events": []}', "[" * 100_000])
    def test_what_is_none_is_refused(self, data: str):
        with pytest.raises(SourceError):
            read("timelinejs", data)


class TestTimelineProject:
    FILE = """<?xml version="1.0" encoding="utf-8"?>
<timeline><version>2.4.0</version><timetype>gregoriantime</timetype><eras><era/></eras><events>
<event><start>2019-09-02 00:00:00</start><end>2019-09-09 00:00:00</end><text>[7] A week</text><fuzzy>True</fuzzy>
<category>North</category><description>Told twice.</description><labels>attack, war ,</labels>
<hyperlink>https://example.org/x</hyperlink><progress>5</progress></event>
<event><start>2019-9-3 10:30:00</start><end>2019-9-3 10:30:00</end><text>(7) A morning</text></event>
<event><start>-43-03-15 00:00:00</start><end></end><text>Unreadable</text></event>
<event><start>-0043-03-15 00:00:00</start><end>-0043-03-15 00:00:00</end><text>Ides</text>
<fuzzy_start>True</fuzzy_start></event>
<event><start>2015-01-01 00:00:00</start><end>2019-01-01 00:00:00</end><text>Since</text>
<ends_today>True</ends_today></event>
</events></timeline>"""

    def test_events_become_entries_and_members_parts(self):
        found = read("timelineproject", self.FILE)
        week, morning, ides, since = entries(found)
        assert week == {
            "title": "A week",
            "summary": "Told twice.",
            "when": {"edtf": "2019-09-02~/2019-09-09~"},
            "lane": "North",
            "tags": ["attack", "war"],
        }
        assert morning["when"] == {"edtf": "2019-09-03T10:30:00"}
        assert ides["when"] == {"edtf": "-0043-03-15~"}
        assert since["when"] == {"edtf": "2015-01-01/.."}
        (link,) = [one.fields for one in found.arrivals if one.table == "link"]
        assert link == {"from_id": "#event-2", "to_id": "#event-1", "type": "part-of"}
        assert [slip.where for slip in found.slips] == ["event 3"]
        assert len(found.notes) == 2

    @pytest.mark.parametrize(
        "data",
        [
            "<timeline>",
            "<x/>",
            "<timeline><timetype>numtime</timetype></timeline>",
            '<!DOCTYPE x [<!ENTITY a "b">]><timeline>&a;</timeline>',
            "<timeline/>",
        ],
    )
    def test_what_is_none_or_reaches_out_is_refused(self, data: str):
        with pytest.raises(SourceError):
            read("timelineproject", data)


class TestCalendar:
    FILE = """BEGIN:VCALENDAR
X-WR-CALNAME:Sample
BEGIN:VEVENT
UID:{own}
DTSTART;VALUE=DATE:20190902
DTEND;VALUE=DATE:20190910
SUMMARY:A week\\, told
DESCRIPTION:Line one\\nline two
LOCATION:Takhar
CATEGORIES:attack,war
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:b@example.org
DTSTART:20190905T101500Z
DTEND:20190905T111500Z
RRULE:FREQ=DAILY
SUMMARY:A morning
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20150101
X-EDTF:2015/..
SUMMARY:Since
END:VEVENT
BEGIN:VEVENT
DTSTART:20190905T101500
SUMMARY:Here
END:VEVENT
BEGIN:VEVENT
SUMMARY:Never
END:VEVENT
END:VCALENDAR
""".replace("{own}", "2" * 32)

    def test_events_become_entries(self):
        found = read("ics", self.FILE.replace("\n", "\r\n"))
        week, morning, since, here = entries(found)
        assert week == {
            "title": "A week, told",
            "summary": "Line one\nline two",
            "when": {"edtf": "2019-09-02/2019-09-09"},
            "places": ["Takhar"],
            "tags": ["attack", "war"],
            "status": "unsure",
        }
        assert morning["when"] == {"edtf": "2019-09-05T10:15:00Z/2019-09-05T11:15:00Z"}
        assert since["when"] == {"edtf": "2015/.."}
        assert here["when"] == {"edtf": "2019-09-05T10:15:00"}
        assert [one.key for one in found.arrivals] == ["2" * 32, "b@example.org", "#event-3", "#event-4"]
        assert found.title == "Sample"
        assert found.notes == ("Events that repeat were taken once.",)
        assert [slip.column for slip in found.slips] == ["DTSTART"]

    def test_an_event_that_ends_on_the_first_day_of_all_is_read_like_any_other(self):
        event = (
            "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00010101\r\nSUMMARY:One\r\nEND:VEVENT\r\n"
        )
        found = read("ics", f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n")
        assert [entry["when"] for entry in entries(found)] == [{"edtf": "0001-01-01"}]

    def test_an_event_that_was_moved_lies_where_it_was_moved_to(self):
        moved = self.FILE.replace("DTSTART;VALUE=DATE:20150101", "DTSTART;VALUE=DATE:20160101")
        assert entries(read("ics", moved))[2]["when"] == {"edtf": "2016-01-01"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ics", TestCalendar.FILE),
        ("a.json", json.dumps(SLIDES)),
        ("a.mw", "2019: One"),
        ("a.timeline", f"<timeline><version>1</version><events>{EVENT}</events></timeline>"),
    ],
)
def test_each_is_read_in_the_process_of_its_own(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text)
    assert read_incoming(tmp_path / name).arrivals


class TestMarkwhen:
    FILE = """---
title: A sample
---
// a remark
#war: red
section North #x
2019-09-02/2019-09-09: A week #attack [told](https://example.org)
It was told twice.

And once more.
group Inner
2019-09-05 10:15: A morning
endgroup
2015 - now: Since
end section
May 2019: A month
nothing at all
2019: x
"""

    def test_events_become_entries_and_sections_lanes(self):
        found = read("markwhen", self.FILE)
        assert found.title == "A sample"
        week, morning, since, month, _last = entries(found)
        assert week == {
            "title": "A week told",
            "summary": "told: https://example.org\n\nIt was told twice.\n\nAnd once more.",
            "when": {"edtf": "2019-09-02/2019-09-09"},
            "lane": "North",
            "tags": ["attack"],
        }
        assert (morning["when"], morning["lane"]) == ({"edtf": "2019-09-05T10:15:00"}, "Inner")
        assert (since["when"], since["lane"]) == ({"edtf": "2015/.."}, "North")
        assert (month["when"], month["summary"]) == ({"typed": "May 2019"}, "nothing at all")

    def test_lines_that_are_no_events_are_told(self):
        found = read("markwhen", "hello\n2019: x")
        assert [slip.where for slip in found.slips] == ["line 1"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("2019-09-05", {"edtf": "2019-09-05"}),
            ("2019-9-5", {"edtf": "2019-09-05"}),
            ("2019 - 2020-5", {"edtf": "2019/2020-05"}),
            ("2019-09-05 10:15 / now", {"edtf": "2019-09-05T10:15:00/.."}),
            ("05/2012", {"typed": "05/2012"}),
            ("3 days", {"typed": "3 days"}),
        ],
    )
    def test_dates_are_edtf_or_stay_as_they_were_typed(self, text: str, found: dict[str, str]):
        assert when(text) == found


ROW = {"id": "3" * 32, "title": "One", "when": None, "when_lo": 5, "revision": "r9", "hue": 1}
ROWS = {"format": "timeline-app chronicle", "chronology": {"title": "T"}, "tables": {"entry": [ROW], "odd": [{}]}}


class TestOwnJson:
    def test_rows_come_back_with_every_field_that_is_stored(self):
        found = read("json", json.dumps(ROWS))
        assert found.arrivals == (Arrival("entry", {"title": "One", "when": None}, "entry 33333333", "3" * 32, "r9"),)
        assert (found.title, found.whole) == ("T", frozenset({"entry"}))

    @pytest.mark.parametrize("data", ["{}", "no", '{"tables": {}, "chronology": {}}', '{"tables": {"entry": [1]}}'])
    def test_what_is_none_is_refused(self, data: str):
        with pytest.raises(SourceError):
            read("json", data)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2019-9-5", "2019-09-05"),
        ("2019-09-05 00:00:00", "2019-09-05"),
        ("2019-09-05T10:15Z", "2019-09-05T10:15:00"),
        ("-0043-03-15", "-0043-03-15"),
        ("12019", "Y12019"),
        ("2019-13-01", ""),
        ("soon", ""),
    ],
)
def test_dates_as_programs_write_them(text: str, edtf: str):
    assert edtf_of(text) == edtf


def test_small_things():
    assert written(2019, 0, 5) == "2019"
    assert words_of("a < b") == "a < b"
