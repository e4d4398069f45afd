"""What an entry tells, as plain text for formats with one field for it; and the losses that these formats share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from timeline_app.exports.losses import Losses, held_back
from timeline_app.exports.notes import notes_alone
from timeline_app.exports.options import Check, text, truth
from timeline_app.exports.registry import Options, Report
from timeline_app.exports.signs import fit
from timeline_app.exports.wording import date_words, parts, speaker, status
from timeline_app.exports.writing import write_bytes
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView
from timeline_app.words import tr

OPTIONS: Mapping[str, Check] = {"style": text, "language": text, "include_private": truth}
"""What can be asked of every format of this folder."""


def written(chronicle: Chronicle, path: Path, options: Options, make: Callable[[Chronicle, Accounts], bytes]) -> Report:
    """Write what `make` makes of a chronicle, and report what it left out.

    Raises:
        ExportError: the target cannot be written.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    accounts = Accounts(chronicle, options)
    options.report(1, 2, tr("Writing the file"))
    write_bytes(path, make(chronicle, accounts))
    return Report(path, len(chronicle.entries) - accounts.skipped, accounts.notes())


def is_plain(day: str) -> bool:
    """Tell whether an ISO day lies in the years 1 to 9999, which most formats stop at."""
    return len(day) == 10 and not day.startswith("-") and not day.startswith("0000")


class Accounts:
    """Tells one entry after another, and collects what the format leaves out; `skipped`: so many entries altogether.

    Renders every note anew: seconds for thousands of citations.
    """

    def __init__(self, chronicle: Chronicle, options: Options) -> None:
        self.losses = Losses()
        self.skipped = 0
        self.language = str(options.get("language", ""))
        self._private = bool(options.get("include_private", False))
        self._alone, self.remarks = notes_alone(chronicle, str(options.get("style", "")))
        for sentence in held_back(chronicle):
            self.losses.add(sentence)

    def without_links(self, chronicle: Chronicle) -> None:
        """Tell that links were left out, where there are any."""
        if chronicle.links:
            self.losses.add(tr("Links between entries were left out."))

    def notes(self) -> tuple[str, ...]:
        """Return the sentences for the report."""
        return (*self.remarks, *self.losses.sentences())

    def title(self, entry: EntryView) -> str:
        """Return the title; one that is empty or cannot be held is told."""
        found = fit(entry.title)
        if found != entry.title.replace("\r\n", "\n").replace("\r", "\n"):
            self.losses.add(tr("Control characters were taken out of titles."), entry.number)
        return " ".join(found.split()) or tr("Untitled")

    def date(self, entry: EntryView) -> str:
        """Return the date in words; "" for none."""
        return fit(date_words(entry.when, self.language))

    def note(self, citation: CitationView) -> str:
        """Return the note of a citation as it stands alone; "" where its source is gone."""
        return fit(self._alone.get(citation.id, ""))

    def account(self, entry: EntryView) -> str:
        """Return summary, status, quotations with who says so, and notes, in paragraphs."""
        found = [entry.summary, status(entry)]
        for citation in entry.citations:
            quoted = f"“{citation.quote}”" if citation.quote else ""
            found.append("\n".join(line for line in (quoted, speaker(citation), self.note(citation)) if line))
        if names := ", ".join((*parts(entry, "people"), *parts(entry, "places"))):
            found.append(names)
        if entry.private_note and self._private:
            found.append(tr("Private note: {words}", words=entry.private_note))
        elif entry.private_note:
            self.losses.add(tr("Private notes were left out."), entry.number)
        return fit("\n\n".join(part.strip() for part in found if part.strip()))
