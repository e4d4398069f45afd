"""The Umm al-Qura calendar, the official one of Saudi Arabia, for the years in which it is published as a table.

The lengths of its months follow no rule that holds for all of these years, so they are listed: what is listed are
facts of the published calendar, 1343 to 1500 AH, and nothing is ever continued beyond them. Source: the tables of R. H.
van Gent, "The Umm al-Qura Calendar of Saudi Arabia", as the package hijridate has them, compared day by day. They give
the calendar as it was printed, with its slips: a few months of the first years have 28 or 31 days.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate

from timeline_app.dates.calendars.western import Civil

YEARS = range(1343, 1501)
"""The years that are known here: 1 August 1924 to 16 November 2077."""

_EPOCH = -16_589  # 1 Muharram 1343
# Six hexadecimal digits a year: two bits a month, from Muharram, how many days it has beyond 28.
_LENGTHS = (
    "9a6a2a59999999d8a65a69695a69a5999a5c999a8e6659a69995a69999999a66966669999999a6599a5999999aa65969"
    "a9965999999a99999999999999999a9998a999999a99999999999999999a999a6999999999666a66659a666666999a5a"
    "99996965a99996669a9999996666669999999a65999a69666699999999999a59a9a5999a59999a69999999999a999a65"
    "99999a59999a99599a9999699a65999a9966669999999a66666669a6599a666599a999666a665969a9965a69999999a6"
    "6666669999669a66599a9996669a65969a9965a69a5966a66659a699996699a66599a9996669a6659aa6595aa69656a6"
    "9996669a65999a66996669a6599a69965a9a65969a6966666999966a66659a69996669a59999a66666669a59969a9659"
    "9a999666a66599a69966669999999a6696666a65966a69659a9999669a66599a69996669a65999a996666a59996a6666"
    "5a66999666a665969a9965a6a65969a6665a6699999999a6659a6999666a66596a9996669a65999a66665a69a59699a9"
    "659a699996699a6599a6996666a65966a69659a6a59669a66599a669666669a6599a69965a6a65969a6965a66a59999a"
    "66659a6999666a66599a699666699a5999a69665a6a59666a66599a9996669a59999a666666669a5966a"
)


def days_from_umm_al_qura(year: int, month: int, day: int) -> int:
    """Return the day number of a day.

    Raises:
        ValueError: the year is none of YEARS.
    """
    return _months()[YEARS.index(year) * 12 + month - 1] + day - 1


def umm_al_qura_from_days(number: int) -> Civil:
    """Return the day of a day number.

    Raises:
        ValueError: its year is none of YEARS.
    """
    place = bisect_right(_months(), number) - 1
    if place not in range(12 * len(YEARS)):
        raise ValueError(number)
    return Civil(YEARS[place // 12], place % 12 + 1, number - _months()[place] + 1)


def days_in_umm_al_qura_month(year: int, month: int) -> int:
    """Return 28 to 31.

    Raises:
        ValueError: the year is none of YEARS.
    """
    place = YEARS.index(year) * 12 + month - 1
    return _months()[place + 1] - _months()[place]


@cache
def _months() -> tuple[int, ...]:
    """Return the day numbers at which the months begin, one more than there are months."""
    lengths: list[int] = []
    digits = "".join(_LENGTHS)
    for at in range(0, len(digits), 6):
        packed = int(digits[at : at + 6], 16)
        lengths += [28 + (packed >> 2 * (11 - month) & 3) for month in range(12)]
    return tuple(accumulate(lengths, initial=_EPOCH))
