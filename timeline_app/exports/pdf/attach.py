"""The project inside a PDF, as PDF/A-3 has it: named, described, with fixed dates."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from timeline_app.project.chronicle import Chronicle
from timeline_app.words import tr

_MEDIA_TYPE = "application/vnd.sqlite3"


def attach(pdf: Any, chronicle: Chronicle) -> None:
    """Put the project of a chronicle with evidence into an open `pikepdf.Pdf`, which must have been set as PDF/A-3."""
    import pikepdf

    assert chronicle.evidence is not None
    stamp = datetime.fromisoformat(chronicle.as_of).strftime("D:%Y%m%d%H%M%SZ")
    name = _file_name(chronicle.title)
    spec: Any = pikepdf.AttachedFileSpec  # its stubs do not know the relationship
    pdf.attachments[name] = spec(
        pdf,
        chronicle.evidence.project,
        description=tr("The project that these pages were made from, without its history"),
        filename=name,
        mime_type=_MEDIA_TYPE,
        creation_date=stamp,
        mod_date=stamp,
        relationship=pikepdf.Name.Source,
    )


def _file_name(title: str) -> str:
    """Return a name that every system takes."""
    words = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return f"{words[:60].strip('-') or 'project'}.chronology"
