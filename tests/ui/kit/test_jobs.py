"""Work runs beside the window, ends in exactly one way, and shows itself only when it lasts."""

from __future__ import annotations

import gc
import weakref
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QRunnable, QThreadPool
from shiboken6 import Shiboken, isValid

from timeline_app.errors import Cancelled, SourceError
from timeline_app.ui.kit.jobs import Job, JobTray, Progress, garbage
from timeline_app.ui.kit.jobs import job as jobs


def endings(job):
    """Collect which of the three endings a job sends."""
    heard = []
    job.finished.connect(lambda result: heard.append(("finished", result)))
    job.failed.connect(lambda error: heard.append(("failed", error)))
    job.cancelled.connect(lambda: heard.append(("cancelled", None)))
    return heard


def test_work_runs_in_another_thread_and_its_result_arrives_in_this_one(qtbot):
    job = Job(lambda report: current_thread())
    threads = []
    job.finished.connect(lambda worker: threads.extend([worker, current_thread()]))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_a_job_that_nobody_holds_still_ends(qtbot):
    heard = []
    job = Job(lambda report: 8)
    job.finished.connect(heard.append)
    job.start()
    del job
    qtbot.waitUntil(lambda: heard == [8])


def test_an_error_is_handed_on(qtbot):
    def work(report):
        raise SourceError("The file is empty.")

    job = Job(work)
    heard = endings(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert [(kind, str(error)) for kind, error in heard] == [("failed", "The file is empty.")]


def test_a_bug_is_handed_on_too(qtbot):
    job = Job(lambda report: 1 / 0)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_cancel_stops_the_work_at_its_next_report(qtbot):
    go_on, began = Event(), Event()

    def work(report):
        began.set()
        go_on.wait(5)
        report(1, 2)
        return "too far"

    job = Job(work)
    heard = endings(job)
    job.start()
    assert began.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert heard == [("cancelled", None)]


def test_progress_has_words(qtbot):
    job = Job(lambda report: report(12, 40, "Reading 12 of 40"))
    with qtbot.waitSignal(job.progressed) as told:
        job.start()
    assert told.args == [12, 40, "Reading 12 of 40"]


def test_of_many_reports_the_last_is_told_before_the_end_and_few_of_the_others(qtbot):
    def work(report):
        for done in range(10_001):
            report(done, 10_000)
        return "read"

    job = Job(work)
    told = []
    job.progressed.connect(lambda done, *_: told.append(done))
    job.finished.connect(told.append)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert told[-2:] == [10_000, "read"]
    assert told[:-1] == sorted(set(told[:-1]))
    assert len(told) < 1_000
    qtbot.waitUntil(lambda: not isValid(job))
    assert told[-1] == "read"


def test_what_was_reported_last_is_told_while_the_work_goes_on_in_silence(qtbot):
    go_on = Event()

    def work(report):
        report(1, 9)
        report(2, 9)
        go_on.wait(5)

    job = Job(work)
    told = []
    job.progressed.connect(lambda done, *_: told.append(done))
    job.start()
    qtbot.waitUntil(lambda: 2 in told)
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert told[-1] == 2


def test_how_far_it_came_is_told_before_it_fails(qtbot):
    def work(report):
        report(3, 9)
        raise SourceError("Not readable.")

    job = Job(work)
    heard = endings(job)
    job.progressed.connect(lambda done, *_: heard.append(done))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert heard[0] == 3
    assert [name for name, _ in heard[1:]] == ["failed"]


def test_work_that_is_stopped_tells_nothing_more_of_how_far_it_is(qtbot, monkeypatch):
    monkeypatch.setattr(jobs, "_SELDOM", 0)
    began, go_on, pool = Event(), Event(), QThreadPool()

    def work(report):
        report(1, 9)
        began.set()
        go_on.wait(5)
        report(2, 9)

    job = Job(work)
    heard = endings(job)
    job.progressed.connect(lambda done, *_: heard.append(done))
    job.start(pool)
    assert began.wait(5)
    job.cancel()
    go_on.set()
    assert pool.waitForDone(5000)
    qtbot.waitUntil(lambda: not isValid(job))
    assert heard == [("cancelled", None)]


def test_jobs_leave_nothing_behind_that_stands_for_freed_memory(qtbot):
    """What Qt makes in its place would be taken for it: a menu's action was once said to be a QRunnable."""
    before = [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QRunnable)]
    for _ in range(20):
        job = Job(lambda report: None)
        with qtbot.waitSignal(job.ended):
            job.start()
    QThreadPool.globalInstance().waitForDone()
    assert [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QRunnable)] == before


def test_a_short_job_is_never_shown(qtbot):
    tray = JobTray()
    shown = []
    tray.changed.connect(lambda: shown.extend(tray.running()))
    job = tray.run("Count", lambda report: 3, lambda n: f"{n} counted.")
    with qtbot.waitSignal(job.ended):
        pass
    assert shown == []
    assert [(r.name, r.words, r.ok) for r in tray.results] == [("Count", "3 counted.", True)]


def test_a_long_job_is_shown_with_its_progress_and_can_be_cancelled(qtbot):
    tray = JobTray()
    stop = Event()

    def work(report):
        report(3, 10, "Reading 3 of 10")
        while not stop.wait(0.01):
            report(3, 10, "Reading 3 of 10")

    job = tray.run("Read", work)
    assert tray.busy()
    qtbot.waitUntil(lambda: bool(tray.running()), timeout=3000)
    (shown, progress), *_ = tray.running()
    assert shown is job
    assert progress == Progress(3, 10, "Reading 3 of 10")
    with qtbot.waitSignal(tray.ended) as ended:
        tray.cancel_all()
    assert ended.args[0].ok is False
    assert tray.running() == []
    assert not tray.busy()


def test_the_tray_keeps_the_last_ten_results(qtbot):
    tray = JobTray()
    for number in range(12):
        with qtbot.waitSignal(tray.ended):
            tray.run(f"Job {number}", lambda report: None)
    assert [result.name for result in tray.results] == [f"Job {n}" for n in range(2, 12)]
    assert tray.results[0].words == "Done."


def test_a_failure_is_among_the_results(qtbot):
    def work(report):
        raise SourceError("The file is empty.")

    tray = JobTray()
    with qtbot.waitSignal(tray.ended) as ended:
        tray.run("Read", work)
    assert ended.args[0] == ("Read", "The file is empty.", False)


def test_work_may_end_itself(qtbot):
    def work(report):
        raise Cancelled

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.start(QThreadPool.globalInstance())


@pytest.fixture(autouse=True)
def _all_threads_rest():
    yield
    assert QThreadPool.globalInstance().waitForDone(5000)


class Ring(QObject):
    """An object of Qt that only a search for garbage finds."""

    def __init__(self):
        super().__init__()
        self.itself = self


def test_garbage_made_in_the_window_is_never_destroyed_by_a_job(qtbot):
    threads = []
    for _ in range(20):
        weakref.finalize(Ring(), lambda: threads.append(current_thread()))
    job = Job(lambda report: len([[made] for made in range(1_000_000)]))
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.start()
    qtbot.waitUntil(lambda: gc.collect() >= 0 and len(threads) == 20)
    assert set(threads) == {main_thread()}


@pytest.fixture
def sweeper(qapp):
    """What sweeps, while Python itself collects nothing; what is there already is left out."""
    enabled, sweeper = gc.isenabled(), garbage._Sweeper(qapp)
    gc.disable()
    gc.freeze()
    yield sweeper
    sweeper.setParent(None)
    if enabled:
        gc.enable()


def test_all_that_is_old_is_searched_again_only_when_it_is_a_quarter_more(sweeper):
    searched = []

    def note(phase, told):
        searched.append(told["generation"]) if phase == "stop" else None

    def swept(old):
        """Sweep after so many more objects have grown old; return which generation was searched."""
        kept.extend([number] for number in range(old))
        for _ in range(30):
            gc.collect(1)
        searched.clear()
        sweeper.sweep()
        return searched

    kept = []
    gc.callbacks.append(note)
    try:
        assert swept(10_000) == [2]
        assert 2 not in swept(0)
        assert 2 not in swept(1000)
        assert swept(5000) == [2]
        assert 2 not in swept(1000)
    finally:
        gc.callbacks.remove(note)


def test_a_job_that_ended_goes_in_the_thread_that_made_it(qtbot):
    tray, threads = JobTray(), []
    for number in range(30):
        job = tray.run("Work", lambda report, number=number: number)
        weakref.finalize(job, lambda: threads.append(current_thread()))
        qtbot.waitSignal(job.ended).wait()
    del job
    qtbot.waitUntil(lambda: gc.collect() >= 0 and len(threads) == 30)
    assert set(threads) == {main_thread()}


def test_jobs_that_ended_while_a_long_one_goes_on_are_looked_at_together(qtbot):
    stop, looks, ended = Event(), [], []

    class Looked(Job):
        def held(self):
            looks.append(self)
            return super().held()

    Job(lambda report: stop.wait(20)).start()
    for number in range(200):
        job = Looked(lambda report, number=number: number)
        job.finished.connect(ended.append)
        job.start()
    qtbot.waitUntil(lambda: len(ended) == 200)
    before = len(looks)
    stop.set()
    qtbot.waitUntil(lambda: not isValid(job))
    assert before < 10_000  # each at every end of another would be twenty thousand
