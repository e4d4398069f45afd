"""XML written from a tree, so that every text is escaped; the same tree gives the same bytes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from timeline_app.exports.signs import fit


def under(parent: Element, name: str, words: str = "", /, **attributes: str) -> Element:
    """Add an element with a text, and return it. Attributes called `class_` or `for_` lose the line."""
    found = SubElement(parent, name, {key.rstrip("_"): fit(value) for key, value in attributes.items()})
    found.text = fit(words) or None
    return found


def document(root: Element) -> bytes:
    """Return an XML document in UTF-8, indented by one blank."""
    indent(root, " ")
    body = tostring(root, encoding="unicode")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + body + "\n").encode("utf-8", "replace")
