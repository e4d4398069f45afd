"""Bringing articles in, and what is known about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from timeline_app import __version__
from timeline_app.actions.articles.csl import as_csl, author_names
from timeline_app.actions.entries.reading import read_date
from timeline_app.actions.finding import shortened
from timeline_app.errors import AlreadyHere, InvalidValue, NotFound
from timeline_app.model import Custody, Source, Version, canonical_json
from timeline_app.project import Edit, Project
from timeline_app.sources import Article, Capture, judge
from timeline_app.sources.article import to_json
from timeline_app.words import tr


@dataclass(frozen=True, slots=True)
class Details:
    """What the form about a new article holds."""

    title: str
    short_title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    """“Family, Given”, or a name that is never turned round: an organisation's."""
    published: str = ""
    """As typed, or EDTF; "" = not known."""
    published_evidence: tuple[Mapping[str, Any], ...] = ()
    published_by: str = "person"
    """`reader` while nobody has confirmed what the article says."""
    url: str = ""
    accessed: str = ""
    language: str = ""
    type: str = "article-newspaper"
    """A CSL type."""
    reliability: str = "F"
    origin: str = ""
    note: str = ""


def details_of(article: Article, capture: Capture) -> Details:
    """Return what an article says about itself, as proposals for a person to look at."""
    csl = article.csl
    found = judge(article.published)
    return Details(
        title=article.title or _first_line(article) or capture.file_name.rpartition(".")[0],
        publisher=str(csl.get("container-title") or csl.get("publisher") or ""),
        authors=author_names(csl),
        published=found.edtf if found else "",
        published_evidence=tuple(to_json(article.published)),
        published_by="reader",
        url=str(csl.get("URL") or capture.url),
        accessed=f"{capture.at:%Y-%m-%d}" if capture.url else "",
        language=str(csl.get("language", "")),
        type=str(csl.get("type", "article-newspaper")),
    )


def import_article(
    project: Project, article: Article, capture: Capture, details: Details, *, another_source: bool = False
) -> Source:
    """Bring an article into the project: the source, its text, its original bytes and how they came.

    Args:
        another_source: take bytes that are in the project already as another outlet's copy.

    Raises:
        AlreadyHere: the same bytes are in the project; the error knows the source that holds them.
        InvalidValue: the article has no title.
        Choice, DateSyntaxError: a date in `details` is none, or more than one.
    """
    title = _titled(details.title)
    if not another_source:
        _refuse_twice(project, capture)
    published, accessed = read_edtf(project, details.published), read_edtf(project, details.accessed)
    with project.edit("Import article") as edit:
        edit.blob(capture.data, article.made_by.media_type)
        edit.blob(article.text.encode(), "text/plain")
        source = edit.add(
            Source(
                csl=_csl(details, title, published, accessed),
                **{name: getattr(details, name) for name in ("short_title", "reliability", "origin", "note")},
            )
        )
        version = edit.add(_version(source.id, article, capture, details, published=published, accessed=accessed))
        _note_custody(project, edit, version, capture)
        return source


def edit_source(project: Project, source: Source, /, **fields: Any) -> Source:
    """Change what is known about a source.

    Args:
        fields: title, publisher, authors, published, url, accessed, language, type, short_title, reliability,
            reliability_why, origin, note; dates as typed. `published` is what its dates are read against, so
            it is kept on the newest version as well, as said by a person.

    Raises:
        InvalidValue: a field cannot hold its value, or there is no such field.
        Choice, DateSyntaxError: a date is none, or more than one.
    """
    csl, plain = dict(source.csl), {}
    known: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _PLAIN:
            plain[name] = value
        elif name in _CSL:
            known[name] = value
        else:
            raise InvalidValue(
                tr("A source has no field “{field}”.", field=name),
                hint=tr("Its fields are {fields}.", fields=", ".join(sorted(_PLAIN | _CSL))),
            )
    for name in ("published", "accessed"):
        if name in known:
            known[name] = read_edtf(project, known[name])
    if "title" in known:
        known["title"] = _titled(known["title"])
    for name, value in known.items():
        csl |= as_csl(str(known.get("type", csl.get("type", ""))), name, value)
    with project.edit("Edit source") as edit:
        changed = edit.change(source, csl={key: value for key, value in csl.items() if value}, **plain)
        _change_version(edit, _newest(project, source), known)
        return changed


_PLAIN = frozenset({"short_title", "reliability", "reliability_why", "origin", "note"})
_CSL = frozenset({"title", "publisher", "authors", "published", "url", "accessed", "language", "type"})


def newest_version(project: Project, source: Source) -> Version:
    """Return the text of a source that was captured last.

    Raises:
        NotFound: the source has no text.
    """
    version = _newest(project, source)
    if version is None:
        raise NotFound(
            tr("“{title}” has no text.", title=source.csl.get("title", "")),
            hint=tr("Cite it as a whole, without words."),
        )
    return version


def published(project: Project, source: Source) -> str:
    """Return the day of publication in EDTF, or ""."""
    version = _newest(project, source)
    return str(version.published.get("edtf", "")) if version else ""


def read_edtf(project: Project, text: str) -> str:
    """Return a typed date as EDTF, "" for no words.

    Raises:
        Choice, DateSyntaxError: it is no date, or more than one.
    """
    date = read_date(project, text)
    return date.edtf if date else ""


def _newest(project: Project, source: Source) -> Version | None:
    found = project.all(Version, source_id=source.id)
    return found[-1] if found else None


def _refuse_twice(project: Project, capture: Capture) -> None:
    for version in project.all(Version, sha256=capture.sha256):
        source = project.get(Source, version.source_id)
        if source is not None:
            raise AlreadyHere(
                tr("These bytes are in the project already: “{title}”.", title=source.csl.get("title", "")),
                hint=tr("Open that source, or add this one as another outlet's copy."),
                source_id=source.id,
            )


def _csl(details: Details, title: str, published: str, accessed: str) -> dict[str, Any]:
    values: Sequence[tuple[str, Any]] = (
        ("type", details.type),
        ("title", title),
        ("publisher", details.publisher),
        ("authors", details.authors),
        ("published", published),
        ("url", details.url),
        ("accessed", accessed),
        ("language", details.language),
    )
    csl: dict[str, Any] = {}
    for name, value in values:
        csl |= as_csl(details.type, name, value)
    if details.short_title:
        csl["title-short"] = details.short_title
    return {key: value for key, value in csl.items() if value}


def _version(
    source_id: str, article: Article, capture: Capture, details: Details, *, published: str, accessed: str
) -> Version:
    evidence = {"edtf": published, "evidence": [dict(piece) for piece in details.published_evidence]}
    return Version(
        source_id=source_id,
        sha256=capture.sha256,
        size=len(capture.data),
        media_type=article.made_by.media_type,
        file_name=capture.file_name,
        origin={"kind": capture.kind, "requested_url": capture.url},
        captured={
            "at": f"{capture.at:%Y-%m-%dT%H:%M:%SZ}",
            "program": f"timeline-app {__version__}",
            "accessed": accessed,
        },
        published=evidence | {"by": details.published_by} if published else {},
        modified=next((piece.edtf for piece in article.modified), ""),
        language=details.language,
        text_sha256=sha256(article.text.encode()).hexdigest(),
        extraction=to_json(article.made_by) | {"notes": [str(note) for note in article.notes]},
        blocks=to_json(article.blocks),
        pages=[page | _sizes(page) for page in to_json(article.pages)],
    )


def _sizes(page: Mapping[str, Any]) -> dict[str, str]:
    """Return the sizes of a page as decimals in words: the file knows no floats."""
    return {name: f"{page[name]:g}" for name in ("width", "height")}


def _change_version(edit: Edit, version: Version | None, known: Mapping[str, Any]) -> None:
    """Let the newest text know what a person said about its day and language."""
    if version is None:
        return
    fields: dict[str, Any] = {}
    if "published" in known:
        edtf = known["published"]
        fields["published"] = {**version.published, "edtf": edtf, "by": "person"} if edtf else {}
    if "language" in known:
        fields["language"] = known["language"]
    if "accessed" in known:
        fields["captured"] = {**version.captured, "accessed": known["accessed"]}
    if fields:
        edit.change(version, **fields)


def _note_custody(project: Project, edit: Edit, version: Version, capture: Capture) -> None:
    """Write down the first act on a version; its hash is that of everything else in the row."""
    act: dict[str, Any] = {
        "version_id": version.id,
        "at": version.captured["at"],
        "by": project.writer,
        "action": "imported",
        "object": f"SHA-256:{capture.sha256}",
        "detail": {"file_name": capture.file_name, "kind": capture.kind, "size": len(capture.data)},
        "prev": "",
    }
    edit.add(Custody(**act, hash=sha256(canonical_json(act).encode()).hexdigest()))


def _titled(title: str) -> str:
    if not title.strip():
        raise InvalidValue(tr("The article has no title."), hint=tr("Give it one, so that it can be told from others."))
    return " ".join(title.split())


def _first_line(article: Article) -> str:
    lines = (article.text[block.start : block.end].strip() for block in article.blocks)
    return shortened(next((line for line in lines if line), ""))
