"""A folder of Markdown notes for Obsidian and the like: one note an entry, a source, a name; linked by `[[stem]]`.

Front matter is YAML whose values are JSON; notes of sources are footnotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from timeline_app.exports.documents.marks import escaped, paragraphs, plain, quoted, runs, scalar, stem, tag, wiki
from timeline_app.exports.losses import Losses
from timeline_app.exports.notes import Notes, notes
from timeline_app.exports.options import text, truth
from timeline_app.exports.pdf.periods import periods
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.exports.signs import fit
from timeline_app.exports.wording import bounds, date_words, source_name, source_of, speaker, status, word
from timeline_app.exports.writing import write_bytes, write_folder
from timeline_app.model import vocabulary
from timeline_app.project.chronicle import Chronicle, CitationView, EntryView, Part, SourceView
from timeline_app.tables import zipped
from timeline_app.words import tr

LIST = "timeline-app.json"  # names every file of the folder, by which it is known to be ours
FORMAT = "timeline-app notes"


@exporter(
    "markdown",
    title="Folder of notes (Markdown, Obsidian)",
    suffix=".zip",
    by_name=True,
    folder=True,
    holds="One note an entry, a source, a name, linked to each other, with front matter and footnotes.",
    loses="The drawn timeline, article texts, history.",
    options={"style": text, "language": text, "include_quotes": truth, "include_private": truth},
)
def write_markdown(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write a zip or, where the name does not end in .zip, a folder.

    Options: `style`, `language`, `include_quotes`, `include_private`.

    Raises:
        ExportError: the target cannot be written, or the folder holds anything that we did not write.
        Cancelled: by `options.report`.
    """
    options.report(0, 2, tr("Writing the notes"))
    found = notes(chronicle, str(options.get("style", "")))
    options.report(1, 2, tr("Writing the file"))
    vault = Vault(chronicle, found, options)
    files = {name: content.encode("utf-8", "replace") for name, content in vault.files().items()}
    files[LIST] = (json.dumps({"format": FORMAT, "files": sorted(files)}, ensure_ascii=False, indent=1) + "\n").encode()
    if path.suffix.lower() == ".zip":
        at = datetime.fromisoformat(chronicle.as_of)
        write_bytes(path, zipped(files, (max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second // 2 * 2)))
    else:
        write_folder(path, files, is_vault)
    return Report(path, len(chronicle.entries), (*found.remarks, *vault.losses.sentences()))


def is_vault(folder: Path) -> bool:
    """Tell whether a folder holds notes that we wrote, and nothing else."""
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        named = {LIST, *map(str, listed["files"])}
        there = {found.relative_to(folder).as_posix() for found in folder.rglob("*") if not found.is_dir()}
        return listed["format"] == FORMAT and there <= named
    except (OSError, ValueError, LookupError, TypeError):
        return False


class Vault:
    """Makes the notes of one chronicle."""

    def __init__(self, chronicle: Chronicle, found: Notes, options: Options) -> None:
        self._chronicle = chronicle
        self._found = found
        self._language = str(options.get("language", ""))
        self._private = bool(options.get("include_private", False))
        self._quotes = bool(options.get("include_quotes", True))
        self._entries = {entry.id: entry for entry in chronicle.entries}
        self._names: dict[str, Part] = {p.id: p for e in chronicle.entries for p in (*e.people, *e.places)}
        self._taken: set[str] = set()
        self._stems: dict[str, str] = {}
        self.losses = Losses()
        for entry in chronicle.entries:
            self._name(entry.id, f"{entry.number:04} {bounds(entry.when)[0]} {entry.title}")
        for source in chronicle.sources:
            self._name(source.id, source_name(source) or tr("Untitled source"))
        for part in self._names.values():
            self._name(part.id, part.name or tr("Untitled"))

    def files(self) -> dict[str, str]:
        """Return the text of each note by its name with folders."""
        found = {"Chronology.md": self._index()}
        for entry in self._chronicle.entries:
            found[f"entries/{self._stems[entry.id]}.md"] = self._entry(entry)
        for source in self._chronicle.sources:
            found[f"sources/{self._stems[source.id]}.md"] = self._source(source)
        for part in self._names.values():
            kind = "places" if part.kind == "place" else "people"
            found[f"{kind}/{self._stems[part.id]}.md"] = self._named(part)
        return found

    def _name(self, id_: str, words: str) -> None:
        base = stem(words) or id_[-8:]
        name, number = base, 1
        while name.casefold() in self._taken or name.casefold() == "chronology":
            number += 1
            name = f"{base} {number}"
        self._taken.add(name.casefold())
        self._stems[id_] = name

    def _index(self) -> str:
        chronicle = self._chronicle
        about = {"title": fit(chronicle.title), "authors": [fit(name) for name in chronicle.authors]}
        blocks = [f"# {plain(chronicle.title) or plain(tr('Untitled chronology'))}"]
        blocks += paragraphs(chronicle.summary or chronicle.description)
        for period in periods(chronicle.entries, self._language):
            blocks.append(f"## {plain(period.title)}")
            blocks.append("\n".join(f"- {self._dated(e)} {self._link(e.id, e.title)}" for e in period.entries))
        blocks += [f"## {plain(tr('Bibliography'))}"] if self._found.bibliography else []
        blocks += [runs(line) for _source, line in self._found.bibliography]
        return _note(about | {"as_of": chronicle.as_of}, blocks)

    def _entry(self, entry: EntryView) -> str:
        noted: list[str] = []
        blocks = [f"# {plain(entry.title) or plain(tr('Untitled'))}", f"**{self._dated(entry)}**"]
        if said := status(entry):
            blocks.append(f"*{plain(said)}*")
        blocks += paragraphs(entry.summary)
        for citation in entry.citations:
            blocks.append(self._citation(citation, noted))
        blocks += self._links(entry)
        if entry.private_note and self._private:
            blocks += [f"## {plain(tr('Private note'))}", *paragraphs(entry.private_note)]
        elif entry.private_note:
            self.losses.add(tr("Private notes were left out."), entry.number)
        if not self._quotes and any(c.quote for c in entry.citations):
            self.losses.add(tr("Quotations were left out."), entry.number)
        blocks += ["\n".join(f"[^{number}]: {note}" for number, note in enumerate(noted, 1))] if noted else []
        return _note(self._about(entry), blocks)

    def _about(self, entry: EntryView) -> dict[str, Any]:
        start, end = bounds(entry.when)
        sources = dict.fromkeys(c.source_id for c in entry.citations if c.source_id in self._stems)
        if entry.title and stem(entry.title) != entry.title:
            self.losses.add(tr("A title that no file can bear stands in full in the note only."), entry.number)
        return {
            "id": entry.id,
            "number": entry.number,
            "title": fit(entry.title),
            "aliases": [fit(entry.title)] if entry.title else [],
            "date": date_words(entry.when, self._language),
            "edtf": entry.when.edtf if entry.when else "",
            "start": start,
            "end": end,
            "kind": entry.kind,
            "status": entry.status,
            "importance": entry.importance,
            "lane": fit(entry.lane),
            "tags": [name for name in map(tag, entry.tags) if name],
            "keywords": [fit(name) for name in entry.tags],
            "people": [wiki(self._stems[part.id]) for part in entry.people],
            "places": [wiki(self._stems[part.id]) for part in entry.places],
            "sources": [wiki(self._stems[id_]) for id_ in sources],
        }

    def _citation(self, citation: CitationView, noted: list[str]) -> str:
        source = source_of(self._chronicle, citation)
        stance = "" if citation.stance == "supports" else word(vocabulary.STANCES, citation.stance)
        by = [plain(text) for text in (stance, speaker(citation)) if text]
        if source and source.id in self._stems:
            by.append(self._link(source.id, source_name(source)))
        if citation.note:
            by.append(plain(citation.note))
        line = "— " + " · ".join(by)
        if note := runs(self._found.by_citation.get(citation.id, ())):
            noted.append(note)
            line += f"[^{len(noted)}]"
        words = [escaped(part.strip()) for part in fit(citation.quote).split("\n") if part.strip()]
        if not (words and self._quotes):
            return line
        return quoted(["  \n> ".join(words), "", line])

    def _links(self, entry: EntryView) -> list[str]:
        rows = []
        for link in self._chronicle.links:
            if entry.id not in (link.from_id, link.to_id):
                continue
            out = link.from_id == entry.id
            other = self._entries[link.to_id if out else link.from_id]
            type_ = link.title or word(vocabulary.LINK_TYPES, link.type)
            said = type_ if out else tr("{type} this", type=type_[:1].lower() + type_[1:])
            more = " · ".join(plain(part) for part in (link.distance, link.note) if part)
            target = self._link(other.id, other.title)
            shown = f"→ {plain(said)} {target}" if out else f"← {target} {plain(said)}"
            rows.append(f"- {shown} · {more}" if more else f"- {shown}")
        return [f"## {plain(tr('Links'))}", "\n".join(rows)] if rows else []

    def _source(self, source: SourceView) -> str:
        about = {
            "id": source.id,
            "title": fit(source.title),
            "aliases": [fit(source.title)] if source.title else [],
            "publisher": fit(source.publisher),
            "published": source.published,
            "url": fit(str(source.csl.get("URL", ""))),
            "accessed": source.accessed,
            "sha256": source.sha256,
            "reliability": source.reliability,
        }
        lines = [runs(line) for id_, line in self._found.bibliography if id_ == source.id]
        cited = [e for e in self._chronicle.entries if any(c.source_id == source.id for c in e.citations)]
        return _note(about, [f"# {plain(source.title or source_name(source))}", *lines, *self._mentions(cited)])

    def _named(self, part: Part) -> str:
        about = {"id": part.id, "kind": part.kind, "aliases": [fit(part.name)]}
        named = [e for e in self._chronicle.entries if any(p.id == part.id for p in (*e.people, *e.places))]
        return _note(about, [f"# {plain(part.name)}", *self._mentions(named)])

    def _mentions(self, entries: Iterable[EntryView]) -> list[str]:
        rows = [f"- {self._dated(entry)} {self._link(entry.id, entry.title)}" for entry in entries]
        return [f"## {plain(tr('Entries'))}", "\n".join(rows)] if rows else []

    def _dated(self, entry: EntryView) -> str:
        return plain(date_words(entry.when, self._language) or tr("no date"))

    def _link(self, id_: str, words: str) -> str:
        return wiki(self._stems[id_], words)


def _note(about: dict[str, Any], blocks: Iterable[str]) -> str:
    front = "\n".join(f"{name}: {scalar(value)}" for name, value in about.items() if value not in ("", []))
    return f"---\n{front}\n---\n\n" + "\n\n".join(block for block in blocks if block) + "\n"
