"""The form of a new source: every value with where it came from, the date of publication above all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.actions import Details
from timeline_app.dates import HistoricalDate, parse
from timeline_app.errors import AlreadyHere, Choice, ChronologyError, DateSyntaxError
from timeline_app.sources import Article, Capture, judge
from timeline_app.ui.kit import theme
from timeline_app.ui.kit.controls import button, label
from timeline_app.ui.kit.fields import ChoiceField, DateField, Field, LineField, TagsField, TextField
from timeline_app.ui.kit.messages import MessageBar, announce
from timeline_app.words import tr


@dataclass(frozen=True)
class Proposal:
    """An article on its way in; `here` is the source that holds the same bytes already, or ""."""

    capture: Capture
    article: Article
    details: Details
    here: str = ""


class SourceForm(QWidget):
    """“New source: check and add”. It adds nothing itself; it tells what the person decided."""

    added = Signal(object, bool)  # Details, whether it is another outlet's copy
    added_all = Signal(object)  # Details of this one; what the others lack they take from it
    skipped = Signal()
    stopped = Signal()
    opened = Signal(str)  # id of the source that is here already

    def __init__(self, proposal: Proposal, number: int = 1, count: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("New source: check and add"))
        self.bar = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._fields(number, count), 1)
        column.addWidget(self._foot(count - number))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._add)
        self.setFocusProxy(self.title if proposal.details.published or not proposal.details.title else self.published)
        if proposal.here:
            self._say_here(proposal.here)

    # building

    def _fields(self, number: int, count: int) -> QWidget:
        details, inner = self.proposal.details, QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(12))
        name = self.proposal.capture.file_name or tr("Pasted words")
        told = tr("{number} of {count}: {name}", number=number, count=count, name=name) if count > 1 else name
        self._column.addWidget(label(told, "small", "soft", wraps=True))
        for note in self.proposal.article.notes:
            self._column.addWidget(label(str(note), "small", "warn", wraps=True))
        self.title = TextField(tr("Title"), lines=1, most=4)
        self.publisher = LineField(tr("Publisher"))
        self.authors = TagsField(tr("Authors"), placeholder=tr("Family, Given"), separators=";؛")
        self.published = DateField(tr("Published"))
        self.url = LineField(tr("Address"))
        self.accessed = LineField(tr("Accessed"))
        self.language = ChoiceField(tr("Language"), _with(languages(), details.language))
        self.type = ChoiceField(tr("Type"), _with(types(), details.type))
        values: dict[Field, object] = {
            self.title: details.title,
            self.publisher: details.publisher,
            self.authors: details.authors,
            self.published: _date(details.published),
            self.url: details.url,
            self.accessed: details.accessed,
            self.language: details.language,
            self.type: details.type,
        }
        from_where = evidence(self.proposal)
        order = [self.title, self.published, *list(values)[1:]]
        if not details.published:
            order = [self.published, *values]
        for field in dict.fromkeys(order):
            field.load(values[field])
            self._add_field(field, from_where.get(field.title, ""))
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        inner.setProperty("ground", "pane")
        return scroll

    def _add_field(self, field: Field, words: str) -> None:
        group = QVBoxLayout()
        group.setSpacing(theme.px(4))
        group.addWidget(field)
        if isinstance(field, DateField) and field.value() is None:
            field.explain(words, provisional=True)
        elif words:
            group.addWidget(label(words, "small", "soft", wraps=True))
        self._column.addLayout(group)

    def _foot(self, left: int) -> QWidget:
        foot = _Foot()
        column = QVBoxLayout(foot)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        self.copy_row = QWidget()
        row = QHBoxLayout(self.copy_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.open_button = button(tr("Open it"))
        self.open_button.clicked.connect(lambda: self.opened.emit(self.proposal.here))
        self.copy_button = button(tr("Add as another outlet's copy"))
        self.copy_button.clicked.connect(lambda: self._tell(another=True))
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.copy_row.hide()
        column.addWidget(self.copy_row)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.add_button = button(tr("Add source"), primary=True)
        self.add_button.clicked.connect(self._add)
        row.addWidget(self.add_button)
        if left > 0:
            self.all_button = button(tr("Add all {count}", count=left + 1))
            self.all_button.setToolTip(
                tr("What you typed here is taken for the others too, where they say nothing themselves.")
            )
            self.all_button.clicked.connect(self._add_all)
            row.addWidget(self.all_button)
        skip = button(tr("Skip") if left > 0 else tr("Discard"))
        skip.clicked.connect(self.skipped)
        row.addWidget(skip)
        if left > 0:
            stop = button(tr("Stop"), link=True)
            stop.setToolTip(tr("Bring in none of the others."))
            stop.clicked.connect(self.stopped)
            row.addWidget(stop)
        row.addStretch(1)
        column.addLayout(row)
        return foot

    # what it says

    def details(self) -> Details:
        """Return the form as it stands."""
        before = self.proposal.details
        date = self.published.typed()
        published = date.edtf if isinstance(date, HistoricalDate) else ""
        return replace(
            before,
            title=" ".join(self.title.typed().split()),
            publisher=self.publisher.typed(),
            authors=self.authors.typed(),
            published=published,
            published_by="person" if published else before.published_by,
            url=self.url.typed(),
            accessed=self.accessed.typed(),
            language=self.language.typed() or "",
            type=self.type.typed() or before.type,
        )

    def refuse(self, error: ChronologyError) -> None:
        """Show why it could not be added, where that arose."""
        if isinstance(error, AlreadyHere):
            self._say_here(error.source_id)
        elif isinstance(error, DateSyntaxError | Choice):
            self.accessed.refuse(str(error))
            self.accessed.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.title.typed().strip():
            self.title.refuse(str(error))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bar.show_error(error)

    def _say_here(self, source_id: str) -> None:
        self.proposal = replace(self.proposal, here=source_id)
        self.bar.say(tr("These bytes are in the project already."))
        self.copy_row.show()
        self.add_button.setEnabled(False)
        announce(self, tr("These bytes are in the project already."))

    def _add(self) -> None:
        if self.add_button.isEnabled():
            self._tell(another=False)

    def _add_all(self) -> None:
        if self._is_whole():
            self.added_all.emit(self.details())

    def _tell(self, *, another: bool) -> None:
        if self._is_whole():
            self.added.emit(self.details(), another)

    def _is_whole(self) -> bool:
        """Return whether the form can be added; else put the focus on what cannot be read."""
        if self.published.may_commit():
            return True
        self.published.setFocus(Qt.FocusReason.OtherFocusReason)
        self.published.flush()
        return False


class _Foot(QFrame):
    """What stands below a form that scrolls, parted from it by a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("pane"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))


def evidence(proposal: Proposal) -> Mapping[str, str]:
    """Return where each value of a proposal was found, by the title of its field."""
    article, details, capture = proposal.article, proposal.details, proposal.capture
    said = tr("As the article says.")
    told = {
        tr("Publisher"): said if details.publisher else "",
        tr("Authors"): said if details.authors else "",
        tr("Language"): said if details.language else "",
        tr("Address"): said if details.url and details.url != capture.url else "",
        tr("Title"): _title_from(proposal),
        tr("Published"): _published_from(article),
    }
    return {title: words for title, words in told.items() if words}


def _title_from(proposal: Proposal) -> str:
    if not proposal.details.title:
        return ""
    if proposal.article.title:
        return tr("As the article says.")
    if proposal.details.title == proposal.capture.file_name.rpartition(".")[0]:
        return tr("The name of the file.")
    return tr("The first line of the text.")


def _published_from(article: Article) -> str:
    found = judge(article.published)
    if found is None:
        return tr("Not found in the article. Dates such as “Monday” wait for it.")
    bands = {"strong": tr("Sure"), "fair": tr("Likely"), "weak": tr("Doubtful: please check")}
    told = (p.where if p.edtf == found.edtf else f"{p.where} ({p.edtf})" for p in article.published)
    places = ", ".join(dict.fromkeys(told))
    return tr("{certainty}. Found in {places}.", certainty=bands.get(found.band, found.band), places=places)


def _date(edtf: str) -> HistoricalDate | None:
    try:
        return parse(edtf) if edtf else None
    except DateSyntaxError:
        return None


def _with(choices: Sequence[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """Return choices that hold `value` too."""
    known = [choice for choice, _ in choices]
    return list(choices) if value in known else [*choices, (value, value)]


def languages() -> Sequence[tuple[str, str]]:
    """Return the languages offered, by BCP 47 tag."""
    return (
        ("", tr("Not known")),
        ("en", tr("English")),
        ("fa-AF", tr("Dari")),
        ("fa", tr("Persian")),
        ("ps", tr("Pashto")),
        ("ar", tr("Arabic")),
        ("de", tr("German")),
        ("es", tr("Spanish")),
        ("fr", tr("French")),
        ("ru", tr("Russian")),
        ("tr", tr("Turkish")),
        ("uk", tr("Ukrainian")),
        ("ur", tr("Urdu")),
        ("zh", tr("Chinese")),
    )


def types() -> Sequence[tuple[str, str]]:
    """Return the types offered, by their names in CSL."""
    return (
        ("article-newspaper", tr("Newspaper article")),
        ("article-magazine", tr("Magazine article")),
        ("article-journal", tr("Journal article")),
        ("article", tr("Article")),
        ("webpage", tr("Web page")),
        ("post", tr("Post")),
        ("post-weblog", tr("Blog post")),
        ("report", tr("Report")),
        ("broadcast", tr("Broadcast")),
        ("interview", tr("Interview")),
        ("legal_case", tr("Court record")),
        ("book", tr("Book")),
        ("chapter", tr("Chapter")),
        ("personal_communication", tr("Letter or message")),
        ("document", tr("Document")),
    )
