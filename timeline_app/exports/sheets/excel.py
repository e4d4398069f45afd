"""The tables of the set for spreadsheets: with a byte order mark, as Excel wants CSV, or as one workbook."""

from __future__ import annotations

from pathlib import Path

from timeline_app.exports.options import text
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.sheets.content import set_of
from timeline_app.exports.sheets.lossless import described, moment, warnings
from timeline_app.exports.writing import write_bytes, write_folder
from timeline_app.project.chronicle import Chronicle
from timeline_app.tables import BOM, is_set, pack, texts, zipped
from timeline_app.tables.workbook import LONGEST, Shortened, write_workbook
from timeline_app.words import counted, tr

_NAMED = 5  # shortened cells that are named one by one


@exporter(
    "excel",
    title="Set of tables for Excel (CSV)",
    suffix=".zip",
    loses="The texts of articles and the history.",
    holds="The set of tables, with the byte order mark by which Excel knows UTF-8.",
    options={"style": text},
    by_name=True,
    folder=True,
)
def write_excel(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the tables of the set as Excel opens them, into a zip or, by the name, into a folder.

    What Excel makes of dates when it saves them is read back (docs/IMPORTS.md).

    Raises:
        ExportError: the target cannot be written, or is a folder that holds something else.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    found, remarks = set_of(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the tables"))
    mark = BOM.encode("utf-8")
    files = {
        name: mark + data if name.endswith(".csv") else data for name, data in pack(found, described(chronicle)).items()
    }
    if path.suffix.lower() == ".zip":
        write_bytes(path, zipped(files, moment(chronicle.as_of)))
    else:
        write_folder(path, files, is_set)
    options.report(2, 2, tr("Written"))
    return Report(path, len(chronicle.rows.get("entry", ())), (*remarks, *warnings(chronicle)))


@exporter(
    "xlsx",
    title="Workbook (Excel, LibreOffice)",
    suffix=".xlsx",
    loses="The texts of articles and the history; of cells over 32,767 characters the rest.",
    holds="The set of tables, a sheet each; every cell is text, none a formula.",
    options={"style": text},
)
def write_xlsx(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write the tables of the set into one workbook, a sheet each.

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    found, remarks = set_of(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the tables"))
    sheets = {table.file.removesuffix(".csv"): texts(table) for table in found}
    content, shortened = write_workbook(sheets, moment(chronicle.as_of), chronicle.title, part=bool(chronicle.left_out))
    write_bytes(path, content)
    options.report(2, 2, tr("Written"))
    told = (*remarks, *warnings(chronicle), *_cut(shortened))
    return Report(path, len(chronicle.rows.get("entry", ())), told)


def _cut(shortened: list[Shortened]) -> tuple[str, ...]:
    named = tuple(
        tr(
            "A cell was shortened to {most} characters: {sheet}, row {row}, {column}.",
            most=LONGEST,
            sheet=cell.sheet,
            row=cell.row,
            column=cell.column,
        )
        if cell.column
        else tr("The sheet {sheet} ends at row {row}; the set of tables holds all.", sheet=cell.sheet, row=cell.row - 1)
        for cell in shortened[:_NAMED]
    )
    rest = len(shortened) - len(named)
    more = (
        (counted("{count} more cell was shortened.", "{count} more cells were shortened.", rest),) if rest > 0 else ()
    )
    return (*named, *more)
