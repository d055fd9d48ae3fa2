from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

ADDRESS = "https://harbour.example/"


@pytest.fixture
def fuller(new_show):
    """Makes shows with all kinds of files that a feed names."""

    def make(name="show"):
        show = new_show(name)
        for number, slug in enumerate(("anchors", "buoys", "docks"), start=1):
            outline = "|\n  (00:00) One\n  (00:00.500) Two\n  (00:01) Three"
            show.episode(slug, date=f"2025-05-0{number}", outline=outline, artwork="own.png")
            show.write(f"episodes/{slug}.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{slug}\n")
        show.write("episodes/own.png", (show.root / "artwork.png").read_bytes() + b"own")
        show.write("static/CNAME", "harbour.example\n")
        return show

    return make


def named(feed: bytes):
    """Every file of the site that a feed names, and the length it says, where it says one."""
    for element in etree.fromstring(feed).iter():
        if not isinstance(element.tag, str):
            continue
        kind = etree.QName(element).localname
        for address in (element.get("url", ""), element.get("href", ""), element.get("uri", "")):
            if address.startswith(ADDRESS) and kind != "link":
                parent = element.getparent()
                length = parent.get("length") if kind == "source" else element.get("length")
                yield urlsplit(address).path[1:], length
        if kind == "link" and (element.text or "").startswith(ADDRESS + "episodes/"):
            yield urlsplit(element.text).path[1:] + "index.html", None


def assert_whole(public: Path) -> set[str]:
    """Everything that the feed of a folder names is there, and as long as it says."""
    feed = (public / "feed.xml").read_bytes()
    found = set()
    for path, length in named(feed):
        found.add(path)
        assert (public / path).is_file(), path
        assert length is None or (public / path).stat().st_size == int(length), path
    return found


def test_a_feed_names_all_kinds_of_files(fuller):
    show = fuller()
    show.build()
    found = assert_whole(show.public)
    assert {path.partition("/")[0] for path in found} == {
        "media", "art", "chapters", "transcripts", "episodes",
    }  # fmt: skip


KILLING = """
import os, sys
import feedkit.pipeline
from feedkit.cli import main

replace = os.replace

def build(folder, last):
    "Build in a process of its own that dies when it is about to put one more file in its place."
    child = os.fork()
    if child:
        return child
    left = [last]
    def dying(path, target):
        left[0] -= 1
        if left[0] < 0:
            os._exit(99)
        return replace(path, target)
    os.replace = dying
    sys.argv = ["feedkit", "-C", folder, "build"]
    sys.stdout = open(os.devnull, "w")
    try:
        main()
    except SystemExit as ended:
        os._exit(ended.code or 0)
    os._exit(98)

children = [build(folder, number) for number, folder in enumerate(sys.argv[1:])]
print(*[os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
"""


def first(show):
    """Nothing has been built yet."""


def again(show):
    """Every kind of file has been built before, and is another one now."""
    show.build()
    show.edit("show.yaml", "Harbour Lights", "Harbour Lamps")
    show.edit("episodes/talk.yaml", "3. The sea", "3. The ocean")
    show.write("episodes/talk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nnew\n")
    show.write("artwork.png", (show.root / "artwork.png").read_bytes() + b"new")
    show.episode("eels", date="2025-06-01")


def revised(show):
    """A recording is published anew, and encoded besides."""
    show.build()
    show.write("show.yaml", (show.root / "show.yaml").read_text() + "alternates: opus-24k\n")
    show.edit("episodes/talk.yaml", "(00:06)", "(00:07)")
    show.run("revise", "talk")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
@pytest.mark.parametrize("history", [first, again, revised])
def test_whenever_a_build_is_killed_the_feed_names_only_what_is_there(
    new_show, history, monkeypatch, ffmpeg
):
    clean = new_show("clean")
    clean.write("episodes/talk.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nold\n")
    history(clean)
    before = clean.site().get("feed.xml", b"") if clean.public.exists() else b""
    shutil.copytree(clean.root, clean.root.with_name("origin"))
    deeds = []
    replace = os.replace
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *each: (deeds.append(1), replace(*each))[1])
        clean.build()
    folders = [clean.root.with_name(str(number)) for number in range(len(deeds))]
    for folder in folders:
        shutil.copytree(clean.root.with_name("origin"), folder)
    command = [sys.executable, "-c", KILLING, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"99"}, done.stderr
    shows = [type(clean)(folder) for folder in folders]
    for show in shows:
        if (show.public / "feed.xml").exists():
            assert_whole(show.public)
            feed = show.site()["feed.xml"]
            assert feed in {before, clean.site()["feed.xml"]}
    for show in shows:
        show.build()
        assert_whole(show.public)
        assert show.site() == clean.site()
        assert list(show.root.rglob("*feedkit-part")) == []
        assert ledger(show) == ledger(clean)


def ledger(show):
    return show.site("ledger")


def build_elsewhere(show, **environ):
    """Build in a process of its own, in another surrounding."""
    base = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    words = [sys.executable, "-m", "feedkit", "-C", str(show.root), "build"]
    done = subprocess.run(
        words, env={**base, **environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_same_input_gives_the_same_bytes_anywhere(fuller):
    here, there, later = fuller("here"), fuller("there"), fuller("later and deeper/show")
    paths = [path for path in there.root.rglob("*") if path.is_file()]
    for path in sorted(paths, reverse=True):
        path.write_bytes(path.read_bytes())  # at another time, in another order
    early, late = "1767225600", "1893456000"
    surroundings = [
        {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": early},
        {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"},
        {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": late},
    ]
    for show, environ in zip((here, there, later), surroundings, strict=True):
        build_elsewhere(show, **environ)
    assert here.site() == there.site() == later.site()
    assert ledger(here) == ledger(there) == ledger(later)


def without_audio(show):
    for path in (show.root / "episodes").glob("*.mp3"):
        path.unlink()


def test_without_the_recordings_the_same_site_is_built_from_the_ledger(fuller):
    show, elsewhere = fuller(), fuller("elsewhere")
    show.build()
    without_audio(elsewhere)
    for name, content in ledger(show).items():
        elsewhere.write(f"ledger/{name}", content)
    said = elsewhere.build("--locked")
    assert (
        "The audio of anchors, buoys, docks and 1 more is not on this machine: the ledger knows "
        "it, and the copy that is published has to stay where it is."
    ) in said.out
    media = {path for path in show.site() if path.startswith("media/")}
    assert elsewhere.site() == {
        path: content for path, content in show.site().items() if path not in media
    }
    assert ledger(elsewhere) == ledger(show)


@pytest.mark.parametrize("words", [[], ["--clean"]])
def test_published_audio_stays_when_its_recording_goes(fuller, words):
    show = fuller()
    show.build()
    before = show.site()
    without_audio(show)
    show.edit("episodes/talk.yaml", "cranes", "boats")
    show.build(*words)
    after = show.site()
    assert {path: after[path] for path in after if path.startswith("media/")} == {
        path: before[path] for path in before if path.startswith("media/")
    }
    assert b"boats" in after["feed.xml"]
    assert_whole(show.public)


def test_audio_that_nobody_knows_is_a_mistake(show):
    without_audio(show)
    assert "SRC010" in show.build(fails=1).err


OLD_LEVELS = {"loudness": -19.5, "peak": -4.1, "leading_silence": 0.2, "trailing_silence": 0.8}


def with_old_levels(show) -> str:
    """Give the episode the facts that feedkit 0.1 recorded, and forget what is in the cache."""
    entry = json.loads((show.root / "ledger/talk.json").read_text())
    for name in ("sample_rate", "channels"):
        entry["facts"].pop(name)
    entry["facts"]["levels"] = OLD_LEVELS
    text = json.dumps(entry, indent=2) + "\n"
    show.write("ledger/talk.json", text)
    shutil.rmtree(show.root / ".feedkit")
    return text


def test_levels_of_an_earlier_version_are_measured_again_which_changes_no_promise(show, ffmpeg):
    show.build()
    measured = (show.root / "ledger/talk.json").read_text()
    old = with_old_levels(show)
    show.build("--locked", "--strict", "--clean")
    assert (show.root / "ledger/talk.json").read_text() == old
    said = show.build()
    assert (show.root / "ledger/talk.json").read_text() == measured
    assert "commit ledger/talk.json" in said.out


def test_they_are_kept_where_nobody_can_measure(show, monkeypatch, ffmpeg):
    show.build()
    old = with_old_levels(show)
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _environment: None)
    show.build("--clean")
    levels = json.loads((show.root / "ledger/talk.json").read_text())["facts"]["levels"]
    assert levels == OLD_LEVELS
    (show.root / "episodes/talk.mp3").unlink()
    show.write("ledger/talk.json", old)
    show.build()
    assert (show.root / "ledger/talk.json").read_text() == old


def test_what_was_heard_before_a_build_was_broken_off_is_kept(show, monkeypatch, ffmpeg):
    from feedkit.media import listening

    show.episode("anchors")
    listen, heard = listening.probe, []

    def broken_off(path, **options):
        heard.append(path.name)
        if heard == ["anchors.mp3", "talk.mp3"]:
            raise KeyboardInterrupt
        return listen(path, **options)

    monkeypatch.setattr(listening, "probe", broken_off)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _number: {0}, raising=False)
    assert show.run("build", fails=130).out == ""
    show.build()
    assert heard == ["anchors.mp3", "talk.mp3", "talk.mp3"]


def test_the_waveform_comes_from_the_ledger_where_the_recording_is_away(show, ffmpeg):
    from feedkit.examination import examine
    from feedkit.model.request import Choices, Request
    from feedkit.workshop import Workshop

    show.build()
    (show.root / "episodes/talk.mp3").unlink()
    root, now = show.root, datetime(2026, 1, 1, tzinfo=UTC)
    bench = Workshop(folder=root / ".feedkit", output=root / "public", find_ffmpeg=lambda: None)
    request = Request(root=root, choices=Choices(now=now), output=root / "public")
    (episode,) = examine(request, bench).resolution.catalog.episodes
    assert 120 <= len(episode.peaks) <= 122
    assert max(episode.peaks) == 100


def test_a_recording_that_changes_between_reading_and_copying_is_not_published(show, monkeypatch):
    from feedkit import pipeline

    examine = pipeline.examine

    def disturbed(*arguments):
        examined = examine(*arguments)
        (show.root / "episodes/talk.mp3").write_bytes(b"being recorded")
        return examined

    monkeypatch.setattr(pipeline, "examine", disturbed)
    show.write("show.yaml", (show.root / "show.yaml").read_text() + "chapters: {embed: false}\n")
    assert "has changed while the site was being built" in show.build(fails=3).err
    assert "feed.xml" not in show.site()
    assert not (show.root / "ledger").exists()


def test_the_ledger_is_on_disk_before_the_feed_and_after_the_audio(show, monkeypatch):
    order = []
    replace = os.replace

    def watched(path, target):
        with contextlib.suppress(ValueError):
            order.append(Path(target).relative_to(show.root).as_posix())
        return replace(path, target)

    monkeypatch.setattr(os, "replace", watched)
    show.build()
    wanted = ["public/media/talk.mp3", "ledger/talk.json", "public/feed.xml", ".feedkit/manifest"]
    assert [path for path in order if path in wanted] == wanted


def test_a_ledger_that_cannot_be_written_keeps_the_feed_back(show):
    show.write("ledger", "in the way")
    said = show.build(fails=3)
    assert "ledger" in said.err
    assert "feed.xml" not in show.site()


def test_an_interface_of_code_is_told_how_far_it_is(show):
    """`feedkit.pipeline` is what the command line calls; it prints nothing itself."""
    code = f"""
        from datetime import UTC, datetime
        from pathlib import Path
        from feedkit.model.request import Choices, Request
        from feedkit.pipeline import build
        from feedkit.workshop import Workshop
        root = Path({str(show.root)!r})
        workshop = Workshop(folder=root / ".feedkit", output=root / "public",
                            find_ffmpeg=lambda: None)
        request = Request(root=root, choices=Choices(now=datetime(2026, 1, 1, tzinfo=UTC)),
                          output=root / "public")
        seen = []
        built = build(request, workshop, progress=lambda *each: seen.append(each))
        assert built.outcome.written and seen[0][1:] == (0, len(built.plan.stale)), seen
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_audio_may_lie_outside_the_show_and_be_served_elsewhere(show, tmp_path):
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    shutil.move(show.root / "episodes/talk.mp3", recordings / "talk.mp3")
    places = f"{{folder: {recordings}, address: 'https://media.harbour.example/a/'}}"
    show.write("show.yaml", (show.root / "show.yaml").read_text() + f"audio: {places}\n")
    show.build()
    served = "https://media.harbour.example/a/talk.mp3"
    assert served.encode() in (show.public / "feed.xml").read_bytes()
    page = (show.public / "episodes/talk/index.html").read_text()
    assert f'<audio controls preload="none" src="{served}"' in page
    assert "media-src &#39;self&#39; https:" in page
    copy = (show.public / "media/talk.mp3").read_bytes()

    (recordings / "talk.mp3").unlink()
    said = show.build()
    assert "The audio of talk is not on this machine" in said.out
    assert (show.public / "media/talk.mp3").read_bytes() == copy
    assert served.encode() in (show.public / "feed.xml").read_bytes()

    show.edit("show.yaml", "https://media.harbour.example", "https://cdn.harbour.example")
    (recordings / "talk.mp3").write_bytes(copy)
    assert "PUB004" in show.build(fails=1).err
    show.run("accept", "talk", "audio")
    show.build()
    assert b"https://cdn.harbour.example/a/talk.mp3" in (show.public / "feed.xml").read_bytes()


def test_nothing_is_promised_while_the_address_is_a_placeholder(show):
    show.edit("show.yaml", "https://harbour.example/", "https://example.org/harbour/")
    said = show.build()
    assert "show.yaml:3:10  FEED042 placeholder-address" in said.err
    show.edit("episodes/talk.yaml", "2025-04-30 09:00", "2025-06-01 10:00")
    show.edit("show.yaml", "https://example.org/harbour/", "https://harbour.example/")
    said = show.build()
    assert "FEED042" not in said.err
    recorded = json.loads((show.root / "ledger/talk.json").read_bytes())
    assert recorded["promised"]["published"] == "2025-06-01T08:00:00Z"
    feed = json.loads((show.root / "ledger/show.json").read_bytes())["feed"]
    assert feed == "https://harbour.example/feed.xml"
    show.edit("episodes/talk.yaml", "2025-06-01 10:00", "2025-06-02 10:00")
    assert "PUB007" in show.build(fails=1).err


def test_what_the_author_tells_a_host_takes_the_place_of_what_feedkit_would(new_show):
    show = new_show()
    show.build()
    assert "/feed.xml\n" in (show.public / "_headers").read_text()
    assert (show.public / ".nojekyll").read_bytes() == b""
    show.write("static/_headers", "/*\n  X-Mine: yes\n")
    show.write("static/_redirects", "/a /b 301\n")
    show.build()
    assert (show.public / "_headers").read_text() == "/*\n  X-Mine: yes\n"
    assert (show.public / "_redirects").read_text() == "/a /b 301\n"
    (show.root / "static/_headers").unlink()
    show.build()
    assert "/feed.xml\n" in (show.public / "_headers").read_text()
