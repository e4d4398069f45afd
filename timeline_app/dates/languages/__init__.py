"""What a language needs to have its dates read and shown: words as values, no grammar of its own."""

from timeline_app.dates.languages.english import ENGLISH
from timeline_app.dates.languages.pack import Language, Role

__all__ = ["ENGLISH", "Language", "Role"]
