"""GEXF 1.3 (https://gexf.net/schema.html), dynamic: entries are there from their first to their last day."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from timeline_app.exports.exchange.accounts import OPTIONS, Accounts, is_plain, written
from timeline_app.exports.exchange.network import FIELDS, Node, edges, nodes
from timeline_app.exports.exchange.trees import document, under
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.project.chronicle import Chronicle
from timeline_app.words import tr

_NAMED = tuple(name for name in FIELDS if name not in ("label", "start", "end"))
_OF_EDGES = ("basis", "note")


@exporter(
    "gexf",
    title="Network in time (GEXF)",
    suffix=".gexf",
    holds="Entries, names and sources as nodes; links, parts and citations as edges; entries with first and last day.",
    loses="The look and order of a chronology, times before year 1 and after 9999; notes stand in one text.",
    options=OPTIONS,
)
def write_gexf(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write one directed, dynamic graph. Options: `style`, `language`, `include_private`."""
    return written(chronicle, path, options, _graph)


def _graph(chronicle: Chronicle, accounts: Accounts) -> bytes:
    root = Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    about = under(root, "meta", lastmodifieddate=chronicle.as_of[:10])
    under(about, "creator", "timeline-app")
    under(about, "description", chronicle.title)
    graph = under(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    _attributes(graph, "node", _NAMED)
    _attributes(graph, "edge", _OF_EDGES)
    numbers = {f"e-{entry.id}": entry.number for entry in chronicle.entries}
    held = under(graph, "nodes")
    for node in nodes(chronicle, accounts):
        times = _times(node, numbers.get(node.id, 0), accounts)
        made = under(held, "node", id=node.id, label=node.values["label"], **times)
        _values(made, {name: node.values.get(name, "") for name in _NAMED})
    tied = under(graph, "edges")
    for edge in edges(chronicle):
        made = under(tied, "edge", id=edge.id, source=edge.source, target=edge.target, kind=edge.type, label=edge.type)
        _values(made, {"basis": edge.basis, "note": edge.note})
    return document(root)


def _attributes(graph: Element, of: str, names: tuple[str, ...]) -> None:
    listed = under(graph, "attributes", class_=of, mode="static")
    for name in names:
        under(listed, "attribute", id=name, title=name, type="integer" if name == "importance" else "string")


def _values(made: Element, values: dict[str, str]) -> None:
    kept = {name: value for name, value in values.items() if value}
    if kept:
        listed = under(made, "attvalues")
        for name, value in kept.items():
            under(listed, "attvalue", for_=name, value=value)


def _times(node: Node, number: int, accounts: Accounts) -> dict[str, str]:
    found = {name: node.values[name] for name in ("start", "end") if node.values.get(name)}
    if all(map(is_plain, found.values())):
        return found
    accounts.losses.add(
        tr("Programs for networks know the years 1 to 9999; other times stand in the EDTF only."), number
    )
    return {}
