"""Project files: new, opened, copied, checked; and what a project says about itself."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

from timeline_app import review, settings
from timeline_app.actions.fields import refuse_unknown
from timeline_app.citations import describe, own_style
from timeline_app.dates import CALENDARS, zone_named
from timeline_app.errors import CitationError, InvalidValue, ProjectFileError
from timeline_app.model import Dossier
from timeline_app.project import Project, daily_backup, new_installation, prove_file
from timeline_app.project import left_by as wrote_last
from timeline_app.review import Finding
from timeline_app.settings import Settings
from timeline_app.sources import Report, take_project
from timeline_app.words import tr


def new_project(path: Path, preferences: Settings, title: str = "") -> Project:
    """Make a project file with the person's defaults, and open it.

    Args:
        title: the file's name without its ending when it is "".

    Raises:
        ProjectFileError: the file is there already, or cannot be written.
    """
    person = identified(preferences)
    return Project.create(
        path,
        author=person.name,
        installation=person.installation,
        title=title.strip() or path.stem,
        time_zone=person.time_zone,
        first_weekday=person.first_weekday,
        citation_style=person.citation_style,
        languages=[person.language],
    )


def open_project(path: Path, preferences: Settings, readonly: bool = False, proved: bool = False) -> Project:
    """Open a project file; one that somebody else wrote last is proved first, unless `prove_file` just did.

    Raises:
        ProjectFileError: it is not there, not ours, newer, damaged, or cannot be read.
    """
    person = identified(preferences)
    return Project.open(path, author=person.name, installation=person.installation, readonly=readonly, proved=proved)


def identified(preferences: Settings) -> Settings:
    """Return the settings with the id of this installation, which is made and kept on the first run."""
    if preferences.installation:
        return preferences
    named = replace(preferences, installation=new_installation())
    with suppress(OSError):  # without a place to keep it, each run is an installation of its own
        settings.save(named)
    return named


def save_copy(project: Project, path: Path) -> None:
    """Write a copy with the whole history to another file; the project stays the one that is open.

    Raises:
        ReadOnlyProject: the folder cannot be written or is full; what lay there is as it was.
    """
    project.copy_to(path)


def project_in(pdf: Path, target: Path, report: Report | None = None) -> Path:
    """Write the project that a PDF carries to a file of its own, proved; for a worker. It opens like any other.

    Raises:
        SourceError: the PDF carries none, or cannot be read.
        ProjectFileError: something lies at `target`, or what the PDF carries is no sound project.
        Cancelled: out of `report`.
    """
    if target.exists():
        raise ProjectFileError(
            tr("{name} is there already.", name=target.name), hint=tr("Choose another name, or open it.")
        )
    folder = target.with_name(f".{target.name}.{os.getpid()}.part")
    part = folder / pdf.name  # what is wrong with the project is said of the PDF, which the person knows
    rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # `take_project` says that it cannot be written there
        folder.mkdir()
    try:
        take_project(pdf, part, report=report)
        prove_file(part)
        part.replace(target)
    finally:
        rmtree(folder, ignore_errors=True)
    return target


def carries_project(path: Path) -> bool:
    """Tell whether a file is a PDF, so that a project may be in it; only its first bytes are looked at."""
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def left_by(path: Path, preferences: Settings) -> bool:
    """Tell whether this person was the last to write the file, so that it opens without being proved."""
    return wrote_last(path, preferences.name, preferences.installation)


def back_up(path: Path, dossier_id: str) -> Path | None:
    """Keep a backup at the first opening of a day; return it, or None when there is one of today.

    Takes a path, so that it can run beside the open project; 0.9 s for 100 MB.

    Raises:
        ReadOnlyProject: the person's own folder cannot be written.
    """
    return daily_backup(path, dossier_id)


def edit_dossier(project: Project, /, **fields: Any) -> Dossier:
    """Change what the project says about itself: any field of the Dossier.

    Raises:
        InvalidValue: a field cannot hold its value: there is no such time zone, calendar or style.
    """
    refuse_unknown(Dossier, fields)
    if "time_zone" in fields:
        zone_named(str(fields["time_zone"]))
    if "citation_style" in fields:
        _refuse_unknown_style(str(fields["citation_style"]))
    for calendar in fields.get("calendars", ()):
        if calendar not in CALENDARS:
            raise InvalidValue(
                tr("“{name}” is no calendar that is known here.", name=calendar),
                hint=tr("Known are: {known}.", known=", ".join(CALENDARS)),
            )
    with project.edit("Edit project") as edit:
        return edit.change(project.dossier, **fields)


def _refuse_unknown_style(name: str) -> None:
    try:
        describe(own_style(name))
    except CitationError as why:
        raise InvalidValue(str(why), hint=why.hint) from why
    if own_style(name) != name:
        raise InvalidValue(
            tr("The style of a project is named, not fetched from a path: “{name}”.", name=name),
            hint=tr("Give the path when you export."),
        )


def check(project: Project) -> tuple[Finding, ...]:
    """Return what the review notices, in order of time; nothing is ever changed by it."""
    return review.findings(project.chronicle())


def verify(project: Project) -> tuple[str, ...]:
    """Return a sentence for each thing in the file that is not as it was written; () when all is well."""
    return project.prove()
