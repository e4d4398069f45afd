"""The page for the web: what stands in it, and that it allows nothing but its own style and script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.unit.exports.chronicles import WIRE, chronicle, citation, entry, id_of, link, small, source
from tests.unit.exports.golden import same
from timeline_app.exports import Options, choose
from timeline_app.project.chronicle import Chronicle

SHOWN = re.compile(r"<style>.*?</style>|<script>.*?</script>", re.DOTALL)


def page(tmp_path: Path, value: Chronicle | None = None, **options: Any) -> Any:
    path = tmp_path / "out.html"
    choose(path).write(value or small(), path, Options(options))
    return html.fromstring(path.read_bytes())


def text(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_the_page_is_as_the_golden_file(tmp_path: Path):
    page(tmp_path)
    made = (tmp_path / "out.html").read_text("utf-8")
    made = re.sub("'sha256-[^']+'", "'sha256-…'", SHOWN.sub("", made)).replace("><", ">\n<")
    same("html-small.html", made.encode())


def test_only_the_style_and_the_script_of_the_page_are_allowed(tmp_path: Path):
    found = page(tmp_path)
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    for name, inner in (("style", found.xpath("//style")), ("script", found.xpath("//script[not(@type)]"))):
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not found.xpath("//@style | //@onclick | //*[@src] | //link[@rel='stylesheet']")


def test_the_same_chronicle_gives_the_same_bytes(tmp_path: Path):
    page(tmp_path)
    first = (tmp_path / "out.html").read_bytes()
    page(tmp_path)
    assert (tmp_path / "out.html").read_bytes() == first


def test_from_an_entry_one_gets_to_quotes_notes_and_sources_and_back(tmp_path: Path):
    found = page(tmp_path)
    ids = set(found.xpath("//@id"))
    assert len(ids) == len(found.xpath("//@id"))
    targets = {target[1:] for target in found.xpath("//a/@href[starts-with(., '#')]")}
    assert targets <= ids
    (week,) = found.xpath(f"//article[@id='e-{id_of('entry', 2)}']")
    assert [text(quote) for quote in week.xpath(".//blockquote")] == [
        "attacks went on for a week",
        "two days of fighting",
    ]
    assert f"s-{WIRE.id}" in {target[1:] for target in week.xpath(".//figcaption//a/@href")}
    assert "Disputes" in text(week.xpath(".//figcaption")[1])
    assert text(week.xpath(".//*[@class='date']")[0]) == "2–9 September 2019"
    assert "Disputed by Sample Post" in text(week)
    assert "Given as reason for 5 More may follow · hedged · one day" in text(week)
    assert [text(note) for note in found.xpath("//section[@id='notes']//li")][1].startswith("Sample Wire A")


def test_landmarks_headings_and_languages_are_named(tmp_path: Path):
    found = page(tmp_path)
    assert found.get("lang") == "en"
    assert [node.tag for node in found.find("body") if node.tag in ("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    labelled = found.xpath("//section[@aria-labelledby]/@aria-labelledby")
    assert labelled
    assert all(found.get_element_by_id(name) is not None for name in labelled)
    levels = [int(node.tag[1]) for node in found.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    dari = found.xpath("//figure[@dir='rtl']//blockquote")
    assert text(dari[0]) == "طالبان دو ولسوالی را گرفتند"


def test_private_notes_and_quotations_are_shown_as_asked(tmp_path: Path):
    assert "Ask the desk" not in text(page(tmp_path))
    assert "Ask the desk" in text(page(tmp_path, include_private=True))
    assert not page(tmp_path, include_quotes=False).xpath("//blockquote")
    assert not page(tmp_path, include_timeline=False).xpath("//*[@id='canvas']")
    titled = page(tmp_path, title="Another <title>", subtitle="And more", language="de")
    assert text(titled.xpath("//h1")[0]) == "Another <title>"
    assert "2.–9. September 2019" in text(titled)


def test_the_report_says_what_is_left_out_by_entry(tmp_path: Path):
    path = tmp_path / "out.html"
    value = replace(small(), left_out=1)
    found = choose(path).write(value, path, Options({"include_quotes": False})).notes
    assert "Private notes were left out. Entries: 2." in found
    assert "What has no date is not on the timeline. Entries: 7." in found
    assert "Quotations were left out. Entries: 1, 2, 3, 4." in found
    assert "The filter holds back 1 entry." in found


def test_a_style_without_footnotes_cites_in_the_text(tmp_path: Path):
    found = page(tmp_path, style="apa")
    assert not found.xpath("//section[@id='notes']")
    assert "(Sample, 2019" in text(found.xpath("//figcaption")[0])


def test_hostile_words_stay_words(tmp_path: Path):
    bad = "</script><script>alert(1)</script><!-- ]]> \u202e \x00\x1b \ufffe"
    evil = source(9, bad, bad, csl={"URL": "javascript:alert(1)"}, short_title=bad)
    one = entry(
        1, "2019-09-05", bad, citation(1, evil, bad, claimant=bad, note=bad), summary=bad, tags=(bad, "x"), lane=bad
    )
    two = entry(2, "2019", bad)
    value = chronicle((one, two), (evil,), (link(1, 1, 2, bad, note=bad),), title=bad, authors=(bad,), summary=bad)
    found = page(tmp_path, value)
    assert len(found.xpath("//script")) == 2
    assert not [target for target in found.xpath("//@href") if not re.match("(https?:|#|data:,)", target)]
    embedded = json.loads(found.xpath("//script[@id='drawn']")[0].text)
    assert "</script>" in embedded["marks"][0][1]
    assert "\x00" not in (tmp_path / "out.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("-0043-03-15", -735160.0, -735159.0),
        ("2015/..", 16436.0, None),
        ("../2015", None, 16801.0),
        ("", None, None),
    ],
)
def test_the_script_gets_days_and_null_where_an_end_is_open(
    tmp_path: Path, edtf: str, first: float | None, last: float | None
):
    found = page(tmp_path, chronicle((entry(1, edtf, "One"),)))
    mark = json.loads(found.xpath("//script[@id='drawn']")[0].text)["marks"][0]
    assert len(mark) == 13
    assert (mark[4], mark[7]) == (first, last)


def test_an_empty_chronicle_is_a_page_too(tmp_path: Path):
    found = page(tmp_path, chronicle(title="", authors=(), summary="", subtitle=""))
    assert text(found.xpath("//h1")[0]) == "Untitled chronology"
    assert "There are no entries." in text(found)


def test_a_page_of_a_right_to_left_project_runs_from_right_to_left(tmp_path: Path):
    assert page(tmp_path, replace(small(), languages=("fa-AF",))).get("dir") == "rtl"


def test_a_source_that_nobody_cites_is_listed_too(tmp_path: Path):
    lone = source(5, "Lone source", "Sample Press")
    gone = replace(source(6, "A source that has been removed", ""), gone=True)
    one = entry(1, "2019", "One", citation(1, gone, "words", prefix="x"))
    value = replace(chronicle((one,), (lone,)), _sources={gone.id: gone, lone.id: lone})
    found = page(tmp_path, value)
    assert "Lone source, Sample Press" in text(found.xpath("//section[@id='sources']")[0])
    assert not found.xpath(f"//a[@href='#s-{gone.id}']")
