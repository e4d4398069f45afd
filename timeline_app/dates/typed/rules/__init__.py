"""The one grammar of typed dates: words, figures, times, dates, whole texts, each a rule over tokens."""

from timeline_app.dates.typed.rules.matching import MOST_TOKENS
from timeline_app.dates.typed.rules.phrases import Phrases
from timeline_app.dates.typed.rules.readings import Reading

__all__ = ["MOST_TOKENS", "Phrases", "Reading"]
