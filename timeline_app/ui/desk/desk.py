"""What every pane is given: nothing in `ui` is global."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.ui.desk.document import Document
from timeline_app.ui.desk.preferences import Preferences
from timeline_app.ui.desk.proposals import Proposals
from timeline_app.ui.desk.reading.columns import Columns
from timeline_app.ui.desk.reading.sources import Sources
from timeline_app.ui.desk.selection import Selection
from timeline_app.ui.desk.wishes import Wishes
from timeline_app.ui.kit.jobs import JobTray


@dataclass(frozen=True, slots=True)
class Desk:
    """The things of one window that its panes share.

    A pane is a QWidget with `Pane(desk: Desk, parent=None)`. It hears `document.changed`, `document.opened`,
    `selection.changed`; it writes through `document.do(actions.verb, …)`; it tells other panes nothing, but
    emits `wishes`.
    """

    document: Document
    selection: Selection
    wishes: Wishes
    preferences: Preferences
    jobs: JobTray
    proposals: Proposals
    sources: Sources
    columns: Columns

    @classmethod
    def of(cls, preferences: Preferences) -> Desk:
        """Return a desk without a project, for somebody with these preferences."""
        document, jobs = Document(), JobTray()
        sources, columns = Sources(document, jobs), Columns(document, jobs)  # they hear before the panes do
        return cls(document, Selection(), Wishes(), preferences, jobs, Proposals(document, jobs), sources, columns)
