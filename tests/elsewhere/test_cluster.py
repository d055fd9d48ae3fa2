"""Builds by a real scheduler and real workers come to what one machine makes."""

from __future__ import annotations

import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.elsewhere import cluster as clusters

LIMIT = 300
"""Seconds that a slow machine may take."""


pytestmark = pytest.mark.skipif(os.name == "nt", reason="workers are ended by signals")


def building(show, machines, ffmpeg, *words):
    """A build on the cluster, by a process of its own."""
    command = [sys.executable, "-m", "feedkit", "-C", str(show.root), "build", *words]
    return subprocess.Popen(
        [*command, "--cluster", machines.address],
        env={**os.environ, "FEEDKIT_FFMPEG": str(ffmpeg)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def came_to(show):
    return show.site(), show.site("ledger")


def wait_for(note, process):
    while not note.exists():
        assert process.poll() is None, process.communicate()
        os.sched_yield()


@pytest.mark.parametrize("midway", ["-filter_complex", "-b:a"], ids=["listening", "encoding"])
def test_two_workers_of_which_one_is_killed_midway_make_what_one_machine_makes(
    masters, machines, ffmpeg, no_ffmpeg, stuck, midway
):
    alone, spread = masters("alone"), masters("spread")
    alone.build()
    program, note = stuck(midway)
    doomed = machines.worker(FEEDKIT_FFMPEG=str(program))
    machines.worker(FEEDKIT_FFMPEG=str(ffmpeg))
    process = building(spread, machines, no_ffmpeg)
    wait_for(note, process)
    machines.kill(doomed)
    out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, (out, err)
    assert "media/part-3.m4a" in spread.site()
    assert came_to(spread) == came_to(alone)
    assert not (spread.root / ".feedkit/made").exists()
    spread.run(
        "build", "--cluster", "tcp://nobody.invalid:1"
    )  # with nothing to do, nobody is asked


@pytest.mark.parametrize("midway", ["-filter_complex", "-b:a"], ids=["listening", "encoding"])
def test_ctrl_c_does_not_wait_for_other_machines(masters, machines, no_ffmpeg, stuck, midway):
    show = masters("show")
    program, note = stuck(midway)
    machines.worker(FEEDKIT_FFMPEG=str(program))
    process = building(show, machines, no_ffmpeg)
    wait_for(note, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 130
    assert (out, err.strip()) == ("", "")
    assert not show.public.exists()


def test_a_scheduler_that_goes_away_midway_ends_the_build(masters, machines, no_ffmpeg, stuck):
    show = masters("show")
    program, note = stuck("-b:a")
    machines.worker(FEEDKIT_FFMPEG=str(program))
    process = building(show, machines, no_ffmpeg)
    wait_for(note, process)
    machines.end()
    out, err = process.communicate(timeout=LIMIT)
    assert (process.returncode, out) == (3, "")
    assert err.startswith(f"feedkit: the scheduler at {machines.address} has gone away\n")
    assert len(err.splitlines()) == 2
    assert not show.public.exists()


def test_files_that_are_served_are_listened_to_and_encoded_here(masters, machines, ffmpeg):
    alone, spread = masters("alone"), masters("spread")
    alone.build()
    machines.worker(FEEDKIT_FFMPEG=str(ffmpeg))
    asked = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_words):
            asked.append(self.path)

    served = shutil.copytree(spread.root / "episodes", spread.root.parent / "served/episodes")
    handler = partial(Handler, directory=str(served.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}/"
        process = building(spread, machines, ffmpeg, "--cluster-files", place)
        out, err = process.communicate(timeout=LIMIT)
        server.shutdown()
    assert process.returncode == 0, (out, err)
    assert sorted(asked) == [f"/episodes/part-{number}.wav" for number in range(4)]
    assert came_to(spread) == came_to(alone)


def test_a_worker_that_does_not_see_a_file_is_named_with_it(show, machines, ffmpeg):
    machines.worker(FEEDKIT_FFMPEG=str(ffmpeg))
    words = ("--cluster", machines.address, "--cluster-files", "/mnt/show")
    said = show.build(*words, fails=3)
    missing = "/mnt/show/episodes/talk.mp3"
    assert f"the worker on {platform.node()} does not see {missing}" in said.err
    assert "--cluster-files" in said.err
    assert "Traceback" not in said.err
    assert not show.public.exists()


def test_work_that_ends_one_worker_after_another_is_given_up(machines, ffmpeg, tmp_path):
    from distributed import KilledWorker

    machines.worker()
    with (  # noqa: PT012  (what raises is the end of the block)
        pytest.raises(WorldFailed, match=r"several workers of tcp://.* ended"),
        clusters.cluster(machines.address, root=tmp_path) as cluster,
        cluster.executor() as executor,
    ):
        assert executor.submit(len, "four").result(LIMIT) == 4
        raise KilledWorker("hear", None, 3)


def test_a_scheduler_without_workers_is_said(show, machines, monkeypatch):
    monkeypatch.setattr(clusters, "_PATIENCE", 2.0)
    said = show.build("--cluster", machines.address, fails=3)
    assert f"nobody works for the scheduler at {machines.address}" in said.err
    assert not show.public.exists()


@pytest.mark.parametrize("listens", [False, True], ids=["closed", "silent"])
def test_where_no_scheduler_answers_nothing_is_written(show, monkeypatch, listens):
    monkeypatch.setattr(clusters, "_PATIENCE", 0.3)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        if listens:
            taken.listen()
        address = "tcp://127.0.0.1:{1}".format(*taken.getsockname())
        monkeypatch.setenv("FEEDKIT_CLUSTER", address)
        said = show.build(fails=3)
    assert said.err.startswith(f"feedkit: no scheduler answers at {address}\n")
    assert not show.public.exists()


@pytest.mark.parametrize("theirs", [None, "0.0.9"])
def test_machines_without_this_feedkit_are_named(show, machines, monkeypatch, theirs):
    from distributed import Client

    ask = Client.get_versions

    def old_worker(client, packages):
        found = ask(client, packages=packages)
        # A checkout that was never installed has no version that anybody could ask for.
        found["client"] = {"packages": dict.fromkeys(packages, "0.1.0")}
        found["scheduler"] = found["client"]
        found["workers"] = {"tcp://old:4000": {"packages": dict.fromkeys(packages, theirs)}}
        return found

    machines.worker()
    monkeypatch.setattr(Client, "get_versions", old_worker)
    said = show.build("--cluster", machines.address, fails=3)
    assert f"tcp://old:4000 has {'feedkit 0.0.9' if theirs else 'no feedkit'}" in said.err
    assert not show.public.exists()


@pytest.mark.parametrize("address", ["nonsense", "carrier-pigeon://loft:1", "tcp://loft"])
def test_what_is_no_address_is_said(show, address):
    said = show.build("--cluster", address, fails=3)
    assert f"{address} is no address of a scheduler" in said.err
    assert "write it like tcp://scheduler:8786" in said.err


def test_without_the_extra_it_is_said_what_to_install(show):
    code = "import sys; sys.modules['distributed'] = None; from feedkit.cli import main; main()"
    words = ["-C", str(show.root), "build", "--cluster", "tcp://scheduler:8786"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "feedkit: a cluster takes distributed, which is not installed\n"
        '  pip install "feedkit-podcast[cluster]"\n'
    )
    assert not show.public.exists()


def test_without_a_cluster_nothing_of_it_is_imported(show):
    code = (
        "import sys; from feedkit.cli import feedkit; feedkit.main(standalone_mode=False);"
        "sys.exit(bool({'distributed', 'dask', 'tornado'} & set(sys.modules)))"
    )
    words = ["-C", str(show.root), "build"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
