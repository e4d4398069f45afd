"""A picture that is kept while one drags is, pixel by pixel, the one that painting anew gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from tests.benchmarks.motion.chronologies import crowd
from timeline_app.chart import CardWords, Ghosts, Memory, View, scene
from timeline_app.chart.calendar import DAY, days
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Device
from timeline_app.ui.timeline.drawing.cards import face
from timeline_app.ui.timeline.drawing.kept import Kept
from timeline_app.ui.timeline.drawing.painting import layers

WIDE, TALL = 640, 420
AIM = days(2016, 6, 1) * DAY
FACE = CardWords("A sample title", "2 June 2016", "disputed", "A sample source", "A sample quotation of some words")


class Stage:
    """Paints pictures of one chronology side by side: one kept from step to step, one always anew."""

    def __init__(self, entries, span, ratio, *, cards=False):
        self.marks, self.links = crowd(entries)
        self.look, self.ratio, self.kept, self.memory = Look(), ratio, Kept(), Memory()
        self.view = View(AIM - span / 2, AIM + span / 2, WIDE, TALL)
        self.lit = Lit(sought="council")
        self.face = face(lambda _: FACE) if cards else None
        names = {id_: self.marks.lanes[at % 3 : at % 3 + 2] for at, id_ in enumerate(self.marks.ids) if at % 7 == 0}
        self.ghosts = Ghosts.of(self.marks, names) if cards else None

    def layers(self, device):
        picked = {at for at in (*self.lit.selected, self.lit.hovered) if at is not None}
        view = View(self.view.lo, self.view.hi, WIDE, TALL, self.view.scroll, lit=frozenset(
            self.marks.ids[at] for at in picked
        ))  # fmt: skip
        picture = (self.marks, self.links, view, self.look.measure, self.look.style)
        made = scene(*picture, memory=self.memory, face=self.face, ghosts=self.ghosts)
        return layers(made, self.marks, self.look, self.lit, device)

    def painted(self, paint):
        image = QImage(WIDE * self.ratio, TALL * self.ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.ratio)
        painter = QPainter(image)
        paint(painter, self.layers(Device.of(painter)))
        painter.end()
        return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()

    def both(self):
        return (
            self.painted(lambda painter, made: self.kept.paint(painter, made, self.view, self.look)),
            self.painted(lambda painter, made: made.paint(painter, self.look)),
        )

    def same(self):
        kept, anew = self.both()
        differ = np.argwhere(kept != anew)
        assert not len(differ), f"{len(differ)} pixels, first at row and column {differ[0].tolist()}"


STEP = st.one_of(
    st.tuples(st.just("pan"), st.one_of(st.integers(-90, 90), st.sampled_from([24, -24, 300, 0.5, 7.25]))),
    st.tuples(st.just("hover"), st.integers(0, 10**6)),
    st.tuples(st.just("select"), st.integers(0, 10**6)),
    st.tuples(st.just("zoom"), st.sampled_from([0.8, 1.3])),
    st.tuples(st.just("scroll"), st.integers(0, 40)),
)


def take(stage, step, amount):
    if step == "pan":
        stage.view = stage.view.panned(amount)
    elif step == "zoom":
        stage.view = stage.view.zoomed(amount, WIDE / 2)
    elif step == "scroll":
        view = stage.view
        stage.view = View(view.lo, view.hi, WIDE, TALL, float(amount))
    else:
        mark = amount % len(stage.marks)
        x = stage.view.x(int(stage.marks.at[mark]))
        stage.lit = Lit((), mark) if step == "hover" else Lit((mark,), None, x)


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize(
    ("entries", "span", "cards"), [(400, 300 * DAY, True), (3000, 730 * DAY, False), (3000, 3 * DAY, True),
                                   (3000, 200 * 365 * DAY, False)]
)  # fmt: skip
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=3, max_size=12))
def test_it_is_what_painting_anew_gives(qapp, entries, span, cards, ratio, steps):
    stage = Stage(entries, span, ratio, cards=cards)
    stage.same()
    stage.same()
    for step in steps:
        take(stage, *step)
        stage.same()
