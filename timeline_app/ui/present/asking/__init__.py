"""What an export asks for: formats in groups, and a field for each option that a format describes."""

from timeline_app.ui.present.asking.formats import FormatField
from timeline_app.ui.present.asking.options import NumberField, OptionFields
from timeline_app.ui.present.asking.styles import StyleField

__all__ = ["FormatField", "NumberField", "OptionFields", "StyleField"]
