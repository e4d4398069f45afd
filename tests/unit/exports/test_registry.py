"""The list of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.errors import ExportError
from timeline_app.exports import Format, checked, choose, exporter, formats
from timeline_app.exports.sheets.flat import write_csv


def test_formats_are_listed_by_title_with_what_they_lose():
    known = formats()
    assert {"csv", "pdf", "png", "svg", "tables"} <= {one.name for one in known}
    assert [one.title for one in known] == sorted(one.title for one in known)
    assert all(one.loses and one.suffix.startswith(".") for one in known)


def test_a_name_wins_over_the_suffix():
    assert choose(Path("x.csv"), "pdf").name == "pdf"


@pytest.mark.parametrize(("path", "name"), [("x.odp", ""), ("x", ""), ("x.csv", "pages")])
def test_an_unknown_format_is_a_sentence_with_the_known_ones(path: str, name: str):
    with pytest.raises(ExportError, match="no export format") as caught:
        choose(Path(path), name)
    assert "tables" in caught.value.hint


def test_two_formats_of_one_name_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="two exporters"):
        exporter("csv", title="x", suffix=".x")(write_csv)


def asked(format_: str, **given: object) -> dict[str, object]:
    known = choose(Path(), format_)
    return checked(known.name, known.options, given)


def test_options_come_out_as_the_writers_take_them():
    assert asked("pdf", include_private="no", include_index="True", title="2019") == {
        "include_private": False,
        "include_index": True,
        "title": "2019",
    }
    assert asked("png", width="800", height=600, ppi="72") == {"width": 800.0, "height": 600.0, "ppi": 72.0}
    assert asked("csv", bom=True, style="") == {"bom": True, "style": ""}


def test_an_option_that_a_format_does_not_know_is_a_sentence_with_those_it_knows():
    with pytest.raises(ExportError, match="no option “private”") as caught:
        asked("pdf", private="true")
    assert "include_private" in caught.value.hint


@pytest.mark.parametrize(
    ("format_", "name", "value"),
    [
        *(("pdf", "include_private", value) for value in ("maybe", "", "[]", None)),
        *(("pdf", "page_size", value) for value in ("bogus", "A4", ["a4"], None)),
        ("pdf", "title", "\udcff"),
        *(("svg", "width", value) for value in ("-1", "0", "nan", "inf", "1e9", "wide", "", None, [], 10**400)),
        *(("png", "ppi", value) for value in ("0", "10000")),
    ],
)
def test_a_value_that_an_option_cannot_have_is_a_sentence_and_never_taken_for_another(
    format_: str, name: str, value: object
):
    with pytest.raises(ExportError, match=name) as caught:
        asked(format_, **{name: value})
    assert caught.value.hint.endswith(".")


@pytest.mark.parametrize("known", formats(), ids=lambda known: known.name)
def test_the_options_of_every_format_are_in_the_docs(known: Format):
    page = (Path(__file__).parents[3] / "docs" / "EXPORTS.md").read_text("utf-8")
    assert all(f"`{name}`" in page for name in known.options)
