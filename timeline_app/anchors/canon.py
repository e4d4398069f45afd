"""The canonical text of a version: what passages are counted in.

The rules keep `QTextDocument.setPlainText(text)` and `text` in step, unit by unit, and touch nothing else: no
Unicode normalisation, no trimming; a source's odd spaces and typing errors stay, because quotes are verbatim.
"""

from __future__ import annotations

import re

CANON_VERSION = 1
"""Number of the rules below. They never change for a stored version; other rules get another number."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_LAST_TWO = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffc\ufdd0-\ufdef{_LAST_TWO}]")


def canonical(text: str) -> str:
    """Return `text` by the canonical rules; doing it twice changes nothing more.

    1. CRLF, CR, VT, FF, NEL, U+2028 and U+2029 become line feeds; halves of a surrogate pair are joined,
       lone ones become U+FFFD.
    2. Control characters other than tab and line feed, U+FEFF, U+FFFC and the noncharacters are dropped.
    """
    if not text.isascii():
        text = _SURROGATES.sub(_whole, text)
    return _DROPPED.sub("", _LINE_END.sub("\n", text))


def _whole(surrogates: re.Match[str]) -> str:
    return surrogates[0].encode("utf-16", "surrogatepass").decode("utf-16") if len(surrogates[0]) == 2 else "\ufffd"
