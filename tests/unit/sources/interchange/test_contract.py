"""What every reader of other programs' files may count on, and what is held against it."""

from __future__ import annotations

from importlib import import_module, reload

import pytest

from timeline_app.errors import Cancelled, ReaderFailed, SourceError, TooLarge
from timeline_app.sources.interchange import Arrival, Incoming, Slip, incoming_reader, read_incoming, registry
from timeline_app.sources.interchange.registry import MB, choose


@pytest.fixture(autouse=True)
def odd():
    """Readers that do what a reader must not; gone again after the test."""
    known = {one.name: one for one in registry.incoming_readers()}
    reload(import_module("tests.unit.sources.interchange.odd_incoming"))
    yield
    registry._readers.clear()
    registry._readers.update(known)


@pytest.fixture
def file(tmp_path):
    def write(name, text="one\ntwo"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_what_a_reader_finds_comes_out_of_its_process(file):
    found = read_incoming(file("a.echo"), options={"say": "So it is."})
    assert found == Incoming(
        "echo",
        (Arrival("entry", {"title": "one"}, "line 1"), Arrival("entry", {"title": "two"}, "line 2")),
        notes=("So it is.",),
        title="a.echo",
    )


def test_a_reader_that_reaches_out_is_stopped(file):
    with pytest.raises(ReaderFailed, match="tried to reach the network"):
        read_incoming(file("a.dialling"))


def test_a_refusal_of_a_reader_arrives_with_its_hint(file):
    with pytest.raises(SourceError, match=r"a\.refusing is none of mine\.") as refused:
        read_incoming(file("a.refusing"))
    assert refused.value.hint == "Try another."


@pytest.mark.parametrize("said", ["nonsense title", "entry gone", "entry hue"])
def test_an_answer_of_unknown_tables_or_fields_is_not_believed(file, said):
    with pytest.raises(ReaderFailed, match="cannot be understood"):
        read_incoming(file("a.lying", said))


def test_a_file_over_the_limit_is_refused_with_both_sizes(file):
    with pytest.raises(TooLarge, match="1 MB, where 0 MB is the most"):
        read_incoming(file("a.echo", "x" * 1001))


def test_an_empty_file_is_refused(file):
    with pytest.raises(SourceError, match="is empty"):
        read_incoming(file("a.echo", ""))


def test_a_person_can_have_enough_of_it(file):
    def enough(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_incoming(file("a.echo"), report=enough)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_incoming(tmp_path / "none.echo")


def test_a_folder_may_be_larger_than_a_zip(tmp_path):
    (tmp_path / "entries.csv").write_text("id,title,when_edtf\r\n,A fire,1871\r\n", "utf-8")
    (tmp_path / "large.json").write_bytes(b" " * 61 * MB)
    assert [arrival.fields["title"] for arrival in read_incoming(tmp_path).arrivals] == ["A fire"]


def test_an_empty_folder_holds_no_tables(tmp_path):
    with pytest.raises(SourceError, match="no tables in the folder"):
        read_incoming(tmp_path)


def test_the_look_of_a_file_decides_before_its_suffix_and_a_name_before_both():
    assert choose(b"ECHO\n", "a.dialling").name == "echo"
    assert choose(b"one", "a.dialling").name == "dialling"
    assert choose(b"ECHO\n", "a.echo", "refusing").name == "refusing"
    with pytest.raises(SourceError, match=r"no way to bring in “a\.strange”"):
        choose(b"one", "a.strange")


def test_two_readers_cannot_have_one_name():
    def read(_data, _asked):
        return Incoming("echo")

    with pytest.raises(ValueError, match="two readers"):
        incoming_reader("echo", title="Other", suffixes=(), sniff=lambda *_: False)(read)


def test_everything_found_survives_the_way_through_json():
    found = Incoming(
        "x",
        (Arrival("link", {"from_id": "a"}, "row 1", "k", "r", {"from_id": "From"}, {"Odd": "1"}),),
        (Slip("row 2", "Date", "It is none."),),
        ("A note.",),
        frozenset({"link"}),
        "Title",
    )
    assert Incoming.from_json(found.to_json()) == found
    with pytest.raises(TypeError, match="is no text"):
        Incoming.from_json(found.to_json() | {"title": 3})
    with pytest.raises(ValueError, match="no table"):
        Incoming.from_json(found.to_json() | {"whole": ["x"]})
