"""GraphML (http://graphml.graphdrawing.org/specification.html) for programs that draw and count networks."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from timeline_app.exports.exchange.accounts import OPTIONS, Accounts, written
from timeline_app.exports.exchange.network import FIELDS, edges, nodes
from timeline_app.exports.exchange.trees import document, under
from timeline_app.exports.registry import Options, Report, exporter
from timeline_app.project.chronicle import Chronicle

_OF_EDGES = ("type", "basis", "note")


@exporter(
    "graphml",
    title="Network (GraphML)",
    suffix=".graphml",
    holds="Entries, names and sources as nodes; links, parts and citations as edges.",
    loses="The look and order of a chronology; notes stand in one text.",
    options=OPTIONS,
)
def write_graphml(chronicle: Chronicle, path: Path, options: Options) -> Report:
    """Write one directed graph. Options: `style`, `language`, `include_private`."""
    return written(chronicle, path, options, _graph)


def _graph(chronicle: Chronicle, accounts: Accounts) -> bytes:
    root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for name in FIELDS:
        kind = "int" if name == "importance" else "string"
        under(root, "key", id=f"n-{name}", for_="node", **{"attr.name": name, "attr.type": kind})
    for name in _OF_EDGES:
        under(root, "key", id=f"e-{name}", for_="edge", **{"attr.name": name, "attr.type": "string"})
    graph = under(root, "graph", id=f"c-{chronicle.id}", edgedefault="directed")
    for node in nodes(chronicle, accounts):
        made = under(graph, "node", id=node.id)
        for name, value in node.values.items():
            if value:
                under(made, "data", value, key=f"n-{name}")
    for edge in edges(chronicle):
        made = under(graph, "edge", id=edge.id, source=edge.source, target=edge.target)
        for name, value in zip(_OF_EDGES, edge[3:], strict=True):
            if value:
                under(made, "data", value, key=f"e-{name}")
    return document(root)
