"""What comes in: articles, tables, the plans before they are carried out."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.screenshots.scenes.register import scene
from tests.screenshots.stage import Stage
from timeline_app import actions
from timeline_app.model import Entry
from timeline_app.sources import Capture


@scene
def bring_in(stage: Stage) -> None:
    stage.arrange("read")
    text = (
        "Bridge over the northern road reopened\n\n"
        "A sample text made for this picture. On September 12 the bridge was open again, officials said.\n"
    )
    stage.desk.wishes.bring_in.emit([Capture(text.encode(), "paste")])
    stage.wait(2500)


@scene
def plan_with_conflicts(stage: Stage) -> None:
    folder = stage.folder / f"tables-{stage.mark}"
    actions.export(stage.project, folder, format="tables")
    entries = stage.project.all(Entry)
    table = folder / "entries.csv"
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_id = {row["id"]: row for row in rows}
    by_id[entries[1].id]["title"] = "A title out of the spreadsheet (sample)"
    by_id[entries[2].id]["summary"] = "Written in the spreadsheet (sample)."
    by_id[entries[3].id]["title"] = "The title of the file (sample)"
    by_id[entries[4].id]["when_edtf"] = "one of these days"
    rows.remove(by_id[entries[6].id])
    rows.append(dict.fromkeys(rows[0], "") | {"title": "A new entry (sample)", "when_edtf": "2019-09-12"})
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    actions.edit_entry(stage.project, entries[3], title="The title of the project (sample)")
    _bring(stage, folder)


@scene
def columns_to_be_named(stage: Stage) -> None:
    path = stage.folder / f"theirs-{stage.mark}.csv"
    path.write_text(
        "Wann,Vorfall,Rang,Ort\n3.6.2019,The quay floods (sample),x,Lowick\n"
        "5/9/2019,The quay is dry (sample),y,Lowick\n",
        encoding="utf-8",
    )
    _bring(stage, path)


def _bring(stage: Stage, path: Path) -> None:
    stage.desk.wishes.import_file.emit(path)
    stage.wait(200)
    stage.wait_for(lambda: stage.window.importer._reading is None, 60)
    stage.wait(300)
