"""Early, mid and late; decades, centuries and millennia."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import Precision
from timeline_app.dates.blocks import Block, block_of, days_of_part, months_of_part, years_of

DECADE, CENTURY, MILLENNIUM = Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM

sides, parts = st.booleans(), st.sampled_from([None, 0, 1, 2])
blocks = st.one_of(
    st.builds(Block, st.just(DECADE), st.integers(1, 300).map(lambda number: 10 * number), sides, parts),
    st.builds(Block, st.just(CENTURY), st.integers(1, 50), sides, parts),
    st.builds(Block, st.just(MILLENNIUM), st.integers(1, 8), sides, parts),
)


@pytest.mark.parametrize(
    ("block", "years"),
    [
        (Block(DECADE, 1990), (1990, 1999)),
        (Block(DECADE, 1990, part=0), (1990, 1993)),
        (Block(DECADE, 1990, part=1), (1994, 1996)),
        (Block(DECADE, 1990, part=2), (1997, 1999)),
        (Block(DECADE, 40, True), (-48, -39)),
        (Block(DECADE, 40, True, 2), (-42, -39)),
        (Block(CENTURY, 19), (1801, 1900)),
        (Block(CENTURY, 19, part=0), (1801, 1833)),
        (Block(CENTURY, 19, part=1), (1834, 1866)),
        (Block(CENTURY, 19, part=2), (1867, 1900)),
        (Block(CENTURY, 1), (1, 100)),
        (Block(CENTURY, 1, True), (-99, 0)),
        (Block(CENTURY, 2, True), (-199, -100)),
        (Block(CENTURY, 2, True, 2), (-132, -100)),
        (Block(CENTURY, 2, True, 0), (-199, -166)),
        (Block(MILLENNIUM, 2), (1001, 2000)),
        (Block(MILLENNIUM, 2, True), (-1999, -1000)),
    ],
)
def test_a_block_has_its_years(block, years):
    assert years_of(block) == years


@given(blocks)
def test_the_years_of_a_block_lead_back_to_it(block):
    assert block_of(*years_of(block), block.unit) == block


@given(blocks)
def test_the_three_parts_fill_the_whole_in_the_order_of_time(block):
    whole = years_of(block._replace(part=None))
    parts = [years_of(block._replace(part=part)) for part in range(3)]
    assert parts[0][0] == whole[0]
    assert parts[2][1] == whole[1]
    assert parts[0][1] + 1 == parts[1][0]
    assert parts[1][1] + 1 == parts[2][0]


def test_other_years_are_no_block():
    assert block_of(1990, 1998, DECADE) is None
    assert block_of(1990, 1999, Precision.YEAR) is None


def test_a_month_and_a_year_have_three_parts():
    assert [days_of_part(2020, 2, part) for part in range(3)] == [(1, 10), (11, 20), (21, 29)]
    assert days_of_part(2019, 9, 2) == (21, 30)
    assert [months_of_part(part) for part in range(3)] == [(1, 4), (5, 8), (9, 12)]
