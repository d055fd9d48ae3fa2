from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from feedkit.media.chapters.table import CONTAINERS
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import Credit, EmbeddedPicture, Tagging
from feedkit.model.timestamp import Duration, Timestamp


def chapter(start: int, title: str, *children: Chapter, **more: Any) -> Chapter:
    return Chapter(Timestamp(start), title, children=children, **more)


def picture(colour: str, kind: str = "JPEG") -> EmbeddedPicture:
    content = BytesIO()
    Image.new("RGB", (16, 16), colour).save(content, kind)
    return EmbeddedPicture(media_type=f"image/{kind.lower()}", content=content.getvalue())


OUTLINE = Outline(
    (
        chapter(
            250,
            "1. Größe “und” mehr",
            chapter(400, "Sub \U0001f600", chapter(450, "Deep"), chapter(470, "Deeper")),
            chapter(605, "Sub B", link="https://example.org/b?c=d"),
        ),
        chapter(1001, "2. " + "ü" * 80),
    ),
    opening="Opening",
)
LISTED = [
    (0, "Opening"),
    (250, "1. Größe “und” mehr"),
    (400, "Sub \U0001f600"),
    (450, "Deep"),
    (470, "Deeper"),
    (605, "Sub B"),
    (1001, "2. " + "ü" * 80),
]


@pytest.fixture(scope="session")
def tagging() -> Tagging:
    return Tagging(
        title="Was heißt „gut“?",
        duration=Duration(2000),
        show="A show",
        outline=OUTLINE,
        published=date(2024, 3, 5),
        number=7,
        season=2,
        artists=("Ada", "Béla"),
        people=(
            Credit(name="Ada", role="host"),
            Credit(name="Cleo", role="guest"),
            Credit(name="Dan", role="guest"),
        ),
        description="Über alles. " * 40,
        language="de-CH",
        link="https://example.org/7/",
        cover=picture("red"),
    )


@pytest.fixture
def listed() -> list[tuple[int, str]]:
    return list(LISTED)


@pytest.fixture
def outline_of() -> Callable[[int], Outline]:
    """An outline of a number of chapters on one level, a tenth of a second each."""
    return lambda count: Outline(tuple(chapter(at * 100, f"Chapter {at}") for at in range(count)))


@pytest.fixture
def make_chapter() -> Callable[..., Chapter]:
    return chapter


@pytest.fixture
def make_picture() -> Callable[..., EmbeddedPicture]:
    return picture


@pytest.fixture(params=CONTAINERS, ids=lambda each: each.format)
def container(request):
    return request.param


@pytest.fixture
def source_of(files: Path) -> Callable[[str], Path]:
    """A recording in a container."""
    names = {"mp3": "constant.mp3", "m4a": "tone.m4a", "opus": "tone.opus"}
    return lambda name: files / names.get(name, f"tone.{name}")


@pytest.fixture
def ffprobe() -> Callable[..., Any]:
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("no ffprobe here")

    def run(path: Path, *options: str) -> Any:
        words = [program, "-v", "error", "-of", "json", *options, str(path)]
        return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)

    return run


@pytest.fixture
def probed_chapters(ffprobe) -> Callable[[Path], list[tuple[int, str]]]:
    """The chapters that ffprobe finds, in milliseconds."""

    def chapters(path: Path) -> list[tuple[int, str]]:
        found = ffprobe(path, "-show_chapters")["chapters"]
        return [
            (round(float(each["start_time"]) * 1000), each.get("tags", {}).get("title", ""))
            for each in found
        ]

    return chapters
