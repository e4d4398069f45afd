"""`python -m tests.benchmarks.orders.titles FILE`: sort a million titles for the first time, each another one.

FILE is one that `python -m tests.benchmarks.synthetic` wrote. Copies of it get titles of a few made-up words and a
number, in Latin, Persian and Arabic letters (some with vowel signs), and titles that differ only behind a long
beginning. The table goes into docs/PERFORMANCE.md, between the marks that name this command.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

from timeline_app.project import By, Filter, Project

REPEATS = 3
PAGE = Path(__file__).parents[3] / "docs" / "PERFORMANCE.md"
BEGIN, END = "<!-- python -m tests.benchmarks.orders.titles -->", "<!-- end -->"
LATIN = (
    ("Police post", "District centre", "Convoy", "Delegation", "Élders", "Election office", "Bridge", "Radio station"),
    ("attacked", "captured", "evacuated", "meets envoys", "reopened", "shelled", "closed", "handed over", "retaken"),
    ("near Alder", "in Upper Birch", "outside Cedar", "in Elm city", "on the Ring Road", "by the River Fir"),
    ("officials say", "residents report", "no casualties", "second time this year", "witnesses differ"),
)
PERSIAN = (
    ("پاسگاه پلیس", "مرکز ولسوالی", "کاروان", "هیئت", "دفتر انتخابات", "پل", "بازار", "رادیو"),
    ("حمله شد", "تصرف شد", "تخلیه شد", "بازگشایی شد", "گلوله‌باران شد", "بسته شد", "سپرده شد"),
    ("نزدیک توسکا", "در غان بالا", "بیرون سرو", "در شهر نارون", "کنار رود"),
    ("مقام‌ها می‌گویند", "باشندگان گزارش می‌دهند", "بدون تلفات", "بار دوم امسال"),
)
ARABIC = (
    ("مركز الشرطة", "مسؤول الدائرة", "قافلة", "شيوخ القبائل", "لجنة الانتخابات", "الجسر", "سوق المواشي"),
    ("هاجمه مسلحون", "أُخلي", "استولي عليه", "أُعيد فتحه", "قُصف", "سُلّم", "أُغلق"),
    ("قرب الحور", "في البتولا العليا", "خارج الأرز", "بجانب النهر", "على الطريق الدائري"),
    ("يقول مسؤولون", "بحسب الأهالي", "دون ضحايا", "للمرة الثانية هذا العام"),
)
LONG = "The council of the northern district adjourns its meeting until further notice and says no more of it: "


def titles(kind: str) -> Callable[[], str]:
    """Return what makes the titles of one kind, the same on every computer."""
    draw = random.Random(7)
    if kind == "begin alike":
        return lambda: f"{LONG}{draw.randrange(10**7)}"
    words = {"Latin": LATIN, "Persian": PERSIAN, "Arabic": ARABIC}[kind]
    return lambda: f"{' '.join(draw.choice(some) for some in words)} ({draw.randrange(10**6)})"


def entitled(file: Path, copy: Path, kind: str) -> int:
    """Write a copy with such titles; return how many are different."""
    shutil.copyfile(file, copy)
    with closing(sqlite3.connect(copy)) as db:
        db.create_function("title", 0, titles(kind))
        db.execute("pragma synchronous = off")
        db.execute("update entry set title = title()")
        db.commit()
        return int(db.execute("select count(distinct title) from entry").fetchone()[0])


def first(path: Path) -> tuple[float, float]:
    """Return the milliseconds that sorting took: of the processor in all threads, and of the clock."""
    project = Project.open(path, readonly=True, proved=True)
    project.order(Filter())
    cpu, wall = time.process_time(), time.perf_counter()
    project.order(Filter(), (By("title"),))
    found = time.process_time() - cpu, time.perf_counter() - wall
    project.close()
    return found[0] * 1000, found[1] * 1000


def main(arguments: list[str]) -> int:
    """Measure, print, write the page."""
    rows = ["| titles | different | first time: CPU ms / wall ms |", "| --- | --- | --- |"]
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(dir=Path(arguments[0]).parent) as folder:
        os.environ["TIMELINE_APP_CACHE"] = folder
        for kind in ("Latin", "Persian", "Arabic", "begin alike"):
            copy = Path(folder, "copy.chronology")
            number = entitled(Path(arguments[0]), copy, kind)
            times = [first(copy) for _ in range(REPEATS)]
            cpu, wall = (median(each[part] for each in times) for part in (0, 1))
            rows.append(f"| {kind} | {number:,} | {cpu:.0f} / {wall:.0f} |")
            print(rows[-1], times, flush=True)
    machine = f"{date.today():%Y-%m}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
    machine += f"medians of {REPEATS}; load {before:.1f} to {os.getloadavg()[0]:.1f}."
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n" + "\n".join([machine, "", *rows]) + f"\n{END}{rest.split(END, 1)[1]}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
