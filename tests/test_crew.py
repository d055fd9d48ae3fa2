"""Several processes make what one would make, and say what one would say."""

from __future__ import annotations

import errno
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from feedkit import crew, processes
from feedkit.files import lasting
from feedkit.site import placing
from feedkit.source import folder

pytestmark = pytest.mark.filterwarnings("ignore:.* is multi-threaded:DeprecationWarning")
"""Other tests may have left threads; what is copied here needs nothing of theirs."""

MANY = [f"part-{number}" for number in range(6)]


@pytest.fixture(params=["copied", "begun anew"])
def series(show, monkeypatch, request):
    """A show of some episodes, in a world where that is many; and either kind of processes."""
    monkeypatch.setattr(processes, "fork_is_safe", lambda: request.param == "copied")
    monkeypatch.setattr(crew, "FEWEST", 2)
    monkeypatch.setattr(crew, "FEWEST_FOR_COPIES", 2)
    for number, slug in enumerate(MANY):
        show.episode(slug, f"2024-{number + 1:02d}-01", tags="[ships]", people="[Bo as guest]")
    show.write("episodes/part-3.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello there.\n")
    return show


def built(show, jobs):
    said = show.build("--clean", "--jobs", str(jobs))
    return show.site(), said.err


def test_two_processes_make_what_one_makes(series):
    together = built(series, 2)
    (series.root / ".feedkit/cache/episodes").unlink()
    series.touch("show.yaml")
    assert built(series, 1) == together


def test_a_language_goes_along(series):
    series.edit("show.yaml", "language: en-GB", "language: de")
    together = built(series, 2)
    (series.root / ".feedkit/cache/episodes").unlink()
    series.touch("show.yaml")
    assert built(series, 1) == together
    assert "Zu Gast" in together[0]["episodes/part-3/index.html"].decode()


def test_two_processes_find_the_mistakes_that_one_finds_in_their_order(series):
    series.edit("episodes/part-0.yaml", "title: ", "titel: ")
    series.write("episodes/part-1.yaml", "title: [never closed\n")
    series.edit("episodes/part-2.yaml", "tags: [ships]", "outline: |\n  04:10 One\n  4:99 Two\n")
    series.edit("episodes/part-4.yaml", "people: [Bo as guest]", "people: [zu as guest]")
    one, two = (series.build("--jobs", jobs, fails=1).err for jobs in ("1", "2"))
    assert two == one
    for place in ("part-0.yaml:", "part-1.yaml:", "part-2.yaml:"):
        assert f"episodes/{place}" in one


def test_a_file_that_cannot_be_read_is_said(series, monkeypatch):
    def opened(place, *words, **keys):
        if place.endswith("part-4.yaml"):
            raise OSError(errno.EIO, "Input/output error")
        return Path(place).open(*words, **keys)

    monkeypatch.setattr(folder, "open", opened, raising=False)
    said = series.build("--jobs", "2", fails=3).err
    assert "episodes/part-4.yaml cannot be read: Input/output error" in said


def test_a_mistake_in_a_template_is_said_with_its_place(series):
    series.write("templates/_support.html", "<p>\n{{ nothing.here }}\n")
    said = series.build("--jobs", "2", fails=1).err
    assert "templates/_support.html:2" in said
    assert not series.public.exists()


def test_a_process_that_is_killed_leaves_the_last_site(series, monkeypatch):
    series.build("--jobs", "1")
    before = series.site()
    real = ProcessPoolExecutor.submit

    def submit(self, work, *args):
        future = real(self, work, *args)
        for pid in tuple(self._processes):
            os.kill(pid, signal.SIGKILL)
        return future

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    series.edit("show.yaml", "title: ", "title: The ")
    said = series.build("--jobs", "2", fails=3)
    assert "ended from outside" in said.err
    assert series.site() == before
    monkeypatch.undo()


def writers(root, monkeypatch):
    """What tells, of the builds from now on, who put which files in their places."""
    log = root.parent / "deeds"
    log.write_text("")
    real = lasting.Exchange._take

    def take(self, place, part):
        with log.open("a") as stream:
            stream.write(f"{os.getpid()} {Path(place).relative_to(root)}\n")
        real(self, place, part)

    monkeypatch.setattr(lasting.Exchange, "_take", take)
    return lambda: [line.split(" ", 1) for line in log.read_text().splitlines()]


def test_others_write_the_files_of_episodes_and_none_of_what_names_them(series, monkeypatch):
    copied = processes.fork_is_safe()
    deeds = writers(series.root, monkeypatch)
    series.build("--jobs", "2")
    theirs = {path for pid, path in deeds() if int(pid) != os.getpid()}
    about = {f"public/episodes/{slug}/index.html" for slug in MANY}
    assert theirs >= about if copied else not theirs
    assert not theirs & {"public/feed.xml", "public/index.html", "public/sitemap.xml"}
    assert not any(path.startswith("ledger/") for path in theirs)


def test_what_others_write_again_waits_until_it_is_on_the_disk(series, monkeypatch, on_disk):
    series.build("--jobs", "2")
    on_disk.clear()
    deeds = writers(series.root, monkeypatch)
    series.edit("show.yaml", "title: ", "title: The ")
    series.build("--jobs", "2")
    ours = {path for pid, path in deeds() if int(pid) == os.getpid()}
    assert ours >= {f"public/episodes/{slug}/index.html" for slug in MANY}
    assert on_disk.index("? everything") < on_disk.index("index.html")


def test_a_disk_that_is_full_for_others_leaves_the_last_site(series, monkeypatch):
    series.build("--jobs", "2")
    before, real = series.site(), placing.write_bytes

    def full(part, content):
        if "/episodes/part-4/" in part:
            real(part, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        real(part, content)

    monkeypatch.setattr(crew, "_FILES_AT_ONCE", 5)
    monkeypatch.setattr(placing, "write_bytes", full)
    series.write("templates/_support.html", "<p>Another.</p>\n")
    said = series.build("--jobs", "2", fails=3).err
    assert "episodes/part-4/index.html cannot be written: the disk is full" in said
    assert series.site() == before
    assert not [*series.root.rglob("*.feedkit-part")]
    monkeypatch.undo()
    series.build("--jobs", "1")
    assert series.site() != before


def test_no_process_is_begun_for_little(show, monkeypatch):
    def refuse(*_words, **_keys):
        raise AssertionError("a process was begun")

    monkeypatch.setattr(processes, "ProcessPoolExecutor", refuse)
    show.build("--jobs", "8")
