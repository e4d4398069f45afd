"""How lanes are put in order, coloured and folded."""

from __future__ import annotations

from typing import Any

from timeline_app.errors import InvalidValue
from timeline_app.model import Preference, natural_id
from timeline_app.project import LANES, LaneLook, Project
from timeline_app.project.views.lanes import lane_key
from timeline_app.words import tr


def lane_look(project: Project, kind: str) -> LaneLook:
    """Return how the lanes of a kind are wanted; `kind` is one of `project.LANES`."""
    held = project.all(Preference, key=lane_key(kind))
    return LaneLook.read(held[0].value if held else None)


def arrange_lanes(project: Project, kind: str, **changes: Any) -> LaneLook:
    """Give the lanes of a kind another order, other colours or folds, for every pane and for what is exported.

    Args:
        changes: fields of `LaneLook`; the others stay.

    Raises:
        InvalidValue: there is no such kind of lanes.
    """
    if kind not in LANES:
        raise InvalidValue(
            tr("There are no lanes by “{kind}”.", kind=kind),
            hint=tr("Known are: {known}.", known=", ".join(LANES)),
        )
    before = lane_look(project, kind)
    after = LaneLook(
        *(changes.get(name, getattr(before, name)) for name in ("order", "colours", "folded", "ghosts")),
    )
    if after.written() != before.written():
        with project.edit("Arrange lanes") as edit:
            key = lane_key(kind)
            edit.add(Preference(id=natural_id("preference", key), key=key, value=after.written()))
    return after
