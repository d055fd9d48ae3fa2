"""Processes work in order, know what they were told last, and never outlive who began them."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import Future

import pytest

from feedkit import processes
from feedkit.diagnostics import WorldFailed
from feedkit.processes import Processes

pytestmark = pytest.mark.filterwarnings("ignore:.* is multi-threaded:DeprecationWarning")
"""Other tests may have left threads; what is copied here needs nothing of theirs."""


@pytest.fixture(params=["copied", "begun anew"])
def two(request, monkeypatch):
    """Two processes, which end with the test."""
    monkeypatch.setattr(processes, "fork_is_safe", lambda: request.param == "copied")
    hired = Processes(2)
    yield hired
    hired.end()


def told_and(told, task):
    return told, task


def pid_of(_told, _task):
    return os.getpid()


def divided(_told, task):
    return 12 // task


def die(_told, _task):
    os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_tasks(two):
    assert [task for _, task in two.each(told_and, range(50))] == [*range(50)]


def test_work_is_done_elsewhere(two):
    assert os.getpid() not in {*two.each(pid_of, range(8))}


def test_all_know_what_they_were_told_last(two):
    two.tell({"title": "One"})
    assert {told["title"] for told, _ in two.each(told_and, range(20))} == {"One"}
    two.tell({"title": "Two" * 100_000})
    assert {told["title"] for told, _ in two.each(told_and, range(20))} == {"Two" * 100_000}


def test_copies_work_before_they_are_told_anything(two):
    assert {told for told, _ in two.each(told_and, range(4))} == {None}
    two.tell("now")
    assert {told for told, _ in two.each(told_and, range(4))} == {"now"}


def test_others_that_begin_after_an_end_know_nothing(two):
    two.tell("before")
    assert {told for told, _ in two.each(told_and, range(4))} == {"before"}
    two.end()
    assert {told for told, _ in two.each(told_and, range(4))} == {None}


def test_what_goes_wrong_in_the_work_goes_wrong_here(two):
    with pytest.raises(ZeroDivisionError):
        [*two.each(divided, [3, 2, 1, 0])]
    assert [*two.each(divided, [3, 2])] == [4, 6]


def finished(task):
    """A result that is there at once."""
    future = Future()
    future.set_result(task)
    return future


def test_results_that_nobody_comes_to_want_are_given_away():
    left = []
    results = processes._in_order(finished, range(50), left.append, ahead=4)
    assert [next(results), next(results)] == [0, 1]
    results.close()
    assert left == [2, 3, 4, 5]


def test_where_one_fails_the_others_are_given_away_and_what_has_not_begun_is_not_done():
    failed, waits, left = Future(), Future(), []
    failed.set_exception(ZeroDivisionError())
    futures = iter([failed, waits, finished("made")])
    results = processes._in_order(lambda _task: next(futures), range(3), left.append, ahead=4)
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert left == ["made"]
    assert waits.cancelled()


def test_they_go_on_working_after_a_failure(two):
    with pytest.raises(ZeroDivisionError):
        [*two.each(divided, [0, 3, 2, 1])]
    assert [*two.each(divided, [3, 2])] == [4, 6]


def test_a_process_that_is_ended_from_outside_is_said(two):
    with pytest.raises(WorldFailed, match="ended from outside"):
        [*two.each(die, range(4))]


@pytest.mark.skipif(sys.platform != "linux", reason="there are no copies elsewhere")
def test_without_a_file_in_memory_they_begin_anew(two, monkeypatch):
    def refused(_name):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "memfd_create", refused)
    two.tell("now")
    assert {told for told, _ in two.each(told_and, range(4))} == {"now"}
    assert not two.copied


@pytest.mark.skipif(sys.platform != "linux", reason="there are no copies elsewhere")
def test_a_system_that_has_no_room_for_them_is_at_fault(monkeypatch):
    def refused():
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(processes, "fork_is_safe", lambda: True)
    monkeypatch.setattr(os, "fork", refused)
    hired = Processes(2)
    with pytest.raises(WorldFailed, match="no other process can begin: Resource temporarily"):
        [*hired.each(told_and, range(4))]
    hired.end()


@pytest.mark.skipif(sys.platform != "linux", reason="there are no copies elsewhere")
def test_nothing_is_copied_beside_threads():
    code = """
        import threading
        from feedkit.processes import fork_is_safe
        done = threading.Event()
        thread = threading.Thread(target=done.wait)
        said = [fork_is_safe()]
        thread.start()
        said.append(fork_is_safe())
        done.set()
        thread.join()
        print(*said, fork_is_safe())
    """  # elsewhere: other tests may have left threads here
    words = [sys.executable, "-c", textwrap.dedent(code)]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    assert said == "True False True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="there are no copies elsewhere")
def test_none_is_left_when_they_end(two):
    pids = {*two.each(pid_of, range(8))}
    two.end()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
