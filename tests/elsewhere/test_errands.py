"""What a worker does, done here."""

from __future__ import annotations

import dataclasses
import hashlib
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from feedkit.diagnostics import WorldFailed
from feedkit.elsewhere.errands import encode_for, hear
from feedkit.elsewhere.reach import Reach
from feedkit.elsewhere.sending import Sending
from feedkit.media import Defect, probe
from feedkit.media.decoder import Ear
from feedkit.media.encode import encode
from feedkit.media.listening import Recording
from feedkit.model.encoding import Encoding
from feedkit.model.recipe import Recipe
from feedkit.model.timestamp import Duration

FILES = Path(__file__).parents[1] / "media" / "files"
OPUS = Encoding("opus", 32)


@pytest.fixture
def place(tmp_path):
    """A folder with a recording, and how it is reached."""
    path = tmp_path / "tone.wav"
    path.write_bytes((FILES / "tone.wav").read_bytes())
    return path, Reach.of(tmp_path)


def recording(path):
    return Recording(path, Duration(1000), hashlib.sha256(path.read_bytes()).hexdigest())


def recipe(path, encoding=OPUS):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Recipe(source=path, sha256=sha256, duration=Duration(2000), encoding=encoding)


def test_what_is_heard_is_what_is_heard_here(place, ffmpeg):
    path, reach = place
    assert hear(reach, recording(path), Ear()) == probe(path, ffmpeg=ffmpeg, levels=True)


def test_another_feedkit_does_nothing(place, ffmpeg):
    path, reach = place
    with pytest.raises(WorldFailed, match=r"has feedkit .*, and this is 0\.0\.9") as caught:
        hear(replace(reach, version="0.0.9"), recording(path), Ear())
    assert "same feedkit" in caught.value.help
    assert str(pickle.loads(pickle.dumps(caught.value)).message) == caught.value.message


def test_a_worker_without_ffmpeg_says_so(place, monkeypatch):
    path, reach = place
    monkeypatch.setattr("feedkit.elsewhere.errands.find_ffmpeg", lambda _environment: None)
    with pytest.raises(WorldFailed, match=r"the worker on .* has no ffmpeg"):
        hear(reach, recording(path), Ear())


def test_another_file_is_not_listened_to(place, ffmpeg):
    path, reach = place
    wanted = recording(path)
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(WorldFailed, match=r"sees another file as .*tone.wav"):
        hear(reach, wanted, Ear())


def test_a_file_that_is_not_served_is_named_and_the_failure_can_be_sent(place, ffmpeg):
    path, reach = place
    away = replace(reach, there="http://127.0.0.1:9/show")
    with pytest.raises(WorldFailed, match="cannot fetch http://127") as got:
        hear(away, recording(path), Ear())
    assert got.value.__cause__ is None
    assert "--cluster-files" in got.value.help


def test_a_folder_that_is_not_shared_is_named(place, ffmpeg):
    path, reach = place
    with pytest.raises(WorldFailed, match=r"does not see the folder .*made"):
        encode_for(reach, recipe(path), path.with_name("made"))


def encoded(path, target, ffmpeg):
    failed = encode(path, target, OPUS, ffmpeg=ffmpeg, duration=Duration(2000), channels=1)
    assert failed is None
    return target.read_bytes()


def sending(reach, threads, said):
    return Sending(reach, threads, said.append)


def test_what_others_encode_comes_back_to_the_byte_and_nothing_else_is_left(place, ffmpeg):
    path, reach = place
    here = encoded(path, path.with_name("here.opus"), ffmpeg)
    made = path.with_name("made")
    said = []
    with ThreadPoolExecutor(2) as threads:
        send = sending(reach, threads, said)

        def make(each):
            return send.encode(each, made / f"{each.duration.milliseconds}.opus")

        recipes = [
            dataclasses.replace(recipe(path), duration=Duration(1000 * n)) for n in (1, 2, 3)
        ]
        assert send.each(make, recipes) == [None] * 3
    assert {each.name: each.read_bytes() for each in made.iterdir()} == {
        "1000.opus": here,
        "2000.opus": here,
        "3000.opus": here,
    }
    assert said[0] == "Making copies: 0 of 3 recordings, 0.0 of 0.1 minutes"


def test_what_cannot_be_encoded_is_a_defect_of_the_file(place, ffmpeg):
    path, reach = place
    path.write_bytes(b"RIFF" + bytes(400))
    made = path.with_name("made")
    with ThreadPoolExecutor(1) as threads:
        found = sending(reach, threads, []).encode(recipe(path), made / "a.opus")
    assert isinstance(found, Defect)
    assert list(made.iterdir()) == []


def test_a_file_that_did_not_arrive_whole_is_not_taken(place, ffmpeg, monkeypatch):
    path, reach = place
    made = path.with_name("made")

    def cut_short(*words):
        done = encode_for(*words)
        (made / done.name).write_bytes(b"OggS")
        return done

    monkeypatch.setattr("feedkit.elsewhere.sending.encode_for", cut_short)
    with (
        ThreadPoolExecutor(1) as threads,
        pytest.raises(WorldFailed, match="is not what the worker wrote"),
    ):
        sending(reach, threads, []).encode(recipe(path), made / "a.opus")
    assert not (made / "a.opus").exists()
