"""From bytes to text, by whatever encoding they were written in.

Tried in order: a byte order mark, UTF-16 without one, strict UTF-8, two encodings in one file, one of 8 bits.
Whatever had to be guessed or given up is told in a note.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from timeline_app.sources.article import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
_HIGH = re.compile(rb"[\x80-\xff]")
_MANY_BYTES = re.compile(
    rb"(?:[\xc2-\xdf]|\xe0[\xa0-\xbf]|[\xe1-\xef][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]"
    rb"|[\xf1-\xf3][\x80-\xbf]{2}|\xf4[\x80-\x8f][\x80-\xbf])[\x80-\xbf]"
)
_PLAIN = bytes((*range(32, 127), *b"\t\n\r"))  # of UTF-16 at most two in three bytes look so, of ASCII nearly all
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\v\f\r\x1b")


class Decoded(NamedTuple):
    """Text, by which encoding (Python's name for it), and what there is to say about it."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; it never fails. NUL characters and the like stay for `canonical` to drop."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        if not strange(data[:_SAMPLE]):
            return _told(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # then it is something else, or something else as well
    if encoding := wide_encoding(data):
        note = Note("The file does not say how it is written; it was read as UTF-16.")
        return _told(data.decode(encoding, "replace"), encoding, note)
    try:
        return _told(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_unicode(data)


def wide_encoding(data: bytes) -> str:
    """Return utf-16-le or utf-16-be when the first 64 kB of `data` are that without a mark, else ""."""
    sample = data[: _SAMPLE & ~1]
    if not sample or len(sample) % 2 or 5 * len(sample.translate(None, _PLAIN)) < len(sample):
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        printed = sum(c in "\t\n\r\0" or unicodedata.category(c)[0] in "LMNPSZ" for c in text)
        gaps = sum(c in " \n\u3000\u3001\u3002\uff0c" for c in text)
        if printed >= 0.97 * len(text) and gaps >= 0.01 * len(text):
            return encoding
    return ""


def strange(sample: bytes) -> bool:
    """Return whether there are more control bytes than text has: over four, and over one in twenty."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 4 and 20 * controls > len(sample)


def _not_unicode(data: bytes) -> Decoded:
    whole = len(_MANY_BYTES.findall(data))
    loose = len(_HIGH.findall(_MANY_BYTES.sub(b"", data)))
    if whole >= 2 and 4 * whole >= loose:
        return _mixed(data, loose)
    encoding = _guess(data)
    note = Note(
        "The file is not Unicode; it was read as {encoding}. Check letters with accents.",
        holes={"encoding": re.sub("^cp", "Windows-", encoding)},
    )
    return _told(data.decode(encoding, "replace"), encoding, note)


def _mixed(data: bytes, loose: int) -> Decoded:
    """Read what is UTF-8 as that and each byte that cannot be as Windows-1252."""
    parts, done = [], 0
    for found in _MANY_BYTES.finditer(data):
        parts += [data[done : found.start()].decode("cp1252", "replace"), found[0].decode("utf-8")]
        done = found.end()
    parts.append(data[done:].decode("cp1252", "replace"))
    note = Note(
        "The file mixes two encodings: {count} byte is not UTF-8 and was read as Windows-1252.",
        "The file mixes two encodings: {count} bytes are not UTF-8 and were read as Windows-1252.",
        {"count": loose},
    )
    return _told("".join(parts), "utf-8+cp1252", note)


def _guess(data: bytes) -> str:
    """Return the likeliest encoding of 8 bits.

    Where most letters are plain, the few others hardly tell encodings apart, and Windows-1252 is by far the
    most common; only where they are many and a third of all letters is the library asked, for it then sees a language.
    """
    sample = data[: 4 * _SAMPLE]
    high = len(_HIGH.findall(sample))
    plain = len(re.findall(rb"[A-Za-z]", sample))
    if high > 16 and 2 * high > plain:
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        if best is not None:
            return best.encoding
    return "cp1252"


def _told(text: str, encoding: str, *notes: Note) -> Decoded:
    lost = text.count("\ufffd")
    if lost:
        notes += (
            Note(
                "{count} character could not be read and is shown as \ufffd.",
                "{count} characters could not be read and are shown as \ufffd.",
                {"count": lost},
            ),
        )
    if nuls := text.count("\0"):
        notes += (
            Note(
                "{count} NUL character was left out.",
                "{count} NUL characters were left out.",
                {"count": nuls},
            ),
        )
    return Decoded(text, encoding, notes)
