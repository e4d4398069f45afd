"""Web pages: the words of the article, what the page says of itself, and nothing else."""

from __future__ import annotations

import pytest
from lxml import html

from timeline_app.errors import EmptySource, SourceError, TooLarge
from timeline_app.sources import Capture, Hints, judge, read_article
from timeline_app.sources.readers import page
from timeline_app.sources.readers.html import BODY, read_html
from timeline_app.sources.readers.weaving import HTML, Weaver

LONG = "The sample road in the south was closed for three days, the sample council said in a statement on Tuesday."
ARTICLE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Road closed | Sample Wire</title>
<meta property="og:title" content="Road closed"><meta property="og:site_name" content="Sample Wire">
<meta name="author" content="Sam Sample"><link rel="canonical" href="https://wire.sample.test/2019/09/11/road">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Road closed",
 "datePublished": "2019-09-11T02:00:00Z", "dateModified": "2019-09-12"}}</script>
<style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Road closed</h1>
<p>{LONG} It was <a href="/earlier">said before</a> that&nbsp;it would.</p>
<h2>What is known</h2>
<p>{LONG}<br>It opened   again
on Thursday.</p>
<ul><li>One bridge<ul><li>the older one</li></ul></li><li>Two roads</li></ul>
<blockquote><p>{LONG}</p></blockquote>
<table><tr><th>Day</th><th>Cars</th></tr><tr><td>Tuesday</td><td>12</td></tr></table>
<p lang="fa" dir="rtl">راه جنوب سه روز بسته بود و روز پنجشنبه دوباره باز شد.</p>
</article><footer>Copyright Sample Wire</footer><script>track()</script></body></html>"""


def read(content: str | bytes, **hints: str):
    data = content.encode() if isinstance(content, str) else content
    return read_html(data, Hints(**{"kind": "file", "file_name": "a.html", **hints}))


def paste(fragment: str, url: str = ""):
    return read_html(fragment.encode(), Hints("paste", "", "text/html", url))


def weave(fragment: str, url: str = ""):
    return Weaver(HTML, url).weave(html.document_fromstring(f"<html><body>{fragment}</body></html>"))


def lines(woven):
    return [(block.kind, block.level, woven.text[block.start : block.end]) for block in woven.blocks]


def test_a_page_gives_its_article_line_by_line():
    assert lines(read(ARTICLE)) == [
        ("title", 1, "Road closed"),
        ("para", 0, f"{LONG} It was said before that\u00a0it would."),
        ("heading", 2, "What is known"),
        ("para", 0, LONG),
        ("para", 0, "It opened again on Thursday."),
        ("item", 1, "One bridge"),
        ("item", 2, "the older one"),
        ("item", 1, "Two roads"),
        ("quote", 0, LONG),
        ("row", 0, "Day\tCars"),
        ("row", 0, "Tuesday\t12"),
        ("para", 0, "راه جنوب سه روز بسته بود و روز پنجشنبه دوباره باز شد."),
    ]


def test_a_page_says_what_it_is():
    article = read(ARTICLE)
    assert article.csl == {
        "type": "article-newspaper",
        "title": "Road closed",
        "author": [{"literal": "Sam Sample"}],
        "container-title": "Sample Wire",
        "URL": "https://wire.sample.test/2019/09/11/road",
        "language": "en-GB",
    }
    assert [p.kind for p in article.published] == ["json-ld", "prose"]
    assert judge(article.published) == ("2019-09-11", "fair")
    assert [p.edtf for p in article.modified] == ["2019-09-12"]
    assert article.made_by.options == {"encoding": "utf-8", "body": "trafilatura"}
    assert set(article.made_by.libraries) == {"trafilatura", "htmldate", "lxml"}


def test_where_it_was_got_counts_as_evidence():
    article = read(ARTICLE, url="https://wire.sample.test/2019/09/11/road")
    assert judge(article.published) == ("2019-09-11", "strong")


def test_language_direction_and_links_go_with_their_words():
    article = read(ARTICLE, url="https://wire.sample.test/2019/09/11/road")
    assert (article.blocks[-1].lang, article.blocks[-1].dir) == ("fa", "rtl")
    start, end, address = article.blocks[1].links[0]
    assert article.text[start:end] == "said before"
    assert address == "https://wire.sample.test/earlier"


def test_the_child_gives_the_same_article(file):
    assert read_article(file(ARTICLE, "a.html")) == read(ARTICLE)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_mark_of_order_outweighs_what_the_page_says(encoding):
    assert read(ARTICLE.encode(encoding)).text == read(ARTICLE).text


@pytest.mark.parametrize(
    ("declared", "codec", "word"),
    [("iso-8859-1", "cp1252", "“geöffnet”"), ("koi8-r", "koi8-r", "дорога"), ("Shift_JIS", "shift_jis", "道路")],
)
def test_a_page_is_read_by_its_own_word_on_its_encoding(declared, codec, word):
    content = f'<html><head><meta charset="{declared}"></head><body><p>{word} today</p></body></html>'
    article = read(content.encode(codec))
    assert article.text == f"{word} today"
    assert article.made_by.options["encoding"].lower() == codec
    assert article.notes[:1] == () or "encoding" not in article.notes[0].message


@pytest.mark.parametrize("declared", ["utf-16", "unicode_escape", "zlib", "no-such", "shift_jis"])
def test_a_word_on_the_encoding_that_does_not_hold_is_passed_over(declared):
    content = f'<html><head><meta charset="{declared}"></head><body><p>Straße gesperrt \u00e9\u0152</p></body></html>'
    assert read(content.encode()).text == "Straße gesperrt \u00e9\u0152"


SAVED = """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://wire.sample.test/2019/09/11/road
 saved date: Thu Sep 12 2019 10:12:00 GMT+0200 (Central European Summer Time)
--><body><p>The sample road was closed.</p></body></html>"""


def test_a_page_saved_by_singlefile_says_where_and_when():
    article = read(SAVED)
    assert article.csl["URL"] == "https://wire.sample.test/2019/09/11/road"
    assert article.csl["accessed"] == {"date-parts": [[2019, 9, 12]]}
    assert article.published[0].kind == "url"
    assert str(article.notes[-1]) == (
        "SingleFile saved this page from https://wire.sample.test/2019/09/11/road on "
        "Thu Sep 12 2019 10:12:00 GMT+0200 (Central European Summer Time)."
    )


@pytest.mark.parametrize("date", ["some day", "Thu Sep 99 2019 10:12", "Thu Xyz 12 2019"])
def test_a_day_of_saving_that_is_none_is_left_out(date):
    article = read(SAVED.replace("Thu Sep 12 2019", date))
    assert "accessed" not in article.csl


def test_an_article_that_cannot_be_told_apart_is_given_whole():
    article = read("<html><body><nav>Menu</nav><form><aside>Only words</aside></form></body></html>")
    assert article.text == "Only words"
    assert article.made_by.options["body"] == "lxml"
    assert str(article.notes[0]) == (
        "The article could not be told from what is around it, so all words of the page were taken."
    )


def test_a_very_long_page_is_given_whole_and_it_is_told():
    content = f"<html><body><p>{LONG}</p><aside>Beside.</aside>{f'<p>{LONG}</p>' * (BODY // len(LONG))}</body></html>"
    article = read(content)
    assert article.blocks[1].start == len(LONG) + 1
    assert "very long" in str(article.notes[0])
    assert article.made_by.options["body"] == "lxml"


def test_a_page_without_words_is_empty():
    for content in ("<html><body><img src=x></body></html>", "<html><body>***</body></html>"):
        with pytest.raises(EmptySource, match="no words on the page"):
            read(content)


def test_members_that_are_no_names_are_left_out():
    long = "x" * 600
    head = (
        f'<title>{long}</title><meta property="og:locale" content="de_AT"><meta name="author" content="{long} {long}">'
    )
    article = read(f"<html><head>{head}</head><body><p>{LONG}</p></body></html>", url="ftp://sample.test/" + long * 4)
    assert article.csl["language"] == "de-AT"
    assert not {"title", "author", "URL"} & set(article.csl)


def test_a_pasted_fragment_keeps_words_and_order_only():
    article = paste(
        '<h2>Road closed</h2><p onclick="x()">It was <b>closed</b> <script>bad()</script>&amp; '
        '<a href="javascript:bad()">no</a> <a href="/b">yes</a><iframe src="x"></iframe></p>',
        url="https://wire.sample.test/a",
    )
    assert lines(article) == [("title", 2, "Road closed"), ("para", 0, "It was closed & no yes")]
    assert [href for _, _, href in article.blocks[1].links] == ["https://wire.sample.test/b"]
    assert article.csl == {"title": "Road closed", "URL": "https://wire.sample.test/a"}
    assert article.made_by.options["body"] == "nh3"


def test_a_pasted_fragment_without_heading_has_no_title():
    assert paste("<p>Words</p>").csl == {}
    assert read_article(Capture.of_paste("Words", html="<i>Words</i>")).text == "Words"


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("one<br>two", [("para", 0, "one"), ("para", 0, "two")]),
        ("<div>a<div>b</div>c</div>", [("para", 0, "a"), ("para", 0, "b"), ("para", 0, "c")]),
        ("a <b> b </b> c", [("para", 0, "a b c")]),
        ("<p> \n </p><p>x</p>", [("para", 0, "x")]),
        ("<pre>a\n  b\n\nc</pre>", [("para", 0, "a"), ("para", 0, "  b"), ("para", 0, "c")]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", [("item", 1, "a"), ("item", 1, "b")]),
        ("<blockquote>a<ul><li>b</li></ul></blockquote>", [("quote", 0, "a"), ("item", 1, "b")]),
        ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", [("row", 0, "a\t\tc")]),
        ("<table><tr><td>a<br>b</td><td><p>c</p><p>d</p></td></tr></table>", [("row", 0, "a b\tc d")]),
        (
            "<table><tr><td><h2>a</h2><p>b</p></td><td><table><tr><td>c</td><td>d</td></tr></table></td></tr></table>",
            [("heading", 2, "a"), ("para", 0, "b"), ("row", 0, "c\td")],
        ),
        ("<h3>a <small>b</small></h3>", [("heading", 3, "a b")]),
        ("a\u2028b\x85c", [("para", 0, "a b c")]),
        ("<svg><text>x</text></svg><button>y</button>z", [("para", 0, "z")]),
        ("a&shy;b&nbsp;&#8204;c", [("para", 0, "a\u00adb\u00a0\u200cc")]),
    ],
)
def test_a_tree_is_woven_into_lines(fragment, expected):
    assert lines(weave(fragment)) == expected


@pytest.mark.parametrize(
    "href", ["javascript:x", "data:text/html,x", "file:///etc/x", "#", "", "http://[", "//a/" + "x" * 3000]
)
def test_only_addresses_that_lead_somewhere_are_links(href):
    woven = weave(f'<p>a <a href="{href}">b</a></p>')
    assert woven.blocks[0].links == ()
    assert woven.text == "a b"


def test_links_follow_their_words_into_the_text():
    woven = weave('<p>first</p><p> see <a href="https://b.test/">this </a></p><p><a href="https://c.test/"></a>x</p>')
    assert [woven.text[a:b] for block in woven.blocks for a, b, _ in block.links] == ["this"]


def test_blocks_cover_the_text():
    woven = weave("<p>a</p>b<ul><li>c<li>d</ul>")
    assert "\n".join(woven.text[b.start : b.end] for b in woven.blocks) == woven.text


def test_slimming_keeps_linked_data_and_words():
    slim = page.slimmed(
        "<p>a</p><SCRIPT src=x>one</script ><style>two</style><!-- three -->"
        "<script type='application/ld+json'>{}</script>"
        f'<img src="data:image/png;base64,{"A" * 100}"><p title="{"y" * 20_000}">b</p><!-- never closed <p>c</p>'
    )
    assert slim == ('<p>a</p><script type=\'application/ld+json\'>{}</script><img src="data:,"><p title="">b</p>')


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<html><div>" + "<b>" * 300, "nested more than 250 deep"),
        ("<html><!DOCTYPE x [<!ENTITY a 'b'>]><p>a", "entities of its own"),
        (f"<html><p {'a ' * 20_000}>a", "thousands of attributes"),
        ("", "nothing on the page"),
    ],
)
def test_what_would_harm_a_parser_is_refused(content, sentence):
    with pytest.raises(SourceError, match=sentence):
        page.parsed(content)


def test_a_long_tag_of_few_attributes_is_no_harm():
    assert page.parsed(f'<html><p title="{"a " * 20_000}">words</p>').text_content() == "words"


def test_too_much_is_refused_before_it_is_parsed():
    with pytest.raises(TooLarge, match="more than 10 MB"):
        page.slimmed("x" * (page.LIMIT + 1))


@pytest.mark.parametrize(
    ("fragment", "shallow"),
    [
        ("<p>a</p>" * 100, True),
        ("<div>" * 63, False),
        ("<div>" * 60, True),
        ("<table><tr><td>" * 6, True),
        ("<table><tr><td>" * 7, False),
    ],
)
def test_fragments_are_measured_before_they_are_cleaned(fragment, shallow):
    assert page.shallow(page.parsed(f"<html><body>{fragment}")) is shallow


def test_a_deep_fragment_is_refused_in_words():
    with pytest.raises(SourceError, match="nested too deeply"):
        paste("<div>" * 100 + "words")


def test_a_row_may_begin_behind_a_space():
    assert lines(weave("<table><tr> <td>a </td> <td> b</td></tr></table>")) == [("row", 0, "a\tb")]


def test_short_embedded_words_stay():
    assert page.slimmed("<p>data:text,short</p>") == "<p>data:text,short</p>"
