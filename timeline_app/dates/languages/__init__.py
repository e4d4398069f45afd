"""What a language needs to have its dates read and shown: words as values, no grammar of its own."""

from timeline_app.dates.languages.loading import TAGS, all_packs, language, pack
from timeline_app.dates.languages.pack import Language, Role

__all__ = ["TAGS", "Language", "Role", "all_packs", "language", "pack"]
