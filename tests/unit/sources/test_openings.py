"""What the first lines of a text say about it: front matter, and the line that holds the date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.sources import Hints, judge
from timeline_app.sources.readers.opening import opening
from timeline_app.sources.readers.plain import read_plain

BODY = "\n\nThe sample mill burnt on 2 May 1931, and nobody was hurt, as far as the paper knew that night.\n"

FRONT = """---
title: "The mill is gone"
author:
  - "[[Ann Sample]]"
  - Lee Sample
date: 2021-03-02T08:00:00Z
created: 2024-01-01
publisher: Sample Gazette
source: https://example.org/mill
lang: en
tags: [fire, mill]
---
"""


def dated(line, body=BODY):
    article = read_plain(f"Fire at the sample mill\n{line}{body}".encode(), Hints("file", "a.txt"))
    assert len(article.published) <= 1
    return article.published[0].edtf if article.published else ""


@pytest.mark.parametrize(
    "line",
    [
        "4 May 1931",
        "Monday, May 4, 1931",
        "*4 May 1931*",
        "1931-05-04",
        "TOLM, 4 May 1931",
        "**Sample Gazette**, 4 May 1931",
        "By Ann Sample, 4 May 1931",
        "By Ann Sample | May 4, 1931",
        "By Ann Sample — May 4, 1931",
        "Published: Monday, 4 May 1931",
        "Posted on 4 May 1931 | Updated on 6 May 1931",
        "4. Mai 1931",
        "By Ann Sample\n\n4 May 1931",
    ],
)
def test_a_day_that_stands_alone_below_the_headline_is_evidence(line):
    assert dated(line) == "1931-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1931",
        "May 1931",
        "4 May",
        "04/05/1931",
        "The fire of 4 May 1931",
        "Updated 6 May 1931",
        "4 May 1931 – 6 May 1931",
        "4 May 1931\n\n5 May 1931",
        "On 4 May 1931 the sample mill burnt.",
        "x" * 80 + ", 4 May 1931",
        "\n".join(f"Line {n}" for n in "abcdefgh") + "\n4 May 1931",
    ],
)
def test_what_is_no_day_or_not_the_only_one_is_no_evidence(line):
    assert dated(line) == ""


def test_a_line_with_the_day_is_doubtful_and_says_where_it_stands():
    article = read_plain(f"Fire\n\n4 May 1931{BODY}".encode(), Hints("file", "a.txt"))
    (piece,) = article.published
    assert (piece.where, piece.words) == ("line 3", "4 May 1931")
    assert judge(article.published).band == "weak"


def test_front_matter_tells_title_authors_day_outlet_address_and_language():
    article = read_plain(f"{FRONT}{BODY}".encode(), Hints("file", "a.md"))
    assert article.csl == {
        "title": "The mill is gone",
        "author": [{"literal": "Ann Sample"}, {"literal": "Lee Sample"}],
        "container-title": "Sample Gazette",
        "URL": "https://example.org/mill",
        "language": "en",
    }
    (piece,) = article.published
    assert (piece.edtf, piece.instant, piece.where) == ("2021-03-02", "2021-03-02T08:00:00Z", "front matter")
    assert judge(article.published).band == "fair"
    assert article.text == FRONT + BODY, "nothing goes from the text"


def test_a_heading_of_the_text_is_its_title_before_the_one_in_front():
    assert read_plain(f"{FRONT}\n# Mill burns{BODY}".encode(), Hints("file", "a.md")).title == "Mill burns"


def test_a_day_below_the_front_matter_counts_where_that_has_none():
    text = f"---\nauthor: [Ann Sample, Lee Sample]\nsource: a drawer\n---\n# Mill burns\n*4 May 1931*{BODY}"
    said = opening(text, marked=True)
    assert said.csl == {"author": [{"literal": "Ann Sample"}, {"literal": "Lee Sample"}]}
    assert [(p.edtf, p.where) for p in said.published] == [("1931-05-04", "line 6")]


@pytest.mark.parametrize("text", [f"---\ntitle: No end{BODY}", f"title: A\n---{BODY}", f"--- \n{BODY}"])
def test_what_is_not_closed_or_not_at_the_top_is_no_front_matter(text):
    assert opening(text, marked=True).end == 0


def test_plain_text_has_no_front_matter():
    assert opening(f"{FRONT}{BODY}", marked=False).csl == {}


@given(st.text(alphabet=st.sampled_from("-: \n[]'\"ab4 May193,|"), max_size=300))
def test_whatever_stands_on_top_is_borne(text):
    said = opening(f"---\n{text}", marked=True)
    assert 0 <= said.end <= len(text) + 5
