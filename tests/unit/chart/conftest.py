"""Entries and views to draw: by hand, and any that Hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
import pytest

from timeline_app.chart import Item, View
from timeline_app.chart.calendar import DAY, days
from timeline_app.dates import CEILING, FLOOR

WORDS = ("siege", "of", "the", "northern", "district", "talks", "called", "off", "i", "Wwwwwwwwwwwwwww", "کابل")


def width(text):
    """Unequal letters, as in a real font."""
    return sum(9.5 if letter in "mwWM…" else 3.2 if letter in "il.,' " else 7.1 for letter in text)


def day(year, month=1, of_month=1, hours=0):
    return days(year, month, of_month) * DAY + hours * 3600


def moment(at, *, name="0", size=DAY, **more):
    """Something that happened within `size` seconds from `at`."""
    return Item(id=name.rjust(32, "0"), title=more.pop("title", f"Entry {name}"), s0=at, s1=at + size - 1, e0=at + 1,
                e1=at + size, **more)  # fmt: skip


def over_by(at, *, size=DAY, kind="open", **more):
    """Something that happened before the end of the unit at `at`, nobody says how long before."""
    return replace(moment(at, size=size, **more), s0=FLOOR, e0=FLOOR + 1, lo_kind=kind)


def lasting(start, end, *, name="0", size=DAY, **more):
    """Something that filled the time from the unit at `start` to the unit that ends at `end`."""
    return Item(id=name.rjust(32, "0"), title=more.pop("title", f"Span {name}"), s0=start, s1=start + size - 1,
                e0=end - size + 1, e1=end, span="lasts", **more)  # fmt: skip


def since(start, *, kind="open", name="0", **more):
    """A state that began and has no known end."""
    more.setdefault("title", "Since")
    return replace(lasting(start, start + DAY, name=name, **more), e0=start + 1, e1=CEILING, hi_kind=kind)


def until(end, *, kind="open", name="0", **more):
    """A state that ended and has no known beginning."""
    more.setdefault("title", "Until")
    return replace(lasting(end - DAY, end, name=name, **more), s0=FLOOR, s1=end - 1, lo_kind=kind)


@st.composite
def items(draw, most=60):
    """Entries of every shape, crowded and sparse, with equal times and equal ranks among them."""
    found = []
    for number in range(draw(st.integers(0, most))):
        at = day(2019, 9, 1) + draw(
            st.one_of(st.integers(-20, 20).map(lambda n: n * DAY), st.integers(-(10**11), 10**9))
        )
        size = draw(st.sampled_from([60, 3600, DAY, 31 * DAY, 366 * DAY]))
        more = {
            "name": f"{number:x}",
            "title": " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))),
            "lane": draw(st.sampled_from(["Kabul", "Takhar", "", "واشنگتن"])),
            "importance": draw(st.integers(1, 5)),
            "approximate": draw(st.booleans()),
            "uncertain": draw(st.booleans()),
            "status": draw(st.sampled_from(["undisputed", "disputed", "prospective", "unsure"])),
            "citations": draw(st.integers(0, 2)),
        }
        kind = draw(st.sampled_from(["moment", "moment", "by", "lasting", "vague", "since", "until"]))
        if kind == "moment":
            found.append(moment(at, size=size, **more))
        elif kind == "by":
            found.append(over_by(at, size=size, kind=draw(st.sampled_from(["open", "unknown"])), **more))
        elif kind == "vague":
            found.append(lasting(at, at + size * draw(st.integers(2, 30)), size=size, **more))
        elif kind == "lasting":
            found.append(lasting(at, at + size * draw(st.integers(1, 30)), size=min(size, 3600), **more))
        else:
            make = since if kind == "since" else until
            found.append(make(at, kind=draw(st.sampled_from(["open", "unknown"])), **more))
    return found


@st.composite
def views(draw):
    """Windows of two seconds to a million years near those entries."""
    span = 2.0 ** draw(st.floats(1, 45))
    middle = day(2019, 9, 1) + draw(st.floats(-0.5, 0.5)) * span
    return View(middle - span / 2, middle + span / 2, draw(st.integers(300, 1600)), draw(st.integers(60, 700)))


@pytest.fixture
def week():
    """Ten days in September 2019, 1,000 wide."""
    return View(day(2019, 9, 1), day(2019, 9, 11), 1000, 400)
