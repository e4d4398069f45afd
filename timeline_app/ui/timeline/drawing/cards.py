"""Cards in the picture: their fonts, their true widths, and what they are painted with; ghosts beside them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from timeline_app.chart import CardWords, Face, Scene
from timeline_app.chart.parts import Card, Ghost, Role
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush.hits import hits
from timeline_app.ui.timeline.brush.look import Lit, Look
from timeline_app.ui.timeline.brush.strokes import Several
from timeline_app.words import runs_right_to_left

_FONTS: dict[Role, theme.Role] = {"title": "label", "date": "small", "source": "small", "quote": "quote"}
_TONES: dict[Role, str] = {"title": "text", "date": "soft", "source": "accent", "quote": "text"}


@lru_cache(maxsize=2)
def _fonts(theme_in_force: theme.Theme) -> dict[Role, QFont]:
    return {role: theme_in_force.font(name) for role, name in _FONTS.items()}


def face(words: Callable[[str], CardWords | None]) -> Face:
    """Return the face of cards in the theme in force; `words` gives what is said of an entry, by its id."""
    metrics = {role: QFontMetricsF(font) for role, font in _fonts(theme.current()).items()}

    @cache
    def _measure(role: Role, text: str) -> float:
        return math.ceil(metrics[role].horizontalAdvance(text)) + (2 if role == "quote" else 0)  # its slant

    return Face(words, _measure)


def ghosts(scene: Scene, look: Look) -> Several:
    """Return entries in their other lanes."""
    pane = look.colour("pane")

    def _ghost(found: Ghost) -> Callable[[QPainter], None]:
        pen = QPen(look.lane(found.colour), 1.25)

        def _paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setBrush(pane)
            painter.setPen(pen)
            painter.drawEllipse(QPointF(found.x, found.y), found.r, found.r)

        return _paint

    return Several([_ghost(found) for found in scene.ghosts])


def cards(scene: Scene, look: Look, lit: Lit) -> Several:
    """Return the cards of a scene, which lie over everything else."""
    return Several([_card(found, look, lit) for found in scene.cards])


def _card(card: Card, look: Look, lit: Lit) -> Callable[[QPainter], None]:
    fonts, chosen = _fonts(look.theme), card.mark in lit.selected
    edge, ground = "edge" if chosen or card.mark == lit.hovered else "line", "sel" if chosen else "raised"
    box = QRectF(round(card.x), card.y, card.w, card.h)
    lines = [(QRectF(round(line.x), line.y, line.w + 1, line.h), line.role, line.text) for line in card.lines]
    grounds = [
        hit
        for place, role, text in (lines if lit.sought else ())
        for hit in hits(fonts[role], (text, place.adjusted(0, 1, -1, -1)), lit.sought)
    ]

    def _paint(painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(look.colour(edge), 1))
        painter.setBrush(look.colour(ground))
        if not card.along:
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for hit in grounds:
            painter.fillRect(QRectF(*hit), look.colour("hit"))
        for place, role, text in lines:
            painter.setFont(fonts[role])
            painter.setPen(look.colour("text" if card.along else _TONES[role]))
            mirrored = runs_right_to_left(text)
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.restore()

    return _paint
