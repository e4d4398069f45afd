"""Bytes to text: every encoding that articles come in, and what is said about those that had to be guessed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.sources import Hints
from timeline_app.sources.decoding import decode, strange, wide_encoding
from timeline_app.sources.readers.plain import read_plain

GERMAN = "Die Straße nach Süden war drei Tage gesperrt, “außer für Ärzte” – so hieß es."
RUSSIAN = "Дорога на юг была закрыта три дня, сообщили в понедельник местные власти района."
PERSIAN = "راه جنوب سه روز بسته بود و روز پنجشنبه دوباره باز شد."


def told(data: bytes) -> list[str]:
    return [str(note) for note in decode(data).notes]


@pytest.mark.parametrize("words", [GERMAN, RUSSIAN, PERSIAN, "plain", ""])
def test_utf_8_is_read_without_a_word(words):
    assert decode(words.encode()) == (words, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("words", [GERMAN, RUSSIAN, PERSIAN])
def test_a_mark_of_order_settles_it(words, mark, encoding):
    assert decode(mark + words.encode(encoding)) == (words, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", [GERMAN, RUSSIAN, PERSIAN, "道路は三日間閉鎖された。木曜日に再び開通した。"])
def test_utf_16_without_a_mark_is_recognised_and_told(words, encoding):
    decoded = decode(words.encode(encoding))
    assert (decoded.text, decoded.encoding) == (words, encoding)
    assert [str(note) for note in decoded.notes] == ["The file does not say how it is written; it was read as UTF-16."]


def test_windows_letters_are_read_and_told():
    decoded = decode(GERMAN.encode("cp1252"))
    assert decoded.text == GERMAN
    assert told(GERMAN.encode("cp1252")) == [
        "The file is not Unicode; it was read as Windows-1252. Check letters with accents."
    ]


def test_another_alphabet_of_eight_bits_is_recognised_by_its_language():
    decoded = decode((RUSSIAN * 5).encode("cp1251"))
    assert decoded.text == RUSSIAN * 5
    assert "Windows-1251" in str(decoded.notes[0])


def test_bytes_that_fit_no_language_still_become_a_text():
    decoded = decode(bytes(range(0x80, 0x100)) * 3)
    assert decoded.text


def test_two_encodings_in_one_file_are_both_read():
    data = f"{GERMAN}\n".encode() + "Süden, Ärzte, außer".encode("cp1252")
    decoded = decode(data)
    assert decoded.text == f"{GERMAN}\nSüden, Ärzte, außer"
    assert decoded.encoding == "utf-8+cp1252"
    assert told(data) == ["The file mixes two encodings: 3 bytes are not UTF-8 and were read as Windows-1252."]


def test_one_stray_byte_is_told_as_one():
    data = f"{GERMAN}\n".encode() + b"\xe9"
    assert told(data) == ["The file mixes two encodings: 1 byte is not UTF-8 and was read as Windows-1252."]


def test_what_cannot_be_read_is_counted():
    data = "Straße: ".encode("cp1252") + b"\x81\x8d."
    assert decode(data).text == "Straße: \ufffd\ufffd."
    assert told(data)[-1] == "2 characters could not be read and are shown as \ufffd."
    assert told(b"\xff\xfea\0b")[-1] == "1 character could not be read and is shown as \ufffd."


def test_nul_characters_are_left_out_and_counted():
    article = read_plain(b"One\0 two\0 three.", Hints())
    assert article.text == "One two three."
    assert [str(note) for note in article.notes] == ["2 NUL characters were left out."]
    assert told(b"a line of words\0") == ["1 NUL character was left out."]


@pytest.mark.parametrize("data", [b"", b"abc", b"plain words, no controls at all", bytes(100), b"\x01\x02\x03" * 30])
def test_what_is_not_utf_16_is_not_taken_for_it(data):
    assert wide_encoding(data) == ""


def test_text_is_not_strange_and_noise_is():
    assert not strange(GERMAN.encode() + b"\t\r\n\f\x1b")
    assert strange(bytes(range(64)) * 4)
    assert not strange(b"")


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data):
    decoded = decode(data)
    assert isinstance(decoded.text, str)
    assert all(str(note).endswith((".", "\ufffd.")) for note in decoded.notes)


@given(st.text(max_size=200))
def test_what_was_written_as_utf_8_comes_back(text):
    data = text.encode()
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if not marked and not wide_encoding(data):
        assert decode(data).text == text
