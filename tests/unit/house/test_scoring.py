"""The benchmark's scorer counts as TempEval-3 does."""

import pytest

from tests.benchmarks import scoring, tagging
from tests.benchmarks.scoring import Marked, Tally

FILE = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-09-11"/></DCT>
<TEXT>On <TIMEX3 tid="t1" type="DATE" value="2019-09-10" edtf="2019-09-10">September 10</TIMEX3> &amp; for
<TIMEX3 tid="t2" type="DURATION" value="P3W">three <b>weeks</b></TIMEX3>, now.</TEXT></TimeML>"""


@pytest.fixture
def reference(tmp_path):
    (tmp_path / "a.tml").write_text(FILE, encoding="utf-8")
    (found,) = tagging.folder(tmp_path)
    return found


def test_a_reference_is_read_without_its_publication_date(reference):
    assert reference.published == "2019-09-11"
    assert reference.text == "On September 10 & for\nthree weeks, now."
    assert [(mark.words, mark.value) for mark in reference.marks] == [
        ("September 10", "2019-09-10"),
        ("three weeks", "P3W"),
    ]


def test_the_measures_are_those_of_tempeval(reference):
    tally = Tally()
    wide = Marked(0, 13, "DATE", "2019-09-10", "2019")
    scoring.count(tally, reference, [wide, reference.marks[1]._replace(type="DATE"), Marked(28, 31, "DATE", "x")])
    figures = tally.figures()
    assert figures["strict"] == pytest.approx(40.0)
    assert figures["relaxed"] == pytest.approx(80.0)
    assert figures["type"] == pytest.approx(40.0)
    assert figures["value"] == pytest.approx(80.0)
    assert figures["edtf"] == 0.0
    assert len(tally.errors) == 2


def test_the_same_extent_is_paired_before_a_longer_overlap():
    one, other = Marked(0, 5, "DATE", "a"), Marked(0, 9, "DATE", "b")
    assert scoring.pairs([one], [other, one]) == [(one, one)]
    assert scoring.pairs([one, Marked(6, 9, "DATE", "c")], [other]) == [(one, other)]


def test_a_reading_is_scored_and_its_confidence_told(reference):
    tally, speed = tagging.score([reference])
    assert tally.figures()["value"] == pytest.approx(80.0)  # “now” is not in the reference
    assert speed > 0
    assert "high" in tagging.calibration([tally])
    assert '"day+year" = 0.93' in tagging.priors([tally])
    assert "tests" in scoring.table([("tests", tally)])


def test_nothing_scores_nothing():
    assert set(Tally().figures().values()) == {0.0}


def test_a_folder_without_texts_is_skipped_and_this_is_said(capsys, tmp_path, monkeypatch):
    (tmp_path / "a.tml").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(tagging, "OURS", (tmp_path,))
    monkeypatch.setattr(tagging, "WIKIWARS", tmp_path / "gone")
    assert tagging.main(["--errors", "1", "--priors"]) == 0
    said = capsys.readouterr().out
    assert "gone is skipped" in said
    assert "now" in said


def test_every_annotated_text_of_ours_and_of_others_can_be_read():
    for place in (*tagging.OURS, tagging.WIKIWARS):
        references = tagging.folder(place)
        assert references
        assert all(reference.marks and reference.text for reference in references)
