"""The page in a real browser: it asks for nothing, complains of nothing, and can be used by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.exports.chronicles import chronicle, entry, id_of, many, small
from tests.unit.exports.web.browser import Browser, browser
from timeline_app.exports import Options, choose
from timeline_app.project.chronicle import Chronicle

FOCUS = "document.activeElement.id"
SHOWN = "[...document.querySelectorAll('article:not([hidden])')].length"
RANGE = "document.getElementById('shown').textContent"
CHOSEN = "(document.querySelector('article.chosen') || {}).id"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def opened(chromium: Browser, tmp_path: Path, value: Chronicle, width: int = 1280) -> Path:
    path = tmp_path / "out.html"
    choose(path).write(value, path, Options())
    chromium.open(path, width)
    return path


def test_the_page_asks_for_nothing_and_the_browser_has_nothing_to_say(chromium: Browser, tmp_path: Path):
    bad = "</script><script>throw 1</script>"
    ages = (
        ("Y-13800000000", "Beginning"),
        ("-0043-03-15", "Ides"),
        ("0000", "No year"),
        ("1914/..", bad),
        ("", "Never"),
    )
    old = chronicle(tuple(entry(number, when, title) for number, (when, title) in enumerate(ages, 1)))
    for value in (small(), old, chronicle(), chronicle((entry(1, "2019-09-05T10:15", "One minute"),))):
        path = opened(chromium, tmp_path, value)
        chromium.run("(document.getElementById('canvas') || document.body).focus()")
        for key in ("+", "+", "ArrowRight", "ArrowDown", "End", "-", "0", "Escape"):
            chromium.press(key)
        assert chromium.requests == [path.as_uri()]
        assert chromium.said == []


def test_the_keyboard_goes_from_the_timeline_to_an_entry_its_note_and_back(chromium: Browser, tmp_path: Path):
    opened(chromium, tmp_path, small())
    chromium.run("document.getElementById('canvas').focus()")
    whole = chromium.run(RANGE)
    chromium.press("+")
    assert chromium.run(RANGE) != whole
    chromium.press("0")
    assert chromium.run(RANGE) == whole
    chromium.press("ArrowDown")
    chromium.press("ArrowDown")
    assert chromium.run(CHOSEN) == f"e-{id_of('entry', 2)}"
    assert "A week of attacks" in chromium.run("document.getElementById('spoken').textContent")
    chromium.press("Enter")
    assert chromium.run(FOCUS) == f"e-{id_of('entry', 2)}"
    chromium.run("document.querySelector('article.chosen figcaption sup a').click()")
    chromium.until("location.hash === '#n-2'")
    assert chromium.said == []


def test_words_and_choices_leave_the_entries_that_fit(chromium: Browser, tmp_path: Path):
    opened(chromium, tmp_path, small())
    assert chromium.run(SHOWN) == 7
    chromium.press("/")
    assert chromium.run(FOCUS) == "search"
    chromium.ask("Input.insertText", text="WEEK fighting")
    chromium.until(f"{SHOWN} === 1")
    assert chromium.run("document.getElementById('count').textContent") == "1 of 7 entries"
    chromium.run("document.getElementById('clear').click()")
    assert chromium.run(SHOWN) == 7
    chromium.run(
        "{ const select = document.querySelector('#facets select[aria-label=Places]');"
        " select.value = [...select.options].find((one) => one.text.startsWith('Takhar')).value;"
        " select.dispatchEvent(new Event('change')); }"
    )
    assert chromium.run(SHOWN) == 2
    assert chromium.run("document.querySelectorAll('.period:not([hidden])').length") == 1


def test_three_thousand_entries_are_drawn_with_the_labels_that_fit(chromium: Browser, tmp_path: Path):
    opened(chromium, tmp_path, many(3000))
    labels = chromium.run("document.querySelectorAll('#canvas .mark text').length")
    assert 5 < labels < 200
    assert chromium.run("document.querySelectorAll('#canvas .mark').length") == 3000
    overlapping = """(() => {
      const boxes = [...document.querySelectorAll('#canvas .mark text')].map((node) => node.getBoundingClientRect());
      const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      return boxes.filter((a, i) => boxes.some((b, j) => i < j && meet(a, b))).length; })()"""
    assert chromium.run(overlapping) == 0
    assert chromium.said == []


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_nothing_is_wider_than_the_window(chromium: Browser, tmp_path: Path, width: int):
    long = replace(small().entries[1], title="x" * 300, summary="https://example.org/" + "y" * 400, tags=("z" * 200,))
    opened(chromium, tmp_path, replace(small(), entries=(long,), links=(), title="W" * 200), width)
    assert chromium.run("document.documentElement.scrollWidth") <= width


def test_light_and_dark_can_be_switched(chromium: Browser, tmp_path: Path):
    opened(chromium, tmp_path, small())
    ground = "getComputedStyle(document.body).backgroundColor"
    light = chromium.run(ground)
    chromium.run("document.getElementById('theme').click()")
    assert chromium.run(ground) != light
