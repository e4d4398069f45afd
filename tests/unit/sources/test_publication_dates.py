"""When a page was published: all it says about that, and how far it can be believed."""

from __future__ import annotations

import pytest
from lxml import html

from timeline_app.sources import DateEvidence, judge
from timeline_app.sources.dating import collect, evidence, linked, modified


def tree(head: str = "", body: str = ""):
    return html.document_fromstring(f"<html><head>{head}</head><body><p>words</p>{body}</body></html>")


def piece(edtf: str, kind: str = "meta") -> DateEvidence:
    return DateEvidence(edtf, "", kind, "", edtf)


JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
    '"datePublished": "2019-09-11T02:00:00+00:00", "dateModified": "2019-09-12T08:00:00+04:30"}]}</script>'
)


def test_every_kind_of_place_is_asked_and_the_surest_comes_first():
    page = tree(
        JSON_LD + '<meta property="article:published_time" content="2019-09-10T22:00:00-04:00">',
        '<span itemprop="datePublished" content="2019-09-11">today</span><time datetime="2019-09-11">11 Sept</time>',
    )
    found = collect(page, "https://sample.test/2019/09/11/road-closed")
    assert [(p.kind, p.edtf) for p in found] == [
        ("url", "2019-09-11"),
        ("itemprop", "2019-09-11"),
        ("meta", "2019-09-10"),
        ("json-ld", "2019-09-11"),
        ("time", "2019-09-11"),
    ]


def test_evidence_keeps_the_words_the_place_and_the_instant():
    found = collect(tree(JSON_LD))
    assert found == (
        DateEvidence(
            "2019-09-11", "2019-09-11T02:00:00Z", "json-ld", "NewsArticle.datePublished", "2019-09-11T02:00:00+00:00"
        ),
    )


def test_the_day_is_the_one_that_is_written_there_and_not_that_of_greenwich():
    found = evidence("meta", "", "2019-09-10T22:00:00-04:00")
    assert found is not None
    assert (found.edtf, found.instant) == ("2019-09-10", "2019-09-11T02:00:00Z")


def test_a_kind_counts_once_by_its_first_readable_date():
    page = tree(
        '<meta name="date" content="soon"><meta name="pubdate" content="2019-09-11"><meta name="date" content="2018">'
    )
    assert [p.words for p in collect(page)] == ["2019-09-11"]


@pytest.mark.parametrize("mark", ["class='updated'", "itemprop='dateModified'", "id='last-edit'", "title='Revised on'"])
def test_an_update_is_no_publication(mark):
    assert collect(tree(body=f"<time {mark} datetime='2019-09-12'>x</time>")) == ()


def test_modification_is_kept_apart():
    page = tree(
        JSON_LD
        + '<meta property="article:modified_time" content="2019-09-13"><meta name="lastmod" content="2020-01-01">'
    )
    assert [(p.kind, p.edtf) for p in modified(page)] == [("meta", "2019-09-13"), ("json-ld", "2019-09-12")]
    assert modified(page)[1].instant == "2019-09-12T03:30:00Z"
    assert [p.kind for p in collect(page)] == ["json-ld"]


def test_the_words_of_an_itemprop_stand_in_it_where_no_attribute_has_them():
    assert collect(tree(body="<p itemprop='datePublished'>September 11, 2019</p>"))[0].edtf == "2019-09-11"


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://sample.test/2019/09/11/a.html", "2019-09-11"),
        ("https://sample.test/news/2019-9-5-road", "2019-09-05"),
        ("https://sample.test/20190911/a", "2019-09-11"),
        ("https://sample.test/a-20190911.html", "2019-09-11"),
        ("https://sample.test/2019/09/a", "2019-09"),
    ],
)
def test_an_address_may_hold_the_day_or_the_month(url, edtf):
    assert [p.edtf for p in collect(tree(), url)] == [edtf]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://sample.test/a",
        "https://sample.test/2019/13/40/a",
        "https://sample.test/id1234520190911",
        "https://sample.test/?d=2019/09/11",
    ],
)
def test_an_address_without_a_day_says_nothing(url):
    assert collect(tree(), url) == ()


@pytest.mark.parametrize(
    ("words", "edtf", "instant"),
    [
        ("2019-09-11", "2019-09-11", ""),
        ("2019-09", "2019-09", ""),
        ("2019-09-11 02:00:00", "2019-09-11", ""),
        ("2019-09-11T02:00Z", "2019-09-11", "2019-09-11T02:00:00Z"),
        ("2019-09-11 06:30:00,123 +0430", "2019-09-11", "2019-09-11T02:00:00Z"),
        ("20190911", "2019-09-11", ""),
        ("20190911T020000Z", "2019-09-11", ""),
        ("2019/9/11", "2019-09-11", ""),
        ("Wed, 11 Sep 2019 02:00:00 GMT", "2019-09-11", "2019-09-11T02:00:00Z"),
        ("September 11, 2019", "2019-09-11", ""),
        ("11 September 2019", "2019-09-11", ""),
        ("Sep 11, 2019", "2019-09-11", ""),
        ("Wednesday, September 11, 2019", "2019-09-11", ""),
        ("  2019-09-11\n", "2019-09-11", ""),
        ("2019-09-11T99:99Z", "2019-09-11", ""),
        ("0001-01-01T00:00+05:00", "0001-01-01", ""),
    ],
)
def test_dates_are_read_as_pages_write_them(words, edtf, instant):
    found = evidence("meta", "x", words)
    assert found is not None
    assert (found.edtf, found.instant) == (edtf, instant)


@pytest.mark.parametrize(
    "words", ["", "today", "09/11/2019", "2019-02-30", "20191340", "2019/99/99", "2019", "x" * 500]
)
def test_what_names_no_single_day_is_no_evidence(words):
    assert evidence("meta", "x", words) is None


@pytest.mark.parametrize(
    ("pieces", "edtf", "band"),
    [
        ([piece("2019-09-11", "url"), piece("2019-09-11", "meta")], "2019-09-11", "strong"),
        ([piece("2019-09-11", "url"), piece("2019-09", "meta")], "2019-09-11", "strong"),
        ([piece("2019-09-11", "meta")], "2019-09-11", "fair"),
        ([piece("2019-09-11", "meta"), piece("2010-01-01", "prose")], "2019-09-11", "fair"),
        ([piece("2019-09-10", "url"), piece("2019-09-11"), piece("2019-09-11", "time")], "2019-09-11", "weak"),
        ([piece("2019-09-10", "url"), piece("2019-09-11", "meta")], "2019-09-10", "weak"),
        ([piece("2019-09-10", "url"), piece("2019-09-11", "meta"), piece("2019-09", "time")], "2019-09", "weak"),
        ([piece("2019-09-11", "prose")], "2019-09-11", "weak"),
    ],
)
def test_evidence_is_weighed_into_a_band(pieces, edtf, band):
    assert judge(pieces) == (edtf, band)


def test_without_evidence_there_is_no_date():
    assert judge([]) is None


@pytest.mark.parametrize("script", ["{broken", "[" * 100_000, "null", '"words"', "[1, [2]]"])
def test_linked_data_that_is_none_is_passed_over(script):
    assert list(linked(tree(f"<script type='application/ld+json'>{script}</script>"))) == []


def test_other_scripts_are_not_linked_data():
    assert list(linked(tree("<script>{}</script><script type='text/javascript'>{}</script>"))) == []


def test_linked_data_without_end_is_read_only_so_far():
    many = "[" + ",".join(['{"a": {}}'] * 20_000) + "]"
    assert len(list(linked(tree(f"<script type='application/ld+json'>{many}</script>")))) < 10_000


@pytest.mark.parametrize("kind", ["[]", "null", "7"])
def test_an_object_without_a_name_may_hold_a_date(kind):
    page = tree(f'<script type="application/ld+json">{{"@type": {kind}, "datePublished": "2019-09-11"}}</script>')
    assert collect(page)[0].edtf == "2019-09-11"
