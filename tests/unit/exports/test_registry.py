"""The list of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.errors import ExportError
from timeline_app.exports import choose, exporter, formats
from timeline_app.exports.sheet import write_csv


def test_formats_are_listed_by_title_with_what_they_lose():
    known = formats()
    assert {"csv", "pdf", "png", "svg", "tables"} <= {one.name for one in known}
    assert [one.title for one in known] == sorted(one.title for one in known)
    assert all(one.loses and one.suffix.startswith(".") for one in known)


def test_a_name_wins_over_the_suffix():
    assert choose(Path("x.csv"), "pdf").name == "pdf"


@pytest.mark.parametrize(("path", "name"), [("x.docx", ""), ("x", ""), ("x.csv", "docx")])
def test_an_unknown_format_is_a_sentence_with_the_known_ones(path: str, name: str):
    with pytest.raises(ExportError, match="no export format") as caught:
        choose(Path(path), name)
    assert "tables" in caught.value.hint


def test_two_formats_of_one_name_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="two exporters"):
        exporter("csv", title="x", suffix=".x")(write_csv)
