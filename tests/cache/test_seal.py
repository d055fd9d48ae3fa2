from __future__ import annotations

import json
import os
import shutil

import pytest

from feedkit.cache.whole import read_whole, replace_whole

pytestmark = pytest.mark.usefixtures("ffmpeg")


@pytest.fixture
def sealed(show):
    """A show whose last build still holds."""
    show.write("templates/_about.html", "<p>About us</p>\n")
    show.write("static/robots-too.txt", "hello\n")
    show.build()
    assert holds(show)
    return show


@pytest.fixture
def engine(monkeypatch):
    """Tells how often a build went to work instead of trusting the last one."""
    from feedkit import pipeline

    begun = []
    build = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda *a, **k: (begun.append(1), build(*a, **k))[1])
    return begun


def holds(show, *words):
    """Whether a build trusts the last one."""
    from feedkit import pipeline

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build", lambda *_, **__: pytest.fail("the seal is broken"))
        try:
            show.build(*words)
        except pytest.fail.Exception:
            return False
    return True


def test_it_holds_while_nothing_has_changed(sealed, engine):
    before = sealed.site()
    for _ in range(3):
        assert "Nothing has changed" in sealed.build().out
    assert engine == []
    assert sealed.site() == before


def test_it_keeps_how_bad_a_mistake_was(show, ffmpeg, monkeypatch):
    monkeypatch.setattr("feedkit.outputs.feed.sizes.LARGE", 10)
    monkeypatch.setattr("feedkit.outputs.feed.sizes.TOO_LARGE", 20)
    first = show.build().err
    kept = show.build()
    assert "Nothing has changed" in kept.out
    assert "warning" in first
    assert "XML012 large-feed" in first
    assert kept.err == first


INPUTS = [
    "show.yaml",
    "artwork.png",
    "episodes/talk.yaml",
    "episodes/talk.mp3",
    "templates/_about.html",
    "static/robots-too.txt",
    "ledger/talk.json",
    "ledger/show.json",
]


@pytest.mark.parametrize("path", INPUTS)
def test_touching_an_input_breaks_it(sealed, path):
    sealed.touch(path)
    assert not holds(sealed)
    sealed.build()
    assert holds(sealed)


@pytest.mark.parametrize("path", INPUTS)
def test_taking_an_input_away_breaks_it(sealed, path):
    (sealed.root / path).unlink()
    if path == "show.yaml":
        sealed.build(fails=2)
    else:
        assert not holds(sealed)


@pytest.mark.parametrize(
    "path",
    [
        "episodes/other.yaml",
        "episodes/talk.vtt",
        "episodes/talk.de.srt",
        "episodes/talk.m4a",
        "templates/episode.html",
        "templates/new/deep.html",
        "static/CNAME",
        "static/deep/er/file",
        "ledger/other.json",
        "portrait.jpg",
    ],
)
def test_adding_an_input_breaks_it(sealed, path):
    sealed.write(path, "something")
    assert not holds(sealed)


@pytest.mark.parametrize("path", ["index.html", "feed.xml", "media/talk.mp3"])
def test_changing_an_output_breaks_it_and_the_output_is_made_again(sealed, path):
    before = sealed.site()
    (sealed.public / path).write_bytes(b"changed by hand")
    assert not holds(sealed)
    sealed.build()
    assert sealed.site() == before
    (sealed.public / path).unlink()
    assert not holds(sealed)
    sealed.build()
    assert sealed.site() == before


def test_a_folder_outside_that_the_show_names_is_watched(show, tmp_path):
    (tmp_path / "recordings").mkdir()
    (show.root / "episodes/talk.mp3").rename(tmp_path / "recordings/talk.mp3")
    show.edit("show.yaml", "owner:", f"audio: {{folder: {tmp_path / 'recordings'}}}\nowner:")
    show.build()
    assert holds(show)
    os.utime(tmp_path / "recordings/talk.mp3", (5, 5))
    assert not holds(show)


def test_an_episode_that_becomes_due_breaks_it(show, monkeypatch):
    show.episode("later", date="2026-02-01")
    show.build()
    assert holds(show)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769900399")
    assert holds(show)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769900400")  # midnight in Brussels
    assert not holds(show)


def test_a_time_before_the_build_breaks_it(sealed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert not holds(sealed)


def test_another_version_breaks_it(sealed, monkeypatch):
    monkeypatch.setattr("feedkit.cache.seal.__version__", "99")
    assert not holds(sealed)


@pytest.mark.parametrize("flag", ["--locked", "--strict"])
def test_other_flags_break_it(sealed, flag):
    assert not holds(sealed, flag)


@pytest.mark.parametrize("words", [["--clean"], ["--dry-run"], ["--drafts"], ["-o", "other"]])
def test_what_is_no_plain_build_does_not_trust_it(sealed, words):
    assert not holds(sealed, *words)


def test_a_preview_does_not_make_one(show):
    show.build("--future")
    assert not (show.root / ".feedkit/seal").exists()


def test_a_file_written_while_the_show_was_built_prevents_it(show, monkeypatch):
    from feedkit import pipeline

    build = pipeline.build

    def slow(*arguments, **more):
        done = build(*arguments, **more)
        show.edit("episodes/talk.yaml", "cranes", "boats")
        return done

    monkeypatch.setattr(pipeline, "build", slow)
    show.build()
    assert b"boats" not in show.site()["feed.xml"]
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert not holds(show)


def test_a_copy_of_the_show_does_not_trust_the_seal_of_the_first(sealed, new_show):
    copy = new_show("copy")
    shutil.rmtree(copy.root)
    shutil.copytree(sealed.root, copy.root)
    copy.edit("episodes/talk.yaml", "cranes", "boats")
    copy.build()
    assert b"boats" in copy.site()["feed.xml"]


def test_a_killed_build_breaks_it(sealed):
    (sealed.root / ".feedkit/manifest-unfinished").write_text("[]")
    assert not holds(sealed)
    sealed.build()
    assert holds(sealed)


def test_warnings_and_notes_are_said_again_word_for_word(show):
    show.edit("episodes/talk.yaml", "(00:09)", "(00:09) 2.1 Once more\n  (00:10)")
    show.edit("episodes/talk.yaml", "Bo Derrick", "bo derrick")
    show.edit("episodes/talk.yaml", "notes: A painter explains.", "notes: ''")
    show.episode("later", date="2027-02-01")
    first = show.build()
    assert "warning" in first.err
    assert "1 episode waits" in first.out
    assert holds(show)
    again = show.build()
    assert again.err == first.err
    assert again.out.splitlines()[1:] == first.out.splitlines()[2:]


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "foreign", "null", "missing"])
def test_a_damaged_seal_does_not_hold_and_is_made_again(sealed, damage):
    path = sealed.root / ".feedkit/seal"
    content = path.read_bytes()
    if damage == "empty":
        path.write_bytes(b"")
    if damage == "cut":
        path.write_bytes(content[:-20])
    if damage == "flipped":
        path.write_bytes(content.replace(b'"notes": []', b'"notes":[ ]'))
    if damage == "foreign":
        path.write_bytes(b"something else")
    if damage == "null":
        replace_whole(path, b"null")
    if damage == "missing":
        document = json.loads(read_whole(path))
        del document["inputs"]
        replace_whole(path, json.dumps(document).encode())
    assert not holds(sealed)
    sealed.build()
    assert holds(sealed)


def test_without_ffmpeg_no_build_is_sealed_because_a_later_one_may_have_it(show, monkeypatch):
    monkeypatch.setattr("feedkit.media.find_ffmpeg", lambda _: None)
    first, second = show.build(), show.build()
    assert "Without ffmpeg nobody listened to talk.mp3" in first.out
    assert "Without ffmpeg nobody listened to talk.mp3" in second.out
    assert not (show.root / ".feedkit/seal").exists()
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert "ledger/talk.json" in show.build().out
    assert holds(show)


def test_links_that_turn_in_circles_do_not_hold_it_up(sealed):
    for name in ("a", "b", "c"):
        (sealed.root / "static" / name).symlink_to(sealed.root / "static")
    sealed.touch("static")
    sealed.build()
    assert holds(sealed)
