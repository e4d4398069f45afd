"""HTML that escapes by default."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from timeline_app.citations import Run
from timeline_app.exports.signs import fit
from timeline_app.exports.web.markup import Markup, address, el, isolated, paragraphs, runs


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_any_text_in_an_element_or_attribute_is_read_back_as_text(words: str):
    page = html.fromstring("<html><body>" + el("p", words, title=words, id="x") + "</body></html>")
    found = page.get_element_by_id("x")
    assert (found.text or "") == fit(words)
    assert len(found) == 0
    assert found.get("title") == fit(words)


def test_markup_stands_as_it_is_and_nothing_is_nothing():
    assert el("p", "<", Markup("<b>x</b>"), None, ["a", ("b", None)]) == "<p>&lt;<b>x</b>ab</p>"
    assert el("br") == "<br>"
    assert el("input", class_="x", aria_label='"', hidden=True, title=None, open=False) == (
        '<input class="x" aria-label="&quot;" hidden>'
    )


def test_paragraphs_are_parted_by_blank_lines_and_find_their_own_direction():
    assert paragraphs("a\r\nb\n \nc\n\n") == ['<p dir="auto">a\nb</p>', '<p dir="auto">c</p>']
    assert isolated("\u202eabc") == "<bdi>\u202eabc</bdi>"


def test_runs_keep_their_looks_languages_and_addresses():
    found = "".join(
        runs(
            [
                Run("T", italic=True, bold=True),
                Run("x", raised=1),
                Run("y", raised=-1),
                Run("S", small_caps=True),
                Run("دری", lang="fa-AF", rtl=True),
                Run("site\nnext", url="https://example.org/?a=1&b=2"),
                Run("bad", url="javascript:alert(1)"),
            ]
        )
    )
    assert "<b><i>T</i></b><sup>x</sup><sub>y</sub>" in found
    assert '<span class="caps">S</span><span lang="fa-AF" dir="rtl">دری</span>' in found
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer noopener">site<br>next</a>bad' in found


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://x",
        "data:text/html,x",
        "https://x\n",
        "file:///etc/passwd",
        "https://" + "x" * 5000,
    ],
)
def test_an_address_that_runs_something_or_is_none_is_not_followed(url: str):
    assert address(url) == ""
    assert address("HTTPS://example.org/") == "HTTPS://example.org/"
