"""Names of time zones as people write them, and the abbreviations that several zones share."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

_ALIASES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "afghanistan": "Asia/Kabul",
    "afghan": "Asia/Kabul",
    "pakistan": "Asia/Karachi",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "washington": "America/New_York",
    "washington dc": "America/New_York",
    "beijing": "Asia/Shanghai",
    "geneva": "Europe/Zurich",
    "kiev": "Europe/Kyiv",
}
_UNIVERSAL = {"utc": "Z", "gmt": "Z", "z": "Z", "zulu": "Z"}
# Abbreviations in common use; those with several rows must be asked about.
_ABBREVIATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "aft": (("+04:30", "Afghanistan"),),
    "pkt": (("+05:00", "Pakistan"),),
    "jst": (("+09:00", "Japan"),),
    "msk": (("+03:00", "Moscow"), ("+04:00", "Moscow, 2011 to 2014")),
    "cet": (("+01:00", "Central Europe"),),
    "cest": (("+02:00", "Central Europe, summer"),),
    "eet": (("+02:00", "Eastern Europe"),),
    "eest": (("+03:00", "Eastern Europe, summer"),),
    "edt": (("-04:00", "Eastern United States, summer"),),
    "mdt": (("-06:00", "Mountain United States, summer"),),
    "pdt": (("-07:00", "Pacific United States, summer"),),
    "ist": (("+05:30", "India"), ("+02:00", "Israel"), ("+01:00", "Ireland, summer")),
    "est": (("-05:00", "Eastern United States"), ("+10:00", "Eastern Australia")),
    "cst": (("-06:00", "Central United States"), ("+08:00", "China"), ("-05:00", "Cuba")),
    "cdt": (("-05:00", "Central United States, summer"), ("-04:00", "Cuba, summer")),
    "mst": (("-07:00", "Mountain United States"), ("+08:00", "Malaysia"), ("+06:30", "Myanmar")),
    "pst": (("-08:00", "Pacific United States"), ("+08:00", "Philippines"), ("+05:00", "Pakistan")),
    "bst": (("+01:00", "Britain, summer"), ("+06:00", "Bangladesh")),
    "ast": (("-04:00", "Atlantic Canada"), ("+03:00", "Arabia")),
    "gst": (("+04:00", "Gulf"), ("-02:00", "South Georgia")),
    "wat": (("+01:00", "West Africa"),),
    "eat": (("+03:00", "East Africa"),),
    "cat": (("+02:00", "Central Africa"),),
    "irst": (("+03:30", "Iran"),),
    "npt": (("+05:45", "Nepal"),),
}
_GROUPS = ("Etc/", "US/", "posix/", "right/", "SystemV/")


def zone_of(name: str) -> str:
    """Return the IANA zone of a city, a region or a zone's own name, folded; "" when there is none."""
    return _zones().get(name, "")


def offsets_of(abbreviation: str) -> list[tuple[str, str]]:
    """Return every offset that a folded abbreviation stands for, as EDTF writes it, and where it is in use."""
    if abbreviation in _UNIVERSAL:
        return [(_UNIVERSAL[abbreviation], "")]
    return [(offset, place) for offset, place in _ABBREVIATIONS.get(abbreviation, ())]


@cache
def _zones() -> dict[str, str]:
    """Return every name of the zone database; of two zones with one city the first in the alphabet has it."""
    names: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        if not zone.startswith(_GROUPS) and "/" in zone:
            names.setdefault(zone.rsplit("/", 1)[1].replace("_", " ").lower(), zone)
            names[zone.lower()] = zone
    return {**names, **_ALIASES}
