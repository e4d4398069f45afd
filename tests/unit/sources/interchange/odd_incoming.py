"""Readers of files that do what a reader must not, and one that does what it should."""

from __future__ import annotations

import socket

from timeline_app.errors import SourceError
from timeline_app.sources.interchange import Arrival, Asked, Incoming, incoming_reader


def _never(_head: bytes, _name: str) -> bool:
    return False


@incoming_reader("echo", title="Lines", suffixes=(".echo",), sniff=lambda head, _: head.startswith(b"ECHO"), limit=1000)
def echo(data: bytes, asked: Asked) -> Incoming:
    lines = data.decode().splitlines()
    found = [Arrival("entry", {"title": line}, f"line {n}") for n, line in enumerate(lines, 1)]
    return Incoming("echo", tuple(found), notes=(asked.options.get("say", ""),), title=asked.file_name)


@incoming_reader("dialling", title="Dials", suffixes=(".dialling",), sniff=_never)
def dialling(_data: bytes, _asked: Asked) -> Incoming:
    socket.create_connection(("127.0.0.1", 9))
    return Incoming("dialling")


@incoming_reader("refusing", title="Refuses", suffixes=(".refusing",), sniff=_never)
def refusing(_data: bytes, asked: Asked) -> Incoming:
    raise SourceError(f"{asked.file_name} is none of mine.", hint="Try another.")


@incoming_reader("lying", title="Lies", suffixes=(".lying",), sniff=_never)
def lying(data: bytes, _asked: Asked) -> Incoming:
    table, field = data.decode().split()
    return Incoming("lying", (Arrival(table, {field: "x"}, "line 1"),), whole=frozenset({"entry"}))
