"""One page for the web: a timeline to move about in, the entries with what they rest on, notes and sources.

Self-contained: style and script stand in the file and are allowed by their hashes (Content Security Policy level 3,
https://www.w3.org/TR/CSP3/); nothing is asked of any address. Without script the page is whole but for the timeline.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from timeline_app import paths
from timeline_app.citations import Runs, is_rtl
from timeline_app.dates import accept
from timeline_app.exports.losses import reading_losses
from timeline_app.exports.notes import Notes, locale, notes
from timeline_app.exports.options import text, truth
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.web.articles import Articles, anchor
from timeline_app.exports.web.drawn import drawn, embedded
from timeline_app.exports.web.markup import Child, Markup, address, el, isolated, paragraphs, runs
from timeline_app.exports.wording import bounds, date_words
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, SourceView
from timeline_app.words import figures, tr

RTL = frozenset(("ar", "fa", "ps", "ur", "he", "ckb", "ug", "sd", "yi"))
LISTED = 40  # entries that a source names as resting on it


@exporter(
    "html",
    title="Page for the web (HTML)",
    suffix=".html",
    holds="One file with an interactive timeline, every entry with quotations, notes and sources; without network.",
    loses="The texts of articles, marks and history; what it shows is a copy for readers.",
    options={
        "title": text,
        "subtitle": text,
        "style": text,
        "language": text,
        "include_timeline": truth,
        "include_quotes": truth,
        "include_private": truth,
    },
)
def write_html(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the page.

    Options: `title`, `subtitle`, `style`, `language` (of dates in words; else the project's), `include_timeline`,
    `include_quotes`, `include_private`.

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 3, tr("Writing the notes"))
    found = notes(chronicle, str(options.get("style", "")))
    options.report(1, 3, tr("Writing the page"))
    drawn = bool(options.get("include_timeline", True))
    losses = reading_losses(chronicle, options.values, timeline=drawn)
    page = Page(chronicle, found, options).whole((*found.remarks, *losses))
    options.report(2, 3, tr("Writing the file"))
    write_bytes(path, page.encode("utf-8", "replace"))
    options.report(3, 3, tr("Written"))
    return Report(path, len(chronicle.entries), (*found.remarks, *losses))


class Page:
    """Puts the page together."""

    def __init__(self, chronicle: Chronicle, found: Notes, options: Options) -> None:
        self._chronicle = chronicle
        self._found = found
        self._locale = locale(chronicle)
        self._language = str(options.get("language", "")) or self._locale
        self._title = str(options.get("title", "")) or chronicle.title or tr("Untitled chronology")
        self._subtitle = str(options.get("subtitle", "")) or chronicle.subtitle
        self._drawn = bool(options.get("include_timeline", True)) and any(e.when for e in chronicle.entries)
        self._articles = Articles(
            chronicle,
            found,
            private=bool(options.get("include_private", False)),
            quotes=bool(options.get("include_quotes", True)),
            language=self._language,
        )

    def whole(self, remarks: tuple[str, ...]) -> str:
        """Return the page; `remarks` stand at its foot."""
        style, script = _kept("page.css"), _kept("page.js")
        body = el(
            "body",
            el("a", tr("Skip to the entries"), href="#entries", class_="skip"),
            self._front(),
            self._bar(),
            el("main", self._timeline(), self._entries(), self._notes(), self._sources(), id="main"),
            self._foot(remarks),
            el("script", embedded(drawn(self._chronicle, self._language)), type="application/json", id="drawn"),
            el("script", script),
        )
        tag = self._locale.split("-")[0].lower()
        head = el("head", _metas(_policy(style, script)), el("title", self._title), self._authors(), el("style", style))
        return "<!doctype html>\n" + el("html", head, body, lang=self._locale, dir="rtl" if tag in RTL else None) + "\n"

    def _authors(self) -> list[Markup]:
        found = [el("meta", name="author", content=name) for name in self._chronicle.authors]
        return [*found, el("meta", name="dcterms.modified", content=self._chronicle.as_of)]

    def _front(self) -> Markup:
        chronicle = self._chronicle
        by = ", ".join(chronicle.authors)
        day = date_words(accept(chronicle.as_of[:10]), self._language)
        boxes = [el("div", el("dt", name), el("dd", value)) for name, value in self._figures()]
        return el(
            "header",
            el("p", tr("Chronology"), class_="kicker"),
            el("h1", self._title, dir="auto"),
            el("p", self._subtitle, class_="subtitle", dir="auto") if self._subtitle else None,
            el("p", isolated(by) if by else None, " · " if by else None, day, class_="by"),
            el("p", chronicle.handling, class_="handling", dir="auto") if chronicle.handling else None,
            el("div", paragraphs(chronicle.summary or chronicle.description), class_="summary"),
            el("dl", boxes, class_="figures"),
            class_="front" + (" rtl" if is_rtl(self._title) else ""),
        )

    def _figures(self) -> list[tuple[str, str]]:
        entries = self._chronicle.entries
        days = [day for entry in entries for day in bounds(entry.when) if day]
        years = sorted({int(day[:-6]) for day in days})
        span = " – ".join(dict.fromkeys(self._year(year) for year in (*years[:1], *years[-1:])))
        found = [
            (tr("Period"), span),
            (tr("Entries"), figures(len(entries))),
            (tr("Sources"), figures(len(self._chronicle.sources))),
            (tr("Quotations"), figures(sum(1 for e in entries for c in e.citations if c.quote))),
            (tr("Disputed"), figures(sum(1 for e in entries if e.status == "disputed"))),
        ]
        return [(name, value) for name, value in found if value not in ("", "0")]

    def _year(self, year: int) -> str:
        edtf = f"Y{year}" if abs(year) > 9999 else f"-{-year:04}" if year < 0 else f"{year:04}"
        return date_words(accept(edtf), self._language)

    def _bar(self) -> Markup:
        parts = [("#timeline", tr("Timeline"))] if self._drawn else []
        parts += [("#entries", tr("Entries"))]
        parts += [("#notes", tr("Notes"))] if self._articles.notes() else []
        parts += [("#sources", tr("Sources"))] if self._chronicle.sources else []
        links = el("ul", [el("li", el("a", words, href=target)) for target, words in parts])
        said = tr("Light or dark")
        theme = el("button", "◐", type="button", id="theme", class_="scripted", aria_label=said, title=said)
        return el("nav", links, theme, aria_label=tr("Parts of this page"), class_="bar")

    def _timeline(self) -> Markup | None:
        if not self._drawn:
            return None
        keys = tr(
            "Arrow keys left and right move, plus and minus zoom, 0 shows everything; up and down go from entry to "
            "entry, Enter reads it."
        )
        buttons = (
            ("in", "+", tr("Zoom in")),
            ("out", "−", tr("Zoom out")),
            ("fit", "⤢", tr("Show everything")),
        )
        tools = [
            el("button", sign, type="button", id=f"zoom-{id_}", aria_label=words, title=words)
            for id_, sign, words in buttons
        ]
        return el(
            "section",
            el("h2", tr("Timeline"), id="t-timeline"),
            el("div", el("p", class_="shown", id="shown"), el("div", tools, class_="tools"), class_="head scripted"),
            el(
                "div",
                tabindex="0",
                role="application",
                id="canvas",
                class_="scripted",
                aria_labelledby="t-timeline",
                aria_describedby="t-keys",
            ),
            el("div", id="overview", class_="scripted", aria_hidden="true"),
            el("p", keys, id="t-keys", class_="keys scripted"),
            el("p", role="status", id="spoken", class_="unseen"),
            el("noscript", el("p", tr("The timeline needs the script of this page; everything else is below."))),
            id="timeline",
            aria_labelledby="t-timeline",
        )

    def _entries(self) -> Markup:
        held = [
            el("section", el("h3", period.title), map(self._articles.article, period.entries), class_="period")
            for period in periods(self._chronicle.entries, self._language)
        ]
        search = el(
            "div",
            el("label", tr("Search the entries"), for_="search", class_="unseen"),
            el("input", type="search", id="search", placeholder=tr("Search the entries"), autocomplete="off"),
            el("div", id="facets", class_="facets"),
            el("button", tr("Clear"), type="button", id="clear"),
            el("p", role="status", id="count"),
            class_="filter scripted",
            role="search",
        )
        return el(
            "section",
            el("h2", tr("Entries"), id="t-entries"),
            search,
            held or el("p", tr("There are no entries.")),
            id="entries",
            tabindex="-1",
            aria_labelledby="t-entries",
        )

    def _notes(self) -> Markup | None:
        found = self._articles.notes()
        if not found:
            return None
        return el(
            "section",
            el("h2", tr("Notes"), id="t-notes"),
            el("ol", found, role="doc-endnotes"),
            id="notes",
            aria_labelledby="t-notes",
        )

    def _sources(self) -> Markup | None:
        if not self._chronicle.sources:
            return None
        cited: dict[str, dict[str, Markup]] = defaultdict(dict)
        for entry in self._chronicle.entries:
            for citation in entry.citations:
                link = el("a", str(entry.number), href=f"#{anchor(entry)}")
                cited[citation.source_id].setdefault(entry.id, link)
        lines = dict(self._found.bibliography)
        known = {source.id: source for source in self._chronicle.sources}
        order = [id_ for id_ in lines if id_ in known] + [id_ for id_ in known if id_ not in lines]
        found = [self._source(known[id_], lines, list(cited[id_].values())) for id_ in order]
        return el(
            "section",
            el("h2", tr("Sources"), id="t-sources"),
            el("ul", found, class_="hanging" if self._found.hanging else None),
            id="sources",
            aria_labelledby="t-sources",
        )

    def _source(self, source: SourceView, lines: Mapping[str, Runs], cited: list[Markup]) -> Markup:
        line: Child = runs(lines[source.id]) if source.id in lines else _bare(source)
        facts: list[Child] = []
        if cited:
            shown = [[", " if place else "", link] for place, link in enumerate(cited[:LISTED])]
            more = f" + {len(cited) - LISTED}" if len(cited) > LISTED else None
            facts.append(el("span", tr("Entries:"), " ", shown, more))
        if source.reliability:
            facts.append(el("span", tr("Reliability {letter}", letter=source.reliability)))
        if source.captured_at:
            facts.append(el("span", tr("Captured {day}", day=source.captured_at[:10])))
        if source.sha256:
            facts.append(el("span", "SHA-256 ", el("code", source.sha256)))
        return el(
            "li", el("p", line, dir="auto"), el("p", facts, class_="apparatus"), id=f"s-{source.id}", tabindex="-1"
        )

    def _foot(self, remarks: tuple[str, ...]) -> Markup:
        said = tr("Made with Timeline; as of {moment} UTC.", moment=self._chronicle.as_of.replace("T", " ").rstrip("Z"))
        return el("footer", el("p", said), [el("p", remark) for remark in remarks])


def _bare(source: SourceView) -> Child:
    """Return what can be said of a source that the bibliography lacks."""
    url = address(str(source.csl.get("URL", "")))
    title = isolated(source.title or source.short_title or tr("Untitled source"))
    named = el("a", title, href=url, rel="noreferrer noopener") if url else title
    return [named, ", ", isolated(source.publisher)] if source.publisher else named


def _kept(name: str) -> Markup:
    return Markup("\n" + paths.resource("web", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _metas(policy: str) -> list[Markup]:
    return [
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="timeline-app"),
        el("meta", name="referrer", content="no-referrer"),
        el("link", rel="icon", href="data:,"),
    ]
