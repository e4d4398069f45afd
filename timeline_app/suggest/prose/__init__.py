"""What a language says of its sentences, and a sentence taken apart into words of known classes."""

from timeline_app.suggest.prose.cues import Cues, build, load
from timeline_app.suggest.prose.sentences import Place, sentences
from timeline_app.suggest.prose.words import Sentence, Word, taken_apart

__all__ = ["Cues", "Place", "Sentence", "Word", "build", "load", "sentences", "taken_apart"]
