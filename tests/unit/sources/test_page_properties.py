"""Web pages made up at random: what goes in as words comes out as lines, and no soup of tags breaks a promise."""

from __future__ import annotations

from datetime import timedelta, timezone
from html import escape

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from timeline_app.anchors import canonical
from timeline_app.errors import SourceError
from timeline_app.sources import Hints, judge
from timeline_app.sources.dating import KINDS, collect, evidence, modified
from timeline_app.sources.readers import page
from timeline_app.sources.readers.html import read_html
from timeline_app.sources.readers.weaving import HTML, LINK, Weaver

words = (
    st.lists(st.text(st.sampled_from("abé“”–ا😀&<>'\"\u00a0\u00ad\u200c٣1."), min_size=1), min_size=1, max_size=4)
    .map(" ".join)
    .filter(str.strip)
)  # a line of no-break spaces alone is left out
lines = st.lists(
    st.one_of(
        st.tuples(st.just("para"), st.just(0), words),
        st.tuples(st.just("heading"), st.integers(1, 6), words),
        st.tuples(st.just("quote"), st.just(0), words),
        st.tuples(st.just("item"), st.integers(1, 3), words),
        st.tuples(st.just("row"), st.just(0), st.lists(words, min_size=2, max_size=3).map("\t".join)),
    ),
    max_size=8,
)
TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "ol",
    "h1",
    "h2",
    "a",
    "b",
    "br",
    "blockquote",
    "pre",
    "span",
    "script",
    "style",
    "nav",
    "article",
    "form",
    "title",
    "body",
    "html",
]
soup = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(
            ["<!--", "-->", "<!doctype html>", "<![CDATA[", "<?x", "&amp;", "&#0;", "&#xD800;", "<", ">", '"']
        ),
        st.sampled_from(
            ['<a href="', '<p dir="rtl" lang="fa">', '<a href="https://a.test/">', "<td colspan=9>", '<p title="']
        ),
        st.text(max_size=5),
    ),
    max_size=25,
).map("".join)


def marked(kind: str, level: int, line: str) -> str:
    """Return a line as HTML writes it."""
    text = escape(line)
    match kind:
        case "heading":
            return f"<h{level}>{text}</h{level}>"
        case "quote":
            return f"<blockquote>\n <p>{text}</p></blockquote>"
        case "item":
            return "<ul>" + "<li><ul>" * (level - 1) + f"<li>{text}</li>" + "</ul></li>" * (level - 1) + "</ul>"
        case "row":
            return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in text.split(chr(9)))}</tr></table>"
    return f"<p>{text}</p>"


def body(content: str):
    return html.document_fromstring(f"<html><body>{content}<hr></body></html>")


@given(lines)
def test_lines_written_as_html_come_back_as_they_were(written):
    woven = Weaver(HTML).weave(body("\n".join(marked(*line) for line in written)))
    assert [(b.kind, b.level, woven.text[b.start : b.end]) for b in woven.blocks] == written


def promised(text, blocks) -> None:
    assert text == canonical(text) == "\n".join(text[block.start : block.end] for block in blocks)
    for block in blocks:
        assert text[block.start : block.end].strip(" \t")
        for start, end, address in block.links:
            assert block.start <= start < end <= block.end
            assert address.startswith(("http://", "https://", "mailto:"))
            assert len(address) <= LINK


@given(soup)
def test_any_soup_of_tags_keeps_the_promises_of_an_article(content):
    for kind in ("file", "paste"):
        try:
            article = read_html(content.encode("utf-8", "replace"), Hints(kind, url="https://a.test/2019/09/11/"))
        except SourceError:
            continue
        promised(article.text, article.blocks)
        assert article == type(article).from_json(article.to_json())


@given(soup)
def test_no_script_and_no_style_becomes_text(content):
    hidden = "<script>hidden one</script><style>hidden two</style><!-- hidden three --><noscript>hidden four</noscript>"
    woven = Weaver(HTML).weave(page.parsed(page.slimmed(f"<html><body>{hidden}<p>shown</p>")))
    assert woven.text == "shown"
    assert len(page.slimmed(content)) <= len(content)


@given(soup, st.text(max_size=30))
def test_dates_of_any_soup_are_dates(content, url):
    tree = body(content + '<time datetime="2019-09-11">x</time>')
    for pieces in (collect(tree, f"https://a.test/{url}"), modified(tree)):
        assert len({piece.kind for piece in pieces}) == len(pieces)
        assert all(piece.edtf[4] == "-" for piece in pieces)


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%A, %d %B %Y"]))
def test_a_day_is_read_back_however_it_was_spelt(day, spelling):
    spelt = f"{day.year:04d}".join(day.strftime(part) for part in spelling.split("%Y"))
    found = evidence("meta", "x", spelt)
    assert found is not None
    assert found.edtf == day.isoformat()


@given(st.datetimes(timezones=st.integers(-720, 840).map(lambda east: timezone(timedelta(minutes=east)))))
def test_an_instant_keeps_the_day_that_was_written(moment):
    found = evidence("meta", "x", moment.replace(microsecond=0).isoformat())
    assert found is not None
    assert found.edtf == moment.date().isoformat()


pieces = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(["2019-09-10", "2019-09-11", "2019-09"])),
    max_size=6,
    unique_by=lambda p: p[0],
)


@given(pieces)
def test_a_judgement_is_one_of_the_days_and_never_surer_for_a_contradiction(told):
    evidence_of = [evidence(kind, "x", day) for kind, day in told]
    judged = judge(evidence_of)
    days = {day for kind, day in told if kind != "prose"} or {day for _, day in told}
    assert (judged is None) == (not told)
    if judged:
        assert judged.edtf in days
        if {"2019-09-10", "2019-09-11"} <= days:
            assert judged.band == "weak"
