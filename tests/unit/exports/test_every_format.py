"""Every chronicle goes into every format: a report comes back, and what was written can be read."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import html

from tests.unit.exports.chronicles import chronicle, citation, entry, id_of, link, many, small, source
from timeline_app.exports import Format, Options, Report, formats
from timeline_app.project.chronicle import Chronicle, Part

HOSTILE = (
    "</script><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- & &amp; &#0; -->",
    "a\x00b\x07c\x1b[31m\x85\u2028\u2029\ufeff\ufffe\uffff",
    "\u202eright to left\u2066 override",
    "دو ولسوالی \u200fتخار (2019) \u200dA",
    "line one\r\nline two\rline three\n\n\nlast",
    '=HYPERLINK("http://x";"y") | back\\slash \'quote\' `tick` *star* [[wiki]] $math$ #tag ~tilde^ {brace}',
    "---\n- yaml: [x]\n...\nEND:VEVENT\nBEGIN:VALARM",
    "../../etc/passwd: CON . ",
    "\U0001f600 中文 e\u0301\u0323",
    " ",
    "",
)
LONG = "x" * 100_000
DATES = (
    "2019-09-05",
    "2019-09~",
    "2015/..",
    "../2015",
    "-0043-03-15",
    "0000",
    "Y-13800000000",
    "Y120000",
    "9999-12-31",
)
DATES += ("2019-09-05T10:15:00+04:30", "2019-21", "{2001,2003}", "[1999..2004]", "19XX", "2019-09-02/2019-09-09", "")
SET = ("pdf", "png", "svg")  # by a typesetter, which takes minutes over words that fill a hundred pages


@st.composite
def chronicles(draw: Any, long: bool) -> Chronicle:
    """Return a chronicle of up to four entries full of words that mean something to somebody else."""
    known = (*HOSTILE, LONG) if long else HOSTILE
    words = st.one_of(st.sampled_from(known), st.text(st.characters(codec="utf-8"), max_size=40))
    kept = [source(number, draw(words), draw(words), csl={"URL": draw(words)}) for number in (1, 2)]
    entries = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        cited = [
            citation(number * 10 + n, draw(st.sampled_from(kept)), draw(words), claimant=draw(words), note=draw(words))
            for n in range(draw(st.integers(0, 2)))
        ]
        part = Part(id_of("agent", number), draw(words), draw(words), "person")
        place = Part(id_of("place", number), draw(words), "at", "place")
        told = {name: draw(words) for name in ("summary", "lane", "disputed_by", "private_note")}
        when = draw(st.sampled_from(DATES))
        tags = (draw(words),)
        entries.append(entry(number, when, draw(words), *cited, people=(part,), places=(place,), tags=tags, **told))
    links = (link(1, 1, len(entries), draw(words), note=draw(words)),) if entries else ()
    about = {name: draw(words) for name in ("title", "subtitle", "summary", "handling")}
    return chronicle(tuple(entries), tuple(kept), links, authors=(draw(words),), **about)


def read_zip(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        for name in archive.namelist():
            assert not name.startswith("/")
            assert ".." not in name.split("/")
            if name.endswith((".xml", ".rels")):
                fromstring(archive.read(name))
            elif name.endswith((".json", ".md", ".csv")):
                archive.read(name).decode("utf-8")


READ: dict[str, Callable[[bytes], Any]] = {
    ".csv": lambda made: list(csv.reader(io.StringIO(made.decode("utf-8"), newline=""))),
    ".docx": read_zip,
    ".geojson": json.loads,
    ".gexf": fromstring,
    ".graphml": fromstring,
    ".html": lambda made: html.fromstring(made),
    ".ics": Calendar.from_ical,
    ".json": json.loads,
    ".jsonld": json.loads,
    ".kml": fromstring,
    ".odt": read_zip,
    ".pdf": lambda made: made.index(b"%%EOF"),
    ".png": lambda made: made.index(b"\x89PNG"),
    ".svg": fromstring,
    ".xlsx": read_zip,
    ".zip": read_zip,
}


def written(format_: Format, value: Chronicle, folder: Path) -> Report:
    path = folder / f"out{format_.suffix}"
    report = format_.write(value, path, Options())
    assert isinstance(report, Report)
    assert report.path == path
    assert all(note and note == note.strip() for note in report.notes)
    READ[format_.suffix](path.read_bytes())
    return report


def try_many(format_: Format, examples: int) -> None:
    @given(value=chronicles(long=format_.name not in SET))
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def each(value: Chronicle) -> None:
        if format_.name in SET and not any(one.when for one in value.entries):
            value = replace(value, entries=(entry(1, "2019", "One"),), links=())  # there must be something to draw
        with tempfile.TemporaryDirectory() as folder:
            written(format_, value, Path(folder))

    each()


@pytest.mark.parametrize("format_", formats(), ids=lambda found: found.name)
def test_whatever_stands_in_a_chronicle_is_written_and_can_be_read(format_: Format):
    try_many(format_, 3 if format_.name in SET else 8)


@pytest.mark.torture
@pytest.mark.parametrize("format_", formats(), ids=lambda found: found.name)
def test_whatever_stands_in_many_chronicles_is_written_and_can_be_read(format_: Format):
    try_many(format_, 20 if format_.name in SET else 200)


@pytest.mark.parametrize("format_", formats(), ids=lambda found: found.name)
def test_the_same_chronicle_gives_the_same_bytes(format_: Format, tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        written(format_, small(), tmp_path / folder)
    one, two = ((tmp_path / folder / f"out{format_.suffix}").read_bytes() for folder in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("format_", [f for f in formats() if f.name not in SET], ids=lambda f: f.name)
def test_five_hundred_entries_are_all_in_it(format_: Format, tmp_path: Path):
    assert written(format_, replace(many(500), title="Many"), tmp_path).entries in (0, 500)
