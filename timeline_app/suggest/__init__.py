"""Find time expressions in prose: pure functions from text to values."""

from timeline_app.suggest.spot import Span, spot

__all__ = ["Span", "spot"]
