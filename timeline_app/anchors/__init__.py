"""Keep hold of a passage in a text (W3C Web Annotation selectors): text in, offsets out."""

from timeline_app.anchors.canon import CANON_VERSION, canonical
from timeline_app.anchors.forms import Form, Prepared, figures, narrow, wide
from timeline_app.anchors.seeking import loosely, occurrences
from timeline_app.anchors.selectors import Anchor, broken, describe, intact
from timeline_app.anchors.units import Utf16, snap

__all__ = [
    "CANON_VERSION",
    "Anchor",
    "Form",
    "Prepared",
    "Utf16",
    "broken",
    "canonical",
    "describe",
    "figures",
    "intact",
    "loosely",
    "narrow",
    "occurrences",
    "snap",
    "wide",
]
