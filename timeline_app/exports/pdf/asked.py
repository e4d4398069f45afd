"""What can be asked of a book, and a chronicle with what was asked put over what the project says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline_app.dates import CALENDARS
from timeline_app.exports.options import Check, number, one_of, text, truth
from timeline_app.exports.registry import Options
from timeline_app.exports.typeset.timeline import LANES, lane_of
from timeline_app.project.chronicle import Chronicle, EntryView

REPORT, COMPACT, EVIDENCE = "report", "compact", "evidence"
VOLUME = 3000  # entries; one document of 10,000 took 3 GB
EVIDENT = 1000  # entries of an evidence book; their quotes in context and the texts take as much again

OPTIONS: Mapping[str, Check] = {
    "template": one_of(
        (REPORT, "Report: cover, contents, summary, entries, index"),
        (COMPACT, "Compact: two columns, few pages"),
        (EVIDENCE, "Evidence: quotes in context, hashes, capture record, the project inside"),
    ).described("Template", REPORT),
    "page_size": one_of(("a4", "A4"), ("letter", "Letter")),
    "title": text,
    "subtitle": text,
    "summary": text.described("Summary", "", "That of the project unless another is given."),
    "handling": text.described("Handling mark", "", "Who may see it; stands on every page."),
    "language": text.described("Language of the book", "", "Of dates, notes and hyphens; the project's first."),
    "calendar": one_of(
        ("project", "As the project says"), ("none", "None"), *(name for name in CALENDARS if name != "gregorian")
    ).described("Second calendar", "project", "In grey under each date."),
    "lanes": one_of(*LANES).described("Lanes of the timeline", LANES[0][0]),
    "timeline": one_of(("page", "One page"), ("slices", "Slices, as many pages as it takes")).described(
        "Timeline takes", "page"
    ),
    "style": text,
    "footnotes": truth.described("Notes at the foot", False, "Also in a style that puts them into the text."),
    "include_timeline": truth,
    "include_quotes": truth,
    "include_index": truth,
    "include_private": truth,
    "include_sources": truth.described("Texts of the sources", False, "Evidence only; each cited passage is marked."),
    "include_project": truth.described("The project inside", True, "Evidence only; with the whole articles."),
    "volume_size": number(100, VOLUME).described("Entries in a volume", float(VOLUME), "At most about so many."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of one book, typed."""

    template: str
    letter: bool
    calendar: str
    lane_of: Callable[[EntryView], str]
    sliced: bool
    style: str
    footnotes: bool
    timeline: bool
    quotes: bool
    index: bool
    private: bool
    sources: bool
    project: bool
    volume: int

    @property
    def evidence(self) -> bool:
        """Whether this book shows what stands behind its entries."""
        return self.template == EVIDENCE


def asked(options: Options) -> Asked:
    """Return the options of one book; what was not said is as `OPTIONS` has it."""

    def _get(name: str) -> Any:
        found = options.get(name, None)
        return OPTIONS[name].default if found is None else found

    evidence = _get("template") == EVIDENCE
    return Asked(
        template=_get("template"),
        letter=_get("page_size") == "letter",
        calendar=_get("calendar"),
        lane_of=lane_of(_get("lanes")),
        sliced=_get("timeline") == "slices",
        style=_get("style") or "",
        footnotes=bool(_get("footnotes")),
        timeline=bool(options.get("include_timeline", True)),
        quotes=bool(options.get("include_quotes", True)) or evidence,
        index=bool(options.get("include_index", True)),
        private=bool(options.get("include_private", False)),
        sources=evidence and bool(_get("include_sources")),
        project=evidence and bool(_get("include_project")),
        volume=min(int(_get("volume_size")), EVIDENT if evidence else VOLUME),
    )


def applied(chronicle: Chronicle, options: Options) -> Chronicle:
    """Return a chronicle that says of itself what was asked for: title, summary, handling, language, calendars."""
    told: dict[str, Any] = {
        name: str(options.get(name, ""))
        for name in ("title", "subtitle", "summary", "handling")
        if str(options.get(name, "")).strip()
    }
    if language := str(options.get("language", "")).strip():
        told["languages"] = (language, *chronicle.languages)
    calendar = options.get("calendar", "project")
    if calendar != "project":
        told["calendars"] = () if calendar == "none" else (str(calendar),)
    return replace(chronicle, **told)


def evidence_of(values: Mapping[str, Any]) -> Mapping[str, bool] | None:
    """Return what `Reading.with_evidence` is to bring for these options; None for a book that shows none."""
    found = asked(Options(values))
    return {"private": found.private, "whole": found.project} if found.evidence else None
