"""Very many letters folded at once: the same as letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.project import folding
from timeline_app.project.folding import fold_all, fold_one

letters = st.sampled_from("aÄǅßæﷺيى\u200c\u064e\u0301٣५'\x1f\n") | st.characters(codec="utf-8")


@given(st.text(alphabet=letters))
def test_very_many_letters_fold_as_each_of_them_does(text):
    assert fold_all(text) == fold_one(text)
    assert fold_all(text * 3) == fold_one(text) * 3


def test_letters_that_fold_into_none_or_several_leave_the_others_where_they_are():
    assert fold_all("Æb\u0301ة\u200dßz") == "aebهssz"
    assert fold_all("\u0301") == ""


def test_more_letters_than_are_folded_at_once_fold_as_each_of_them_does(monkeypatch):
    monkeypatch.setattr(folding, "_AT_ONCE", 3)
    text = "Æb\u0301ة\u200dßz plain Ä"
    assert fold_all(text) == fold_one(text)


def test_each_letter_of_a_form_is_its_own_form():
    forms = {fold_one(chr(code)) for code in range(0x20000)}  # beyond are ideographs
    assert [form for form in forms if "".join(map(fold_one, form)) != form] == []
