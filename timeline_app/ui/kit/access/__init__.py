"""What those hear who do not look: interfaces of Qt for what is painted, where no widget stands for it.

A widget that paints things gives a `Voice`, whose children are `Part`s. `give` says which voice a widget has.
"""

from timeline_app.ui.kit.access.parts import Deed, Family, Part, Voice
from timeline_app.ui.kit.access.voices import be, give, tell

__all__ = ["Deed", "Family", "Part", "Voice", "be", "give", "tell"]
