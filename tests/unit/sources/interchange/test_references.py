"""References of other programs become sources; all of them are samples."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.citations.maps.names import date, person
from timeline_app.errors import SourceError
from timeline_app.sources.interchange import Asked, Incoming, incoming_readers, read_incoming
from timeline_app.sources.interchange.registry import choose

RIS = """TY  - NEWS
AU  - Sample, Eva
A2  - Editor, Ed
TI  - Four days in the north
T2  - Sample Post
DA  - 2019/09/10
Y2  - 2026/10/01
UR  - https://example.org/2
SP  - 1
EP  - 3
KW  - north
KW  - war
N1  - A note.
ER  - 

TY  - BOOK
AU  - Sample Press
TI  - A book
PY  - 2018
SN  - 978-0
ER  - 

TY  - GEN
AU  - Nobody
ER  - 
"""  # noqa: W291 - RIS ends its records so
BIB = r"""@STRING{press = {Sample Press}}
@article{a1, author = {Sample, Eva and {The \& Desk} and M{\"u}ller, J\'er\^ome and Ana de la Cruz},
  title = {A {T}itle \& more}, subtitle={Part}, journal = {Sample Post}, year = 2019, month = sep, number = 4,
  pages = {1--3}, langid = {ngerman}, url = {https://example.org/a_b}}
@book{b2, publisher = press, title = "Days", date = {2019-09-05/2019-09-07}, urldate = {2026-10-01}, editor={Li Wei}}
@misc{c3, author = {Nobody}}
"""


def read(name: str, data: str | bytes) -> Incoming:
    reader = next(one for one in incoming_readers() if one.name == name)
    found = reader.read(data.encode() if isinstance(data, str) else data, Asked("a"))
    assert Incoming.from_json(json.loads(json.dumps(found.to_json()))) == found
    return found


def items(found: Incoming) -> list[dict[str, Any]]:
    return [one.fields["csl"] for one in found.arrivals]


def test_csl_keeps_every_field_but_the_id_which_is_the_key():
    found = read("csl", json.dumps([{"id": "x1", "type": "book", "title": "T", "odd": [1]}, {"type": "book"}, 3]))
    assert items(found) == [{"type": "book", "title": "T", "odd": [1]}]
    assert found.arrivals[0].key == "x1"
    assert [slip.where for slip in found.slips] == ["reference 2", "reference 3"]


def test_ris_becomes_csl():
    found = read("ris", RIS)
    news, book = items(found)
    assert news == {
        "type": "article-newspaper",
        "title": "Four days in the north",
        "container-title": "Sample Post",
        "author": [{"family": "Sample", "given": "Eva"}],
        "editor": [{"family": "Editor", "given": "Ed"}],
        "issued": {"date-parts": [[2019, 9, 10]]},
        "accessed": {"date-parts": [[2026, 10, 1]]},
        "URL": "https://example.org/2",
        "page": "1-3",
        "keyword": "north; war",
        "note": "A note.",
    }
    assert book["issued"] == {"date-parts": [[2018]]}
    assert book["ISBN"] == "978-0"
    assert len(found.slips) == 1


def test_bibtex_becomes_csl_and_latex_becomes_letters():
    found = read("bibtex", BIB)
    article, book = items(found)
    assert article == {
        "type": "article-journal",
        "title": "A Title & more: Part",
        "container-title": "Sample Post",
        "author": [
            {"family": "Sample", "given": "Eva"},
            {"literal": "The & Desk"},
            {"family": "Müller", "given": "Jérôme"},
            {"family": "de la Cruz", "given": "Ana"},
        ],
        "issued": {"date-parts": [[2019, 9]]},
        "issue": "4",
        "page": "1-3",
        "language": "de",
        "URL": "https://example.org/a_b",
    }
    assert book["issued"] == {"date-parts": [[2019, 9, 5], [2019, 9, 7]]}
    assert book["publisher"] == "Sample Press"
    assert book["editor"] == [{"family": "Wei", "given": "Li"}]
    assert [one.key for one in found.arrivals] == ["a1", "b2"]
    assert [slip.where for slip in found.slips] == ["c3"]


def test_bibtex_entries_of_one_key_all_arrive_for_the_plan_to_tell():
    found = read("bibtex", "@book{a, title={One}}\n@book{a, title={Two}}")
    assert [(one.key, one.fields["csl"]["title"]) for one in found.arrivals] == [("a", "One"), ("a", "Two")]


def test_of_a_bibtex_field_that_stands_twice_the_first_counts_and_this_is_said():
    found = read("bibtex", "@book{a, title={One}, Title={Two}, year={2018}, year={2019}}")
    assert items(found) == [{"type": "book", "title": "One", "issued": {"date-parts": [[2018]]}}]
    assert [(slip.where, slip.column) for slip in found.slips] == [("a", "title"), ("a", "year")]


def test_a_bibtex_entry_that_never_ends_is_said_with_its_line():
    found = read("bibtex", "@book{a, title={One}}\n@book{b, title={Two}\n@book{c, title={Three}}")
    assert [one.key for one in found.arrivals] == ["a", "c"]
    assert [slip.where for slip in found.slips] == ["line 2"]


@pytest.mark.parametrize(("name", "data"), [("csl", "no"), ("csl", "[]"), ("ris", "no"), ("bibtex", "no")])
def test_what_holds_no_reference_is_refused(name: str, data: str):
    with pytest.raises(SourceError, match="no references"):
        read(name, data)


@pytest.mark.parametrize("name", ["csl", "ris", "bibtex"])
@given(text=st.text(st.sampled_from("@{}\"',=\\[] -TYERAU\n1x"), max_size=80))
def test_whatever_stands_there_the_answer_is_a_value_or_a_sentence(name: str, text: str):
    with suppress(SourceError):
        read(name, text)


@pytest.mark.parametrize(
    ("head", "file", "name"),
    [
        (b'[{"id": "a", "type": "book", "title": "x"}]', "a.json", "csl"),
        (b"TY  - NEWS", "a.txt", "ris"),
        (b"@book{a,", "a.bib", "bibtex"),
    ],
)
def test_a_file_is_known_by_how_it_begins(head: bytes, file: str, name: str):
    assert choose(head, file, "").name == name


@pytest.mark.parametrize(
    ("name", "text"), [("a.ris", RIS), ("a.bib", BIB), ("a.json", '[{"type": "book", "title": "T"}]')]
)
def test_each_is_read_in_the_process_of_its_own(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text)
    assert read_incoming(tmp_path / name).arrivals


def test_names_and_dates_of_reference_files():
    assert person("King, Jr, Martin") == {"family": "King", "given": "Martin", "suffix": "Jr"}
    assert person("Herodotus") == {"literal": "Herodotus"}
    assert date("2019", "9", "5") == {"date-parts": [[2019, 9, 5]]}
    assert date("2019/13/01") == {"literal": "2019/13/01"}
    assert date("in press") == {"literal": "in press"}
