"""What the reading of the articles suggests and nobody has decided yet, as all panes see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app import actions
from timeline_app.actions import Article
from timeline_app.errors import DamagedProject
from timeline_app.model import Citation, Entry, Version
from timeline_app.project import Change, Project
from timeline_app.suggest.entries import Proposal
from timeline_app.suggest.names import Lexicon
from timeline_app.ui.desk.document import Document
from timeline_app.ui.desk.reading import read_in_job
from timeline_app.ui.kit.jobs import Job, JobTray, Report
from timeline_app.words import counted, tr

Found = tuple[Proposal, ...]
Answer = tuple[Version, Article, Found]
_NAMED = frozenset({"agent", "place", "name", "decision"})  # what the lexicon is made of
_HEARD = _NAMED | {"version", "dossier", "entry", "citation", "passage"}  # what proposals follow from
_OF_ALL = frozenset({"agent", "place", "name", "dossier"})  # what every article is read with
_MANY = 100  # rows; after a larger change every article is looked at
_REST = 400  # ms without a change before what is not on show is looked at again


class Proposals(QObject):
    """One per window. An article is read in a thread, when it is shown or when all are; results are kept by version."""

    changed = Signal(str)  # version id: what is left of it is known, or another
    counted = Signal()  # `left` or `by_source` is another

    def __init__(self, document: Document, jobs: JobTray) -> None:
        super().__init__(document)
        self._document = document
        self._jobs = jobs
        self._found: dict[str, tuple[Article, Found]] = {}  # settled or not
        self._left: dict[str, Found] = {}
        self._sources: dict[str, str] = {}  # version: its source
        self._reading: dict[str, Article] = {}
        self._lexicon: Lexicon | None = None  # as of the last change of names
        self._shown = ""
        self._due: list[str] = []
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._look_again)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_shown)
        document.painted.connect(self._soon.start)
        document.changed.connect(self._hear)
        document.opened.connect(self._begin_anew)

    def of(self, version_id: str) -> Found | None:
        """Return what is left of one version, in text order; None while it has not been read."""
        return self._left.get(version_id)

    def all_of(self, version_id: str) -> Found:
        """Return everything that a version suggests, decided or not; nothing while it has not been read."""
        return self._found[version_id][1] if version_id in self._found else ()

    def left(self) -> int | None:
        """Return how many are left of all that were read; None when none was."""
        return sum(map(len, self._left.values())) if self._left else None

    def by_source(self) -> dict[str, int]:
        """Return how many are left of each source that has any, in the order of reading."""
        found = Counter(self._sources[version] for version, left in self._left.items() for _ in left)
        return dict(found)

    def show(self, version: Version | None) -> None:
        """Note which version is on show, and read it where that was not done yet, once the window is painted."""
        self._shown = version.id if version is not None else ""
        if version is not None and version.id in self._found:
            self._ask(version)
        elif self._document.is_painted:
            self._soon.start()

    def _ask_shown(self) -> None:
        version = self._document.project.get(Version, self._shown) if self._shown and self._document.is_open else None
        if version is not None:
            self._ask(version)

    def read_all(self) -> Job[list[Answer]]:
        """Read the newest version of every source, in one job that can be stopped."""
        job = read_in_job(self._document, self._jobs, tr("Reading articles"), _read, _summary)
        job.finished.connect(partial(self._take_all, self._document.project))
        return job

    def _ask(self, version: Version) -> None:
        """Read a version unless that was done; else look only at what was decided since."""
        project = self._document.project
        if self._lexicon is None:
            self._lexicon = actions.lexicon_of(project)
        article = self._document.do(actions.ask, version, lexicon=self._lexicon)
        if article is None:  # its text is damaged; `failed` has said so
            return
        self._sources[version.id] = version.source_id
        known = self._found.get(version.id)
        if known is not None:
            self._settle(version.id, article)
        if (known is not None and _same(known[0], article)) or version.id in self._reading:
            return
        self._reading[version.id] = article
        job: Job[Found] = Job(lambda _report: actions.everything(article))
        job.finished.connect(partial(self._take, version.id, article))
        job.failed.connect(partial(self._give_up, version.id))
        job.start()

    def _take(self, version_id: str, article: Article, found: Found) -> None:
        """Keep what was read, unless another project is open by now."""
        if self._reading.get(version_id) is not article:
            return
        del self._reading[version_id]
        self._found[version_id] = (article, found)
        self._refresh(version_id)
        self._look_again()

    def _give_up(self, version_id: str, error: Exception) -> None:
        self._reading.pop(version_id, None)
        raise error

    def _take_all(self, project: Project, answers: Iterable[Answer]) -> None:
        """Keep what the job read, unless another project is open by now; what has changed since is looked at later."""
        if not self._document.is_open or self._document.project is not project:
            return
        for version, article, found in answers:
            self._sources[version.id] = version.source_id
            self._found[version.id] = (article, found)
            self._settle(version.id, article)
        self._due = list(self._found)
        self._later.start(_REST)

    def _settle(self, version_id: str, article: Article) -> None:
        """Compute what is left of a version, and tell it when that is another."""
        left = actions.unsettled(self._found[version_id][1], article)
        if left != self._left.get(version_id):
            self._left[version_id] = left
            self.changed.emit(version_id)
            self.counted.emit()

    def _hear(self, change: Change) -> None:
        if not change.tables & _HEARD:
            return
        if change.tables & _NAMED:
            self._lexicon = None
        concerned = dict.fromkeys([*self._due, *self._concerned(change)])
        self._due = [version for version in concerned if version != self._shown]
        self._later.start(_REST)
        if self._shown in concerned or self._shown in self._reading:
            self._refresh(self._shown)

    def _concerned(self, change: Change) -> list[str]:
        """Return the versions of which something else may be left after a change, in the order of reading."""
        project = self._document.project
        touched: set[object] = set()
        for (table, id_), (before, after) in change.rows.items() if len(change.rows) <= _MANY else ():
            row = after or before or {}
            touched |= {row.get("source_id"), row.get("version_id"), row.get("subject_id")}
            if table == Entry.__tablename__:
                touched |= set(project.values(Citation, "source_id", entry_id=id_))
        if change.tables & _OF_ALL or len(change.rows) > _MANY:
            return list(self._found)
        if touched != {None} and project.dossier.id in touched:
            return list(self._found)
        return [version for version in self._found if {version, self._sources[version]} & touched]

    def _refresh(self, version_id: str) -> None:
        """Read a version anew where what its reading asks has changed; else only look at what was decided."""
        version = self._document.project.get(Version, version_id)
        if version is None:
            self._forget(version_id)
            return
        self._ask(version)

    def _look_again(self) -> None:
        """Look at one version that is not on show, then let the window breathe; at most one is read at a time."""
        if not self._due or self._reading or not self._document.is_open:
            return
        self._refresh(self._due.pop(0))
        self._later.start(0)

    def _forget(self, version_id: str) -> None:
        self._found.pop(version_id, None)
        self._sources.pop(version_id, None)
        if self._left.pop(version_id, None):
            self.counted.emit()

    def _begin_anew(self) -> None:
        for kept in (self._found, self._left, self._sources, self._reading):
            kept.clear()
        self._due.clear()
        self._lexicon = None
        self._shown = ""
        self.counted.emit()


def _same(read: Article, asked: Article) -> bool:
    """Tell whether a reading would give the same again; what was decided since is no part of it."""
    return read == asked._replace(settled=read.settled, by_hand=read.by_hand)


def _summary(answers: list[Answer]) -> str:
    number = sum(len(actions.unsettled(found, article)) for _, article, found in answers)
    articles = counted("{count} article", "{count} articles", len(answers))
    return counted("{count} proposal in {articles}.", "{count} proposals in {articles}.", number, articles=articles)


def _read(project: Project, report: Report) -> list[Answer]:
    lexicon = actions.lexicon_of(project)
    newest = list({version.source_id: version for version in project.all(Version)}.values())
    answers = []
    for number, version in enumerate(newest, 1):
        report(number - 1, len(newest), tr("Reading {number} of {count}", number=number, count=len(newest)))
        try:
            article = actions.ask(project, version, lexicon=lexicon)
        except DamagedProject:  # said when the article is opened; the others are read
            continue
        answers.append((version, article, actions.everything(article)))
    return answers
