"""The timeline at every scale, and what opens over it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF

from tests.screenshots.scenes.register import SCENES, scene
from tests.screenshots.stage import Stage
from timeline_app.chart.calendar import DAY
from timeline_app.project import Filter

_PATIENCE = 60  # seconds until a large chronology is arranged
_SCALES = {"century": 36_525 * DAY, "year": 365 * DAY, "month": 30 * DAY, "day": DAY, "hour": DAY // 12}


def _canvas(stage: Stage) -> Any:
    canvas = stage.pane("timeline").canvas
    stage.wait_for(lambda: len(canvas.marks) > 0 and not stage.desk.jobs.busy(), _PATIENCE)
    stage.arrange("order")
    stage.show_view("timeline")
    return canvas


def _scale(stage: Stage, seconds: int) -> None:
    """Look at the entry in the middle of all, a third from the left."""
    canvas = _canvas(stage)
    middle = float(np.sort(canvas.marks.at)[len(canvas.marks) // 2])
    canvas.set_view(replace(canvas.view, lo=middle - seconds / 3, hi=middle + seconds * 2 / 3))
    stage.wait(900)


OF_ANY = [f"timeline-{name}" for name in _SCALES]
"""Scenes that need no entry of the sample."""
SCENES.update({f"timeline-{name}": partial(_scale, seconds=seconds) for name, seconds in _SCALES.items()})


@scene
def timeline_of_everything(stage: Stage) -> None:
    _canvas(stage).fit()
    stage.wait(600)


@scene
def timeline_filtered(stage: Stage) -> None:
    _canvas(stage)
    stage.desk.document.set_filter(Filter(text="district"))
    stage.wait(600)


@scene
def timeline_fanned_out(stage: Stage) -> None:
    canvas = _canvas(stage)
    badge = canvas.drawn().badges[0]
    canvas.fanned.emit(badge, canvas.on_screen(QPointF(badge.x, badge.y + badge.h)))
    stage.wait(300)


@scene
def timeline_by_person(stage: Stage) -> None:
    _canvas(stage)
    stage.desk.document.set_lanes("person")
    stage.wait(600)
