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
