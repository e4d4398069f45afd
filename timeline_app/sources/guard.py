"""What is refused before any reader sees it: no bytes at all, what is no article, and too much of one."""

from __future__ import annotations

import re

from timeline_app.errors import EmptySource, SourceError, TooLarge
from timeline_app.sources.capture import Capture
from timeline_app.sources.decoding import strange, wide_encoding
from timeline_app.sources.registry import HEAD, MB, Reader
from timeline_app.words import tr

_SAMPLE = 64 * 1024
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0")
_PROGRAM = (b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm")
_ARCHIVE = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"Rar!",
    b"(\xb5/\xfd",
)
_SOUND = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"RIFF")
_OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
_ZIPPED = re.compile(rb"word/|xl/|ppt/|META-INF/container|mimetypeapplication/(?:epub|vnd\.oasis)")
_MAIL = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?mime-version:", re.IGNORECASE)


def admit(capture: Capture) -> None:
    """Let through what may be an article.

    Raises:
        EmptySource: there is not one byte.
        SourceError: it is a known kind of file that is not read, or not text at all.
    """
    name = _name(capture)
    if not capture.data:
        raise EmptySource(tr("{name} is empty.", name=name), hint=tr("Bring in a file or a text that has words in it."))
    if refusal := _known(capture.data, name):
        raise SourceError(refusal, hint=tr("Open it in its own program, copy the words and paste them here."))
    sample = capture.data[:_SAMPLE]
    if (
        strange(sample)
        and not wide_encoding(sample)
        and not sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    ):
        raise SourceError(
            tr("{name} does not look like an article: it is not text.", name=name),
            hint=tr("Bring in a text, Markdown or web page, or paste the words."),
        )


def measure(capture: Capture, reader: Reader) -> None:
    """Let through what its reader can take.

    Raises:
        TooLarge: it is over the reader's limit.
    """
    if len(capture.data) > reader.limit:
        raise TooLarge(
            tr(
                "{name} is too large: {size} MB, where {limit} MB is the most that is read as “{title}”.",
                name=_name(capture),
                size=-(-len(capture.data) // MB),
                limit=reader.limit // MB,
                title=tr(reader.title),
            ),
            hint=tr("Split it, or bring in only the part that is the article."),
        )


def _name(capture: Capture) -> str:
    return tr("“{name}”", name=capture.file_name) if capture.file_name else tr("What was pasted")


def _known(data: bytes, name: str) -> str:
    """Return why a known kind of file is not read, or ""."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return tr("{name} is a PDF document, which is not read yet.", name=name)
    if _starts(head, _OFFICE) or (head.startswith(b"PK") and _ZIPPED.search(head)):
        return tr("{name} is an office document or a book, which is not read yet.", name=name)
    if head.startswith(b"SQLite format 3\0"):
        return tr("{name} is a project or another database, not an article.", name=name)
    if _MAIL.match(head.replace(b"\r\n", b"\n")):
        return tr("{name} is a mail or a mail archive, which is not read yet.", name=name)
    if head.startswith(b"WARC/"):
        return tr("{name} is a web archive, which is not read yet.", name=name)
    if _starts(head, _PICTURE):
        return tr("{name} does not look like an article: it is a picture.", name=name)
    return _no_words(head, name)


def _no_words(head: bytes, name: str) -> str:
    if _starts(head, _ARCHIVE):
        return tr("{name} does not look like an article: it is an archive of files.", name=name)
    if _starts(head, _PROGRAM):
        return tr("{name} does not look like an article: it is a program.", name=name)
    if _starts(head, _SOUND) or head[4:8] == b"ftyp":
        return tr("{name} does not look like an article: it is sound or film.", name=name)
    return ""


def _starts(head: bytes, magics: tuple[bytes, ...]) -> bool:
    """Return whether `head` starts with one of them; those that could be words need a NUL near by."""
    return any(
        head.startswith(magic) and (magic == b"{\\rtf" or not _wordlike(magic) or b"\0" in head[:512])
        for magic in magics
    )


def _wordlike(magic: bytes) -> bool:
    return magic.isascii() and magic.decode("ascii").isprintable()
