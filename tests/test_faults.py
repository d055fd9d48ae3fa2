"""Whatever happens to a build, and when: what the feed names is whole, and the next build mends it.

Builds of a show of fifty episodes, the first one and one after changes, are killed before every
single deed at the edge to the disk, writes fail there for want of room or of leave, and the power
goes; and builds are killed in real time, with one process or two, alone or with another beside
them. After each, what the feeds name is whole and of its length, the ledger reads, and the next
build makes what a clean one makes. Nothing but the site, the ledger and ``.feedkit`` may be
touched, the folder for temporary files included.

The ordinary run tries a part of all moments, evenly spread. ``FEEDKIT_FAULTS=all`` tries every one,
with hundreds of random kills: more than an hour, on two cores that have nothing else to do.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

EPISODES = 50
FAULTS = Path(__file__).parent / "faults"
ALL = os.environ.get("FEEDKIT_FAULTS") == "all"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the edge is that of Linux")


def full_show(show):
    """A show of fifty episodes, with all kinds of files: a part of them has recordings here."""
    show.edit("show.yaml", "language:", "feed: {more: [tag ships]}\nlanguage:")
    for number in range(1, EPISODES):
        slug = f"part-{number:02d}"
        keys = {"tags": "[ships]" if number % 3 else "[ships, cranes]"}
        if number % 4 == 0:
            keys["people"] = "[ada, Bo Derrick as guest]"
        if number % 5 == 0:
            keys["outline"] = "|\n  (00:00) One\n  (00:00.500) Two\n  (00:01) Three"
        if number % 7 == 0:
            show.write(f"episodes/{slug}.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{slug}\n")
        if number % 16 == 0:
            keys["artwork"] = "own.png"
        date = f"2025-{1 + number // 28:02d}-{1 + number % 28:02d}"
        show.episode(slug, date, **keys)
        if number % 8:
            address = f"https://media.example/{slug}.mp3"
            (show.root / f"episodes/{slug}.mp3").unlink()
            text = (show.root / f"episodes/{slug}.yaml").read_text()
            audio = (
                f"audio: {{address: '{address}', length: 12404, type: audio/mpeg, duration: 10}}"
            )
            show.write(f"episodes/{slug}.yaml", f"{text}{audio}\n")
    show.write("episodes/own.png", (show.root / "artwork.png").read_bytes() + b"own")
    show.write("static/CNAME", "harbour.example\n")


def edited(show):
    """It has been built; and then titles and notes are others, and episodes come and go."""
    show.build()
    show.edit("episodes/part-40.yaml", "title: About", "title: All about")
    show.edit("episodes/part-16.yaml", "notes: What", "notes: Again, what")
    show.edit("episodes/part-15.yaml", "Three", "The third")
    show.write("episodes/part-28.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nAnother.\n")
    show.episode("more", "2025-03-20", tags="[ships]", outline="|\n  (00:00) A\n  (00:01) B")
    for slug in ("part-08", "part-09"):
        for path in (show.root / "episodes").glob(f"{slug}.*"):
            path.unlink()
        show.run("accept", slug, "gone")


@pytest.fixture(scope="module")
def yard(tmp_path_factory):
    """A folder in memory, where there is such a place, for the show before each of two builds."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("faults")
        return
    with TemporaryDirectory(dir=memory, prefix="feedkit-faults-") as folder:
        yield Path(folder)


@pytest.fixture
def stages(yard, new_show, ffmpeg):
    """The show before it is built first, and before it is built again."""
    places = [yard / "origins" / name for name in ("first", "again")]
    if not places[0].exists():
        show = new_show()
        full_show(show)
        shutil.copytree(show.root, places[0])
        edited(show)
        shutil.copytree(show.root, places[1])
    return places


def broken(program, yard, stages, **asked):
    """What was broken in the trials that are asked for; there has to be one."""
    asked = {"base": str(yard), "stages": list(map(str, stages)), **asked}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(FAULTS / program)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    print(f"{len(told)} trials")
    assert told
    return [f"{each['trial']}: {what}" for each in told for what in each["broken"]]


def wanted(*each, first, again, random=0):
    """At every moment, or at so many, one of these in turn."""
    return {
        "each": each,
        "most": {"first": None if ALL else first, "again": None if ALL else again},
        "random": random,
    }


def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_finishes(yard, stages):
    kill = wanted({"kind": "kill"}, first=12, again=24, random=150 if ALL else 1)
    assert not broken("trials.py", yard, stages, wanted=[kill])


def test_a_full_disk_is_said_and_leaves_a_whole_site(yard, stages):
    full = wanted({"kind": "fail", "error": errno.ENOSPC}, first=8, again=16)
    assert not broken("trials.py", yard, stages, wanted=[full])


def test_a_write_that_fails_is_said_and_leaves_a_whole_site(yard, stages):
    errors = ({"kind": "fail", "error": error} for error in (errno.EACCES, errno.EIO))
    assert not broken("trials.py", yard, stages, wanted=[wanted(*errors, first=8, again=16)])


def test_after_a_power_cut_the_feed_names_only_what_is_whole(yard, stages):
    damages = ({"kind": "cut", "damage": damage} for damage in ("empty", "noughts"))
    assert not broken("trials.py", yard, stages, wanted=[wanted(*damages, first=8, again=16)])


def test_a_build_may_be_killed_at_any_time_with_another_beside_it(yard, stages):
    assert not broken("live.py", yard, stages, count=300 if ALL else 5, seed=1)


@pytest.fixture
def at_work(show):
    """A build in a process of its own that stands still in the midst of its writing."""
    words = [sys.executable, "-W", "ignore", str(FAULTS / "waiting.py")]
    with subprocess.Popen(
        [*words, str(show.root), "60"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "here\n"
        yield process
        process.kill()


def test_of_two_builds_at_once_the_second_is_told_who_builds(new_show, show, at_work):
    said = show.build(fails=3).err
    assert f"by process {at_work.pid} on" in said
    at_work.communicate("go on\n")
    assert at_work.returncode == 0
    alone = new_show("alone")
    alone.build()
    assert show.site() == alone.site()
    assert "Nothing has changed" in show.build().out


def test_the_lock_of_a_build_that_was_killed_is_nobodys(new_show, show, at_work):
    show.build(fails=3)
    at_work.kill()
    at_work.wait()
    assert f"process {at_work.pid} on" in (show.root / ".feedkit/lock").read_text()
    show.build()
    alone = new_show("alone")
    alone.build()
    assert show.site() == alone.site()
    assert not list(show.root.rglob("*.feedkit-part"))


@pytest.mark.parametrize("moment", ["given out", "come back", "put in its place"])
def test_no_process_outlives_a_build_that_is_killed(new_show, moment):
    show, alone = new_show(), new_show("alone")
    for each in (show, alone):
        for number in range(6):
            each.episode(f"part-{number}", f"2024-0{number + 1}-01")
    words = [sys.executable, "-W", "ignore", str(FAULTS / "orphans.py")]
    done = subprocess.run(
        [*words, str(show.root), moment], capture_output=True, text=True, check=False
    )
    status, left = map(int, done.stdout.split())
    assert status == -9
    assert left >= 2
    show.build()
    alone.build()
    assert show.site() == alone.site()
