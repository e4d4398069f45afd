"""TimeML files: read their text and publication date, write the expressions into them.

TimeML 1.2.1: <DCT> holds the publication date as a TIMEX3, <TEXT> the text, TIMEX3 in it mark expressions.
"""

from timeline_app.suggest.timeml.document import Document, from_text, parse
from timeline_app.suggest.timeml.marking import marked

__all__ = ["Document", "from_text", "marked", "parse"]
