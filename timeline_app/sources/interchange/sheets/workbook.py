"""Workbooks (XLSX): our tables in sheets, our flat sheet, or somebody's table in the first sheet."""

from __future__ import annotations

from itertools import islice
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from timeline_app.errors import SourceError
from timeline_app.sources.interchange.incoming import Incoming
from timeline_app.sources.interchange.registry import MB, Asked, incoming_reader
from timeline_app.sources.interchange.sheets import flat, mapped
from timeline_app.sources.interchange.sheets.archive import files_of
from timeline_app.sources.interchange.sheets.own import arrivals_of
from timeline_app.sources.interchange.sheets.sheet import MOST_ROWS, Sheet, sheet_of, too_many
from timeline_app.tables import table_of
from timeline_app.tables.delimited import MOST_COLUMNS
from timeline_app.tables.workbook import PART, read_workbook
from timeline_app.words import tr

_CATEGORY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category"  # ECMA-376, part 2


def _is_workbook(head: bytes, name: str) -> bool:
    return head.startswith(b"PK\x03\x04") and name.endswith((".xlsx", ".xlsm"))


@incoming_reader("xlsx", title="Workbook (Excel, LibreOffice)", suffixes=(".xlsx",), sniff=_is_workbook, limit=40 * MB)
def read_xlsx(data: bytes, asked: Asked) -> Incoming:
    """Read a workbook; formulas count as the values that they had when it was saved.

    Options: `day_first` (true, false); `map:HEADING` = a field.

    Raises:
        SourceError: it is no workbook, or holds no table.
        TooLarge: unpacked it is over 120 MB.
    """
    files = files_of(data, asked.file_name)  # refuses bombs before anything is parsed
    sheets = _sheets(data, asked.file_name)
    ours = [sheet for sheet in sheets if table_of(sheet.name, sheet.headings)]
    if ours:
        whole = not _is_part(files.get("core.xml", b"")) and {"entries", "citations", "sources"} <= {
            sheet.name for sheet in ours
        }
        return arrivals_of(sheets, asked, "xlsx", whole=whole)
    filled = [sheet for sheet in sheets if sheet.headings]
    if not filled:
        raise SourceError(
            tr("There is nothing in “{name}”.", name=asked.file_name), hint=tr("Choose a workbook with a table in it.")
        )
    if "entry id" in filled[0].headings:
        return flat.read_sheet(filled[0], asked)
    return mapped.read_with(filled[0], asked)


def _is_part(properties: bytes) -> bool:
    """Tell whether the properties of a workbook put it among the parts of a project; any words may be its title."""
    try:
        return fromstring(properties).findtext(_CATEGORY) == PART
    except (ParseError, DefusedXmlException):
        return False


def _sheets(data: bytes, name: str) -> list[Sheet]:
    try:
        found = []
        for title, rows in read_workbook(data, MOST_ROWS).items():
            listed = list(islice(rows, MOST_ROWS + 1))
            if len(listed) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in listed):
                raise too_many(title)
            found.append(sheet_of(title, _squared(listed)))
        return found
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError) as why:
        raise SourceError(
            tr("“{name}” is no workbook that can be read: {why}.", name=name, why=why),
            hint=tr("Open it in a spreadsheet and save it anew, or save it as CSV."),
        ) from why


def _squared(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Cut off the empty cells that a spreadsheet keeps to the right of a table."""
    return [row[: max((at for at, cell in enumerate(row, 1) if cell), default=0)] for row in rows]
