"""People, places and organisations that a text names: capitals, then cues of the language, then what was accepted."""

from timeline_app.suggest.names.chunks import Chunk, chunks_in
from timeline_app.suggest.names.lexicon import Known, Lexicon
from timeline_app.suggest.names.mentions import ORGANISATION, PERSON, PLACE, Mention, Register, mentions_in

__all__ = [
    "ORGANISATION",
    "PERSON",
    "PLACE",
    "Chunk",
    "Known",
    "Lexicon",
    "Mention",
    "Register",
    "chunks_in",
    "mentions_in",
]
