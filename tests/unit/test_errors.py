from __future__ import annotations

import inspect
import re

import pytest

from timeline_app import errors


def drawn() -> dict[str, str]:
    """Read child → parent off the drawing at the top of the module."""
    parents: dict[str, str] = {}
    branch: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^(?P<lead>(?:[│ ] {3})*(?:[├└]── )?)(?P<name>[A-Z]\w+) {2,}\S", line)
        if match:
            depth = len(match["lead"]) // 4
            branch[depth:] = [match["name"]]
            if depth:
                parents[match["name"]] = branch[depth - 1]
    return parents


def written() -> dict[str, str]:
    """Read child → parent off the classes."""
    classes = (c for _, c in inspect.getmembers(errors, inspect.isclass))
    return {
        c.__name__: c.__base__.__name__
        for c in classes
        if issubclass(c, errors.ChronologyError) and c is not errors.ChronologyError
    }


def test_the_drawn_tree_is_the_tree_of_classes():
    assert len(written()) > 15
    assert drawn() == written()


def test_an_error_is_its_sentence_and_its_hint():
    error = errors.NotFound("There is no entry 1234.", hint="List the entries to see their ids.")
    assert str(error) == "There is no entry 1234."
    assert error.hint == "List the entries to see their ids."
    assert errors.NotFound("There is no entry 1234.").hint == ""


@pytest.mark.parametrize(
    ("error", "name", "value"),
    [
        (errors.DateSyntaxError("“Septembre” is not a date.", at=3), "at", 3),
        (errors.Choice("Two entries fit.", choices=["a", "b"]), "choices", ("a", "b")),
        (errors.AlreadyHere("It is here already.", source_id="0a" * 16), "source_id", "0a" * 16),
    ],
)
def test_errors_carry_what_the_doors_need(error, name, value):
    assert getattr(error, name) == value
    assert error.hint == ""


def test_a_cancelled_job_is_no_error_of_the_tree():
    assert not issubclass(errors.Cancelled, errors.ChronologyError)
