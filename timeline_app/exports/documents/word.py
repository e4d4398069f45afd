"""DOCX and ODT, by pandoc from a tree of ours and a reference document of ours; citations are not run again."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from timeline_app.citations.processor.engine import pandoc_path
from timeline_app.errors import ExportError
from timeline_app.exports.documents.odf_styles import odf_parts
from timeline_app.exports.documents.tree import Tree
from timeline_app.exports.documents.word_styles import word_parts
from timeline_app.exports.losses import reading_losses
from timeline_app.exports.notes import locale, notes
from timeline_app.exports.options import one_of, text, truth
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle
from timeline_app.tables import zipped
from timeline_app.words import tr

OPTIONS = {
    "page_size": one_of(("a4", "A4"), ("letter", "US Letter")),
    "title": text,
    "subtitle": text,
    "style": text,
    "language": text,
    "include_quotes": truth,
    "include_private": truth,
}
HOLDS = "Entries with quotations, real footnotes and a bibliography; headings, links and languages are marked."
LOSES = "The drawn timeline, the index, article texts and history; what it shows is a copy for readers."
LIMIT = 300  # seconds; 3,000 entries take ten


@exporter("docx", title="Document (Word)", suffix=".docx", holds=HOLDS, loses=LOSES, options=OPTIONS)
def write_docx(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write Office Open XML. Options: `page_size`, `title`, `subtitle`, `style`, `language`, `include_…`.

    Raises:
        ExportError: pandoc is missing or failed, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    return _write(chronicle, path, options, "docx")


@exporter("odt", title="Document (OpenDocument)", suffix=".odt", holds=HOLDS, loses=LOSES, options=OPTIONS)
def write_odt(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write OpenDocument text. Options: as for Word.

    Raises:
        ExportError: pandoc is missing or failed, or the target cannot be written.
        Cancelled: by `options.report`.
    """
    return _write(chronicle, path, options, "odt")


def _write(chronicle: Chronicle, path: Path, options: Options, kind: str) -> Report:
    options.report(0, 3, tr("Writing the notes"))
    found = notes(chronicle, str(options.get("style", "")))
    options.report(1, 3, tr("Setting the document"))
    page, language = str(options.get("page_size", "a4")), locale(chronicle)
    parts = word_parts(page, language) if kind == "docx" else odf_parts(page, language)
    made = _set(json.dumps(Tree(chronicle, found, options).whole()), parts, kind, chronicle.as_of)
    options.report(2, 3, tr("Writing the file"))
    write_bytes(path, made)
    options.report(3, 3, tr("Written"))
    return Report(path, len(chronicle.entries), (*found.remarks, *reading_losses(chronicle, options.values)))


def _set(tree: str, parts: Mapping[str, bytes], kind: str, as_of: str) -> bytes:
    program = pandoc_path()
    if program is None:
        raise ExportError(
            tr("The program that makes documents is missing."), hint=tr("Install the package “pypandoc-binary”.")
        )
    moment = datetime.fromisoformat(as_of)
    stamp = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second // 2 * 2)
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-app-", ignore_cleanup_errors=True) as folder:
            reference, target = Path(folder, f"reference.{kind}"), Path(folder, f"made.{kind}")
            reference.write_bytes(zipped(parts, stamp))
            command = [str(program), "--sandbox", f"--data-dir={folder}", "-s", "-f", "json", "-t", kind]
            command += [f"--reference-doc={reference}", "-o", str(target)]
            done = subprocess.run(
                command,
                input=tree.encode("utf-8", "replace"),
                capture_output=True,
                check=False,
                cwd=folder,
                timeout=LIMIT,
                env=os.environ | {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))},
            )
            if done.returncode:
                raise _failed(done.stderr.decode("utf-8", "replace").strip())
            return _packed_anew(target.read_bytes(), stamp)
    except subprocess.TimeoutExpired as why:
        raise ExportError(tr("Making the document took too long."), hint=tr("Export fewer entries at a time.")) from why
    except OSError as why:
        raise ExportError(
            tr("The document could not be made: {reason}", reason=why.strerror or str(why)),
            hint=tr("Make room in the folder for temporary files: the document is made there first."),
        ) from why


def _failed(said: str) -> ExportError:
    return ExportError(tr("The document could not be made: {reason}", reason=said.splitlines()[-1] if said else "?"))


def _packed_anew(made: bytes, stamp: tuple[int, int, int, int, int, int]) -> bytes:
    """Return the same files with one fixed time, in their order; the type of an ODT stays uncompressed, as it must."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as archive, zipfile.ZipFile(target, "w") as packed:
        for name in archive.namelist():
            member = zipfile.ZipInfo(name, stamp)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(member, archive.read(name))
    return target.getvalue()
