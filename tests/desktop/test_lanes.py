"""Lanes, jobs and questions: work beside the window, each ending in exactly one way."""

import threading

import pytest

from summitdesk.desktop.jobs import Jobs
from summitdesk.desktop.lanes import Lane
from summitdesk.desktop.messages import Messages, Tone
from summitdesk.desktop.questions import Question
from summitdesk.errors import UserError


@pytest.fixture
def lane(qtbot):
    made = Lane("test")
    yield made
    made.close()


@pytest.fixture
def messages(qtbot):
    return Messages()


@pytest.fixture
def jobs(messages):
    return Jobs(messages)


def endings(job):
    ends: list[tuple[str, object]] = []
    job.succeeded.connect(lambda value: ends.append(("succeeded", value)))
    job.failed.connect(lambda error: ends.append(("failed", str(error))))
    job.cancelled.connect(lambda: ends.append(("cancelled", None)))
    return ends


def test_a_job_that_works_succeeds_once(qtbot, lane, jobs):
    job = jobs.run(lane, "Counting", lambda progress: 42)
    ends = endings(job)
    qtbot.waitUntil(lambda: bool(ends))
    qtbot.waitUntil(lambda: lane.is_idle)
    assert ends == [("succeeded", 42)]
    assert jobs.running == ()


def test_a_job_that_is_refused_fails_once_and_says_so(qtbot, lane, jobs, messages):
    said = []
    messages.said.connect(said.append)

    def work(progress):
        raise UserError("The disk is full.", "Free some space.")

    ends = endings(jobs.run(lane, "Writing", work))
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [("failed", "The disk is full. Free some space.")]
    assert [(message.text, message.tone) for message in said] == [("The disk is full. Free some space.", Tone.ERROR)]


def test_a_cancelled_job_ends_cancelled_and_says_nothing(qtbot, lane, jobs, messages):
    said = []
    messages.said.connect(said.append)
    started = threading.Event()

    def work(progress):
        progress.start(1_000_000, "Making badges")
        started.set()
        for _number in range(1_000_000):
            progress.step()
        return "all"

    job = jobs.run(lane, "Badges", work)
    ends = endings(job)
    started.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [("cancelled", None)]
    assert said == []


def test_progress_tells_steps_and_stage(qtbot, lane, jobs):
    gate = threading.Event()

    def work(progress):
        gate.wait(10)
        progress.start(2, "Painting")
        progress.step()
        progress.step()

    told = []
    job = jobs.run(lane, "Paper", work)
    job.progressed.connect(lambda *step: told.append(step))
    gate.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert told == [(0, 2, "Painting"), (1, 2, "Painting"), (2, 2, "Painting")]


def test_a_bug_reaches_the_last_resort(qtbot, lane, jobs, monkeypatch):
    seen = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: seen.append(error))

    def work(progress):
        raise RuntimeError("our fault")

    ends = endings(jobs.run(lane, "Broken", work))
    qtbot.waitUntil(lambda: bool(ends))
    assert [type(error) for error in seen] == [RuntimeError]


def test_the_newest_question_is_the_one_that_is_answered(qtbot, lane, messages):
    answers = []
    question = Question(lane, messages, answers.append)
    gate = threading.Event()
    question.ask(lambda: gate.wait(10) and "first")
    question.ask(lambda: "second")
    question.ask(lambda: "third")
    gate.set()
    qtbot.waitUntil(lambda: not question.is_open)
    assert answers == ["third"]


def test_a_withdrawn_question_goes_unanswered(qtbot, lane, messages):
    answers = []
    question = Question(lane, messages, answers.append)
    question.ask(lambda: "late")
    question.withdraw()
    qtbot.waitUntil(lambda: not question.is_open)
    assert answers == []


def test_a_closed_lane_delivers_nothing_more(qtbot, messages):
    lane = Lane("short")
    delivered = []
    gate = threading.Event()
    lane.submit(lambda: gate.wait(10), delivered.append)
    lane.submit(lambda: 2, delivered.append)
    gate.set()
    lane.close()
    lane.submit(lambda: 3, delivered.append)
    assert delivered == []
