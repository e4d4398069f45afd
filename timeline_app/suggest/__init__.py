"""Find time expressions in prose and say when they are: pure functions from text to values. docs/SUGGEST.md."""

from timeline_app.suggest.spot import Span, spot
from timeline_app.suggest.tagger import Expression, Reading, read
from timeline_app.suggest.terms import Kind, Mode

__all__ = ["Expression", "Kind", "Mode", "Reading", "Span", "read", "spot"]
