"""Invented sources, one for each of twelve kinds: what a style is proved on and shown with.

Nobody said, wrote or published any of this.
"""

from __future__ import annotations

from typing import Any

from timeline_app.citations.item import Cite, Item, prepared

_EVA = {"family": "Sample", "given": "Eva"}
_MAX = {"family": "Muster", "given": "Max"}
_OFFICE = {"literal": "Amt für Beispiele"}
_UNDERSCORED = ("archive_location",)  # the one name that CSL writes so


def _of(id_: str, type_: str, language: str, issued: str, **fields: Any) -> dict[str, Any]:
    named = {name if name in _UNDERSCORED else name.replace("_", "-"): value for name, value in fields.items()}
    accessed = "2026-10-01" if "URL" in named else ""
    return prepared({"type": type_, **named}, id_, language, issued, accessed)


SAMPLES: tuple[Item, ...] = (
    _of(
        "newspaper", "article-newspaper", "en", "2019-09-11", title="Two districts change hands", author=[_EVA],
        container_title="Sample Post", URL="https://example.org/1",
    ),
    _of("webpage", "webpage", "fa-AF", "2019-09~", title="دو ولسوالی", container_title="رادیو نمونه",
        URL="https://example.org/2"),
    _of(
        "journal", "article-journal", "en", "2017-03", title="Counting what nobody counted", author=[_EVA, _MAX],
        container_title="Journal of Samples", volume="12", issue="2", page="101-133", DOI="10.1000/sample",
    ),
    _of("book", "book", "de", "1998", title="Ein Beispiel für die Lage im Nordosten", author=[_MAX, _OFFICE],
        publisher="Musterverlag", publisher_place="Wien"),
    _of(
        "chapter", "chapter", "en", "2004", title="A sample of chapters", author=[_EVA], editor=[_MAX],
        container_title="Chapters in Samples", page="15-40", publisher="Example Press", publisher_place="Leeds",
    ),
    _of("report", "report", "en", "2018-22", title="A sample report", author=[{"literal": "Sample Institute"}],
        publisher="Sample Institute", number="12", genre="Working paper"),
    _of(
        "interview", "interview", "en", "2021-05-04", title="Conversation about samples",
        author=[{"literal": "A Speaker"}], interviewer=[_EVA], medium="audio recording", archive="Sample Sound Archive",
    ),
    _of(
        "letter", "personal_communication", "en", "1911-06-02", title="Letter to the office for samples", author=[_MAX],
        recipient=[_OFFICE], genre="letter", archive="Sample State Archive", archive_location="Box 4, folder 17",
    ),
    _of(
        "manuscript", "manuscript", "en", "-0043", title="Minutes of the sample council",
        archive="Sample State Archive", archive_place="Vienna", archive_location="SSA 3/12, fol. 8", genre="minutes",
    ),
    _of("broadcast", "broadcast", "en", "2020-01-07", title="The sample hour", container_title="Evening Samples",
        publisher="Radio Sample", medium="radio broadcast"),
    _of("thesis", "thesis", "en", "2009", title="On the dating of samples", author=[_EVA],
        publisher="Sample University", genre="PhD thesis"),
    _of("post", "post", "en", "2022-02-24", title="We are all right, the samples are safe", author=[_EVA],
        container_title="Sample Network", URL="https://example.org/post/3"),
)  # fmt: skip
"""One item for each kind of source, with every field that the kind lives by."""

CLUSTERS: tuple[tuple[Cite, ...], ...] = (
    (Cite("newspaper", "paragraph", "3"),),
    (Cite("webpage"),),
    (Cite("journal", "page", "104"),),
    (Cite("book", "page", "12-14", prefix="see also"),),
    (Cite("chapter", "note", "7"),),
    (Cite("report", "section", "2", suffix="and elsewhere"),),
    (Cite("interview", "timestamp", "3:12"),),
    (Cite("letter"),),
    (Cite("manuscript", "folio", "8v"),),
    (Cite("broadcast"),),
    (Cite("thesis", "chapter", "4"),),
    (Cite("post"),),
    (Cite("newspaper", None, "8"),),
    (Cite("newspaper", None, "9"),),
    (Cite("journal", "page", "110"), Cite("book", suppress_author=True)),
)
"""Each once with a place in it; then one again, that one again at once, and two together."""
