"""Two builds at once: the second says who is at work."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.site.lock import held

OPEN = Path("/proc/self/fd")


def test_a_second_one_is_told_who_holds_it(tmp_path):
    lock = tmp_path / ".feedkit" / "lock"
    with held(lock, holder="process 1 on box"):
        with pytest.raises(WorldFailed, match="by process 1 on box"), held(lock, holder="2"):
            pytest.fail("two at once")
        assert lock.read_text() == "process 1 on box"
    with held(lock, holder="2"):
        assert lock.read_text() == "2"
    assert lock.read_text() == ""


def test_it_is_let_go_when_the_block_fails(tmp_path):
    lock = tmp_path / "lock"
    with pytest.raises(ValueError, match="oops"), held(lock, holder="1"):
        raise ValueError("oops")
    with held(lock, holder="2"):
        pass


def test_a_process_that_is_killed_leaves_no_lock(tmp_path):
    lock = tmp_path / "lock"
    code = f"""
        import os, pathlib
        from feedkit.site.lock import held
        with held(pathlib.Path({str(lock)!r}), holder="the dead"):
            print("held", flush=True)
            os.read(0, 1)
    """
    words = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(WorldFailed, match="by the dead"), held(lock, holder="me"):
            pytest.fail("two at once")
        process.kill()
    assert lock.read_text() == "the dead"
    with held(lock, holder="me") as after_another:
        assert after_another
        assert lock.read_text() == "me"
    with held(lock, holder="me") as after_another:
        assert not after_another


def test_where_it_cannot_stand_the_world_is_at_fault(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(WorldFailed, match="cannot be written"),
        held(tmp_path / "file" / "lock", holder="me"),
    ):
        pytest.fail("held nothing")


@pytest.fixture
def copied(tmp_path):
    """A process that holds a lock and has a copy, which ends when it is told so."""
    code = f"""
        import os, pathlib
        from feedkit.site.lock import held, this_process
        with held(pathlib.Path({str(tmp_path / "lock")!r}), holder=this_process("noon")):
            if not os.fork():
                print("copied", flush=True)
            os.read(0, 1)
            os._exit(0)
    """
    words = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"copied\n"
        yield process
        process.kill()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is a copy of another here")
def test_a_copy_of_a_process_that_was_killed_is_waited_for(tmp_path, copied):
    def pause(_seconds):
        copied.stdin.close()
        assert copied.stdout.read() == b""

    copied.kill()
    copied.wait()
    with held(tmp_path / "lock", holder="me", pause=pause) as after_another:
        assert after_another


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is a copy of another here")
def test_a_copy_that_does_not_end_holds_it(tmp_path, copied):
    copied.kill()
    copied.wait()
    pauses = []
    with (
        pytest.raises(WorldFailed, match=f"by process {copied.pid} on .*, and that is gone"),
        held(tmp_path / "lock", holder="me", pause=pauses.append),
    ):
        pytest.fail("two at once")
    assert 1 < sum(pauses) < 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is a copy of another here")
def test_nobody_waits_for_a_process_that_is_at_work(tmp_path, copied):
    with (
        pytest.raises(WorldFailed, match=f"by process {copied.pid} on "),
        held(tmp_path / "lock", holder="me", pause=lambda _seconds: pytest.fail("waited")),
    ):
        pytest.fail("two at once")


@pytest.mark.skipif(not OPEN.is_dir(), reason="the system does not say what is open")
def test_it_is_given_back_though_a_copy_has_not_let_go_yet(tmp_path):
    lock = tmp_path / "lock"
    with held(lock, holder="the first"):
        (number,) = [int(link.name) for link in OPEN.iterdir() if link.resolve() == lock]
        copy = os.dup(number)
    try:
        with held(lock, holder="me") as after_another:
            assert not after_another
    finally:
        os.close(copy)
