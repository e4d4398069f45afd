"""The reference document for ODT, made from the table of looks: OpenDocument 1.3 part 3."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from timeline_app.exports.documents.looks import ACCENT, ARABIC, FALLBACK, LOOKS, MARGIN, PAGE, SERIF, Look
from timeline_app.exports.exchange.trees import document, under

_SPACES = {
    f"xmlns:{name}": f"urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"
    for name, what in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
}
_MEDIA = "application/vnd.oasis.opendocument.text"
_NAMES = {
    "Body Text": "Text_20_body",
    "First Paragraph": "First_20_paragraph",
    "Footnote Text": "Footnote",
    "Normal": "Standard",
}
"""What pandoc calls a paragraph in ODT, where that differs from its name in DOCX."""


def odf_parts(page: str, language: str) -> dict[str, bytes]:
    """Return the files of the document by name; `mimetype` first, as the format wants it.

    Args:
        page: a4 or letter.
        language: BCP 47, of what has no language of its own.
    """
    content, about = _named("document-content"), _named("document-meta")
    under(under(under(content, "office:body"), "office:text"), "text:p")
    under(about, "office:meta")
    return {
        "mimetype": _MEDIA.encode(),
        "META-INF/manifest.xml": _manifest(),
        "content.xml": document(content),
        "meta.xml": document(about),
        "styles.xml": _styles(page, language),
    }


def _named(name: str) -> Element:
    return Element(f"office:{name}", {**_SPACES, "office:version": "1.3"})


def _manifest() -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = Element("manifest:manifest", {"xmlns:manifest": space, "manifest:version": "1.3"})
    for path, kind in (
        ("/", _MEDIA),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ):
        under(root, "manifest:file-entry", **{"manifest:full-path": path, "manifest:media-type": kind})
    return document(root)


def _styles(page: str, language: str) -> bytes:
    root = _named("document-styles")
    faces = under(root, "office:font-face-decls")
    for name in (*FALLBACK, ARABIC):
        family = f"'{name}', '{FALLBACK[name]}'" if name in FALLBACK else f"'{name}'"
        under(faces, "style:font-face", **{"style:name": name, "svg:font-family": family})
    styles = under(root, "office:styles")
    default = under(styles, "style:default-style", **{"style:family": "paragraph"})
    under(default, "style:paragraph-properties", **{"fo:orphans": "2", "fo:widows": "2"})
    tongue, _, region = language.partition("-")
    under(
        default,
        "style:text-properties",
        **_letters(SERIF, 10.5),
        **{"fo:language": tongue, "fo:country": region or "none"},
    )
    under(styles, "style:style", **{"style:name": "Standard", "style:family": "paragraph", "style:class": "text"})
    for look in LOOKS:
        _paragraph(styles, look)
    _characters(styles)
    notes = {
        "text:note-class": "footnote",
        "style:num-format": "1",
        "text:footnotes-position": "page",
        "text:start-numbering-at": "document",
    }
    looks = {
        "text:citation-style-name": "Footnote_20_Symbol",
        "text:citation-body-style-name": "Footnote_20_anchor",
        "text:default-style-name": "Footnote",
    }
    under(styles, "text:notes-configuration", **notes, **looks)
    _page(root, page)
    return document(root)


def _paragraph(styles: Element, look: Look) -> None:
    name = _name(look.name)
    more = (
        {"style:default-outline-level": str(look.level), "style:next-style-name": "Text_20_body"} if look.level else {}
    )
    style = under(
        styles,
        "style:style",
        **{"style:name": name, "style:display-name": name.replace("_20_", " "), "style:family": "paragraph"},
        **{"style:parent-style-name": _name(look.base), **more},
    )
    room = {
        "fo:margin-top": f"{look.before}pt",
        "fo:margin-bottom": f"{look.after}pt",
        "fo:margin-right" if look.rtl else "fo:margin-left": f"{look.start}pt",
        "fo:text-indent": f"{-look.hanging}pt",
        "fo:line-height": f"{look.line:.0%}",
        "fo:keep-with-next": "always" if look.with_next else "auto",
    }
    if look.rule:
        side = "right" if look.rtl else "left"
        room |= {f"fo:border-{side}": f"1.5pt solid #{look.rule}", f"fo:padding-{side}": "8pt"}
    if look.rtl:
        room |= {"style:writing-mode": "rl-tb", "fo:text-align": "start"}
    under(style, "style:paragraph-properties", **room)
    letters = _letters(look.font, look.size)
    letters |= {
        "fo:font-weight": "bold" if look.bold else "normal",
        "style:font-weight-complex": "bold" if look.bold else "normal",
    }
    letters |= {"fo:font-style": "italic" if look.italic else "normal"}
    if look.colour:
        letters["fo:color"] = f"#{look.colour}"
    under(style, "style:text-properties", **letters)


def _characters(styles: Element) -> None:
    looks: tuple[tuple[str, dict[str, str]], ...] = (
        ("Footnote_20_Symbol", {"style:text-position": "super 58%"}),
        ("Footnote_20_anchor", {"style:text-position": "super 58%"}),
        ("Internet_20_link", {"fo:color": f"#{ACCENT}"}),
        ("Emphasis", {"fo:font-style": "italic"}),
        ("Strong_20_Emphasis", {"fo:font-weight": "bold"}),
        ("Superscript", {"style:text-position": "super 58%"}),
        ("Subscript", {"style:text-position": "sub 58%"}),
    )
    for name, letters in looks:
        style = under(
            styles,
            "style:style",
            **{"style:name": name, "style:display-name": name.replace("_20_", " "), "style:family": "text"},
        )
        under(style, "style:text-properties", **letters)


def _page(root: Element, page: str) -> None:
    width, height = PAGE[page]
    layout = under(under(root, "office:automatic-styles"), "style:page-layout", **{"style:name": "Page"})
    sizes = {"fo:page-width": f"{width}pt", "fo:page-height": f"{height}pt", "fo:margin": f"{MARGIN}pt"}
    under(layout, "style:page-layout-properties", **sizes, **{"style:print-orientation": "portrait"})
    master = under(root, "office:master-styles")
    under(master, "style:master-page", **{"style:name": "Standard", "style:page-layout-name": "Page"})


def _letters(font: str, points: float) -> dict[str, str]:
    return {
        "style:font-name": font,
        "style:font-name-complex": ARABIC,
        "fo:font-size": f"{points}pt",
        "style:font-size-complex": f"{points}pt",
    }


def _name(name: str) -> str:
    return _NAMES.get(name, name.replace(" ", "_20_"))
