"""What people type: read whole, asked about, or refused with a reason; never guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import Ambiguous, Context, NoMatch, Normalized, Precision, Span, read

LINES = (Path(__file__).parents[2] / "data" / "edtf" / "human.tsv").read_text(encoding="utf-8").split("\n")
TYPED = [line.split("\t") for line in LINES[1:] if line]


def answer(text: str, context: Context | None = None) -> str | set[str] | None:
    """Return the EDTF, the choices, or None."""
    found = read(text, context) if context else read(text)
    if isinstance(found, Normalized):
        assert found.date.source_text == text
        assert found.notes == found.date.notes
        return found.date.edtf
    if isinstance(found, Ambiguous):
        assert all(choice.reading for choice in found.choices)
        return {choice.date.edtf for choice in found.choices}
    assert found.reason.endswith(".")
    assert 0 <= found.at <= len(text)
    return None


def test_typed_dates_are_right_or_unanswered_and_never_silently_wrong():
    verdicts = {"right": 0, "unanswered": 0}
    for text, expected, *_ in TYPED:
        found = answer(text)
        wanted = expected.split(";")
        if (isinstance(found, str) and found in wanted) or (isinstance(found, set) and "AMBIG" in wanted):
            verdicts["right"] += 1
        else:
            assert not isinstance(found, str), f"{text} was read as {found}, not as {expected}"
            verdicts["unanswered"] += 1
    assert len(TYPED) == 61
    assert verdicts["right"] >= 57


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # days, months, years in every order
        ("2019 September 5", "2019-09-05"),
        ("the fifth of September 2019", "2019-09-05"),
        ("the 17th day of September, 1787", "1787-09-17"),
        ("2019, 5 September", "2019-09-05"),
        ("5-Sep-2019", "2019-09-05"),
        ("2019-Sep-05", "2019-09-05"),
        ("800AD", "0800"),
        ("5. September 2019", "2019-09-05"),
        ("Thurs, Sept 5th 2019", "2019-09-05"),
        ("5 September 2019 (Thursday)", "2019-09-05"),
        ("5 September 2019, Thursday.", "2019-09-05"),
        ("  on 5 September 2019 ", "2019-09-05"),
        ("the month of September 2019", "2019-09"),
        ("in the year 1066", "1066"),
        ("8 June 793", "0793-06-08"),
        ("24 August AD 79", "0079-08-24"),
        ("A.D. 79", "0079"),
        ("10,000 BC", "-9999"),
        ("c. 300,000 BC", "Y-299999~"),
        ("２０１９", "2019"),
        ("5 SEPTEMBER 2019", "2019-09-05"),
        # figures
        ("2019/09/05", "2019-09-05"),
        ("2019-9-5", "2019-09-05"),
        ("5. 9. 2019", "2019-09-05"),
        ("9/9/2019", "2019-09-09"),
        ("9/13/2019", "2019-09-13"),
        ("9/2019", "2019-09"),
        ("09.2019", "2019-09"),
        # stretches
        ("September 5–9, 2019", "2019-09-05/2019-09-09"),
        ("Sept 5 – Oct 3, 2019", "2019-09-05/2019-10-03"),
        ("28 December 2019 to 3 January 2020", "2019-12-28/2020-01-03"),
        ("28 Dec – 3 Jan 2020", "2019-12-28/2020-01-03"),
        ("5 September 2019 – 9 October", "2019-09-05/2019-10-09"),
        ("AD 114–17", "0114/0117"),
        ("AD 98–117", "0098/0117"),
        ("264–41 BC", "-0263/-0040"),
        ("5/2019 - 9/2019", "2019-05/2019-09"),
        ("c. 1920–1925", "1920~/1925~"),
        ("possibly from 1920 to 1925", "1920?/1925?"),
        ("from c. 1920 to 1925", "1920~/1925"),
        ("1920–1925?", "1920?/1925?"),
        ("1920–c. 1925", "1920/1925~"),
        ("18th–19th century", "17XX/18XX"),
        ("late 18th to early 19th century", "1767/1833"),
        ("1960s–70s", "196X/197X"),
        ("spring–summer 1968", "1968-21/1968-22"),
        ("late 1990s to 2005", "1997/2005"),
        # open
        ("2015 onwards", "2015/.."),
        ("from 2015 on", "2015/.."),
        ("2015–present", "2015/.."),
        ("1 Jan 2000 to date", "2000-01-01/.."),
        ("up to 2015", "../2015"),
        ("as of 2015", "2015/.."),
        ("up to and including 2015", "../2015"),
        ("since early 2015", "2015-01/.."),
        ("2015–?", "2015/"),
        ("unknown – 2015", "/2015"),
        ("pre-1914", "[..1914]"),
        ("no later than 1850", "[..1850]"),
        ("not before 1850", "[1850..]"),
        ("2015 or later", "[2015..]"),
        ("before c. 1920", "../1920~"),
        ("after the 1990s", "199X/.."),
        ("before the 2nd century BC", "[..-0100]"),
        ("on or before 5 September 2019", "[..2019-09-05]"),
        ("in or after 1850", "[1850..]"),
        ("from 10 am on 5 September 2019", "2019-09-05T10:00:00/.."),
        # doubt
        ("c1850", "1850~"),
        ("on or about 5 September 2019", "2019-09-05~"),
        ("1850 or thereabouts", "1850~"),
        ("in or around 1850", "1850~"),
        ("c. 1850 or 1851", "[1850~,1851~]"),
        ("1850 or 1851?", "[1850?,1851?]"),
        ("1850 or c. 1851", "[1850,1851~]"),
        ("between 1850 and 1860?", "1850?/1860?"),
        ("1850 (?)", "1850?"),
        ("perhaps about 1850", "1850%"),
        ("around the 1850s", "185X~"),
        # parts and long counts
        ("mid-19th-century", "1834/1866"),
        ("early 2019", "2019-01/2019-04"),
        ("mid-to-late 1990s", "1994/1999"),
        ("first half of September 2019", "2019-09-01/2019-09-15"),
        ("late September or early October 2019", "[2019-09-21..2019-09-30,2019-10-01..2019-10-10]"),
        ("late February 2020", "2020-02-21/2020-02-29"),
        ("late 40s BC", "-0042/-0039"),
        ("the nineteenth century", "18XX"),
        ("1st century AD", "0001/0100"),
        ("5th c. BC", "-0499/-0400"),
        ("2nd millennium BC", "-1999/-1000"),
        ("3rd millennium", "2XXX"),
        ("790s", "079X"),
        ("Q3 2019", "2019-35"),
        ("2019 Q3", "2019-35"),
        ("second half of 2019", "2019-41"),
        ("first half of the 19th century", "1801/1850"),
        ("H1 2019", "2019-40"),
        # seasons
        ("fall of 2019", "2019-23"),
        ("winter of 1941/42", "1941-24"),
        ("winter 1941–1942", "1941-24"),
        ("southern summer 2001-02", "2001-30"),
        # one of, each of
        ("between the 5th and the 9th of September 2019", "[2019-09-05..2019-09-09]"),
        ("8, 9 or 10 September 2019", "[2019-09-08,2019-09-09,2019-09-10]"),
        ("September 8 or 9, 2019", "[2019-09-08,2019-09-09]"),
        ("either 1850 or 1851", "[1850,1851]"),
        ("3 or 4 BC", "[-0002,-0003]"),
        ("5 and 7 September 2019", "{2019-09-05,2019-09-07}"),
        ("between c. 1850 and 1860", "1850~/1860"),
        ("a day in September 2019", "2019-09-XX"),
        ("between 1914-18", "[1914..1918]"),
        ("possibly between 1914 and 1918", "1914?/1918?"),
        ("1st–2nd century", "0001/01XX"),
        ("0112-24", "0112-24"),
        ("5 Sept 2019, 10:00 or 6 Sept 2019, 14:00", "[2019-09-05T10:00:00,2019-09-06T14:00:00]"),
        # times
        ("10:10 am on 5 September 2019", "2019-09-05T10:10:00"),
        ("5 September 2019 at noon", "2019-09-05T12:00:00"),
        ("5 September 2019, 12 am", "2019-09-05T00:00:00"),
        ("5 September 2019, 10.30 pm", "2019-09-05T22:30:00"),
        ("5 September 2019, 10 o'clock", "2019-09-05T10:00:00"),
        ("5 September 2019, 24:00", "2019-09-06T00:00:00"),
        ("5 September 2019 10:00:30 UTC", "2019-09-05T10:00:30Z"),
        ("5 September 2019 10:00 +04:30", "2019-09-05T10:00:00+04:30"),
        ("5 September 2019 10:00 UTC-3", "2019-09-05T10:00:00-03:00"),
        ("5 September 2019 10:00 (local time)", "2019-09-05T10:00:00"),
        ("5 September 2019, 10:00–14:00", "2019-09-05T10:00:00/2019-09-05T14:00:00"),
        ("between 10:00 and 14:00 on 5 September 2019", "2019-09-05T10:00:00/2019-09-05T14:00:00"),
        # other calendars
        ("October 1917 (Old Style)", "1917-10-14/1917-11-13"),
        ("5 March 1946 (New Style)", "1946-03-05"),
        ("30 Hut 1399", "2021-03-20"),
        ("5 حمل ۱۳۹۸", "2019-03-25"),
        ("۱۵ لړم ۱۳۹۸", "2019-11-06"),
        # EDTF within words
        ("throughout 198X", "198X"),
        ("some time 2004-06-XX/2004-07-03", "2004-06-XX/2004-07-03"),
        ("2019-08-31?/..", "2019-08-31?/.."),
        ("from 2019-09-05 to 2019-09-09", "2019-09-05/2019-09-09"),
    ],
)
def test_one_meaning_is_read(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("9/5/2019", {"2019-09-05", "2019-05-09"}),
        ("5-9-2019", {"2019-09-05", "2019-05-09"}),
        ("1914-21", {"1914-21", "1914/1921"}),
        ("1908-12", {"1908-12", "1908/1912"}),
        ("1914–8", {"1914-08", "1914/1918"}),
        ("the 80s", {"198X", "188X", "208X"}),
        ("nineties", {"199X", "189X", "209X"}),
        ("1900s", {"190X", "19XX"}),
        ("early 1900s", {"1900/1903", "1901/1933"}),
        ("winter 1941", {"1940-24", "1941-24"}),
        ("5 September 19", {"1819-09-05", "1919-09-05", "2019-09-05"}),
        ("Sept '19", {"1819-09", "1919-09", "2019-09"}),
        ("Friday, 5 September 2019", {"2019-09-05"}),
        ("Wednesday, 25 October 1917", {"1917-10-25", "1917-11-07"}),
        ("1863/64", {"[1863,1864]", "1863/1864"}),
        ("Sep 5/6, 2019", {"[2019-09-05,2019-09-06]", "2019-09-05/2019-09-06"}),
        ("summer of '69", {"1869-22", "1969-22", "2069-22"}),
        ("May/June 2019", {"[2019-05,2019-06]", "2019-05/2019-06"}),
        ("5/6 September 2019", {"[2019-09-05,2019-09-06]", "2019-09-05/2019-09-06"}),
        ("1717/8", {"1717-08", "[1717,1718]", "1717/1718"}),
        ("10 February 1717/8", {"1718-02-10", "1718-02-21"}),
        ("10 February 1717 (Old Style)", {"1717-02-21", "1718-02-21"}),
        ("200s BC", {"-0208/-0199"}),
        ("5 September 2019 midnight", {"2019-09-05T00:00:00", "2019-09-06T00:00:00"}),
        (
            "2019-09-05 3 pm IST",
            {"2019-09-05T15:00:00+05:30", "2019-09-05T15:00:00+02:00", "2019-09-05T15:00:00+01:00"},
        ),
    ],
)
def test_several_meanings_are_asked_about(text, choices):
    assert answer(text) == choices


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("September 10", "year is missing"),
        ("9 September – 2019", "year is missing"),
        ("2019 – 9 September", "year is missing"),
        ("the turn of 2019", "cannot be read"),
        ("5 mai 1920 vers 14 h", "cannot be read"),
        ("9-5 September 2019", "digits"),
        ("first quarter of September 2019", "no quarters"),
        ("first quarter of the 19th", "cannot be read"),
        ("a day of 12000 BC", "up to 9999"),
        ("5 September 12000 BC", "9999"),
        ("early 12000 BC", "9999"),
        ("early 5780 AM", "not a part of one"),
        ("Hamal 1500", "1206 to 1436"),
        ("5 September", "year is missing"),
        ("2nd century of 80s", "cannot be read"),
        ("late 200th century", "cannot be read"),
        ("19", "year is missing"),
        ("5 September 2019, 24:30", "cannot be read"),
        ("5 September 2019, 10:75", "75"),
        ("5 September 2019, 13 am", "cannot be read"),
        ("13 pm, 5 September 2019", "cannot be read"),
        ("2,019", "too many digits"),
        ("5 September 2019 at 10", "10"),
        ("not 2019", "not"),
        ("8 or 9 September", "year is missing"),
        ("September", "year is missing"),
        ("yesterday", "depends on another day"),
        ("last week", "depends on another day"),
        ("two days ago", "depends on another day"),
        ("the day before 5 September 2019", "depends on another day"),
        ("n.d.", "no date"),
        ("undated", "no date"),
        ("?", "no date"),
        ("", "Nothing is typed"),
        ("31 June 2019", "no such day"),
        ("31/6/2019", "no such day"),
        ("6/31/2019", "no such day"),
        ("29 February 2019", "no such day"),
        ("29 February 1900 (Old Style)", ""),
        ("30 February 1900 (Old Style)", "Julian calendar has no such day"),
        ("30 Hut 1398", "no such day"),
        ("5 Hamal 1100", "1206 to 1436"),
        ("79", "too few digits"),
        ("5th", "year is missing"),
        ("20190905", "too many digits"),
        ("AD 0", "no year 0"),
        ("around 10 am on 5 September 2019", "no time of day"),
        ("10:00", "needs its day"),
        ("5 September 2019 attack", "attack"),
        ("hello", "hello"),
        ("2005-2001", "cannot be read"),
        ("early 5 – 9 September 2019", "neither early nor late"),
        ("a month of September 2019", "needs a year alone"),
        ("AD 12000 September", "9999"),
        ("5 September 2019 25:00", "25"),
        ("13/13/2019", "cannot be read"),
        ("x" * 1001, "longer than 1000"),
        ("1 or " * 50 + "2", "too long"),
        ("9" * 30, "cannot be read"),
    ],
)
def test_what_is_no_whole_date_is_refused_with_the_reason(text, reason):
    found = read(text)
    if reason:
        assert isinstance(found, NoMatch), found
        assert reason in found.reason
    else:
        assert isinstance(found, Normalized)


def test_a_refusal_points_into_the_text_as_typed():
    found = read("5 ﷺ September")
    assert isinstance(found, NoMatch)
    assert found.at == 2


def test_dots_mean_that_the_day_stands_first_with_a_note():
    found = read("05.09.2019")
    assert isinstance(found, Normalized)
    assert any("day stands first" in note for note in found.notes)


@pytest.mark.parametrize(("day_first", "edtf"), [(True, "2019-05-09"), (False, "2019-09-05")])
def test_the_project_can_settle_the_order_of_day_and_month(day_first, edtf):
    assert answer("9/5/2019", Context(day_first=day_first)) == edtf
    assert answer("9/13/2019", Context(day_first=day_first)) == "2019-09-13"


@pytest.mark.parametrize("kind", ["state", "background"])
def test_states_and_backgrounds_last(kind):
    lasting = Context(kind=kind)
    found = read("2019", lasting)
    assert isinstance(found, Normalized)
    assert found.date.span is Span.LASTS
    occurring = read("2019", Context(kind="occurrence"))
    assert isinstance(occurring, Normalized)
    assert occurring.date.span is Span.OCCURS_WITHIN


def test_a_state_of_the_1980s_offers_all_of_them_too():
    found = read("1980s", Context(kind="state"))
    assert isinstance(found, Normalized)
    assert found.date.edtf == "198X"
    assert [other.edtf for other in found.others] == ["1980/1989"]


def test_a_project_with_the_solar_calendar_is_asked_about_bare_years():
    assert answer("1398", Context(calendars=("gregorian", "solar_hijri"))) == {"1398", "2019-03-21/2020-03-19"}
    assert answer("1398") == "1398"
    assert answer("2019", Context(calendars=("gregorian", "solar_hijri"))) == "2019"
    solar = Context(calendars=("gregorian", "solar_hijri"))
    assert answer("1398–1400", solar) == {"1398/1400", "2019-03-21/2022-03-20"}
    assert answer("5 September 1398", solar) == "1398-09-05"
    assert answer("AD 1398", solar) == "1398"


def test_a_southern_project_has_southern_seasons():
    assert answer("spring 1968", Context(southern=True)) == "1968-29"
    assert answer("summer 1968", Context(southern=True)) == {"1967-30", "1968-30"}


def test_each_liberty_has_a_note_and_plain_notation_none():
    plain, worded = read("2019-09-05"), read("before the 19th century")
    assert isinstance(plain, Normalized)
    assert isinstance(worded, Normalized)
    assert plain.notes == ()
    assert any("stays possible" in note for note in worded.notes)
    assert any("strictly" in note for note in worded.notes)


def test_a_note_says_when_early_or_late_is_lost_at_an_end():
    for typed in ("since early 2015", "late 1990s to 2005"):
        found = read(typed)
        assert isinstance(found, Normalized)
        assert any("outer bounds" in note for note in found.notes)


def test_the_same_bounds_in_other_notation_are_offered():
    found = read("between 5 and 10 Sept 2019")
    assert isinstance(found, Normalized)
    assert [other.edtf for other in found.others] == ["2019-09-05/2019-09-10"]
    assert found.others[0].span is Span.OCCURS_WITHIN


def test_precision_zone_and_calendar_remember_what_the_source_gave():
    kabul = read("2019-09-05 10:00 Kabul time")
    assert isinstance(kabul, Normalized)
    assert (kabul.date.zone, kabul.date.offset, kabul.date.precision) == ("Asia/Kabul", 270, Precision.MINUTE)
    hour = read("5 September 2019, 3 pm")
    assert isinstance(hour, Normalized)
    assert hour.date.precision is Precision.HOUR
    assert hour.date.hi - hour.date.lo == 3600
    month = read("سنبله ۱۳۹۸")
    assert isinstance(month, Normalized)
    assert (month.date.calendar, month.date.precision) == ("solar_hijri", Precision.MONTH)
    assert month.date.span is Span.OCCURS_WITHIN


def test_days_before_the_reform_say_which_calendar_they_were_taken_for():
    found = read("15 March 44 BC")
    assert isinstance(found, Normalized)
    assert any("Old Style" in note for note in found.notes)


WORDS = (
    "5 9 12 31 1914 18 2019 1990 80 10 00 September Sept. may winter early late c. ? - – / . , : ( ) to or and between "
    "from since before of the BC AD century 19th s am UTC Kabul time Hamal xyz a day throughout some sometime Q3 half "
    "first Thursday O.S. unknown ' +"
)
words = st.sampled_from(WORDS.split())


@given(st.lists(words, max_size=14).map(" ".join) | st.lists(words, max_size=10).map("".join) | st.text(max_size=80))
def test_any_words_get_an_answer(text):
    answer(text)
    answer(text, Context(kind="state", day_first=True, calendars=("solar_hijri",), southern=True))


@pytest.mark.parametrize(
    "text",
    [
        "? " * 60,
        "c " * 60,
        "1-" * 300,
        "1/" * 300,
        "80s, " * 12 + "or 80s",
        "may " * 60,
        "early " * 60,
        "(" * 1000,
        "é" * 1000,
    ],
)
def test_a_text_made_to_be_hard_gets_an_answer_like_any_other(text):
    answer(text)


@given(st.dates())
def test_a_day_written_as_figures_from_year_to_day_is_that_day_and_nothing_else(day):
    answer = read(day.isoformat())
    assert isinstance(answer, Normalized)
    assert answer.date.edtf == day.isoformat()
