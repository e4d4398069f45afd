"""Time zones by their IANA names, for any year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline_app.errors import InvalidValue
from timeline_app.words import tr

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = -62_000_000_000, 253_000_000_000  # within the years 5 to 9987, which datetime can hold


def zone_named(name: str) -> ZoneInfo:
    """Return the zone.

    Raises:
        InvalidValue: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as why:
        raise InvalidValue(
            tr("“{name}” is not a time zone.", name=name), hint=tr("Write a name such as Asia/Kabul.")
        ) from why


def offset_at(name: str, moment: int) -> int:
    """Return the minutes east of UTC, rounded towards the west, at a moment in seconds from 1970 UTC.

    Before and after what the zone database covers its first and last rule stands in.
    """
    moment = min(max(moment, _EARLIEST), _LATEST)
    shift = (_EPOCH + timedelta(seconds=moment)).astimezone(zone_named(name)).utcoffset()
    return shift // timedelta(minutes=1) if shift is not None else 0


def offset_on_the_clock(name: str, local: int, *, second: bool = False) -> int:
    """Return the offset of `offset_at` for a time in seconds as the zone's own clocks show it.

    Args:
        second: the later one of two, where the clocks are put back; where they skip a time, the larger offset.
    """
    local = min(max(local, _EARLIEST), _LATEST)
    wall = (_EPOCH + timedelta(seconds=local)).replace(tzinfo=zone_named(name), fold=int(second))
    shift = wall.utcoffset()
    return shift // timedelta(minutes=1) if shift is not None else 0
