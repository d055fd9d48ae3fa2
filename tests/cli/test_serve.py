from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

LIMIT = 30

FOR_EVER = """
import sys, threading
from feedkit.cli import main
import feedkit.pipeline
feedkit.pipeline.build = lambda *_, **__: threading.Event().wait()
main()
"""


@contextmanager
def serving(show, *command):
    """A server as a process of its own, and its address."""
    words = [sys.executable, *command, "-C", str(show.root), "serve", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline()
            yield process, re.search(r"http://127\.0\.0\.1:\d+/", said)[0]
        finally:
            process.kill()


def states(address):
    """The news that a browser hears."""
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            stream = urllib.request.urlopen(f"{address}.feedkit/events", timeout=LIMIT)
            break
        except OSError:  # it is not there yet
            assert time.monotonic() < deadline
    with stream:
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


def until(news, condition):
    return next(each for each in news if condition(each))


def read(address):
    with urllib.request.urlopen(address, timeout=LIMIT) as answer:
        return answer.read().decode()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_a_saved_edit_is_seen_a_mistake_is_said_and_ctrl_c_ends_it(show):
    show.episode("soon", date="2030-01-01")
    show.episode("unfinished", draft="true")
    with serving(show, "-m", "feedkit") as (process, address):
        news = states(address)
        first = until(news, lambda each: not each["site"].endswith("-0"))
        page = read(address)
        assert "About soon" in page
        assert "About unfinished" in page
        assert f'data-site="{first["site"]}"' in page
        show.edit("episodes/soon.yaml", "About soon", "Another title")
        seen = until(news, lambda each: each["site"] != first["site"])
        assert "Another title" in read(address)
        show.edit("episodes/soon.yaml", "date: 2030-01-01", "date: someday")
        wrong = until(news, lambda each: each["said"])
        assert wrong["site"] == seen["site"]
        assert wrong["said"][0].startswith("episodes/soon.yaml:2:7  SRC008 bad-date")
        assert "Another title" in read(address)
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0
    assert not show.public.exists()
    assert not (show.root / "ledger").exists()
    assert b"reload.js" not in b"".join(show.site(".feedkit/preview").values())


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_does_not_wait_for_a_build(show):
    with serving(show, "-c", FOR_EVER) as (process, address):
        next(states(address))
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "watchfiles"])
def test_what_is_not_installed_is_named_with_its_cure(show, missing):
    code = f"import sys; sys.modules['{missing}'] = None; from feedkit.cli import main; main()"
    words = [sys.executable, "-c", code, "-C", str(show.root), "serve", "--port", "0"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=LIMIT)
    assert done.returncode == 3
    assert missing in done.stderr
    assert 'pip install "feedkit-podcast[serve]"' in done.stderr


def test_a_port_in_use_is_said(show):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = show.run("serve", "--port", str(port), fails=3)
    assert f"127.0.0.1, port {port}, cannot be listened to" in said.err
    assert "--port" in said.err


def test_serving_is_no_part_of_what_other_commands_load(show):
    code = "import sys, feedkit.cli.build, feedkit.pipeline; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"starlette", "uvicorn", "watchfiles", "anyio"} & set(done.stdout.split())
