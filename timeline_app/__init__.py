"""Timeline: annotate articles, build a chronology in which every entry cites the words it rests on.

Read `docs/ARCHITECTURE.md` first: it is one page.
"""

__version__ = "0.1.0"
