"""A drawn timeline as flat values: whoever paints it decides nothing, and may be a window or a page."""

from timeline_app.chart.parts.columns import (
    FILLS,
    OUTLINES,
    Bands,
    Bars,
    Dots,
    Flags,
    Floats,
    Paths,
    Place,
    Places,
    Rows,
    Texts,
)
from timeline_app.chart.parts.values import (
    Arrow,
    Badge,
    Band,
    Bar,
    Card,
    CardLine,
    Dot,
    Fade,
    Fill,
    Ghost,
    LaneBox,
    Outline,
    Path,
    Role,
    Shape,
    Strip,
    Text,
)

__all__ = [
    "FILLS", "OUTLINES", "Arrow", "Badge", "Band", "Bands", "Bar", "Bars", "Card", "CardLine", "Dot", "Dots",
    "Fade", "Fill", "Flags", "Floats", "Ghost", "LaneBox", "Outline", "Path", "Paths", "Place", "Places", "Role",
    "Rows", "Shape", "Strip", "Text", "Texts",
]  # fmt: skip
