"""The lossless set: one CSV a table of the model, and a description by which it is read back field by field."""

from __future__ import annotations

from pathlib import Path

from timeline_app.exports.losses import held_back
from timeline_app.exports.options import text
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.sheets.content import set_of
from timeline_app.exports.writing import write_bytes, write_folder
from timeline_app.project.chronicle import Chronicle
from timeline_app.tables import is_set, pack, zipped
from timeline_app.tables.package import LEFT_OUT, NAME
from timeline_app.words import tr


@exporter(
    "tables",
    title="Set of tables (lossless)",
    suffix=".zip",
    loses="The texts of articles and the history; these travel only in the project file.",
    holds="One table a kind of record, every field of it, read back without loss.",
    options={"style": text},
    folder=True,
)
def write_tables(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write every table of the project, and `datapackage.json`, into a zip or, by the name, into a folder.

    Options: `style` (a CSL style for the formatted columns, else the project's).

    Raises:
        ExportError: the target cannot be written, or is a folder that holds something else.
        Cancelled: by `options.report`.
    """
    options.report(0, 3, tr("Writing the notes"))
    found, remarks = set_of(chronicle, str(options.get("style", "")))
    options.report(1, 3, tr("Writing the tables"))
    files = pack(found, described(chronicle))
    options.report(2, 3, tr("Writing the file"))
    if path.suffix.lower() == ".zip":
        write_bytes(path, zipped(files, moment(chronicle.as_of)))
    else:
        write_folder(path, files, is_set)
    options.report(3, 3, tr("Written"))
    return Report(path, len(chronicle.rows.get("entry", ())), (*remarks, *warnings(chronicle)))


def warnings(chronicle: Chronicle) -> tuple[str, ...]:
    """Return what a person should know of a set: what a filter holds back, that private notes are in it."""
    private = any(row.get("private_note") for row in chronicle.rows.get("entry", ()))
    return (*held_back(chronicle, rows=True), *((tr("Private notes are in these tables as well."),) if private else ()))


def described(chronicle: Chronicle) -> dict[str, object]:
    """Return what stands in front of the description of a set; `x_left_out` only where it is a part of the project."""
    about = {"name": NAME, "id": chronicle.id, "title": chronicle.title, "created": chronicle.as_of}
    return about | ({LEFT_OUT: chronicle.left_out} if chronicle.left_out else {})


def moment(as_of: str) -> tuple[int, int, int, int, int, int]:
    """Return a time stamp as zip files hold it: from 1980, in steps of two seconds."""
    numbers = [int(part) for part in as_of.replace("T", "-").replace(":", "-").removesuffix("Z").split("-")]
    year, month, day, hour, minute, second = (*numbers, 0, 0, 0)[:6]
    return max(year, 1980), month, day, hour, minute, second - second % 2
