"""The reference document for DOCX, made from the table of looks: Office Open XML, ECMA-376 part 1."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from timeline_app.exports.documents.looks import ACCENT, ARABIC, LOOKS, MARGIN, PAGE, SERIF, Look
from timeline_app.exports.exchange.trees import document, under

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "settings", "footnotes", "fontTable", "numbering")


def word_parts(page: str, language: str) -> dict[str, bytes]:
    """Return the files of the document by name.

    Args:
        page: a4 or letter.
        language: BCP 47, of what has no language of its own.
    """
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _body(page),
        "word/_rels/document.xml.rels": _relations({f"rId{n}": (p, f"{p}.xml") for n, p in enumerate(_PARTS, 1)}),
        "word/styles.xml": _styles(language),
        "word/settings.xml": document(_named("settings")),
        "word/footnotes.xml": _footnotes(),
        "word/fontTable.xml": document(_named("fonts")),
        "word/numbering.xml": document(_named("numbering")),
    }


def _named(name: str) -> Element:
    return Element(f"w:{name}", {"xmlns:w": _W, "xmlns:r": _R})


def _types() -> bytes:
    root = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    under(root, "Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml")
    under(root, "Default", Extension="xml", ContentType="application/xml")
    under(root, "Override", PartName="/word/document.xml", ContentType=f"{_OFFICE}.document.main+xml")
    for part in _PARTS:
        under(root, "Override", PartName=f"/word/{part}.xml", ContentType=f"{_OFFICE}.{part}+xml")
    return document(root)


def _relations(found: dict[str, tuple[str, str]]) -> bytes:
    root = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for id_, (kind, target) in found.items():
        under(root, "Relationship", Id=id_, Type=f"{_R}/{kind}", Target=target)
    return document(root)


def _body(page: str) -> bytes:
    root = _named("document")
    section = under(under(root, "w:body"), "w:sectPr")
    width, height = PAGE[page]
    under(section, "w:pgSz", **{"w:w": _twips(width), "w:h": _twips(height)})
    sides = dict.fromkeys(("w:top", "w:right", "w:bottom", "w:left"), _twips(MARGIN))
    under(section, "w:pgMar", **sides, **{"w:header": "720", "w:footer": "720", "w:gutter": "0"})
    return document(root)


def _footnotes() -> bytes:
    root = _named("footnotes")
    for id_, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        note = under(root, "w:footnote", **{"w:type": kind, "w:id": id_})
        under(under(under(note, "w:p"), "w:r"), f"w:{kind}")
    return document(root)


def _styles(language: str) -> bytes:
    root = _named("styles")
    defaults = under(root, "w:docDefaults")
    run = under(under(defaults, "w:rPrDefault"), "w:rPr")
    _font(run, SERIF)
    _size(run, 10.5)
    under(run, "w:lang", **{"w:val": language, "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"})
    under(defaults, "w:pPrDefault")
    normal = _style(root, "paragraph", "Normal", default=True)
    under(normal, "w:qFormat")
    _style(root, "character", "Default Paragraph Font", default=True)
    for look in LOOKS:
        _paragraph(root, look)
    _table(root)
    raised = under(_based(_style(root, "character", "Footnote Reference")), "w:rPr")
    under(raised, "w:vertAlign", **{"w:val": "superscript"})
    link = under(_based(_style(root, "character", "Hyperlink")), "w:rPr")
    under(link, "w:color", **{"w:val": ACCENT})
    code = under(_based(_style(root, "character", "Verbatim Char")), "w:rPr")
    _font(code, "Consolas")
    _based(_style(root, "character", "Body Text Char"))
    _based(_style(root, "character", "Section Number"))
    return document(root)


def _based(style: Element) -> Element:
    under(style, "w:basedOn", **{"w:val": "DefaultParagraphFont"})
    return style


def _table(root: Element) -> None:
    style = _style(root, "table", "Normal Table", default=True)
    under(style, "w:semiHidden")
    _style(root, "table", "Table")


def _style(root: Element, kind: str, name: str, *, default: bool = False) -> Element:
    more = {"w:default": "1"} if default else {}
    style = under(root, "w:style", **{"w:type": kind, **more, "w:styleId": name.replace(" ", "")})
    under(style, "w:name", **{"w:val": name})
    return style


def _paragraph(root: Element, look: Look) -> None:
    style = _style(root, "paragraph", look.name)
    under(style, "w:basedOn", **{"w:val": look.base.replace(" ", "")})
    if look.level:
        under(style, "w:next", **{"w:val": "BodyText"})
    under(style, "w:qFormat")
    _room(under(style, "w:pPr"), look)
    run = under(style, "w:rPr")
    _font(run, look.font)
    for name, wanted in (("b", look.bold), ("bCs", look.bold), ("i", look.italic)):
        if wanted:
            under(run, f"w:{name}")
    if look.colour:
        under(run, "w:color", **{"w:val": look.colour})
    _size(run, look.size)


def _room(paragraph: Element, look: Look) -> None:
    if look.with_next:
        under(paragraph, "w:keepNext")
    under(paragraph, "w:keepLines")
    if look.rule:
        edge = {"w:val": "single", "w:sz": "12", "w:space": "8", "w:color": look.rule}
        under(under(paragraph, "w:pBdr"), "w:right" if look.rtl else "w:left", **edge)
    if look.rtl:
        under(paragraph, "w:bidi")
    under(
        paragraph,
        "w:spacing",
        **{
            "w:before": _twips(look.before),
            "w:after": _twips(look.after),
            "w:line": str(round(look.line * 240)),
            "w:lineRule": "auto",
        },
    )
    if look.start or look.hanging:
        under(paragraph, "w:ind", **{"w:start": _twips(look.start), "w:hanging": _twips(look.hanging)})
    if look.level:
        under(paragraph, "w:outlineLvl", **{"w:val": str(look.level - 1)})


def _font(run: Element, name: str) -> None:
    under(run, "w:rFonts", **{"w:ascii": name, "w:hAnsi": name, "w:eastAsia": name, "w:cs": ARABIC})


def _size(run: Element, points: float) -> None:
    for name in ("sz", "szCs"):
        under(run, f"w:{name}", **{"w:val": str(round(points * 2))})


def _twips(points: float) -> str:
    return str(round(points * 20))
