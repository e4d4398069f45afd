"""Which signs of a text go out, where the format is read by other programs."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def fit(words: str) -> str:
    """Return words without what XML 1.0, HTML and calendars cannot hold or should not.

    Control characters, halves of characters and noncharacters go; every line break becomes one line feed.
    """
    return _UNFIT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
