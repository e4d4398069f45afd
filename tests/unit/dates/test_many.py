"""Dates by the thousand: round trips, random texts, long and repeated ones. `make torture` runs the full counts."""

import random
from contextlib import suppress

import pytest

from timeline_app.dates import Ambiguous, Context, HistoricalDate, NoMatch, Normalized, accept, parse, read, show
from timeline_app.dates.calendars import days_in_month
from timeline_app.errors import DateSyntaxError

CALENDARS = Context(calendars=("gregorian", "solar_hijri", "islamic", "hebrew"))
FEW, ROUND_TRIPS, RANDOM_TEXTS = 1_000, 100_000, 1_000_000
MARKS = ("", "", "", "?", "~", "%")
FRAGMENTS = (
    *(
        "5 ",
        "September ",
        "2019 ",
        "or ",
        "and ",
        "- ",
        "/",
        ", ",
        "1990s ",
        "c. ",
        "? ",
        "since ",
        "between ",
        "from ",
    ),
    *("to ", "late ", "19th ", "century ", "BC ", "AD ", "the ", "of ", "Thursday ", "10:00 ", "(", ")", "[", "]"),
    *("{", "}", "..", "X", "XX", "~", "%", "T", "Z", "+04:30 ", "Y", "E", "S", "-", "2019-09-05", "2019-XX", "0", "9"),
    *(
        "'",
        "winter ",
        "first ",
        "half ",
        "early ",
        "a day ",
        "unknown ",
        "Kabul time ",
        "Muharram ",
        "1441 AH ",
        "Sonbola ",
    ),
    *(
        "midnight ",
        "am ",
        "utc ",
        "o.s. ",
        "۱۳۹۸ ",
        "سنبله ",
        "é",
        "\u0301",
        "ﷺ",
        "²",
        "१",
        "\u200c",
        "😀",
        "\n",
        "–",
        "\0",
    ),
)


def year(chance: random.Random) -> str:
    number = chance.choice((chance.randint(1, 9999), chance.randint(1900, 2100), chance.randint(-9999, 0)))
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def unmarked(chance: random.Random) -> tuple[str, ...]:
    """Return the components of a date: digits, masks, seasons."""
    whole, month = year(chance), chance.randint(1, 12)
    day = chance.randint(1, days_in_month(int(whole), month))
    masked = whole.lstrip("-")[: chance.randint(0, 3)].ljust(4, "X") if not whole.startswith("-") else whole
    return chance.choice(
        (
            (whole,),
            (whole, f"{month:02}"),
            (whole, f"{month:02}", f"{day:02}"),
            (whole, str(chance.randint(21, 41))),
            (masked,),
            (whole, "XX"),
            (whole, f"{month:02}", "XX"),
            (whole, "XX", "XX"),
        )
    )


def single(chance: random.Random) -> str:
    """Return a date of any level, marked in any place."""
    if chance.random() < 0.1:
        return chance.choice(("Y12345", "Y-99999", "Y17E7", "Y17101000S3", "1950S2", "-0050S1")) + chance.choice(MARKS)
    parts = [chance.choice(MARKS[1:]) * (chance.random() < 0.3) + part for part in unmarked(chance)]
    return "-".join(part + chance.choice(MARKS) * (part[0] not in "?~%") for part in parts)


def clock(chance: random.Random) -> str:
    day = f"{chance.randint(1, 9999):04}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    offset = chance.choice(("", "Z", "+04:30", "-03", "+14:00"))
    return f"{day}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 60):02}{offset}"


def generated(chance: random.Random) -> HistoricalDate:
    """Return a random date of any shape."""
    while True:
        a, b, c = (single(chance) for _ in range(3))
        shapes = (
            *(
                a,
                a,
                clock(chance),
                f"{a}/{b}",
                f"{a}/..",
                f"../{a}",
                f"{a}/",
                f"/{a}",
                f"[{a},{b}]",
                f"{{{a},{b},{c}}}",
            ),
            *(f"[..{a}]", f"[{a}..]", f"[{a}..{b}]", f"{{{a}..{b},{c}}}"),
        )
        try:
            return parse(chance.choice(shapes))
        except DateSyntaxError:
            continue


def round_trips(count: int) -> None:
    chance = random.Random(1919)
    for _ in range(count):
        date = generated(chance)
        assert parse(str(date)).meaning == date.meaning
        if chance.random() < 0.05:
            again = read(show(date))
            if isinstance(again, Ambiguous):  # EDTF such as 1920?-21, which may be typed for two years
                assert show(date) == date.edtf
                assert date.edtf in {choice.date.edtf for choice in again.choices}
            else:
                assert isinstance(again, Normalized), date.edtf
                assert again.date.meaning == date.meaning, date.edtf


def random_text(chance: random.Random) -> str:
    if chance.random() < 0.3:
        characters = (chr(chance.choice((chance.randint(0, 127), chance.randint(0, 0x10FFFF)))) for _ in range(30))
        return "".join(characters)[: chance.randint(0, 30)]
    return "".join(chance.choices(FRAGMENTS, k=chance.randint(1, 12)))


def random_texts(count: int) -> None:
    """Nothing but our own error ever comes out of a reader, and every answer is one of the three."""
    chance = random.Random(1398)
    for _ in range(count):
        text = random_text(chance)
        for reader in (parse, accept):
            with suppress(DateSyntaxError):
                assert reader(text).edtf
        found = read(text, CALENDARS)
        if isinstance(found, NoMatch):
            assert found.reason
            assert 0 <= found.at <= len(text)


def test_what_is_written_reads_back_as_the_same_date():
    round_trips(FEW)


@pytest.mark.torture
def test_what_is_written_reads_back_as_the_same_date_100000_times():
    round_trips(ROUND_TRIPS)


def test_random_texts_raise_nothing_but_our_own_error():
    random_texts(FEW)


@pytest.mark.torture
def test_a_million_random_texts_raise_nothing_but_our_own_error():
    random_texts(RANDOM_TEXTS)


@pytest.mark.parametrize("text", ["5" * 1_001, "2019-09-05," * 200, "[" + "2019," * 300 + "2019]"])
def test_longer_texts_than_1000_characters_are_refused(text):
    assert isinstance(read(text), NoMatch)
    for reader in (parse, accept):
        with pytest.raises(DateSyntaxError):
            reader(text)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_one_thing_said_over_and_over_is_answered(fragment):
    text = (fragment * 1_000)[:1_000]
    assert read(text, CALENDARS) == read(text, CALENDARS)


@pytest.mark.parametrize(
    "text", ["14 Adar 5784 or " * 11 + "14 Adar 5784", "80s, " * 6 + "or 90s", "01/02/03 or " * 4 + "01/02/03"]
)
def test_what_has_too_many_meanings_is_refused_and_not_cut(text):
    found = read(text)
    assert isinstance(found, NoMatch)
    assert "too many ways" in found.reason or "too long" in found.reason


def test_a_list_of_edtf_may_be_longer_than_what_people_type():
    days = "[" + ",".join(f"2019-09-{day:02}" for day in range(1, 31)) + "]"
    assert read(days).date.edtf == days
    assert isinstance(read("\u0301" * 5), NoMatch)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("1898–02", {"1898-02", "1898/1902"}),
        ("1999–01", {"1999-01", "1999/2001"}),
        ("1999-01", {"1999-01"}),
        ("2019-123", set()),
        ("2019-09–10", set()),
        ("1920-12-?", set()),
        ("1920.5", set()),
        ("5 May 1919–21", {"1919-05-05/1919-05-21", "1919-05-05/1921", "1919-05-05/1921-05-05"}),
        ("5 May or June 1920", {"[1920-05-05,1920-06]", "[1920-05-05,1920-06-05]"}),
        ("10 May–June 1968", {"1968-05-10/1968-06", "1968-05-10/1968-06-10"}),
        ("spring 1920 or 1921", {"[1920-21,1921]", "[1920-21,1921-21]"}),
        ("1908/12", {"1908-12", "1908/1912"}),
        ("1919/25", {"1919/1925"}),
        ("5 July 2012 10:30 MSK", {"2012-07-05T10:30:00+03:00", "2012-07-05T10:30:00+04:00"}),
    ],
)
def test_what_could_be_misread_in_silence_is_asked_about_or_refused(text, meanings):
    found = read(text)
    match found:
        case Ambiguous(choices):
            assert {choice.date.edtf for choice in choices} == meanings
        case Normalized(date):
            assert {date.edtf} == meanings
        case NoMatch():
            assert not meanings
