"""A language as the engine sees it: classes of words, forms over classes, cues."""

from timeline_app.suggest.language.forms import Form
from timeline_app.suggest.language.pack import Pack, build, load

__all__ = ["Form", "Pack", "build", "load"]
