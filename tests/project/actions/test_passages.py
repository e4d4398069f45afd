import pytest

from timeline_app import actions
from timeline_app.errors import Choice, InvalidValue, QuoteNotFound
from timeline_app.model import Passage


def test_a_mark_keeps_the_words_and_what_stands_beside_them(project, version, mark):
    passage = mark("closed the old harbour")
    text = project.text(version)
    assert passage.quote == text[passage.start : passage.end] == "closed the old harbour"
    assert text[: passage.start].endswith(passage.anchor["prefix"])
    assert project.undo_label == "Mark passage"


def test_a_selection_is_widened_to_letters_and_trimmed(project, version):
    text = project.text(version)
    at = text.index(" closed the")
    assert actions.annotate(project, version, at, at + 8).quote == "closed"


def test_the_same_words_marked_twice_are_one_passage(project, version, mark):
    first = mark("the old harbour")
    again = mark("the old harbour", colour="y", comment="look")
    assert again.id == first.id
    assert (again.colour, again.comment) == ("y", "look")
    mark("the old harbour")
    assert project.undo_label == "Mark passage"
    assert len(project.all(Passage)) == 1


@pytest.mark.parametrize("span", [(5, 5), (21, 23), (-1, 4), (0, 99_999), (9, 4)])
def test_a_selection_without_words_is_refused(project, version, span):
    assert project.text(version)[21:23] == "\n\n"
    with pytest.raises(InvalidValue, match="no words"):
        actions.annotate(project, version, *span)


def test_a_mark_can_be_widened_but_not_onto_another(project, mark):
    narrow, wide = mark("old harbour"), mark("closed the old harbour")
    at = wide.start - len("the council of Lowick ")
    assert actions.resize_passage(project, wide, at, wide.end).quote.startswith("the council of Lowick closed")
    with pytest.raises(InvalidValue, match="marked already"):
        actions.resize_passage(project, wide, narrow.start, narrow.end)
    assert actions.resize_passage(project, narrow, narrow.start, narrow.end).quote == "old harbour"


def test_colour_and_comment_are_each_one_edit(project, mark):
    passage = mark("old harbour")
    assert actions.highlight(project, passage, "g").colour == "g"
    assert actions.comment(project, passage, " why? ").comment == "why?"
    assert actions.edit_passage(project, passage, colour="", comment="x").comment == "x"
    with pytest.raises(InvalidValue, match="“pink”"):
        actions.highlight(project, passage, "pink")
    with pytest.raises(InvalidValue, match="no field “size”"):
        actions.edit_passage(project, passage, size="1")


def test_words_are_found_letter_by_letter(project, version):
    place = actions.find_words(project, version, "“Nobody was asked,”")
    assert place.exact
    assert project.text(version)[place.start : place.end] == "“Nobody was asked,”"


def test_words_typed_with_other_signs_and_spaces_are_found_and_told(project, version):
    place = actions.find_words(project, version, ' "Nobody  was asked," ')
    assert not place.exact
    assert project.text(version)[place.start : place.end] == "“Nobody was asked,”"


def test_white_space_around_a_quotation_does_not_count(project, version):
    assert actions.find_words(project, version, " old harbour\n").exact


def test_words_that_stand_there_more_than_once_are_asked_about(project, version):
    with pytest.raises(Choice, match="3 times") as told:
        actions.find_words(project, version, "quay")
    assert [choice[0] for choice in told.value.choices] == ["1", "2", "3"]
    assert "says that the [quay] had been unsafe" in told.value.choices[0]
    second = actions.find_words(project, version, "quay was safe", 2)
    assert project.text(version)[second.end :] == ".\n"


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("closed the old mill", "Up to “closed the old”"),
        ("zebras", "Copy them"),
    ],
)
def test_words_that_are_not_there_are_told_up_to_where_they_are(project, version, quote, hint):
    with pytest.raises(QuoteNotFound, match="do not stand") as told:
        actions.find_words(project, version, quote)
    assert hint in told.value.hint


def test_an_occurrence_that_is_not_there_is_refused(project, version):
    for asked in (3, -1):
        with pytest.raises(QuoteNotFound, match="2 times"):
            actions.find_words(project, version, "quay was safe", asked)


def test_an_empty_quotation_is_refused(project, version):
    with pytest.raises(InvalidValue, match="empty"):
        actions.find_words(project, version, " ")


def test_marks_come_in_the_order_of_the_text(project, version, mark):
    quotes = ["unsafe since 2015", "old harbour", "the old harbour"]
    for quote in quotes:
        mark(quote)
    assert [p.quote for p in actions.passages_of(project, version)] == [
        "the old harbour",
        "old harbour",
        "unsafe since 2015",
    ]
