"""From marks and a view to a picture; a pure function, so that the window and the page show the same."""

from __future__ import annotations

import numpy as np

from timeline_app.chart.layout.cards import Cards, Face
from timeline_app.chart.layout.drawn import Scene
from timeline_app.chart.layout.ghosts import Ghosts
from timeline_app.chart.layout.lanes import height, lanes
from timeline_app.chart.layout.links import Routes, plated
from timeline_app.chart.layout.moments import Moments
from timeline_app.chart.layout.shapes import Shapes
from timeline_app.chart.layout.spans import Spans
from timeline_app.chart.layout.strips import strips
from timeline_app.chart.marks import Ints, Links, Marks
from timeline_app.chart.parts import LaneBox, Places, Strip, Texts
from timeline_app.chart.second import second_row
from timeline_app.chart.ticks import Axis, ticks
from timeline_app.chart.tiles.labels import Labels
from timeline_app.chart.tiles.memory import Memory
from timeline_app.chart.tiles.sheets import prepared, sheet
from timeline_app.chart.view import Measure, Style, View


def scene(
    marks: Marks,
    links: Links,
    view: View,
    measure: Measure,
    style: Style | None = None,
    *,
    memory: Memory | None = None,
    face: Face | None = None,
    ghosts: Ghosts | None = None,
) -> Scene:
    """Lay out what is in view; with a `face` there are cards where there is room.

    `memory` keeps packed tiles from one scene to the next, of the same marks, measure and style. It changes the time
    that a scene costs, and while its patience is at an end which scale some labels were packed for: see
    `Scene.complete`.
    """
    style, memory = style or Style(), memory or Memory()
    memory.begin()
    labels = Labels(marks, measure, style, memory)
    boxes = _boxes(marks, view, style, memory)
    found = sheet(labels, view, boxes)
    shapes = Shapes(marks, view, style)
    cards = Cards(marks, view, style, labels, face)
    moments = Moments(marks, view, style, labels, shapes, cards)
    moments.draw(found, boxes)
    spans = Spans(marks, view, style, labels, shapes, cards)
    spans.draw(found)
    texts = Texts.of(moments.words, spans.texts, style.bar)
    kept_clear = np.concatenate([texts.edges, cards.edges()])
    paths = Routes(marks, view, style, boxes, shapes.places, kept_clear, shapes.dots, memory).paths(links)
    return Scene(
        view=view,
        tall=height(boxes),
        axis=_axis(view, measure, style),
        lanes=boxes,
        strips=_strips(labels, view, boxes, shapes.places),
        bands=shapes.all_bands(),
        fades=tuple(shapes.fades),
        bars=shapes.all_bars(),
        arrows=tuple(shapes.arrows),
        paths=paths,
        dots=shapes.dots,
        texts=plated(texts, paths),
        badges=tuple(moments.badges),
        cards=tuple(cards.made),
        ghosts=ghosts.drawn(marks, view, boxes, style) if ghosts is not None else (),
        places=shapes.places,
        complete=found.complete,
    )


def prepare(marks: Marks, view: View, measure: Measure, style: Style, memory: Memory) -> tuple[bool, bool]:
    """Use idle time: pack what scenes to come will need, as long as `memory` was told to, see `Memory.begin`.

    Returns whether everything in this view is packed, and whether everything near it is.
    """
    return prepared(Labels(marks, measure, style, memory), view, _boxes(marks, view, style, memory))


def _boxes(marks: Marks, view: View, style: Style, memory: Memory) -> tuple[LaneBox, ...]:
    """Return the lanes, kept until something but time is another."""
    key = (marks, view.height, view.scroll, view.folded, view.hidden, style)
    return memory.derived("boxes", key, lambda: lanes(marks, view, style))


def _axis(view: View, measure: Measure, style: Style) -> Axis:
    axis = ticks(view.lo, view.hi, view.width, measure, first_weekday=style.first_weekday, language=style.language)
    return axis._replace(
        second=second_row(view.lo, view.hi, view.width, measure, style.calendar, language=style.language)
    )


def _strips(labels: Labels, view: View, boxes: tuple[LaneBox, ...], places: Places) -> tuple[Strip, ...]:
    """Return the strips of the lanes in view."""
    marks = labels.marks
    seen = [box for box in boxes if box.y < view.height and box.y + box.height > 0]
    held, x, _ = places.columns()
    shown: Ints = np.bincount(marks.lane[held[x >= 0]], minlength=len(marks.lanes))
    return strips(labels, view, seen, shown[[box.lane for box in seen]]) if seen else ()
