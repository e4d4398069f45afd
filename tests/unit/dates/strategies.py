"""EDTF texts of every shape, for properties."""

from hypothesis import strategies as st

from timeline_app.dates.calendars import days_in_month

marks = st.sampled_from(["", "", "", "?", "~", "%"])
years = st.one_of(st.integers(1, 9999), st.integers(1900, 2100), st.integers(-300, 0))


def written(year: int) -> str:
    """Write an astronomical year."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def days(draw) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{written(year)}-{month:02}-{draw(st.integers(1, days_in_month(year, month))):02}"


@st.composite
def dates(draw) -> str:
    """A year, month, day or season, without marks or masks."""
    year = written(draw(years))
    return draw(
        st.one_of(
            st.just(year),
            st.integers(1, 12).map(lambda month: f"{year}-{month:02}"),
            st.integers(21, 41).map(lambda code: f"{year}-{code}"),
            days(),
        )
    )


@st.composite
def masks(draw) -> str:
    year = f"{draw(st.integers(0, 9999)):04}"
    forms = [f"{year[:3]}X", f"{year[:2]}XX", f"{year[:1]}XXX", "XXXX", f"{year[:3]}X-12", f"{year}-XX"]
    return draw(st.sampled_from([*forms, f"{year}-XX-XX", f"{year}-05-XX", f"{year}-1X", f"{year[:2]}XX-02-29"]))


@st.composite
def singles(draw) -> str:
    """Anything that may stand alone or in an interval, marked or not."""
    far = st.sampled_from(["Y12345", "Y-99999", "1950S2", "Y17E7", "Y17101000S3", "-0050S1"])
    return draw(st.one_of(dates(), dates(), masks(), far)) + draw(marks)


@st.composite
def texts(draw) -> str:
    """A whole text; now and then one that must be refused."""
    a, b, c = draw(singles()), draw(singles()), draw(singles())
    shapes = [
        *(a, f"{a}/{b}", f"{a}/{b}", f"{a}/..", f"../{a}", f"{a}/", f"/{a}", f"[..{a}]", f"[{a}..]"),
        *(
            f"{{..{a}}}",
            f"[{a},{b}]",
            f"{{{a},{b},{c}}}",
            f"[{a}..{b}]",
            f"[{a},{b},{c}]",
            f"{{{a}..}}",
            f"..{a}/{b}..",
        ),
    ]
    return draw(st.sampled_from(shapes))


DAYS = st.sampled_from(["5", "9th", "12", "the 1st", "31"])
MONTHS = st.sampled_from(["September", "Feb.", "may", "Dec"])
YEARS = st.sampled_from(["2019", "44 BC", "AD 79", "1941", "0800", "1999", "12000 BC"])
OTHERS = st.sampled_from(
    [
        *("1990s", "the 80s", "70s", "1900s decade", "40s BC", "19th century", "2nd century BC", "18th", "1st century"),
        *("2nd millennium", "spring 1968", "winter 1941-42", "Q3 2019", "first half of 2019", "a day of 2019", "late"),
        *("5 September 2019, 10:00", "5 Sep 2019 at 3 pm UTC+2", "14:00"),
    ]
)


@st.composite
def pieces(draw) -> str:
    """A date in words, often an incomplete one."""
    day, month, year = draw(DAYS), draw(MONTHS), draw(YEARS)
    orders = [f"{day} {month} {year}", f"{month} {day}, {year}", f"{month} {year}", year, day, month, f"{day} {month}"]
    date = draw(st.sampled_from([*orders, *orders, draw(OTHERS), draw(OTHERS), draw(OTHERS)]))
    before = draw(st.sampled_from(["", "", "", "c. ", "possibly "])) + draw(st.sampled_from(["", "", "early ", "mid-"]))
    return before + date + draw(st.sampled_from(["", "", "", "?", " (?)", " or so"]))


@st.composite
def phrases(draw) -> str:
    """What a person could type, right or wrong."""
    a, b, c = draw(pieces()), draw(pieces()), draw(pieces())
    join = draw(st.sampled_from(["-", " – ", " to ", " or ", " and ", " until ", "/", ", "]))
    word = draw(st.sampled_from(["since", "until", "before", "after", "throughout", "some time", "between", "from"]))
    shapes = [a, f"{a}{join}{b}", f"{word} {a}", f"between {a} and {b}", f"from {a} to {b}", f"{a} or later"]
    return draw(st.sampled_from([*shapes, f"{a} onwards", f"{a}{join}{b} or {c}", f"{word} {a}{join}{b}"]))
