"""What people type, read whole or not at all; every complete reading counts, none is guessed."""

from timeline_app.dates.typed.outcome import Ambiguous, Choice, Context, NoMatch, Normalized
from timeline_app.dates.typed.pieces import CALENDARS
from timeline_app.dates.typed.reader import read

__all__ = ["CALENDARS", "Ambiguous", "Choice", "Context", "NoMatch", "Normalized", "read"]
