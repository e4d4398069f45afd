"""Text and Markdown: lines are blocks, and the title is proposed from the first of them that could be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.anchors import CANON_VERSION, canonical
from timeline_app.errors import EmptySource
from timeline_app.sources import Capture, Hints, read_article
from timeline_app.sources.readers.plain import read_plain

BODY = "\n\nThe sample road was closed on Tuesday. It opened again on Thursday.\n"


def read(text: str | bytes, name: str = "a.txt"):
    return read_plain(text.encode() if isinstance(text, str) else text, Hints("file", name))


def kinds(article):
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


@pytest.mark.parametrize(
    "headline",
    ["Road closed in sample district", "Who closed the road?", "“It is closed”", "Road closed!", "  Road closed  "],
)
def test_a_short_first_line_that_ends_no_sentence_is_the_title(headline):
    article = read(headline + BODY)
    assert article.title == headline.strip()
    assert article.blocks[0].kind == "title"
    assert article.text == headline + BODY


@pytest.mark.parametrize(
    "first",
    ["The road was closed.", "The road was closed.”", "Roads, bridges,", "He said:", "راه بسته شد۔", "x" * 151, "2019"],
)
def test_a_sentence_or_a_long_line_or_a_figure_is_no_title(first):
    article = read(first + BODY)
    assert article.title == ""
    assert {block.kind for block in article.blocks} == {"para"}


def test_words_that_stand_alone_are_no_title():
    assert read("Road closed").title == ""
    assert read("Road closed\n \n").title == ""


def test_empty_lines_before_the_title_are_passed_over():
    article = read("\n\nRoad closed" + BODY)
    assert kinds(article)[:3] == [("para", ""), ("para", ""), ("title", "Road closed")]


def test_what_made_the_text_is_told():
    made_by = read("Words.").made_by
    assert (made_by.reader, made_by.media_type, made_by.canon) == ("plain", "text/plain", CANON_VERSION)
    assert made_by.options == {"encoding": "utf-8"}
    assert read("Words.", "a.md").made_by.media_type == "text/markdown"


MARKED = """\
Note before

# Road *closed* #

## When

- on Tuesday
    - in the morning
1. first

> so it was said

```
# no heading
- no item
```
# Second top heading
#no heading
"""


def test_markdown_keeps_its_marks_and_tells_its_lines_apart():
    article = read(MARKED, "a.md")
    assert article.text == MARKED
    assert article.title == "Road *closed*"
    assert [(kind, text) for kind, text in kinds(article) if text] == [
        ("para", "Note before"),
        ("title", "# Road *closed* #"),
        ("heading", "## When"),
        ("item", "- on Tuesday"),
        ("item", "    - in the morning"),
        ("item", "1. first"),
        ("quote", "> so it was said"),
        ("para", "```"),
        ("para", "# no heading"),
        ("para", "- no item"),
        ("para", "```"),
        ("heading", "# Second top heading"),
        ("para", "#no heading"),
    ]
    levels = {article.text[b.start : b.end]: b.level for b in article.blocks if b.level}
    assert levels["## When"] == 2
    assert levels["- on Tuesday"] == 1
    assert levels["    - in the morning"] == 3


def test_marks_mean_nothing_in_a_text_file():
    assert {kind for kind, _ in kinds(read("- one\n- two.\n# three"))} == {"title", "para"}


def test_markdown_without_a_top_heading_has_no_title():
    assert read("## Only a second\n\nwords", "a.md").title == ""


@given(st.text(st.sampled_from("ab #->\n\r\u2028`*1.é😀")))
def test_blocks_are_the_lines_of_the_canonical_text(text):
    for name in ("a.txt", "a.md"):
        try:
            article = read(text, name)
        except EmptySource:
            assert not any(map(str.isalnum, text))
            continue
        assert article.text == canonical(text)
        assert [article.text[b.start : b.end] for b in article.blocks] == article.text.split("\n")


def test_a_paste_of_words_is_read_as_text():
    article = read_article(Capture.of_paste("Road <b>closed</b>"))
    assert article.text == "Road <b>closed</b>"


def test_what_a_mark_of_order_and_line_ends_were_is_not_in_the_text():
    article = read(b"\xef\xbb\xbfOne\r\nTwo\r\n")
    assert article.text == "One\nTwo\n"
