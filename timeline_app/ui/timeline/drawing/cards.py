"""Cards in the picture: their fonts, their true widths, and how they are painted; ghosts beside them."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from timeline_app.chart import CardWords, Face, Scene
from timeline_app.chart.parts import Card, Role
from timeline_app.ui.kit import theme
from timeline_app.ui.timeline.brush.hits import ground_hits
from timeline_app.ui.timeline.brush.look import Lit, Look
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


def paint_ghosts(painter: QPainter, scene: Scene, look: Look) -> None:
    """Paint entries in their other lanes."""
    painter.setBrush(look.colour("pane"))
    for ghost in scene.ghosts:
        painter.setPen(QPen(look.lane(ghost.colour), 1.25))
        painter.drawEllipse(QPointF(ghost.x, ghost.y), ghost.r, ghost.r)


def paint_cards(painter: QPainter, scene: Scene, look: Look, lit: Lit) -> None:
    """Paint the cards of a scene over everything else."""
    fonts = _fonts(look.theme)
    for card in scene.cards:
        if not card.along:
            _ground(painter, card, look, lit)
        for line in card.lines:
            if lit.sought:
                place = QRectF(line.x, line.y + 1, line.w, line.h - 2)
                ground_hits(painter, look, fonts[line.role], (line.text, place), lit.sought)
            painter.setFont(fonts[line.role])
            painter.setPen(look.colour("text" if card.along else _TONES[line.role]))
            mirrored = runs_right_to_left(line.text)
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
            box = QRectF(line.x, line.y, line.w + 1, line.h)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, line.text)


def _ground(painter: QPainter, card: Card, look: Look, lit: Lit) -> None:
    chosen = card.mark in lit.selected
    painter.setPen(QPen(look.colour("edge" if chosen or card.mark == lit.hovered else "line"), 1))
    painter.setBrush(look.colour("sel" if chosen else "raised"))
    painter.drawRoundedRect(QRectF(card.x, card.y, card.w, card.h).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
