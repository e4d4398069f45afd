"""JSON for other programs of the web: linked data, and slides for TimelineJS."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.exports.chronicles import TAKHAR, chronicle, citation, entry, id_of, many, small
from tests.unit.exports.golden import same
from timeline_app.exports import Options, choose
from timeline_app.project.chronicle import Chronicle


def written(tmp_path: Path, name: str, value: Chronicle | None = None, **options: Any) -> tuple[Any, tuple[str, ...]]:
    path = tmp_path / f"{name}.json"
    report = choose(path, name).write(value or small(), path, Options(options))
    return json.loads(path.read_bytes()), report.notes


@pytest.mark.parametrize("name", ["jsonld", "timelinejs"])
def test_the_file_is_as_the_golden_file(tmp_path: Path, name: str):
    written(tmp_path, name)
    same(f"{name}-small.json", (tmp_path / f"{name}.json").read_bytes())


def graph(value: Any) -> dict[str, Any]:
    return {node["@id"]: node for node in value["@graph"]}


class TestLinkedData:
    def test_a_quotation_is_an_annotation_of_its_source_with_selectors(self, tmp_path: Path):
        found = graph(written(tmp_path, "jsonld")[0])
        (said,) = [n for n in found.values() if n.get("timeline:hedge") == "claimed"]
        target = said["oa:hasTarget"]
        assert [one["@type"] for one in target["oa:hasSelector"]] == ["oa:TextQuoteSelector", "oa:TextPositionSelector"]
        assert target["oa:hasSelector"][0]["oa:exact"] == "said to be lost"
        assert found[target["oa:hasSource"]["@id"]]["schema:name"] == "Two districts change hands"
        assert found[said["oa:hasBody"]["@id"]]["@type"] == "schema:Event"

    def test_everything_that_is_spoken_of_is_there(self, tmp_path: Path):
        value, notes = written(tmp_path, "jsonld")
        found = graph(value)
        assert len(found) == len(value["@graph"])

        def spoken_of(node: Any) -> Any:
            if isinstance(node, list):
                for inner in node:
                    yield from spoken_of(inner)
            elif isinstance(node, dict):
                yield from [node["@id"]] if set(node) == {"@id"} else []
                for inner in node.values():
                    yield from spoken_of(inner)

        assert set(spoken_of(value["@graph"])) - {"oa:linking"} <= set(found)
        assert notes == ("Private notes were left out. Entries: 2.",)

    def test_dates_are_edtf_and_days_and_places_have_positions(self, tmp_path: Path):
        place = {"id": TAKHAR.id, "name": "Takhar", "latitude": "36.67", "longitude": "69.48"}
        value, _notes = written(tmp_path, "jsonld", replace(small(), rows={"place": (place,)}), include_private=True)
        events = [node for node in value["@graph"] if node["@type"] == "schema:Event"]
        assert events[0]["schema:temporalCoverage"] == {"@type": "edtf:EDTF", "@value": "2015/.."}
        assert "schema:endDate" not in events[0]
        assert events[1]["timeline:privateNote"] == "Ask the desk about the count."
        (takhar,) = [node for node in value["@graph"] if node.get("schema:name") == "Takhar"]
        assert takhar["schema:geo"]["schema:longitude"] == 69.48


class TestTimelineJs:
    def test_a_slide_has_days_words_and_what_it_rests_on(self, tmp_path: Path):
        value, notes = written(tmp_path, "timelinejs")
        week = value["events"][1]
        assert week["start_date"] == {"year": 2019, "month": 9, "day": 2}
        assert week["end_date"] == {"year": 2019, "month": 9, "day": 9}
        assert week["unique_id"] == f"e-{id_of('entry', 2)}"
        assert "<blockquote>" in week["text"]["text"]
        assert "Sample Wire A" in week["text"]["text"]
        assert value["events"][3]["group"] == "North"
        assert "What has no date was left out. Entries: 7." in notes
        assert "An open or unknown end is told in words only. Entries: 1." in notes
        assert "<blockquote>" not in json.dumps(written(tmp_path, "timelinejs", include_quotes=False)[0])
        assert "Ask the desk" in json.dumps(written(tmp_path, "timelinejs", include_private=True)[0])

    def test_what_is_written_is_text_and_no_html_of_others(self, tmp_path: Path):
        bad = "<img src=x onerror=alert(1)>"
        one = entry(1, "2019", bad, citation(1, None, bad, claimant=bad), summary=bad, lane="x\x00")
        value, _notes = written(tmp_path, "timelinejs", chronicle((one,), title=bad, summary=bad))
        assert "<img" not in json.dumps(value)
        assert value["events"][0]["group"] == "x"
        assert value["events"][0]["start_date"] == {"year": 2019}

    def test_many_slides_and_deep_time_are_told(self, tmp_path: Path):
        _value, notes = written(tmp_path, "timelinejs", many(301))
        assert "TimelineJS is slow above 300 entries; write a filtered view." in notes
        ages = ("Y-13800000000", "-0043-03-15", "2019-09-05T10:15")
        old = chronicle(tuple(entry(number, when, "x") for number, when in enumerate(ages, 1)))
        value, notes = written(tmp_path, "timelinejs", old)
        assert value["scale"] == "cosmological"
        assert value["events"][1]["start_date"] == {"year": -43}
        assert "Years before 1 are counted with a year 0. Entries: 1, 2." in notes
        assert "The time of day is told in words only. Entries: 3." in notes
