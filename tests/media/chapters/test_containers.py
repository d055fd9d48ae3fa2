"""What holds for every container of the table."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from feedkit.diagnostics import WorldFailed
from feedkit.media import Defect, probe, read_chapters, tag
from feedkit.media.chapters import table
from feedkit.model.audio_facts import AudioFacts
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import Tagging
from feedkit.model.timestamp import Duration, Timestamp

FILES = Path(__file__).parents[1] / "files"
SOURCES = {"mp3": "constant.mp3", "m4a": "tone.m4a", "opus": "tone.opus"}
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TITLES = st.text(LETTERS, min_size=1, max_size=30) | st.sampled_from(["ü" * 63 + "x", "\ufeffBOM"])
LINKS = st.none() | st.sampled_from(["https://example.org/a?b=c&d#e", "https://example.org/%C3%BC"])


def outlines(most: int = 40) -> st.SearchStrategy[Outline]:
    """Chapters by time on up to three levels, in any shape."""
    starts = st.lists(st.integers(0, 20_000_000), min_size=1, max_size=most, unique=True)

    @st.composite
    def draw_outline(draw: st.DrawFn) -> Outline:
        entries = [
            (draw(st.integers(1, 3)), Chapter(Timestamp(start), draw(TITLES), draw(LINKS)))
            for start in sorted(draw(starts))
        ]
        return Outline(nested(entries, 1), opening=draw(TITLES))

    return draw_outline()


def nested(entries: list[tuple[int, Chapter]], depth: int) -> tuple[Chapter, ...]:
    made = []
    while entries:
        _, head = entries[0]
        end = next((at for at, each in enumerate(entries) if at and each[0] <= depth), len(entries))
        inside = entries[1:end]
        made.append(replace(head, children=nested(inside, depth + 1) if inside else ()))
        entries = entries[end:]
    return tuple(made)


def carried(outline: Outline) -> tuple[Chapter, ...]:
    """The outline as a tree with its opening chapter."""
    opening = outline.carried()[: len(outline.carried()) - len(tuple(outline.flat()))]
    return (*opening, *outline.chapters)


def content(path: Path) -> bytes:
    return path.read_bytes()


@pytest.mark.parametrize("container", table.CONTAINERS, ids=lambda each: each.format)
@settings(deadline=None, max_examples=40)
@given(outline=outlines())
def test_what_is_written_is_read_back(container, outline):
    tagging = Tagging(title="A", duration=Duration(20_000_001), outline=outline)
    source = FILES / SOURCES.get(container.format, f"tone.{container.format}")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / source.name
        container.write(source, target, tagging)
        found = container.read(target)
    assert found == (carried(outline) if container.nests else outline.carried())


@pytest.mark.parametrize("count", [1, 2, 99, 100, 101, 254, 255, 256, 257, 500, 999, 1000])
def test_any_number_of_chapters_is_read_back(container, count, source_of, tmp_path, outline_of):
    source = source_of(container.format)
    target = tmp_path / source.name
    tagging = Tagging(title="A", duration=Duration(count * 100), outline=outline_of(count))
    container.write(source, target, tagging)
    assert container.read(target) == tagging.outline.chapters


@pytest.mark.parametrize("count", [255, 256, 1001])
def test_what_overflows_is_cut_and_not_wrapped(container, count, source_of, tmp_path, outline_of):
    source = source_of(container.format)
    target = tmp_path / source.name
    tagging = Tagging(title="A", duration=Duration(count * 100), outline=outline_of(count))
    container.write(source, target, tagging)
    assert container.read(target) == tagging.outline.chapters[: container.most]


def test_the_same_again_is_the_same_bytes_and_the_source_is_not_touched(
    container, source_of, tmp_path, tagging
):
    source = source_of(container.format)
    before = content(source), source.stat()
    once, twice = tmp_path / f"a{source.suffix}", tmp_path / "deep" / "er" / f"b{source.suffix}"
    tag(source, once, tagging)
    tag(source, twice, tagging)
    assert content(once) == content(twice)
    assert (content(source), source.stat().st_mtime_ns) == (before[0], before[1].st_mtime_ns)


def test_tagging_a_tagged_copy_changes_nothing(container, source_of, tmp_path, tagging):
    source = source_of(container.format)
    once, twice = tmp_path / f"a{source.suffix}", tmp_path / f"b{source.suffix}"
    tag(source, once, tagging)
    tag(once, twice, tagging)
    assert content(once) == content(twice)


def test_without_an_outline_the_chapters_of_the_file_stay(container, source_of, tmp_path, tagging):
    source = source_of(container.format)
    once, twice = tmp_path / f"a{source.suffix}", tmp_path / f"b{source.suffix}"
    tag(source, once, tagging)
    tag(once, twice, replace(tagging, outline=Outline(), title="Another"))
    assert read_chapters(twice) == read_chapters(once)
    assert len(read_chapters(once)) > 1


def test_probing_finds_the_chapters_and_the_cover(container, source_of, tmp_path, tagging, listed):
    source = source_of(container.format)
    target = tmp_path / source.name
    tag(source, target, tagging)
    facts = probe(target, ffmpeg=None, levels=False)
    assert isinstance(facts, AudioFacts), facts
    assert [(each.start.milliseconds, each.title) for each in facts.chapters] == listed
    assert facts.cover.size.bytes == len(tagging.cover.content)
    assert facts.cover.media_type == "image/jpeg"


def test_hidden_chapters_stay_out_of_the_list(container, source_of, tmp_path, make_chapter):
    inside = make_chapter(700, "Inside")
    outline = Outline((make_chapter(0, "A"), make_chapter(500, "Secret", inside, hidden=True)))
    source = source_of(container.format)
    target = tmp_path / source.name
    tag(source, target, Tagging(title="A", duration=Duration(2000), outline=outline))
    assert [each.title for each in read_chapters(target)] == ["A", "Inside"]


def test_nothing_but_hidden_chapters_is_no_chapters(
    container, source_of, tmp_path, make_chapter, make_picture
):
    image = "https://example.org/a.jpg"
    outline = Outline((make_chapter(0, "Secret", hidden=True, image=image),))
    tagging = Tagging(
        title="A", duration=Duration(2000), outline=outline, images={image: make_picture("blue")}
    )
    source = source_of(container.format)
    target = tmp_path / source.name
    assert tag(source, target, tagging) is None
    assert read_chapters(target) in ((), read_chapters(source))


def sound(ffmpeg: Path, path: Path, *options: str) -> list[list[str]]:
    """Duration, length and digest of each packet. The clock of the start depends on the cover."""
    words = [str(ffmpeg), "-nostdin", "-v", "error", "-i", str(path), "-map", "0:a", *options, "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    lines = (line for line in done.stdout.splitlines() if not line.startswith("#"))
    return [line.split(",")[3:6] for line in lines]


RECORDINGS = [
    "constant.mp3",
    "variable.mp3",
    "no-summary.mp3",
    "layer2.mp2",
    "tagged.mp3",
    "tone.m4a",
    "chapters.m4a",
    "lossless.m4a",
    "tone.opus",
    "tone.ogg",
    "tone.flac",
]


@pytest.mark.parametrize("name", RECORDINGS)
def test_every_packet_and_every_sample_is_the_same(name, files, tmp_path, tagging, ffmpeg):
    target = tmp_path / name
    assert tag(files / name, target, tagging) is None
    for options in (("-c", "copy", "-f", "framehash"), ("-f", "framehash")):
        assert sound(ffmpeg, target, *options) == sound(ffmpeg, files / name, *options)


def test_a_target_that_cannot_be_written_is_said_and_nothing_stays(
    container, source_of, tmp_path, tagging
):
    source = source_of(container.format)
    target = tmp_path / "folder" / source.name
    target.mkdir(parents=True)
    with pytest.raises(WorldFailed, match="cannot be written"):
        tag(source, target, tagging)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_recording_is_never_written_over(container, source_of, recording, tagging):
    path = recording(source_of(container.format).name)
    before = content(path)
    with pytest.raises(ValueError, match="never changed"):
        tag(path, path, tagging)
    assert content(path) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("name", "code"), [("tone.wav", "AUD024"), ("fragmented.m4a", "AUD024")])
def test_what_takes_no_tags_is_a_defect(name, code, files, tmp_path, tagging):
    found = tag(files / name, tmp_path / name, tagging)
    assert isinstance(found, Defect)
    assert found.code == code
    assert not (tmp_path / name).exists()


def damaged(content: bytes, data: st.DataObject) -> bytes:
    made = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, min(len(made), 3000) - 1))
        junk = data.draw(st.binary(min_size=1, max_size=8))
        made[at : at + len(junk)] = junk
    return bytes(made[: data.draw(st.integers(1, len(made)))])


@pytest.fixture(scope="session")
def tagged(tmp_path_factory, tagging) -> Callable[[str], bytes]:
    """The bytes of a tagged copy."""
    folder = tmp_path_factory.mktemp("tagged")

    def made(name: str) -> bytes:
        if not (folder / name).exists():
            tag(FILES / name, folder / name, tagging)
        return (folder / name).read_bytes()

    return made


def names() -> Iterator[str]:
    for container in table.CONTAINERS:
        yield SOURCES.get(container.format, f"tone.{container.format}")


@pytest.mark.parametrize("name", list(names()))
@settings(
    deadline=5000, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_damage_makes_a_copy_or_a_defect_and_chapters_or_a_defect(name, data, tagged, tagging):
    made = damaged(tagged(name), data)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / name, Path(folder) / "out" / name
        source.write_bytes(made)
        found = tag(source, target, tagging)
        assert found is None or isinstance(found, Defect)
        assert target.exists() == (found is None)
        assert isinstance(read_chapters(source), tuple | Defect)
        if target.exists():
            assert isinstance(read_chapters(target), tuple | Defect)
        assert [each.name for each in target.parent.glob("*")] in ([], [name])
