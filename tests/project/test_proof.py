import random
import sqlite3
import struct

import pytest

from timeline_app.errors import DamagedProject, ProjectFileError
from timeline_app.model import Entry, Source, Version
from timeline_app.project import Project
from timeline_app.project.file import backups


def fill(project, count=12):
    for number in range(count):
        with project.edit("Add entry") as edit:
            entry = edit.add(Entry(title=f"Entry {number}", summary="word " * 40))
        with project.edit("Rename entry") as edit:
            edit.change(entry, title=f"Entry {number}, renamed")
    text = b"An article of ours about nothing in particular."
    with project.edit("Import article") as edit:
        digest = edit.blob(text, "text/plain")
        source = edit.add(Source(csl={"title": "A"}))
        edit.add(Version(source_id=source.id, sha256=digest, text_sha256=digest, file_name="a.txt"))
    project.undo()
    project.redo()


def by_hand(path, *statements):
    """Alter a file as somebody with a database tool would."""
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_what_another_program_writes_during_the_proof_is_no_damage(project, reopen):
    fill(project)
    entry = project.all(Entry)[-1]
    elsewhere = reopen(author="Basir", installation="there")
    written = []

    def write_once(statement):
        if "from operation o" in statement:
            written.append("read")
        elif written == ["read", "read"]:  # the journal was read for the tables, no row was yet
            written.append("changed")
            with elsewhere.edit("Rename entry") as edit:
                edit.change(entry, title="Renamed at the wrong moment")

    project._db.set_trace_callback(write_once)
    assert project.prove() == ()
    project._db.set_trace_callback(None)
    assert "changed" in written


def test_a_project_as_we_wrote_it_is_proved(project, reopen):
    fill(project)
    assert project.prove() == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update \"transaction\" set label = 'Add entries' where k = 2", "altered"),
        ("update operation set value = replace(value, 'Entry 3', 'Entry 4')", "altered"),
        ('delete from "transaction" where k = 5', "does not follow"),
        ("update entry set title = 'Another' where title like 'Entry 3%'", "differs from its history"),
        ("update entry set gone = 1 where title like 'Entry 3%'", "differs from its history"),
        ("delete from blob", "missing"),
        ("update blob set bytes = x'00'", "bytes of an article were altered"),
    ],
)
def test_whatever_is_altered_by_hand_is_told_and_the_file_is_not_opened(project, path, reopen, statement, told):
    fill(project)
    project.close()
    by_hand(path, statement)
    with pytest.raises(DamagedProject, match=told):
        reopen()


def test_a_row_that_no_history_knows_is_told(project, path, reopen):
    fill(project)
    project.close()
    by_hand(
        path,
        'insert into entry select randomblob(16), gone, title, summary, kind, "when", importance, status, '
        "disputed_by, confidence, likelihood, lane, rank, own_note, private_note, when_edtf, when_text, when_calendar, "
        "when_variant, when_zone, when_span, when_precision, when_lo, when_hi, when_start_hi, when_end_lo, "
        "when_lo_kind, when_hi_kind, when_sort from entry limit 1",
    )
    with pytest.raises(DamagedProject, match="no history"):
        reopen()


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger search_evil after insert on entry begin select 1; end",
        "create view v as select 1",
        "create table more (a)",
        "drop index entry_sort",
    ],
)
def test_a_file_with_other_tables_than_ours_is_refused(project, path, reopen, statement):
    fill(project)
    project.close()
    by_hand(path, statement)
    with pytest.raises(DamagedProject, match="tables were altered"):
        reopen()


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Cut, flip, blank or swap some of the bytes."""
    way, at = chance.randrange(4), chance.randrange(len(data))
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    page = at // 4096 * 4096
    if way == 2:
        return data[:page] + chance.randbytes(4096) + data[page + 4096 :]
    other = chance.randrange(len(data) // 4096) * 4096
    swapped = bytearray(data)
    swapped[page : page + 4096], swapped[other : other + 4096] = data[other : other + 4096], data[page : page + 4096]
    return bytes(swapped)


def mutants(project, path, reopen, count):
    fill(project)
    whole = [entry.title for entry in project.all(Entry)]
    project.close()
    data = path.read_bytes()
    chance = random.Random(7)
    told = whole_still = 0
    for _ in range(count):
        path.write_bytes(spoilt(data, chance))
        try:
            opened = reopen()
        except ProjectFileError as error:
            told += str(error).endswith(".")
        else:
            whole_still += [entry.title for entry in opened.all(Entry)] == whole
            opened.close()
    assert told + whole_still == count
    return told


def test_a_damaged_file_is_told_or_holds_what_it_held(project, path, reopen):
    assert mutants(project, path, reopen, 60) > 30


@pytest.mark.torture
def test_five_hundred_damaged_files_are_told_or_hold_what_they_held(project, path, reopen):
    assert mutants(project, path, reopen, 500) > 250


def test_a_format_of_nothing_but_a_header_is_refused(path, reopen):
    path.write_bytes(b"SQLite format 3\x00" + struct.pack(">HBBBBBB", 4096, 1, 1, 0, 64, 32, 32) + bytes(78))
    with pytest.raises(ProjectFileError):
        reopen()


def test_a_copy_is_whole_and_stays_where_it_cannot_be_written(project, tmp_path, reopen):
    fill(project)
    target = tmp_path / "copy.chronology"
    project.copy_to(target)
    assert len(reopen(path=target).all(Entry)) == 12
    with pytest.raises(ProjectFileError, match=r"could not be written"):
        project.copy_to(tmp_path / "nowhere" / "copy.chronology")


def test_one_backup_a_day_is_kept(project):
    fill(project, 2)
    made = backups.daily(project.path, project.dossier.id)
    assert made is not None
    assert backups.daily(project.path, project.dossier.id) is None
    opened = Project.open(made, readonly=True)
    assert len(opened.all(Entry)) == 2
    opened.close()


def test_old_backups_thin_out_to_days_and_weeks():
    names = [
        f"2026-{month:02}-{day:02}T{hour:02}0000.chronology"
        for month in (1, 2, 3)
        for day in range(1, 29)
        for hour in (8, 9)
    ]
    kept = sorted(set(names) - set(backups.superfluous(names)), reverse=True)
    assert kept[:10] == sorted(names, reverse=True)[:10]
    days = [name[:10] for name in kept]
    assert len(kept) < 20
    assert days[-1] < "2026-02-15"
