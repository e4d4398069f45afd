"""The form of a source: what is cited, how far it is to be trusted, and what was captured of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from timeline_app import actions
from timeline_app.errors import NotFound
from timeline_app.model import Source
from timeline_app.model.vocabulary import RELIABILITY
from timeline_app.ui.desk import Desk
from timeline_app.ui.inspector.forms import fields as parts
from timeline_app.ui.inspector.forms.form import Form
from timeline_app.ui.inspector.parts.stale import StaleDates
from timeline_app.ui.kit import controls
from timeline_app.ui.kit.fields import ChoiceField, LineField, TagsField, TextField
from timeline_app.ui.kit.fields.section import Section
from timeline_app.ui.kit.messages import told
from timeline_app.words import tr

TYPES = (
    ("article-newspaper", "Newspaper article"),
    ("article-magazine", "Magazine article"),
    ("article-journal", "Journal article"),
    ("webpage", "Web page"),
    ("post-weblog", "Blog post"),
    ("broadcast", "Broadcast"),
    ("report", "Report"),
    ("book", "Book"),
    ("chapter", "Chapter"),
    ("interview", "Interview"),
    ("legal_case", "Court decision"),
    ("manuscript", "Archival document"),
    ("document", "Document"),
)


class SourceForm(Form):
    """Title · publisher · authors · published … · reliability · tags · note · what was captured."""

    tables = frozenset({"source", "version", "tag", "tagging", "entry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add("title", TextField(tr("Title"), lines=1, most=4))
        self.add("short_title", LineField(tr("Short title")))
        self.add("publisher", LineField(tr("Publisher")))
        self.add("authors", TagsField(tr("Authors"), placeholder=tr("Family, Given"), separators=";"))
        self.add("published", LineField(tr("Published"), placeholder=tr("not known yet")))
        self.stale = StaleDates(desk)
        self.column.addWidget(self.stale)
        self.add("url", LineField(tr("Address")))
        self.side_by_side(accessed=LineField(tr("Accessed")), language=LineField(tr("Language")))
        self.add("type", ChoiceField(tr("Type"), TYPES))
        choices = [(term.slug, f"{term.slug}  {term.definition}") for term in RELIABILITY]
        self.add("reliability", ChoiceField(tr("Reliability"), choices))
        self.add("reliability_why", LineField(tr("Why")))
        self.add("origin", LineField(tr("Independent origin"), hint=tr("The wire or office the report comes from")))
        self.add("tags", TagsField(tr("Tags"), placeholder=tr("Tag")))
        self.add("note", TextField(tr("Note"), lines=2))
        self._captured = Section(tr("What was captured"), open_=False)
        self._facts = controls.label("", "small", "soft", wraps=True)
        self._captured.inside.addWidget(self._facts)
        self.column.addWidget(self._captured)

    def read(self, *, anew: bool) -> None:
        assert self.ref is not None
        project = self.desk.document.project
        source = project.get(Source, self.ref.id)
        if source is None:
            return
        csl: dict[str, Any] = source.csl
        values: dict[str, Any] = {name: getattr(source, name) for name in _OWN}
        values |= {
            "title": str(csl.get("title", "")),
            "publisher": str(csl.get("container-title") or csl.get("publisher") or ""),
            "authors": actions.author_names(csl),
            "published": actions.published(project, source),
            "url": str(csl.get("URL", "")),
            "accessed": _day(csl.get("accessed")),
            "language": str(csl.get("language", "")),
            "type": str(csl.get("type", "document")),
            "tags": parts.tags_of(project, "source", source.id),
        }
        self.fill(values, anew=anew)
        self._facts.setText(self._told(source))
        self.stale.show_source(source)
        self.titled.emit(source.short_title or values["title"])

    def commit(self, name: str, value: Any) -> None:
        source = self.desk.document.project.get(Source, self.ref.id) if self.ref else None
        if source is None:
            return
        if name == "tags":
            self.attempt(name, actions.set_tags, "source", source.id, value)
        else:
            value = " ".join(value.split()) if name == "title" else value
            self.attempt(name, actions.edit_source, source, **{name: value})

    def _told(self, source: Source) -> str:
        try:
            version = actions.newest_version(self.desk.document.project, source)
        except NotFound as why:
            return told(why)
        captured: dict[str, Any] = version.captured
        evidence = version.published.get("evidence") or ()
        lines = [
            tr(
                "File: {name}, {size} bytes, {kind}", name=version.file_name, size=version.size, kind=version.media_type
            ),
            tr("Captured: {at}", at=captured.get("at", "")),
            tr("SHA-256 of the original: {digest}", digest=version.sha256),
            tr("Read by: {reader}", reader=version.extraction.get("reader", "")),
            *(
                tr("Published, says {where}: {words}", where=e.get("where", ""), words=e.get("words", ""))
                for e in evidence
            ),
        ]
        return "\n".join(lines)


_OWN = ("short_title", "reliability", "reliability_why", "origin", "note")


def _day(date: Any) -> str:
    parts_ = (date or {}).get("date-parts") or [[]]
    return "-".join(f"{int(number):02}" for number in parts_[0])
