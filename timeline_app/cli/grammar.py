"""What can be typed: verbs, what they ask for, and one line on each. argparse only, so that `--help` is quick."""

from __future__ import annotations

from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence

from timeline_app import __version__
from timeline_app.words import tr

CALENDARS = ("gregorian", "julian", "solar_hijri", "islamic", "hebrew")
"""What `--calendar` takes; the names are those of `timeline_app.dates`, which would be too much to import here."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""What `--week-start` takes."""

_Verb = Callable[[ArgumentParser], None]


def grammar() -> ArgumentParser:
    """Return the whole grammar; what it parses knows in `run` the function of this folder to call."""
    whole = ArgumentParser(
        prog="timeline-app",
        description=tr("Turn articles into a chronology in which every entry cites the words it rests on."),
        epilog=tr(
            "Without a verb, or with the path of a project, the window opens.\n"
            "Exit status: 0 done, 1 refused with a sentence, 2 misused, 3 `check` found something."
        ),
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    verbs = whole.add_subparsers(dest="verb", metavar=tr("VERB"), required=True)
    for name, (run, summary, ask) in VERBS.items():
        verb = verbs.add_parser(name, help=tr(summary), description=tr(summary))
        verb.set_defaults(run=run)
        ask(verb)
    return whole


def with_dates_apart(argv: Sequence[str]) -> list[str]:
    """Return the words of a command with the texts of `date` behind its options and “--”: -0043-03 is no option."""
    if argv[:1] != ["date"] or "--" in argv:
        return list(argv)
    options: list[str] = []
    texts: list[str] = []
    for word in argv[1:]:
        (options if word == "-h" or word.startswith("--") or options[-1:] == ["--calendar"] else texts).append(word)
    return ["date", *options, *(["--", *texts] if texts else [])]


def _new(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("--title", default="", help=tr("by default the name of the file"))
    _json(verb)


def _import(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("files", nargs="+", metavar=tr("FILE"))
    verb.add_argument(
        "--published", default="", metavar=tr("DATE"), help=tr("what dates in the article are read against")
    )
    verb.add_argument("--title", default="", help=tr("by default what the file says; for one file only"))
    verb.add_argument("--publisher", default="", help=tr("the outlet"))
    verb.add_argument(
        "--author", action="append", default=[], metavar=tr("NAME"), help=tr("“Family, Given”; may be repeated")
    )
    verb.add_argument("--url", default="")
    verb.add_argument("--language", default="", metavar="BCP47", help=tr("for example en or fa-AF"))
    verb.add_argument("--accessed", default="", metavar=tr("DATE"))
    verb.add_argument(
        "--another-source", action="store_true", help=tr("take bytes that are there as another outlet's copy")
    )
    _import_table(verb)
    _json(verb)


def _import_table(verb: ArgumentParser) -> None:
    """Ask what only tables and files of other programs need."""
    verb.add_argument("--format", default="", metavar=tr("NAME"), help=tr("of a table or a file of another program"))
    verb.add_argument(
        "--map", action="append", default=[], metavar=tr("COLUMN=FIELD"), help=tr("what a column of a table holds")
    )
    verb.add_argument("--dry-run", action="store_true", help=tr("only say what a table would change"))
    verb.add_argument("--take", default="", metavar="new,changed", help=tr("which rows of a table; by default both"))
    verb.add_argument(
        "--conflicts", default="", choices=("", "file", "project"), help=tr("whose word holds where both changed")
    )
    verb.add_argument(
        "--remove", action="append", default=[], metavar="ID", help=tr("of a row that the table lacks; may be repeated")
    )
    verb.add_argument("--day-first", default="", choices=("", "yes", "no"), help=tr("how 5/9/2019 is meant"))


def _add(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("--title", required=True)
    verb.add_argument(
        "--when", default="", metavar=tr("DATE"), help=tr("as people write dates, or EDTF; left out: undated")
    )
    verb.add_argument("--source", default="", metavar="ID", help=tr("what the entry rests on; with --quote its words"))
    _quote(verb, required=False)
    verb.add_argument("--mode", default="", help="direct, indirect, narrator")
    verb.add_argument("--kind", default="occurrence", help="occurrence, state, statement, forecast, background")
    verb.add_argument("--place", action="append", default=[], metavar="NAME[:RELATION]", help="at, from, to, about")
    verb.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME[:ROLE[:KIND]]",
        help=tr("actor, target, victim, speaker, witness, participant"),
    )
    verb.add_argument("--tag", action="append", default=[], metavar=tr("NAME"))
    verb.add_argument("--status", default="undisputed", help="undisputed, disputed, prospective, unsure")
    verb.add_argument("--importance", default=3, type=int, metavar="1-5")
    verb.add_argument("--summary", default="")
    verb.add_argument("--own-note", action="store_true", help=tr("the researcher's own statement; needs no citation"))
    _json(verb)


def _cite(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("entry", metavar=tr("ENTRY"))
    verb.add_argument("--source", required=True, metavar="ID")
    _quote(verb, required=False)
    verb.add_argument("--mode", default="", help="direct, indirect, narrator")
    _json(verb)


def _link(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("from_", metavar=tr("FROM"))
    verb.add_argument("to", metavar=tr("TO"))
    verb.add_argument("--type", required=True, help=tr("precedes, part-of, given-as-reason-for … or words of your own"))
    verb.add_argument("--basis", default="stated", help="stated, hedged, inferred")
    verb.add_argument("--note", default="")
    _json(verb)


def _list(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument(
        "what", choices=("entries", "sources", "citations", "links", "passages", "people", "places", "tags")
    )
    _filter(verb)
    _json(verb)


def _edit(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("id", metavar="ID", help=tr("of an entry, source, citation, link …, or “project”"))
    verb.add_argument(
        "fields", nargs="+", metavar=tr("FIELD=VALUE"), help=tr("several names in one value are parted by ;")
    )


def _delete(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("ids", nargs="+", metavar="ID")
    verb.add_argument("--dry-run", action="store_true", help=tr("only say what would go with them"))


def _export(verb: ArgumentParser) -> None:
    verb.add_argument("project", nargs="?", default="", metavar=tr("PROJECT"))
    verb.add_argument("out", nargs="?", default="", metavar=tr("OUT"))
    verb.add_argument("--list", action="store_true", help=tr("say which formats there are; with --format all of one"))
    verb.add_argument(
        "--format", default="", metavar=tr("NAME"), help=tr("by default what the ending of OUT stands for")
    )
    verb.add_argument(
        "--option", action="append", default=[], metavar="NAME=VALUE", help=tr("of the format; may be repeated")
    )
    _filter(verb)
    verb.add_argument("--view", default="", metavar=tr("NAME"), help=tr("what a saved view shows"))
    verb.add_argument("--json", action="store_true", help=tr("list the formats as JSON"))


def _search(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("words", nargs="+", metavar=tr("WORDS"), help=tr("conditions such as place:Takhar among them"))
    verb.add_argument("--most", default=20, type=int, metavar="N", help=tr("of each kind; 20 by default"))
    _json(verb)


def _filter(verb: ArgumentParser) -> None:
    example = "place:Takhar after:2019-09-05 uncited"
    verb.add_argument(
        "--filter", default="", metavar=tr("WORDS"), help=tr("words and conditions: {like}", like=example)
    )


def _recover(verb: ArgumentParser) -> None:
    verb.add_argument("pdf", metavar=tr("PDF"))
    _info(verb)


def _info(verb: ArgumentParser) -> None:
    _project(verb)
    _json(verb)


def _date(verb: ArgumentParser) -> None:
    verb.add_argument("texts", nargs="*", metavar=tr("TEXT"), help=tr("left out: one date a line from standard input"))
    verb.add_argument("--edtf", action="store_true", help=tr("take EDTF and nothing else"))
    verb.add_argument(
        "--calendar",
        action="append",
        default=[],
        choices=CALENDARS,
        help=tr("also read bare years in this calendar, and show the date in it; may be repeated"),
    )
    _json(verb)


def _tag(verb: ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="+",
        metavar=tr("FILE"),
        help=tr("TimeML (.tml, .xml) or plain text (.txt), or a folder of these"),
    )
    verb.add_argument("--out", required=True, metavar=tr("FOLDER"), help=tr("where the tagged files go"))
    _mode(verb)
    verb.add_argument("--published", default="", metavar=tr("DATE"), help=tr("by default what the file says in <DCT>"))


def _suggest(verb: ArgumentParser) -> None:
    verb.add_argument("what", nargs="+", metavar=tr("PROJECT|FILE"), help=tr("a file *.chronology, or articles"))
    verb.add_argument("--published", default="", metavar=tr("DATE"), help=tr("of the files; by default what they say"))
    verb.add_argument(
        "--week-start", default="", choices=("", *DAYS), metavar=tr("DAY"), help=tr("on which weeks begin: monday …")
    )
    _mode(verb)
    _json(verb)


def _accept(verb: ArgumentParser) -> None:
    _project(verb)
    verb.add_argument("--all", action="store_true", help=tr("whatever does not wait for a publication date"))
    verb.add_argument("--ids", nargs="+", default=[], metavar="KEY", help=tr("as suggest lists them"))
    verb.add_argument(
        "--band", default="low", choices=("high", "medium", "low"), help=tr("with --all: at least so sure")
    )
    verb.add_argument("--source", default="", metavar="ID", help=tr("of this source only"))
    _mode(verb)
    _json(verb)


def _mode(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--mode",
        default="auto",
        choices=("auto", "news", "narrative"),
        help=tr("how the text speaks of time: from its publication, or from one date to the next"),
    )


def _open(verb: ArgumentParser) -> None:
    verb.add_argument("project", nargs="?", metavar=tr("PROJECT"))


def _project(verb: ArgumentParser) -> None:
    verb.add_argument("project", metavar=tr("PROJECT"), help=tr("a file *.chronology"))


def _quote(verb: ArgumentParser, *, required: bool) -> None:
    verb.add_argument(
        "--quote", default="", required=required, metavar=tr("WORDS"), help=tr("exactly as they stand in the source")
    )
    verb.add_argument(
        "--occurrence",
        default=0,
        type=int,
        metavar="N",
        help=tr("which one, from 1, where the words stand there more than once"),
    )
    verb.add_argument("--stance", default="", help="supports, disputes, context")
    verb.add_argument("--claimant", default="", metavar=tr("NAME"), help=tr("who says so, apart from who printed it"))
    verb.add_argument(
        "--hedge", default="", metavar=tr("WORDS"), help=tr("the words of reserve: “claimed”, “purported”")
    )


def _json(verb: ArgumentParser) -> Action:
    return verb.add_argument("--json", action="store_true", help=tr("answer with JSON"))


VERBS: dict[str, tuple[str, str, _Verb]] = {
    "new": ("making:new", "Make a project.", _new),
    "import": ("exchange.importing:import_", "Bring in articles, tables, or files of other programs.", _import),
    "add": ("making:add", "Add an entry, with the words it rests on.", _add),
    "cite": ("making:cite", "Let an entry rest on some words.", _cite),
    "link": ("making:link", "Link one entry to another.", _link),
    "list": ("showing:list_", "List entries, sources, citations, links, passages, people, places or tags.", _list),
    "search": ("showing:search", "Find words in entries, quotes, articles, people, places and tags.", _search),
    "edit": ("changing:edit", "Change fields.", _edit),
    "delete": ("changing:delete", "Remove things with what depends on them.", _delete),
    "export": (
        "exchange.exporting:export",
        "Write a report, a document, a web page, notes, tables, a workbook, a calendar, a map, a network, a picture, "
        "JSON, or what other timeline programs read; --list says which formats there are.",
        _export,
    ),
    "undo": ("changing:undo", "Take back your last edit.", _project),
    "redo": ("changing:redo", "Do again what undo took back.", _project),
    "check": ("showing:check", "Say what deserves a second look, and prove the file.", _project),
    "verify": ("showing:verify", "Prove the file against its journal and hashes.", _project),
    "info": ("showing:info", "Say what a project holds.", _info),
    "date": ("dating:date", "Say what dates mean, without a project.", _date),
    "tag": ("prose.tagging:tag", "Mark the expressions of time in texts, as TimeML.", _tag),
    "suggest": ("prose.suggesting:suggest", "Say what articles suggest, with reasons.", _suggest),
    "accept": ("prose.suggesting:accept", "Make entries of what articles suggest.", _accept),
    "open": ("showing:open_", "Open the window.", _open),
    "recover": ("making:recover", "Take the project out of an evidence PDF.", _recover),
    "sample": ("making:sample", "Make the sample project.", _info),
}
"""Verb → the function that runs it, one line on it, and what it asks for."""
