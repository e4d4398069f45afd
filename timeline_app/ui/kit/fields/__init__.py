"""Fields of forms: label above, text kept when refused, one `committed` signal for each change."""

from timeline_app.ui.kit.fields.base import Field
from timeline_app.ui.kit.fields.chips import Chip, FlowLayout
from timeline_app.ui.kit.fields.choice import CheckField, ChoiceField
from timeline_app.ui.kit.fields.dates import DateField
from timeline_app.ui.kit.fields.lines import LineField, TextField
from timeline_app.ui.kit.fields.tags import TagsField

__all__ = [
    "CheckField",
    "Chip",
    "ChoiceField",
    "DateField",
    "Field",
    "FlowLayout",
    "LineField",
    "TagsField",
    "TextField",
]
