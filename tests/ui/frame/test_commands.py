"""One table of commands feeds menus, palette, key page and docs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from timeline_app.ui import commands
from timeline_app.ui.commands import COMMANDS, Command


def test_every_id_is_there_once():
    assert len({each.id for each in COMMANDS}) == len(COMMANDS)
    assert commands.command("go.search").keys == ("Ctrl+K",)
    with pytest.raises(KeyError):
        commands.command("make.coffee")


def test_no_two_commands_of_one_place_claim_a_key():
    assert commands.clashes() == []


def test_a_clash_is_noticed(monkeypatch):
    monkeypatch.setattr(commands, "COMMANDS", (*COMMANDS, Command("x", "X", ("Ctrl+K",))))
    assert commands.clashes() == [("Ctrl+K", "go.search", "x")]


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
def test_every_key_is_one_that_qt_knows(each):
    for key in (*each.keys, *([each.told] if each.told else [])):
        assert QKeySequence(key).toString() == key or QKeySequence(key).toString() == "Del"


def test_no_key_of_the_window_is_a_single_letter():
    for each in commands.at("window"):
        for key in each.keys:
            assert not (len(key) == 1 and key.isalnum()), each.id


def test_single_keys_of_the_panes_are_not_in_the_menus():
    assert all(not each.menu for each in COMMANDS if each.place != "window")


def test_the_page_of_keys_has_every_key():
    page = commands.keys_page()
    for each in COMMANDS:
        assert all(f"`{key}`" in page for key in each.keys)
    assert all(f"## {title}" in page for title in commands.PLACES.values())
