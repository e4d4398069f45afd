"""Places of hits in a text as it was written, and the words around them."""

from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.project.folding import fold
from timeline_app.project.search.snippets import MOST, highlighted, places, snippet
from timeline_app.project.search.words import words_of

LETTERS = "ab æœﬁ ß İ é e\u0301 أُجِّلَت ‌ـ \u200d\u202b۱۸ قلعة Qal‘a"


def marked(text, typed):
    """The text with its hits in brackets."""
    shown = highlighted(text, words_of(typed))
    pieces, at = [], 0
    for start, end in shown.spans:
        pieces += [shown.text[at:start], "[", shown.text[start:end], "]"]
        at = end
    return "".join([*pieces, shown.text[at:]])


def test_a_hit_is_marked_where_it_stands_though_folding_moves_letters():
    assert marked("Æneas met Ænas and Æthel", "aeneas") == "[Æneas] met Ænas and Æthel"
    assert marked("ﬁve ﬁﬁths ﬁre", "fire") == "ﬁve ﬁﬁths [ﬁre]"
    assert marked("İstanbul, Łódź", "lodz istanbul") == "[İstanbul], [Łódź]"


def test_vowel_signs_belong_to_the_hit():
    assert marked("لقد أُجِّلَت المحادثات", "أجلت") == "لقد [أُجِّلَت] المحادثات"
    assert marked("Cafe\u0301s", "cafe") == "[Cafe\u0301]s"


def test_a_word_parted_from_inside_is_marked_whole():
    assert marked("Yangi Qal‘a fell", "qala") == "Yangi [Qal‘a] fell"
    assert marked("او می‌گوید که", "میگوید") == "او [می‌گوید] که"


def test_the_stretch_with_the_most_different_words_is_chosen():
    text = "Kabul. " + "filler " * 60 + "Herat and Kabul are named together. " + "filler " * 60
    words = words_of("kabul herat")
    (herat, _), (kabul, _) = places(text, words).spans
    assert text[herat:].startswith("Herat and Kabul")
    assert text[kabul:].startswith("Kabul are")
    shown = snippet(text, places(text, words).spans)
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert [shown.text[s:e] for s, e in shown.spans] == ["Herat", "Kabul"]


def test_a_snippet_is_one_line_and_cut_between_words():
    shown = snippet("one\ntwo\n\n" + "three " * 100, [(0, 3)])
    assert "\n" not in shown.text
    assert shown.text.endswith("three…")
    assert len(shown.text) <= MOST + 2


def test_without_a_hit_a_snippet_is_the_beginning():
    assert snippet("Short.", []) == ("Short.", ())
    assert places("Short.", words_of("absent")).first is None


@given(st.text(st.sampled_from(LETTERS), max_size=700), st.text(st.sampled_from(LETTERS), min_size=1, max_size=4))
@example("é" * 600 + " æa", "aea")
def test_what_is_marked_folds_to_what_was_sought(text, typed):
    words = words_of(typed)
    for start, end in highlighted(text, words).spans:
        assert 0 <= start < end <= len(text)
        hit = fold(text[start:end]).translate(str.maketrans("", "", "'’‘`´ "))
        assert any("".join(form) in hit for word in words for form in word.forms)


@given(st.text(st.sampled_from(LETTERS), max_size=400), st.text(st.sampled_from(LETTERS), max_size=3))
def test_a_snippet_marks_the_same_words_as_the_text(text, typed):
    spans = places(text, words_of(typed)).spans
    shown = snippet(text, spans)
    for (s, _), (start, end) in zip(spans, shown.spans, strict=False):
        assert shown.text[start:end].split() == text[s : s + end - start].split()
