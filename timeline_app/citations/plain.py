"""A plain way to cite, for when the citation processor is missing or fails: it never fails itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline_app.citations.item import Cite, Item, Rendered, Run, Runs
from timeline_app.citations.processor.terms import own_word
from timeline_app.citations.scripts import directed
from timeline_app.words import tr

_LIST = ", "


class Plain:
    """Author, “title”, publisher, date, locator, address, day of access; always in full, in every style."""

    def render(self, style: str, locale: str, items: Sequence[Item], clusters: Sequence[tuple[Cite, ...]]) -> Rendered:
        """Render every cluster in full; the bibliography in order of the first word."""
        known = {str(item["id"]): item for item in items}
        notes = tuple(_note(cluster, known) for cluster in clusters)
        cited = dict.fromkeys(cite.item for cluster in clusters for cite in cluster)
        lines = [(id_, _runs(known[id_], Cite(id_))) for id_ in cited if id_ in known]
        lines.sort(key=lambda line: "".join(run.text for run in line[1]).casefold())
        return Rendered(notes, tuple(lines))


def _note(cluster: tuple[Cite, ...], known: Mapping[str, Item]) -> Runs:
    runs: list[Run] = []
    for place, cite in enumerate(cluster):
        if place:
            runs.append(Run("; "))
        runs += _runs(known.get(cite.item, {"title": tr("unknown source")}), cite)
    return tuple(runs)


def _runs(item: Item, cite: Cite) -> Runs:
    names = "" if cite.suppress_author else _names(item.get("author"))
    title = str(item.get("title", ""))
    outlet = str(item.get("container-title") or item.get("publisher") or "")
    runs: list[Run] = [Run(f"{cite.prefix} ")] if cite.prefix else []
    if names and names != outlet:
        runs.append(Run(names + (_LIST if title or outlet else "")))
    if title:
        runs.append(Run(f"“{title}”" + (_LIST if outlet else "")))
    if outlet:
        runs.append(Run(outlet, italic=True))
    for text in (_day(item.get("issued")), _locator(cite)):
        if text:
            runs.append(Run(_LIST + text))
    runs += _address(item)
    if cite.suffix:
        runs.append(Run(f" {cite.suffix}"))
    runs.append(Run("."))
    return directed(runs)


def _address(item: Item) -> list[Run]:
    url = str(item.get("URL", ""))
    if not url:
        return []
    accessed = _day(item.get("accessed"))
    after = [Run(" " + tr("(accessed {day})", day=accessed))] if accessed else []
    return [Run(_LIST), Run(url, url=url), *after]


def _names(people: Any) -> str:
    if not isinstance(people, list):
        return ""
    found = (
        p.get("literal") or " ".join(str(p[part]) for part in ("given", "family") if p.get(part))
        for p in people
        if isinstance(p, dict)
    )
    return _LIST.join(name for name in found if name)


def _day(date: Any) -> str:
    if not isinstance(date, dict):
        return ""
    if date.get("literal") or date.get("raw"):
        return str(date.get("literal") or date["raw"])
    ends = [
        "-".join(str(part).zfill(4 if place == 0 else 2) for place, part in enumerate(parts))
        for parts in date.get("date-parts", [])
        if isinstance(parts, list | tuple)
    ]
    return "/".join(end for end in ends if end)


def _locator(cite: Cite) -> str:
    label = "page" if cite.label is None else cite.label
    return f"{own_word(label)} {cite.locator}".strip() if cite.locator else ""
