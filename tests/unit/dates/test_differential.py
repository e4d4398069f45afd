"""Against `edtf-validate`: what it takes for EDTF is EDTF here, but for its errors."""

import random
import warnings
from pathlib import Path

import pytest

from tests.unit.dates.test_many import generated
from timeline_app.dates import parse
from timeline_app.errors import DateSyntaxError

CASES = Path(__file__).parents[2] / "data" / "edtf" / "cases.tsv"
ITS_ERRORS = {
    *("15XX-02-3X", "{2002..2001}", "[2019..2018]", "1700-02-29", "2100-02-29"),  # no such day, or ends first
    "2019S5",  # more significant digits than digits (D9)
}


@pytest.fixture(scope="module")
def is_valid():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf_validate.valid_edtf import is_valid
    return is_valid


def accepted(text: str) -> bool:
    try:
        parse(text)
    except DateSyntaxError:
        return False
    return True


def test_no_decided_case_that_it_accepts_is_refused_here_but_its_errors(is_valid):
    lines = CASES.read_text(encoding="utf-8").split("\n")[1:]
    decided = [fields[3] for line in lines if line and (fields := line.split("\t"))[1] != "disputed"]
    assert {text for text in decided if is_valid(text) and not accepted(text)} == ITS_ERRORS


def test_generated_texts_that_it_accepts_are_accepted_here(is_valid):
    chance = random.Random(3)
    for _ in range(200):
        text = str(generated(chance))
        at = chance.randrange(len(text))
        spoilt = text[:at] + chance.choice("0123456789X?~%-/.[]{},TZ") + text[at + chance.randint(0, 1) :]
        for one in (text, spoilt):
            assert accepted(one) or not is_valid(one), one
