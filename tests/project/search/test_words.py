"""What people type, as words that must all be there."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.project.search.words import LONG, MOST, asked, indexed, lines_with, words_of

SCRIPTS = "abz Éß Øæﬁ 'ʿ’-_.,:*^\"“”() AND OR NOT NEAR ۱۸ ي ی ك ة أ آ ُ \u200c\u200dقلعه می رود 北京 กข 🏴 \x00\t\n+{}"
texts = st.text(st.sampled_from(SCRIPTS), max_size=30) | st.text(st.characters(codec="utf-8", max_codepoint=0x5FF))


@pytest.fixture(scope="module")
def fts():
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table t using fts5 (folded, joined, tokenize='unicode61 remove_diacritics 2')")
    yield db
    db.close()


def found(fts, text, typed):
    fts.execute("delete from t")
    fts.execute("insert into t values (?, ?)", indexed(text))
    return bool(fts.execute("select 1 from t where t match ?", (asked(words_of(typed)),)).fetchone())


def scanned(text, typed):
    return all(word.is_in(*indexed(text)) for word in words_of(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("attack", "Two attacks near Kabul"),
        ("kabul ATT", "Two attacks near Kabul"),
        ("zurich", "Der Zug nach Zürich"),
        ("zürich", "Der Zug nach Zurich"),
        ("strasse", "Die Straße"),
        ("lodz", "Łódź"),
        ("أجلت", "أُجِّلَت المحادثات"),
        ("ينگي قلعه", "د ینگی قلعة ولسوالۍ"),
        ("قلعة", "ینگی قلعه"),
        ("كابل", "کابل"),
        ("كـــابل", "کابل"),
        ("18", "۱۸ سنبله"),
        ("١٨", "18 people"),
        ("qala", "Yangi Qal‘a"),
        ("Qal'a", "Yangi Qala"),
        ("Qal’a", "Yangi Qal‘a"),
        ("میگوید", "او می‌گوید"),
        ("می گوید", "او می‌گوید"),
        ("می‌گوید", "او میگوید"),
        ("می گوید", "او میگوید"),
        ('"near kabul"', "Two attacks near Kabul"),
        ("“near Kabul”", "Two attacks near Kabul"),
        ('"attacks near', "Two attacks near Kabul"),
        ("北京", "他住在北京市"),
    ],
)
def test_words_are_found_however_they_are_written(fts, typed, text):
    assert found(fts, text, typed)
    assert scanned(text, typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("abul", "Two attacks near Kabul"),
        ("kabul herat", "Two attacks near Kabul"),
        ('"near attacks"', "Two attacks near Kabul"),
        ('"two attack"', "Two attacks near Kabul"),
        ("t", "Two attacks"),
        ("京北", "他住在北京市"),
    ],
)
def test_what_is_not_there_is_not_found(fts, typed, text):
    assert not found(fts, text, typed)
    assert not scanned(text, typed)


@given(texts, texts)
@example("Qal‘a", "qala").via("a word parted from inside")
@example("a 'b c", "'b")
@example("می رود", "میرود")
def test_the_index_and_a_look_through_the_text_say_the_same(fts, text, typed):
    if words_of(typed):
        assert found(fts, text, typed) == scanned(text, typed)


@given(st.lists(texts.map(lambda text: text.replace("\x1f", "")), max_size=5), texts)
@example(["a b", "a", "b", "a\nb c"], '"a b" c')
@example(["Yangi Qal‘a", "qala", ""], "qala")
@example(["他住在北京市", "北", "京"], "北京")
@example(["re attack, attacks", "reattack", "attack"], "attack")
def test_many_texts_looked_through_at_once_hold_what_each_of_them_holds(many, typed):
    words = words_of(typed)
    expected = {(n, w) for n, text in enumerate(many) for w, word in enumerate(words) if word.is_in(*indexed(text))}
    assert set(lines_with(words, "\x1f".join(many), "\x1f") if many else ()) == expected


@given(st.text(st.characters(exclude_categories=())))
@example("\ud800")
@example('" OR "')
@example("a* NEAR(b, c) NOT folded:d ^e {f}")
@example("\x00")
def test_whatever_is_typed_is_a_question_that_can_be_asked(fts, typed):
    if words := words_of(typed):
        fts.execute("select * from t where t match ?", (asked(words),)).fetchall()


def test_words_without_end_are_passed_over():
    many = words_of(" ".join(f"w{n}" for n in range(10_000)))
    assert len(many) == MOST
    assert words_of("x" * 10_000) == words_of("x" * LONG)
    assert words_of("same same same") == words_of("same")


def test_signs_alone_are_no_words():
    assert words_of('— … "" ‘’ 🏴') == ()


@pytest.mark.parametrize("letter", ["漢", "é", "é'"])
def test_a_text_in_one_piece_is_indexed_however_long_it_is(letter):
    # In time that grows with the text: what grew with its square never came to an end here.
    count = 1_000_000

    folded, together = indexed(letter * count)

    assert len(folded.replace(" ", "")) == len(letter) * count
    assert together.count("e") == (count if "'" in letter else 0)


def test_a_letter_that_is_an_apostrophe_parts_a_word_as_any_other():
    assert indexed("Qalʼa ʼAbd saʼʼid")[1] == "qala said"
