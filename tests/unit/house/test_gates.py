from __future__ import annotations

import json

import pytest

from tests.architecture import gates


def figures(lines: int, of: int, branches: int = 0, of_branches: int = 0) -> dict[str, dict[str, int]]:
    return {
        "summary": {
            "covered_lines": lines, "num_statements": of, "covered_branches": branches, "num_branches": of_branches,
            "missing_lines": of - lines, "missing_branches": of_branches - branches,
        }
    }  # fmt: skip


@pytest.fixture
def report(tmp_path):
    def write(**files):
        path = tmp_path / "coverage.json"
        path.write_text(json.dumps({"files": {n.replace("__", "/"): f for n, f in files.items()}}), encoding="utf-8")
        return str(path)

    return write


def test_lines_and_branches_count_together():
    assert gates.covered({"timeline_app/dates/a.py": figures(9, 10, 1, 10)}) == {"below ui": 50.0}


def test_each_half_has_its_own_gate(report, capsys, monkeypatch):
    monkeypatch.setattr(gates, "lines", lambda folder: 1)
    below, upstairs = figures(96, 100), figures(85, 100)
    assert gates.main(report(timeline_app__dates__a=below, timeline_app__ui__b=upstairs)) == 0
    assert gates.main(report(timeline_app__dates__a=upstairs, timeline_app__ui__b=below)) == 1
    told = capsys.readouterr().out
    assert "coverage below ui: 85.0 % (gate 95 %): too low\n      15 not run in timeline_app/dates/a\n" in told
    assert "timeline_app/ui/b" not in told


def test_a_half_without_code_passes(report, capsys):
    gates.main(report(timeline_app__dates__a=figures(10, 10)))
    assert "in ui" not in capsys.readouterr().out


def test_how_many_tests_there_are_is_told_and_stops_nobody(report, monkeypatch, capsys):
    monkeypatch.setattr(gates, "lines", {"tests": 50, "timeline_app": 100}.__getitem__)
    assert gates.main(report(timeline_app__dates__a=figures(10, 10))) == 0
    assert "lines of tests per line of source: 0.50" in capsys.readouterr().out
