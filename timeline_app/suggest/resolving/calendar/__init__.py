"""Days that words name otherwise than by month and day: feasts, and days of other calendars."""

from timeline_app.suggest.resolving.calendar.feasts import easter, feast
from timeline_app.suggest.resolving.calendar.solar import solar_day

__all__ = ["easter", "feast", "solar_day"]
