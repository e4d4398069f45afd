"""A way of looking as a value, and as the file keeps it (docs/FORMAT.md, "Saved views")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from timeline_app.dates import CEILING, FLOOR
from timeline_app.dates.calendars import DAY, civil_from_days
from timeline_app.model import Source, View
from timeline_app.project import GROUPS, LANES, ORDERS, By, Filter, Project

_SETS = {
    "places": "place",
    "people": "person",
    "organisations": "org",
    "claimants": "claimant",
    "tags": "tag",
    "lanes": "lane",
}
_SIMPLE = {name: name.replace("_", "-") for name in ("uncited", "cited", "disputed", "undated", "own_note")}
_TERMS = {"kinds": "kind", "statuses": "status"}
_DEEPEST = 8  # conditions held back within one another; four can be typed
_is_id = re.compile("[0-9a-f]{32}").fullmatch


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown and how: a filter, what lanes stand for, how rows are sorted and grouped, which columns stand.

    `columns` are names of columns of the table with their widths in design pixels, 0 = its own; () = as they were.
    """

    wanted: Filter = field(default_factory=Filter)
    lanes: str = "place"
    keys: tuple[By, ...] = (By("when"),)
    group: str = ""
    columns: tuple[tuple[str, int], ...] = ()


def packed(project: Project, look: Look) -> dict[str, Any]:
    """Return the fields of a `View` that keep a look."""
    columns = [[name, width] for name, width in look.columns]
    return {
        "filter": {"words": words_of(project, look.wanted), "set": filter_fields(look.wanted)},
        "lanes": {"kind": look.lanes, "group": look.group, "columns": columns},
        "sort": [{"by": name, "falling": falling} for name, falling in look.keys],
    }


def unpacked(view: View) -> Look:
    """Return the look that a view keeps; what this version does not know is left out."""
    kept = view.filter.get("set")
    sort = [one for one in view.sort if isinstance(one, dict) and one.get("by") in ORDERS]
    lanes, group = view.lanes.get("kind"), view.lanes.get("group")
    return Look(
        filter_from(kept if isinstance(kept, dict) else {}),
        lanes if lanes in LANES else "place",
        tuple(By(one["by"], one.get("falling") is True) for one in sort) or (By("when"),),
        group if group in GROUPS else "",
        tuple(_columns(view.lanes.get("columns"))),
    )


def _columns(kept: Any) -> list[tuple[str, int]]:
    pairs = [pair for pair in kept if isinstance(pair, list) and len(pair) == 2] if isinstance(kept, list) else []
    return [(name, width) for name, width in pairs if isinstance(name, str) and type(width) is int and width >= 0]


def filter_fields(wanted: Filter) -> dict[str, Any]:
    """Return what a filter sets, as JSON holds it; `filter_from` reads it back."""
    plain = Filter()
    found = {}
    for each in fields(Filter):
        value = getattr(wanted, each.name)
        if value != getattr(plain, each.name):
            found[each.name] = _written(value)
    return found


def _written(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [filter_fields(one) if isinstance(one, Filter) else one for one in value]
    return value


def filter_from(kept: Mapping[str, Any], depth: int = _DEEPEST) -> Filter:
    """Return the filter that `filter_fields` gave; a member that is unknown or makes no sense is left out.

    So is what is held back within more than `depth` other conditions that are held back: nobody types that.
    """
    plain = Filter()
    given: dict[str, Any] = {}
    for each in fields(Filter):
        value = _read(each.name, kept.get(each.name), getattr(plain, each.name), depth)
        if value is not None:
            given[each.name] = value
    return Filter(**given)


def _read(name: str, value: Any, default: Any, depth: int) -> Any:
    """Return the value of a member, None where it makes no sense."""
    if name == "without":
        held = [one for one in value if isinstance(one, dict)] if isinstance(value, list) and depth else []
        return tuple(filter_from(one, depth - 1) for one in held)
    if name == "importance":
        sound = isinstance(value, list) and len(value) == 2 and all(type(one) is int and 1 <= one <= 5 for one in value)
        return tuple(value) if sound else None
    if name == "ids" or isinstance(default, frozenset):
        sound = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return frozenset(value) if sound and (name != "sources" or all(map(_is_id, value))) else None
    if type(value) is int and not FLOOR <= value <= CEILING:
        return None
    return value if type(value) is (int if default is None else type(default)) else None


def words_of(project: Project, wanted: Filter) -> str:
    """Return a filter as one would type it; a day stands for its moments, and chosen entries have no words."""
    return " ".join(_each(project, wanted))


def _each(project: Project, wanted: Filter) -> Iterator[str]:
    if wanted.text:
        yield wanted.text
    yield from (f"quote:{words}" for words in re.findall(r'"[^"]*"|[^\s"]+', wanted.quote))
    for name, key in {**_SETS, **_TERMS}.items():
        yield from (f"{key}:{_quoted(value)}" for value in sorted(getattr(wanted, name)))
    yield from (f"source:{_quoted(_title(source))}" for source in project.several(Source, sorted(wanted.sources)))
    for key, second in (("after", wanted.after), ("before", wanted.before)):
        if second is not None and FLOOR < second < CEILING:
            yield f"{key}:{_day(second)}"
    if wanted.importance is not None:
        yield "importance:{}-{}".format(*wanted.importance)
    yield from (words for name, words in _SIMPLE.items() if getattr(wanted, name))
    yield from (words for held in wanted.without if (words := _held_back(project, held)))


def _held_back(project: Project, held: Filter) -> str:
    """Return one condition with a minus in front; of what must hold together, a group."""
    words = list(_each(project, replace(held, text=" ".join(_ENDS.sub(" ", held.text).split()))))
    if not words:
        return ""
    return f"-{words[0]}" if len(words) == 1 and not held.without and " " not in held.text else f"-({' '.join(words)})"


_ENDS = re.compile("[()]")  # signs that end a group; no word holds them


def _day(second: int) -> str:
    """Return the day of a second in EDTF, of a far year only that."""
    year, month, day = civil_from_days(second // DAY)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _title(source: Source) -> str:
    return source.short_title or str(source.csl.get("title", ""))


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s:()-]", name) or not name else name
