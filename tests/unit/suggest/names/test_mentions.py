"""People, places and organisations by capitals, cues and what was accepted; all names are invented."""

import pytest

from timeline_app.suggest.names import Known, Lexicon, Register, mentions_in
from timeline_app.suggest.prose import load, sentences, taken_apart

ENGLISH = load("en")


def found(text, lexicon=None):
    register = Register(ENGLISH, lexicon or Lexicon())
    return [
        mention
        for place in sentences(text, ENGLISH)
        for mention in mentions_in(taken_apart(text, *place, ENGLISH), register)
    ]


def kinds(text, lexicon=None):
    return [(mention.text, mention.kind) for mention in found(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They hold the districts of Orlec and Yangi Brell.", [("Orlec", "place"), ("Yangi Brell", "place")]),
        ("It was in Velden province.", [("Velden", "place")]),
        ("They reached the capital of Norrland.", [("Norrland", "place")]),
        ("Rebels overran Brell, the largest town in the north.", [("Brell", "place")]),
        ("They fled to Orlec, Brell and Tarnow.", [("Orlec", "place"), ("Brell", "place"), ("Tarnow", "place")]),
        ("The Marrow River rose.", [("Marrow River", "place")]),
        ("Mira Solen, the head of the council, left.", [("Mira Solen", "person")]),
        ("President Otto Brand spoke.", [("Otto Brand", "person")]),
        ("U.S. President Otto Brand spoke.", [("Otto Brand", "person")]),
        ("Mira Solen told reporters.", [("Mira Solen", "person")]),
        ("“No,” said Mira Solen.", [("Mira Solen", "person")]),
        ("Ivo Marten, spokesman for Norrbank, left.", [("Ivo Marten", "person"), ("Norrbank", "organisation")]),
        ("Ivo Marten, spokesman for Norrland’s governor, left.", [("Ivo Marten", "person"), ("Norrland", "place")]),
        ("Velden forces withdrew.", [("Velden forces", "organisation")]),
        ("The Norrland provincial council met.", [("Norrland provincial council", "organisation")]),
        ("The Ministry of Mines met.", [("Ministry of Mines", "organisation")]),
        ("The Velden Council met.", [("Velden Council", "organisation")]),
        ("The Marrani withdrew.", [("Marrani", "organisation")]),
        ("Officials said so. The President left.", []),
        ("Nothing is known of Tarnow.", []),
        ("ALL OF THIS HEADLINE STANDS IN CAPITALS TODAY.", []),
    ],
)  # fmt: skip
def test_a_name_is_what_the_words_around_it_say(text, names):
    assert kinds(text) == names


def test_a_name_is_known_again_in_the_same_text():
    assert kinds("They hold the district of Orlec. Orlec is small.")[1] == ("Orlec", "place")
    assert [mention.sure for mention in found("They hold the district of Orlec. Orlec is small.")] == [True, False]


def test_a_surname_stands_for_the_full_name_before_it():
    text = "Mira Solen, the head of the council, spoke. Solen left."
    assert found(text)[1].name == "Mira Solen" and found(text)[1].kind == "person"


def test_a_surname_of_two_people_is_nobodys():
    text = "Mira Solen told them. Ana Solen told them. Solen left."
    assert [mention.text for mention in found(text)] == ["Mira Solen", "Ana Solen"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *(("They withdrew from Orlec.", "from"), ("They fled to Orlec.", "to"), ("They met in Orlec.", "at")),
        *(
            ("They overran Orlec.", "at"),
            ("The district of Orlec is small.", "at"),
            ("Orlec, a town, is small.", "about"),
        ),
    ],
)
def test_a_place_has_the_relation_that_its_preposition_gives(text, role):
    assert [mention.role for mention in found(text)] == [role]


def test_what_was_accepted_wins_over_cues_and_what_was_rejected_is_no_name():
    lexicon = Lexicon.of(
        [("Orlec", "person", "ab" * 16, "Jan Orlec"), ("Orlec", "place", "cd" * 16, "Orlec")], ["Brell"]
    )
    (orlec,) = [mention for mention in found("They met in Orlec, then in Brell.", lexicon) if mention.kind]
    assert (orlec.kind, orlec.name, orlec.record) == ("person", "Jan Orlec", "ab" * 16)


def test_a_known_name_is_found_whatever_its_capitals():
    lexicon = Lexicon({"Yangi Brell": Known("place", "", "Yangi Brell")})
    assert lexicon.find("YANGI BRELL") == lexicon.find("Yangi Brell") != lexicon.find("Brell")
    assert kinds("YANGI BRELL is small.", lexicon) == [("YANGI BRELL", "place")]
