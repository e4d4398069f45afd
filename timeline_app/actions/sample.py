"""The sample dossier: `seeds/chronology.toml`, replayed through the verbs that a person would use."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from timeline_app import paths
from timeline_app.actions.articles import Details, details_of, import_article, newest_version
from timeline_app.actions.citations import Words, cite
from timeline_app.actions.dossiers import edit_dossier, new_project, open_project
from timeline_app.actions.entries import add_entry, link
from timeline_app.actions.finding import find_words
from timeline_app.actions.passages import annotate
from timeline_app.errors import ProjectFileError
from timeline_app.model import Agent, Entry, Name, Place, Source, Version
from timeline_app.project import Project
from timeline_app.settings import Settings
from timeline_app.sources import Article, Capture, read_article

Table = Mapping[str, Any]
FILE = "sample.chronology"
NAME = "Timeline sample"


def build_sample(path: Path, preferences: Settings) -> Project:
    """Make the sample project at `path` and open it; what is half made when it fails is removed.

    It is written under a name of its own, so that the person's undo begins with the person's own work.

    Raises:
        ProjectFileError: the file is there already, or cannot be written.
    """
    seeds = paths.resource("seeds")
    told = tomllib.loads((seeds / "chronology.toml").read_text(encoding="utf-8"))
    maker = replace(preferences, name=NAME, installation=NAME)
    project = new_project(path, maker, told["dossier"]["title"])
    whole = False
    try:
        _Replay(project).everything(told, seeds)
        whole = True
    finally:
        project.close()
        if not whole:
            path.unlink(missing_ok=True)
    return open_project(path, preferences)


def open_sample(preferences: Settings) -> Project:
    """Open a fresh copy of the sample in the user's own folder; one that was worked on is kept under another name.

    Raises:
        ProjectFileError: the folder cannot be written.
    """
    path = paths.data_dir() / FILE
    if path.exists():
        if (untouched := _untouched(path, preferences)) is not None:
            return untouched
        path.replace(_free_name(path))
    part = path.with_name(f".{FILE}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    build_sample(part, preferences).close()
    part.replace(path)
    return open_project(path, preferences)


def _untouched(path: Path, preferences: Settings) -> Project | None:
    """Open the copy that is there, unless somebody has worked on it or it cannot be opened."""
    try:
        project = open_project(path, preferences)
    except ProjectFileError:
        return None
    if project.undo_label is None and project.redo_label is None and project.count(Entry):
        return project
    project.close()
    return None


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in numbered if not name.exists())


class _Replay:
    """Does one table of the seeds after the other; keys of the file become records of the project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._sources: dict[str, Source] = {}
        self._versions: dict[str, Version] = {}
        self._entries: dict[str, Entry] = {}

    def everything(self, told: Table, seeds: Path) -> None:
        """Replay the whole file."""
        edit_dossier(self._project, **told["dossier"])
        with ThreadPoolExecutor(2) as readers:  # each in a process of its own: two read in the time of one
            captures = [Capture.of_file(seeds / source["file"]) for source in told["source"]]
            articles = readers.map(read_article, captures)
            for source, capture, article in zip(told["source"], captures, articles, strict=True):
                self._source(source, capture, article)
        self._names(told)
        for entry in told["entry"]:
            self._entry(entry)
        for joined in told["link"]:
            ends = (self._entries[joined["from"]], self._entries[joined["to"]])
            link(self._project, *ends, joined["type"], basis=joined["basis"], note=joined.get("note", ""))
        for mark in (*told["highlight"], *told["note"]):
            words = self._words(mark)
            annotate(self._project, *words, colour=mark.get("colour", ""), comment=mark.get("comment", ""))

    def _source(self, told: Table, capture: Capture, article: Article) -> None:
        own = {name: told[name] for name in _SOURCE_FIELDS if name in told}
        authors = (told["author"],) if told.get("author") else ()
        evidence = details_of(article, capture).published_evidence
        details = Details(authors=authors, published_evidence=evidence, type="article-newspaper", **own)
        source = import_article(self._project, article, capture, details)
        self._sources[told["key"]] = source
        self._versions[told["key"]] = newest_version(self._project, source)

    def _names(self, told: Table) -> None:
        """Write down places with what lies in what, and the kinds of agents, before entries name them."""
        with self._project.edit("Add names") as edit:
            places: dict[str, str] = {}
            for place in told["place"]:
                made = edit.add(
                    Place(
                        name=place["name"],
                        latitude=place["lat"],
                        longitude=place["lon"],
                        precision=place.get("precision", 2),
                        part_of_id=places.get(place["part_of"]),
                    )
                )
                places[made.name] = made.id
                for variant in place["variants"]:
                    edit.add(Name(of_table="place", of_id=made.id, text=variant))
            agents = {person["name"]: person["kind"] for entry in told["entry"] for person in entry.get("people", ())}
            spoken = (cited for entry in told["entry"] for cited in entry.get("citation", ()))
            outlets = {source["publisher"]: "organisation" for source in told["source"]}
            said = {name: outlets.get(name, "group") for cited in spoken for name in _said_by(cited)}
            for name, kind in (said | agents).items():
                edit.add(Agent(name=name, kind=kind))

    def _entry(self, told: Table) -> None:
        own = {name: told[name] for name in _ENTRY_FIELDS if name in told}
        people = [(person["name"], person["role"]) for person in told.get("people", ())]
        first, *others = told.get("citation", ()) or (None,)
        if first is not None:
            own |= {"cites": self._words(first), **_citation(first)}
        entry = add_entry(self._project, when=told["when_text"], people=people, **own)
        self._entries[told["key"]] = entry
        for citation in others:
            cite(self._project, entry, self._words(citation), **_citation(citation))

    def _words(self, told: Table) -> Words:
        version = self._versions[told["source"]]
        place = find_words(self._project, version, told["quote"], told.get("occurrence", 0))
        return Words(version, place.start, place.end)


_SOURCE_FIELDS = ("title", "publisher", "published", "url", "language", "accessed", "reliability", "origin")
_ENTRY_FIELDS = (
    *("title", "kind", "summary", "status", "importance", "likelihood"),
    *("places", "tags", "own_note", "private_note"),
)
_CITATION_FIELDS = ("stance", "claimant", "mode", "hedge", "via", "note", "locator")


def _citation(told: Table) -> dict[str, Any]:
    return {name: told[name] for name in _CITATION_FIELDS if name in told}


def _said_by(cited: Table) -> tuple[str, ...]:
    return tuple(name for name in (cited.get("claimant", ""), cited.get("via", "")) if name)
