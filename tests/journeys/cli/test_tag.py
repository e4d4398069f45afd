"""`tag` marks what texts say of time, without a project."""

import pytest

NEWS = "<TimeML><DCT>2019-06-04</DCT>\n<TEXT>They met on Monday &amp; left a day later.</TEXT></TimeML>"


def test_timeml_and_plain_text_are_tagged(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.tml").write_text(NEWS, encoding="utf-8")
    (tmp_path / "in" / "note.txt").write_bytes("\ufeffIn 1914–18 <x>\r\n".encode())
    (tmp_path / "in" / "left.out").touch()
    answer = run("tag", tmp_path / "in", "--out", tmp_path / "out")
    assert answer.status == 0
    assert answer.out.split() == [str(tmp_path / "out" / name) for name in ("news.tml", "note.tml")]
    news = (tmp_path / "out" / "news.tml").read_text(encoding="utf-8")
    assert '<TIMEX3 tid="t1" type="DATE" value="2019-06-03">Monday</TIMEX3> &amp; left' in news
    assert 'value="2019-06-04">a day later</TIMEX3>' in news
    note = (tmp_path / "out" / "note.tml").read_bytes().decode()
    assert 'value="1914">1914</TIMEX3>–<TIMEX3 tid="t2" type="DATE" value="1918">18</TIMEX3> &lt;x&gt;\r\n' in note
    assert "<DCT>" not in note


def test_publication_date_and_mode_can_be_given(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("In 1914 war came. Last year it was peace.", encoding="utf-8")
    for words, value in ((["--mode", "news"], "2018"), (["--mode", "narrative"], "1913")):
        answer = run("tag", path, "--out", tmp_path / "out", "--published", "11 September 2019", *words)
        assert answer.status == 0
        assert f'value="{value}">Last year' in (tmp_path / "out" / "a.tml").read_text(encoding="utf-8")


@pytest.mark.parametrize("published", ["2019", "9/5/2019", "soon"])
def test_a_publication_date_is_one_day(run, tmp_path, published):
    (tmp_path / "a.txt").touch()
    answer = run("tag", tmp_path / "a.txt", "--out", tmp_path / "out", "--published", published)
    assert answer.status == 1
    assert published in answer.err


def test_nothing_is_written_over_what_is_read(run, tmp_path):
    path = tmp_path / "a.tml"
    path.write_text(NEWS, encoding="utf-8")
    answer = run("tag", path, "--out", tmp_path)
    assert answer.status == 1
    assert "over itself" in answer.err
    assert path.read_text(encoding="utf-8") == NEWS


def test_two_files_never_become_one(run, tmp_path):
    for name in ("a.tml", "a.txt"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    answer = run("tag", tmp_path, "--out", tmp_path / "out")
    assert answer.status == 1
    assert "one file" in answer.err


def test_what_cannot_be_read_is_said_and_the_others_are_tagged(run, tmp_path):
    (tmp_path / "good.tml").write_text(NEWS, encoding="utf-8")
    (tmp_path / "bad.tml").write_text("<TimeML/>", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    answer = run("tag", tmp_path, tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert answer.status == 1
    assert answer.out.split() == [str(tmp_path / "out" / "good.tml")]
    assert all(name in answer.err for name in ("bad.tml", "latin.txt", "gone.txt"))


def test_an_empty_folder_is_refused(run, tmp_path):
    answer = run("tag", tmp_path, "--out", tmp_path / "out")
    assert answer.status == 1
    assert "no file" in answer.err


@pytest.mark.parametrize("out", ["a.txt", "a.txt/in", "x" * 300])
def test_a_folder_that_cannot_be_made_is_told(run, tmp_path, out):
    (tmp_path / "a.txt").write_text("On 5 May.", encoding="utf-8")
    answer = run("tag", tmp_path / "a.txt", "--out", tmp_path / out)
    assert answer.status == 1
    assert "could not be written" in answer.err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "On 5 May."


def test_a_name_that_no_file_can_have_is_told(run, tmp_path):
    answer = run("tag", tmp_path / ("x" * 300), "--out", tmp_path / "out")
    assert answer.status == 1
    assert "cannot be read" in answer.err


def test_a_day_before_christ_is_no_day_of_publication(run, tmp_path):
    (tmp_path / "a.txt").write_text("Yesterday.", encoding="utf-8")
    answer = run("tag", tmp_path / "a.txt", "--out", tmp_path / "out", "--published", "15 March 44 BC")
    assert answer.status == 1
    assert "44 BC" in answer.err
