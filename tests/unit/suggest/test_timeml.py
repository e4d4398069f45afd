"""TimeML files come back with TIMEX3 in their text and nothing else changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.errors import SourceError
from timeline_app.suggest import Timex, read, timeml

FILE = """<?xml version="1.0" ?>
<TimeML>
<DOCID>sample</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2019-06-04" functionInDocument="CREATION_TIME">June 4</TIMEX3></DCT>
<TITLE>A sample</TITLE>
<TEXT>
Fish &amp; Sons <EVENT eid="e1">closed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="1">June 3</TIMEX3> &lt;here&gt;.\r
</TEXT>
</TimeML>
"""


def without_marks(written):
    return re.sub(r"</?TIMEX3\b[^>]*>", "", written)


def tagged(raw):
    document = timeml.parse(raw)
    reading = read(document.text, document.published)
    return timeml.marked(document, [(each.start, each.end, each.timex) for each in reading.expressions])


def test_the_text_and_the_publication_date_are_read():
    document = timeml.parse(FILE)
    assert document.published == "2019-06-04"
    assert document.text == "\nFish & Sons closed on June 3 <here>.\r\n"


def test_marks_are_written_and_old_ones_replaced():
    written = tagged(FILE)
    assert '<TIMEX3 tid="t1" type="DATE" value="2019-06-03">June 3</TIMEX3>' in written
    assert 'value="1"' not in written
    assert without_marks(written) == without_marks(FILE)


def test_a_modifier_is_written():
    assert 'value="2019-05" mod="END">late May</TIMEX3>' in tagged(FILE.replace("June 3<", "late May<"))


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ('<DCT><TIMEX3 value="20190604"/></DCT>', "2019-06-04"),
        ("<DCT>2019-06-04T10:00</DCT>", "2019-06-04"),
        ('<TIMEX3 tid="t0" functionInDocument="PUBLICATION_TIME" value="2019-06-04">4/6</TIMEX3>', "2019-06-04"),
        ("<DCT>yesterday</DCT>", ""),
        ("<DCT>2019-16-04</DCT>", ""),
        ("", ""),
    ],
)
def test_a_publication_date_is_found_where_files_have_it(stated, published):
    assert timeml.parse(f"<TimeML>{stated}<TEXT>x</TEXT></TimeML>").published == published


def test_a_file_without_text_is_refused():
    with pytest.raises(SourceError):
        timeml.parse("<TimeML/>")


def test_marks_never_cross_other_markup():
    document = timeml.parse("<TEXT>On <b>3 June</b> and 4 <i>June 5</i> x</TEXT>")
    mark = Timex("DATE", "2019")
    whole = timeml.marked(document, [(3, 9, mark), (14, 18, mark)])
    assert whole.count("<TIMEX3") == 1
    assert without_marks(whole) == "<TEXT>On <b>3 June</b> and 4 <i>June 5</i> x</TEXT>"


@given(st.text(alphabet="ab<>&;\"' \n1é", max_size=60), st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_plain_text_goes_in_and_comes_out_again(text, places):
    document = timeml.from_text(text, "a & b", "2019-06-04")
    assert document.text == text
    cuts = sorted(place for place in places if place <= len(text))
    marks = [(first, last, Timex("DATE", "2019", "MID")) for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    again = timeml.parse(timeml.marked(document, marks))
    assert again.text == text
    assert again.published == "2019-06-04"


@pytest.mark.parametrize("opening", ["<!--", "<![CDATA[", "<?", "<a ", "<a b='", "&a", "<DCT>", "<TEXT ", "<TIMEX3 "])
def test_markup_that_never_ends_is_text_and_costs_no_more(opening):
    raw = f"<TEXT>{opening * 100_000} 5 May 2019</TEXT>"
    assert timeml.parse(raw).published == ""
    assert "".join(run.raw for run in timeml.parse(raw).runs) == raw.removeprefix("<TEXT>").removesuffix("</TEXT>")


def test_the_end_of_a_file_that_never_ends_is_not_sought_again_and_again():
    raw = "<DCT>" * 100_000 + "<TIMEX3 " * 100_000 + "<TEXT></TEXT>"
    assert timeml.parse(raw).published == ""


def test_entities_of_others_are_left_as_they_are():
    doctype = '<!DOCTYPE TimeML [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
    body = f"&a;&b;&#0;&#xD800;&#{'9' * 5000}; on <![CDATA[5 May <x>]]> <!-- 6 May --> <b a='7 May > 8 May'>9 May</b>"
    raw = f"{doctype}<TimeML><TEXT>{body}</TEXT></TimeML>"
    written = tagged(raw)
    assert without_marks(written) == raw
    assert re.findall("<TIMEX3[^>]*>([^<]*)", written) == ["9 May"]


def test_a_publication_date_that_no_calendar_has_is_none():
    assert timeml.parse("<DCT>2019-02-31</DCT><TEXT></TEXT>").published == ""


def test_what_xml_cannot_hold_is_replaced_in_plain_text():
    document = timeml.from_text("On\x00 5 May\x0b\ufffe\ud800 \U0001f642\t\r\n", "\udcff")
    assert document.text == "On\ufffd 5 May\ufffd\ufffd\ufffd \U0001f642\t\r\n"
    assert timeml.marked(document, []).encode()


def test_many_marks_between_much_markup_are_written_in_one_pass():
    document = timeml.from_text("5 May & " * 20_000, "a")
    (mark,) = read("5 May").expressions
    marks = [(at * 8, at * 8 + 5, mark.timex) for at in range(20_000)]
    assert timeml.marked(document, marks).count("<TIMEX3 ") == 20_000
