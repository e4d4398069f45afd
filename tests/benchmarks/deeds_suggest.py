"""What reading an article for its dates costs."""

from __future__ import annotations

from tests.benchmarks import scoring
from tests.benchmarks.harness import Act, Bench, deed
from tests.benchmarks.tagging import OURS
from timeline_app.suggest import read, spot


def _article(length: int) -> str:
    """Return sample prose with dates in the density of news."""
    texts = [scoring.load(path).text for path in sorted((OURS[0]).glob("*_news_*.tml"))]
    prose = "\n\n".join(texts)
    return (prose * (length // len(prose) + 1))[:length]


@deed("Read an article of 3,000 characters for its dates", limit=50)
def read_article(bench: Bench) -> Act:
    text = _article(3_000)
    return lambda: read(text, "2019-09-11")


@deed("Read 100,000 characters for their dates", limit=1_000)
def read_much(bench: Bench) -> Act:
    text = _article(bench.number(100_000))
    return lambda: read(text, "2019-09-11")


@deed("Find the words of time in a stretch of the reader", limit=50)
def underline(bench: Bench) -> Act:
    text = _article(12_000)
    return lambda: spot(text)
