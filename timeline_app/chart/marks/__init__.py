"""The dated entries as column arrays: what every picture of time is drawn from."""

from timeline_app.chart.marks.columns import Columns, Flag, Ints, Item, doubts
from timeline_app.chart.marks.dated import Marks, marks
from timeline_app.chart.marks.editing import Edit, Whole, edited
from timeline_app.chart.marks.packing import BAR_ROWS
from timeline_app.chart.marks.picked import Picked
from timeline_app.chart.marks.ties import Links, Tie, Ties
from timeline_app.chart.marks.times import LEVELS, Peaks
from timeline_app.dates import CEILING, FLOOR

__all__ = [
    "BAR_ROWS",
    "CEILING",
    "FLOOR",
    "LEVELS",
    "Columns",
    "Edit",
    "Flag",
    "Ints",
    "Item",
    "Links",
    "Marks",
    "Peaks",
    "Picked",
    "Tie",
    "Ties",
    "Whole",
    "doubts",
    "edited",
    "marks",
]
