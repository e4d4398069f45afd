"""Deeds of searching, in 10,000 articles of 3 kB and 10,000 entries (and 100,000 entries where a deed says so)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import count, cycle

from tests.benchmarks.harness import Act, Arranged, Bench, deed
from tests.benchmarks.library import Language, library
from timeline_app import actions, settings
from timeline_app.model import Entry, Source, Version, new_id
from timeline_app.project import Filter, Project, fill_index

FEW, MANY = 10_000, 100_000


def shelves(bench: Bench, entries: int = FEW) -> tuple[Project, Language, Language]:
    """Return the library, made once a run."""
    articles = bench.number(FEW if entries == FEW else 10)
    entries = bench.number(entries)
    key = f"library {articles} {entries}"
    if key not in bench.shared:
        path = bench.folder / f"{key}.chronology"
        languages = library(path, articles, entries)
        project = actions.open_project(path, settings.load(), proved=True)  # its rows have no journal
        fill_index(path)
        bench.closing.append(project.close)
        bench.shared[key] = (project, *languages)
    found: tuple[Project, Language, Language] = bench.shared[key]
    return found


def asking(project: Project, typed: Iterator[str]) -> Act:
    return lambda: project.look_up(Filter(text=next(typed)))


@deed("Search 10,000 articles: a frequent word", limit=50)
def frequent(bench: Bench) -> Arranged:
    project, latin, _ = shelves(bench)
    return asking(project, cycle(latin.words[:40]))


@deed("Search 10,000 articles: a rare word", limit=50)
def rare(bench: Bench) -> Arranged:
    project, latin, _ = shelves(bench)
    return asking(project, cycle(latin.words[9000:9040]))


@deed("Search 10,000 articles: three letters of a word", limit=50)
def beginning(bench: Bench) -> Arranged:
    project, *_ = shelves(bench)
    return asking(project, cycle(["kar", "mos", "lut", "pea", "bui"]))


@deed("Search 10,000 articles: two frequent words in Arabic letters", limit=50)
def arabic(bench: Bench) -> Arranged:
    project, _, arabic_ = shelves(bench)
    return asking(project, (f"{arabic_.words[n]} {arabic_.words[n + 1]}" for n in cycle(range(30))))


@deed("Search 10,000 articles: words that stand together", limit=50)
def together(bench: Bench) -> Arranged:
    project, latin, _ = shelves(bench)
    return asking(project, (f'"{latin.words[n]} {latin.words[n + 1]}"' for n in cycle(range(30))))


@deed("Search 10,000 articles: a name with a letter wrong", limit=50)
def wrong(bench: Bench) -> Arranged:
    project, latin, _ = shelves(bench)
    return asking(project, (f"{latin.words[n * 7][:-1]}zq" for n in cycle(range(30))))


@deed("Search 100,000 entries: a frequent word", limit=50)
def many(bench: Bench) -> Arranged:
    project, latin, _ = shelves(bench, MANY)
    return asking(project, cycle(latin.words[:40]))


@deed("Search 100,000 entries: three letters of a word", limit=50)
def many_beginning(bench: Bench) -> Arranged:
    project, *_ = shelves(bench, MANY)
    return asking(project, cycle(["kar", "mos", "lut", "pea", "bui"]))


@deed("Rename an entry among 10,000 articles")
def rename(bench: Bench) -> Arranged:
    project, *_ = shelves(bench)
    entry, numbers = project.all(Entry)[0], count(1)

    def act() -> None:
        with project.edit("Rename entry") as edit:
            edit.change(entry, title=f"Name {next(numbers)}")

    return act


@deed("Bring in an article of 1 MB", limit=500)
def bring_in(bench: Bench) -> Arranged:
    project, latin, arabic_ = shelves(bench)
    texts = cycle([latin.text(bench.number(150_000)), arabic_.text(bench.number(90_000))])
    numbers = count(1)

    def act() -> None:
        data = f"{next(numbers)} {next(texts)}".encode()
        with project.edit("Bring in article") as edit:
            source = edit.add(Source(id=new_id(), csl={"title": "Long"}))
            digest = sha256(data).hexdigest()
            edit.blob(data, "text/plain")
            edit.add(Version(id=new_id(), source_id=source.id, sha256=digest, text_sha256=digest))

    return act
