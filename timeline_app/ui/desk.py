"""What every pane is given: nothing in `ui` is global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.ui.document import Document
from timeline_app.ui.selection import Selection
from timeline_app.ui.wishes import Wishes

if TYPE_CHECKING:
    from timeline_app.ui.kit.jobs import JobTray
    from timeline_app.ui.preferences import Preferences


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
