"""Headlines that an editor would keep: the words of the source, without those of time."""

import pytest

from tests.unit.suggest.marked import titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The brigade withdrew from Orlec on [[May 10|2021-05-10]].", "The brigade withdrew from Orlec"),
        ("On [[4 June|2020-06-04]], protesters gathered in Velden.", "Protesters gathered in Velden"),
        ("A [[May 6|2021-05-06]] explosion destroyed the depot.", "An explosion destroyed the depot"),
        ("An [[early May|2021-05]] flood cut off two villages.", "A flood cut off two villages"),
        ("[[Monday|2021-05-10]]'s announcement surprised investors.", "The announcement surprised investors"),
        ("Meanwhile, on [[12 May|2021-05-12]], the council, however, met.", "The council met"),
        ("[[May 5|2021-05-05]] – Two bridges collapsed.", "Two bridges collapsed"),
        ("The port, which was closed on [[1 May|2021-05-01]], is being rebuilt.", "The port was closed"),
        ("The strike, which began on [[2 May|2021-05-02]], ended quietly.", "The strike began"),
        ("The bill, passed in [[March|2021-03]], was signed.", "Bill passed"),
        ("Dovan, who was born in a village, became mayor in [[1998|1998]].", "Dovan became mayor"),
        ("On [[4 June|2020-06-04]] protesters gathered, and police fired tear gas.", "Protesters gathered"),
        ("Fear grew following the collapse of peace talks [[on Monday|2021-05-10]].", "Collapse of peace talks"),
        ("The town fell after [[a week|2021-05-03~/2021-05-10]] of heavy shelling.", "Heavy shelling"),
        ("It was dissolved, and on [[2 May|2021-05-02]] the army entered Velden.", "The army entered Velden"),
        ("The siege lasted, in all, from [[3 to 7 May|2021-05-03/2021-05-07]].", "The siege lasted, in all"),
    ],
)  # fmt: skip
def test_a_title_is_the_clause_without_its_time(text, title):
    assert titles(text) == [title]


def test_two_verbs_of_one_subject_with_a_date_each_are_two_titles():
    assert titles("The rebels captured Orlec on [[May 5|2021-05-05]] and lost the port on [[May 9|2021-05-09]].") == [
        "The rebels captured Orlec",
        "The rebels lost the port",
    ]


def test_a_second_verb_that_shares_the_date_stays():
    assert titles("On [[May 5|2021-05-05]] the rebels captured Orlec and burnt the mill.") == [
        "The rebels captured Orlec and burnt the mill"
    ]


def test_what_was_done_twice_to_somebody_keeps_its_auxiliary():
    text = "Ivo Marten was arrested on [[7 July 1933|1933-07-07]] and released in [[August|1933-08]]."
    assert titles(text) == ["Ivo Marten was arrested", "Ivo Marten was released"]
    text = "Ivo Marten was arrested on [[7 July 1933|1933-07-07]] and died in [[August|1933-08]]."
    assert titles(text) == ["Ivo Marten was arrested", "Ivo Marten died"]


def test_a_pronoun_gives_way_to_the_subject_before_it():
    text = "In [[1848|1848]] the assembly met in Velden; it was dissolved by troops in [[May 1849|1849-05]]."
    assert titles(text) == ["The assembly met in Velden", "The assembly was dissolved by troops"]


def test_a_pronoun_gives_way_to_the_person_named_last():
    text = "Mira Solen, the head of the council, spoke. [[Two days later|2021-05-12]] she resigned."
    assert titles(text) == ["Mira Solen resigned"]


def test_a_pronoun_that_stands_for_nobody_known_stays():
    assert titles("He died on [[5 May 1821|1821-05-05]].") == ["He died"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Troops took the old harbour town of Velden, the largest of the northern coast and the seat of the "
            "regional council, on [[May 5|2021-05-05]].",
            "Troops took the old harbour town of Velden",
        ),
        (
            "Eleven villagers and a member of the rescue service were buried in the [[May 6|2021-05-06]] "
            "landslide above the village of Brell in the north.",
            "Eleven villagers and a member of the rescue service were buried in the landslide",
        ),
        (
            "The commission published the second and last of its long reports on the flooding of the valley while "
            "the minister was travelling on [[May 6|2021-05-06]] abroad.",
            "The minister was travelling abroad",
        ),
    ],
)
def test_a_long_clause_is_cut_where_an_aside_or_a_phrase_begins(text, title):
    assert title in titles(text)


def test_a_clause_without_a_place_to_cut_is_broken_off_between_words():
    name = " ".join(["grand"] * 30)
    (title,) = titles(f"The {name} duke abdicated on [[May 5|2021-05-05]].")
    assert len(title) <= 90 and title.endswith("grand…")


@pytest.mark.parametrize(
    "text",
    [
        *("[[May 5|2021-05-05]]", "VELDEN, [[May 5|2021-05-05]]", "The [[1964|1964]] constitution was suspended."),
        *("The treaty of [[1921|1921]] is long.", "Annual report [[2019|2019]]", "[[2019|2019]] - [[2020|2020]]."),
        *(
            "VELDEN, [[May 5|2021-05-05]] - Two bridges collapsed.",
            "[[now|]] the town is quiet.",
            "(see [[1999|1999]])",
        ),
    ],
)
def test_nothing_is_proposed_where_no_event_is_told(text):
    assert titles(text) == []
