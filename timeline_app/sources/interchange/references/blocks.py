"""The entries of a BibTeX file, with letters for LaTeX commands; what the parser would pass over is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline_app.sources.interchange.incoming import Slip
from timeline_app.words import tr

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

PEOPLE = ("author", "editor", "translator")


class Written(NamedTuple):
    """One entry: its key as written, its kind and the names of its fields in lower case, `people` by their role."""

    key: str
    kind: str
    fields: dict[str, str]
    people: dict[str, list[str]]


def written(text: str) -> tuple[list[Written], list[Slip]]:
    """Return the entries in order, those of one key as well, and what cannot be read or stands in one of them twice."""
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
    from bibtexparser.middlewares.parsestack import default_parse_stack

    library, keys, slips = _apart(text)
    for step in [*default_parse_stack(allow_inplace_modification=True), SeparateCoAuthors()]:
        library = step.transform(library)
    for entry in library.entries:
        _single_names(entry)
    library = LatexDecodingMiddleware().transform(library)
    slips += [_unreadable(block) for block in library.failed_blocks]
    return [_written(entry, keys[int(entry.key)]) for entry in library.entries], slips


def _apart(text: str) -> tuple[Library, list[str], list[Slip]]:
    """Return the blocks under numbers for keys, the keys by these numbers, and what is wrong with some blocks.

    The parser gives up an entry whose key another has, and one with two fields of one name.
    """
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, ParsingFailedBlock
    from bibtexparser.splitter import Splitter

    keys: list[str] = []
    slips: list[Slip] = []
    blocks: list[Block] = []
    for block in Splitter(text).split().blocks:
        found = block
        while isinstance(found, ParsingFailedBlock) and found.ignore_error_block is not None:
            found = found.ignore_error_block
        if isinstance(found, Entry):
            slips += _doubled(found)
            keys.append(found.key)
            found.key = str(len(keys) - 1)
            blocks.append(found)
        elif isinstance(block, ParsingFailedBlock):
            slips.append(_unreadable(block))
        else:
            blocks.append(block)
    return Library(blocks), keys, slips


def _doubled(entry: Entry) -> list[Slip]:
    """Keep the first of several fields of one name, and return what there is to say of the others."""
    kept, slips = {}, []
    for field in entry.fields:
        name = field.key.lower()
        if name in kept:
            slips.append(Slip(entry.key, name, tr("It stands there more than once; the first one counts.")))
        else:
            kept[name] = field
    entry.fields = list(kept.values())
    return slips


def _unreadable(block: Block) -> Slip:
    line = (block.start_line or 0) + 1
    return Slip(
        tr("line {number}", number=line), "", tr("What begins here is not written as BibTeX is, or never ends.")
    )


def _single_names(entry: Entry) -> None:
    """Put each person into a field of their own, so that braces around a name outlive the decoding."""
    names: dict[str, list[str]] = {}
    for field in list(entry.fields):
        if field.key.lower() in PEOPLE and isinstance(field.value, list):
            names[field.key.lower()] = [str(name) for name in field.value]
            entry.pop(field.key)
    for role, listed in names.items():
        for number, name in enumerate(listed):
            entry[f"{role} {number}"] = name.replace("{", "\\{").replace("}", "\\}") if name[:1] == "{" else name


def _written(entry: Entry, key: str) -> Written:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    people = {role: [value for name, value in fields.items() if name.startswith(f"{role} ")] for role in PEOPLE}
    return Written(key, entry.entry_type.lower(), fields, people)
