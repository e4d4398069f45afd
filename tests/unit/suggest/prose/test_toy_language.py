"""The engine knows the names of classes and no word: a language of a dozen words is read as well."""

from timeline_app.suggest.prose import build, taken_apart
from timeline_app.suggest.prose.clauses import Sort, clause_around
from timeline_app.suggest.prose.reporting import dates_the_saying, report_about

TOY = build(
    {
        "classes": {
            "past": ["sag", "fol", "bren"],
            "reporting": ["sag"],
            "that": ["dat"],
            "comma": [","],
            "coordinator": ["un"],
            "relative": ["wek"],
            "time_preposition": ["am"],
            "according": ["na wort"],
        }
    }
)


def read(text, *times):
    places = [(text.index(time), text.index(time) + len(time)) for time in times]
    return taken_apart(text, 0, len(text), TOY, places)


def test_who_speaks_and_what_is_dated_is_seen_in_any_language():
    sentence = read("Am T1 kato sag dat brug fol.", "T1")
    report = report_about(sentence, (0, len(sentence.words)), (1, 2))
    assert dates_the_saying(report, (1, 2)) and sentence.span(*report.speaker) == "kato"
    sentence = read("Kato sag dat brug fol am T1.", "T1")
    report = report_about(sentence, (0, len(sentence.words)), (6, 7))
    assert not dates_the_saying(report, (6, 7)) and sentence.span(*report.content) == "brug fol am T1."
    sentence = read("Na wort kato, brug fol am T1.", "T1")
    report = report_about(sentence, (0, len(sentence.words)), (7, 8))
    assert sentence.span(*report.speaker) == "kato"


def test_clauses_are_cut_in_any_language():
    sentence = read("Brug, wek bren am T1, fol un hus bren am T2.", "T1", "T2")
    first = clause_around(sentence, (0, len(sentence.words)), (5, 6))
    assert (first.sort, sentence.span(*first.subject)) == (Sort.RELATIVE, "Brug")
    second = clause_around(sentence, (0, len(sentence.words)), (12, 13))
    assert sentence.span(second.start, second.end) == "un hus bren am T2."


def test_a_language_without_words_says_nothing():
    sentence = taken_apart("Am T1 kato sag dat.", 0, 19, build({}))
    assert all(not word.classes for word in sentence.words)
    assert report_about(sentence, (0, len(sentence.words)), (1, 2)) is None
