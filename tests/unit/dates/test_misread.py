"""Phrases that were once taken for what nobody means by them, or silently for one of the two things they mean."""

import pytest

from timeline_app.dates import Ambiguous, Context, NoMatch, Normalized, read

SOLAR = Context(calendars=("gregorian", "solar_hijri"))


def answer(text: str, context: Context | None = None) -> str | set[str] | None:
    match read(text, context):
        case Normalized(date):
            return date.edtf
        case Ambiguous(choices):
            return {choice.date.edtf for choice in choices}
        case NoMatch():
            return None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("end of 1920", "1920-09/1920-12"),
        ("at the beginning of 1920", "1920-01/1920-04"),
        ("in the middle of May 1920", "1920-05-11/1920-05-20"),
        ("the end of the 1980s", "1987/1989"),
        ("by the end of 1920", "[..1920-12]"),
        ("from the beginning of 1919 to the end of 1920", "1919-01/1920-12"),
        ("the turn of the century", None),
        ("Ende 1920", "1920-09/1920-12"),
        ("fin 1920", "1920-09/1920-12"),
        ("в конце 1920 года", "1920-09/1920-12"),
    ],
)
def test_the_end_of_a_year_is_late_in_every_language(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("9-5 September 2019", None),
        ("Sept 9-5, 2019", None),
        ("20 May – 10 May 2020", None),
        ("28 December – 3 January 2020", "2019-12-28/2020-01-03"),
        ("October–March 1941", "1940-10/1941-03"),
    ],
)
def test_only_a_later_month_lies_in_the_year_before(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1940-50s", {"1940/195X", "194X/195X"}),
        ("1940–1950s", {"1940/195X", "194X/195X"}),
        ("1930 and the 1940s", {"{1930,194X}", "{193X,194X}"}),
        ("les années 1920 et 1930", {"{192X,1930}", "{192X,193X}"}),
        ("les années 1920, 1930 ou 1940", {"[192X,1930,1940]", "[192X,193X,194X]"}),
        ("entre les années 1920 et 1930", {"192X/1930", "192X/193X"}),
        ("los años 1920 y 1930", {"{192X,1930}", "{192X,193X}"}),
        ("1914-20s", "1914/192X"),
        ("1800s and 1900s", {"{180X,190X}", "{18XX,19XX}"}),
    ],
)
def test_a_word_said_once_may_make_decades_of_all_numbers(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("V.1920", {"1920-05", "1920~"}),
        ("IX.1939", "1939-09"),
        ("v. 1920", "1920~"),
        ("XIII.1920", None),
        ("IX.39", None),
    ],
)
def test_a_roman_numeral_before_a_year_is_its_month(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    "text", ["5 mai 1920 vers 14 h", "5.5.1945 gegen 14 Uhr", "5 мая 1920 около 14:30", "5 May 1920 by 10:00"]
)
def test_a_doubtful_time_is_no_sure_one(text):
    assert answer(text) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("اواخر ۱۳۹۸", {"1398-09/1398-12", "2019-11-22/2020-03-19", "1978-08-05/1978-11-30"}),
        ("د ۱۳۹۸ کال په پیل کې", {"1398-01/1398-04", "2019-03-21/2019-07-22", "1977-12-11/1978-04-07"}),
        ("اوایل دههٔ ۱۳۶۰", {"1360/1363", "1981-03-21/1985-03-20", "1941-01-28/1944-12-15"}),
        ("دههٔ شصت", {"196X", "206X", "186X", "1981-03-21/1991-03-20"}),
        ("ثلث اول ۱۳۹۸", {"1398-37", "2019-03-21/2019-07-22"}),
        ("صيف ١٤٤١", {"1441-22"}),
        ("1398/02/31", {"2019-05-21"}),
        ("06/1398", {"1398-06", "2019-08-23/2019-09-22"}),
        ("30/12/1398", "1398-12-30"),
    ],
)
def test_figures_that_another_calendar_may_count_are_asked_about(text, edtf):
    assert answer(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1398-06-14", {"1398-06-14", "2019-09-05"}),
        ("14/06/1398", {"1398-06-14", "2019-09-05"}),
        ("14.6.1398", {"1398-06-14", "2019-09-05"}),
        ("1398-06", {"1398-06", "2019-08-23/2019-09-22"}),
        ("1398/1400", {"1398/1400", "2019-03-21/2022-03-20"}),
        ("1398-06-14/1398-06-20", {"1398-06-14/1398-06-20", "2019-09-05/2019-09-11"}),
        ("late 1398", {"1398-09/1398-12", "2019-11-22/2020-03-19"}),
        ("early 1390s", {"1390/1393", "2011-03-21/2015-03-20"}),
        ("1398-02-31", "2019-05-21"),
        ("1398-12-30", "1398-12-30"),
        ("2019-09-05", "2019-09-05"),
        ("2019/2020", "2019/2020"),
    ],
)
def test_a_project_with_the_solar_calendar_is_asked_about_every_date_in_figures(text, edtf):
    assert answer(text, SOLAR) == edtf
    assert answer("1398-06-14") == "1398-06-14"


def test_early_and_late_years_of_other_calendars_that_are_named_are_read():
    assert answer("اواخر سال ۱۳۹۸ هجری شمسی") == "2019-11-22/2020-03-19"
    assert answer("late 1441 AH") == "2020-04-24/2020-08-19"
