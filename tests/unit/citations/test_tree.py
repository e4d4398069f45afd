"""From pandoc's tree to Runs, and the direction of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.citations import Cite, Run, directed, is_rtl, plain_text
from timeline_app.citations.processor.tree import document, runs_of
from timeline_app.citations.scripts import direction


def word(text: str) -> dict[str, object]:
    return {"t": "Str", "c": text}


def span(classes: list[str], *inner: dict[str, object], **attributes: str) -> dict[str, object]:
    return {"t": "Span", "c": [["", classes, [list(pair) for pair in attributes.items()]], list(inner)]}


@pytest.mark.parametrize(
    ("node", "run"),
    [
        ({"t": "Emph", "c": [word("x")]}, Run("x", italic=True)),
        ({"t": "Strong", "c": [word("x")]}, Run("x", bold=True)),
        ({"t": "SmallCaps", "c": [word("x")]}, Run("x", small_caps=True)),
        ({"t": "Superscript", "c": [word("x")]}, Run("x", raised=1)),
        ({"t": "Subscript", "c": [word("x")]}, Run("x", raised=-1)),
        ({"t": "Link", "c": [["", [], []], [word("x")], ["https://e.org", ""]]}, Run("x", url="https://e.org")),
        ({"t": "Quoted", "c": [{"t": "SingleQuote"}, [word("x")]]}, Run("‘x’")),
        ({"t": "Quoted", "c": [{"t": "DoubleQuote"}, [word("x")]]}, Run("“x”")),
        ({"t": "Code", "c": [["", [], []], "x"]}, Run("x")),
        ({"t": "Underline", "c": [word("x")]}, Run("x")),
        ({"t": "Cite", "c": [[], [word("x")]]}, Run("x")),
        ({"t": "Note", "c": [{"t": "Para", "c": [word("x")]}]}, Run("x")),
        ({"t": "Emph", "c": [span(["csl-no-emph"], word("x"))]}, Run("x")),
        ({"t": "Strong", "c": [span(["nodecor"], word("x"))]}, Run("x")),
        (span([], word("x"), lang="de"), Run("x", lang="de")),
    ],
)
def test_a_node_becomes_a_run(node: dict[str, object], run: Run):
    assert runs_of([node]) == (run,)


def test_neighbours_of_one_look_are_joined_and_the_ends_trimmed():
    nodes = [{"t": "Space"}, word("a"), {"t": "SoftBreak"}, word("b"), {"t": "LineBreak"}]
    assert runs_of(nodes) == (Run("a b"),)


def test_what_holds_no_text_is_passed_over():
    assert runs_of([{"t": "HorizontalRule"}, word("")]) == ()


def test_a_number_in_the_margin_and_a_block_stand_apart():
    nodes = [
        span(["csl-left-margin"], word("1. ")),
        span(["csl-right-inline"], word("x")),
        span(["csl-block"], word("y")),
    ]
    assert plain_text(runs_of(nodes)) == "1. x\ny"


def test_a_suffix_that_begins_with_a_sign_gets_no_blank():
    sent = document([(Cite("a", suffix=", x"), Cite("a", suffix="x"))], [("", "{p. 3}")], "en")
    cites = sent["blocks"][0]["c"][1][0]["c"][0]["c"][0]
    assert [[i.get("c", " ") for i in c["citationSuffix"]] for c in cites] == [
        [",", " ", "x"],
        [",", " ", "{p.", " ", "3}", " ", "x"],
    ]


@given(st.text())
def test_cutting_by_direction_loses_nothing(text: str):
    assert "".join(piece for piece, _rtl in direction(text)) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("plain", [("plain", False)]),
        ("درقد (Darqad) تخار.", [("درقد", True), (" (Darqad) ", False), ("تخار", True), (".", False)]),
        ("از سال ۱۳۹۴ به این", [("از سال ۱۳۹۴ به این", True)]),
        ("12 שלום 34", [("12 ", False), ("שלום", True), (" 34", False)]),
        ("é", [("é", False)]),
        ("بِ x", [("بِ", True), (" x", False)]),
        ("xدy", [("x", False), ("د", True), ("y", False)]),
    ],
)
def test_text_is_cut_where_its_direction_changes(text: str, pieces: list[tuple[str, bool]]):
    assert list(direction(text)) == pieces


def test_runs_name_their_direction():
    assert directed([Run("a د", italic=True), Run("")]) == (Run("a ", italic=True), Run("د", italic=True, rtl=True))


@pytest.mark.parametrize(("text", "rtl"), [("«درقد» x", True), ("x درقد", False), ("123", False), ("", False)])
def test_the_first_letter_decides_where_a_text_begins(text: str, rtl: bool):
    assert is_rtl(text) is rtl
