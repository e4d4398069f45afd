"""What goes where on a timeline: numbers in, numbers out; shared by the window and the PDF."""

from timeline_app.chart.compose import prepare, scene
from timeline_app.chart.density import Focus, busiest, is_busiest_within, landmarks, overview
from timeline_app.chart.layout.cards import CardWords, Face, wrapped
from timeline_app.chart.layout.drawn import Hit, Scene
from timeline_app.chart.layout.ghosts import Ghosts
from timeline_app.chart.marks import (
    Columns,
    Edit,
    Flag,
    Item,
    Links,
    Marks,
    Picked,
    Tie,
    Ties,
    Whole,
    doubts,
    edited,
    marks,
)
from timeline_app.chart.ticks import Axis, Tick, day_words, ticks
from timeline_app.chart.tiles.memory import Memory
from timeline_app.chart.view import Measure, Style, View

__all__ = [
    "Axis",
    "CardWords",
    "Columns",
    "Edit",
    "Face",
    "Flag",
    "Focus",
    "Ghosts",
    "Hit",
    "Item",
    "Links",
    "Marks",
    "Measure",
    "Memory",
    "Picked",
    "Scene",
    "Style",
    "Tick",
    "Tie",
    "Ties",
    "View",
    "Whole",
    "busiest",
    "day_words",
    "doubts",
    "edited",
    "is_busiest_within",
    "landmarks",
    "marks",
    "overview",
    "prepare",
    "scene",
    "ticks",
    "wrapped",
]
