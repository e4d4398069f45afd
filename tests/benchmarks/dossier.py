"""A large project that is the same on every computer: 5,000 entries, each citing one sentence of 200 articles."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from timeline_app import actions, anchors, settings
from timeline_app.dates import parse
from timeline_app.model import Citation, Entry, Link, Passage, Place, Site, Source, Version, new_id
from timeline_app.project import Edit

PER_ARTICLE = 25
TOWNS = ["Aster", "Birch", "Cedar", "Dogwood", "Elm", "Fern", "Gorse", "Hazel"]
DEEDS = ["opens its gates", "is cut off", "sends for help", "counts its stores", "elects a council", "loses the bridge"]


def large(path: Path, entries: int = 5000) -> Path:
    """Write the project; about a third of its dates are years or months, every seventh is a span.

    It is a file of our own, closed well, so opening it does not begin with proving it.
    """
    draw = Random(entries)
    project = actions.new_project(path, settings.load(), title="A large dossier")
    with project.edit("Bring in everything") as edit:
        places = [edit.add(Place(id=new_id(), name=town)) for town in TOWNS]
        made: list[Entry] = []
        for number in range(0, entries, PER_ARTICLE):
            made += article(edit, draw, places, number, min(PER_ARTICLE, entries - number))
        for earlier, later in zip(made[::5], made[1::5], strict=False):
            edit.add(Link(id=new_id(), from_id=earlier.id, to_id=later.id, type="precedes"))
    project.close()
    return path


def article(edit: Edit, draw: Random, places: list[Place], first: int, count: int) -> list[Entry]:
    """Add one article of `count` sentences, an entry for each."""
    lines = [f"{draw.choice(TOWNS)} {draw.choice(DEEDS)}, as report {first + n} says." for n in range(count)]
    text = "\n".join(lines)
    source = edit.add(Source(id=new_id(), csl={"type": "article-newspaper", "title": f"Report {first}"}))
    digest = sha256(text.encode()).hexdigest()
    edit.blob(text.encode(), "text/plain")
    version = Version(id=new_id(), source_id=source.id, sha256=digest, text_sha256=digest, media_type="text/plain")
    version = edit.add(version)
    entries, at = [], 0
    for line in lines:
        entry = Entry(id=new_id(), title=line.removesuffix("."), when=when(draw), importance=draw.randint(1, 5))
        entries.append(edit.add(entry))
        anchor = anchors.describe(text, at, at + len(line)).to_json()
        passage = edit.add(Passage(id=new_id(), version_id=version.id, anchor=anchor))
        cited = {"entry_id": entry.id, "passage_id": passage.id, "source_id": source.id}
        edit.add(Citation(id=new_id(), **cited))
        edit.add(Site(id=new_id(), entry_id=entry.id, place_id=draw.choice(places).id))
        at += len(line) + 1
    return entries


def when(draw: Random) -> dict[str, object]:
    """Return a date between 1900 and 2020, of any precision."""
    day = date(1900, 1, 1) + timedelta(days=draw.randrange(43_800))
    until = day + timedelta(days=draw.randrange(1, 60))
    forms = [day.isoformat()] * 6 + [f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m-%d}~", f"{day}/{until}"]
    return dict(parse(draw.choice(forms)).to_json())
