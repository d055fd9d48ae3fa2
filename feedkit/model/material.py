"""What lies beside the YAML: the files an episode is made of, with what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.size import Size
from feedkit.text.words import ENGLISH, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioMaterial:
    """An audio file on this machine."""

    path: Path
    facts: AudioFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that was made of another one and is kept on this machine."""

    path: Path
    size: Size
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A square PNG of a picture, so many pixels wide."""

    pixels: int
    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A copy of a picture for pages: its type, and how many pixels wide it is."""

    media_type: str
    width: int
    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The copy of a picture that recordings carry, and those for pages."""

    small: Copy
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageMaterial:
    """A picture on this machine, and smaller copies of it.

    ``renditions`` are those for pages, the best format first and the narrowest first in each;
    ``palette`` are its colours and ``icons`` the icons made of it, where they were asked for.
    """

    path: Path
    facts: ImageFacts
    small: Path | None = None
    small_size: Size = Size(0)
    small_sha256: str = ""
    renditions: tuple[Rendition, ...] = ()
    palette: tuple[str, ...] = ()
    icons: tuple[Icon, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptMaterial:
    """A transcript on this machine, as far as it was understood.

    ``file`` is its path from the show's folder; ``language`` is empty where the file's name has
    none. ``timed`` says that it has times.
    """

    file: str
    extension: str
    language: str
    sha256: str
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeMaterial:
    """The files of one episode. ``refused`` says that its audio is there and was found wanting."""

    audio: AudioMaterial | None = None
    refused: bool = False
    artwork: ImageMaterial | None = None
    transcripts: tuple[TranscriptMaterial, ...] = ()
    images: Mapping[str, ImageMaterial] = field(default_factory=dict)
    alternates: Mapping[str, AudioMaterial] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All files of a show that are no YAML, and the words of its language."""

    artwork: ImageMaterial | None = None
    portraits: Mapping[str, ImageMaterial] = field(default_factory=dict)
    episodes: Mapping[str, EpisodeMaterial] = field(default_factory=dict)
    images: Mapping[str, ImageMaterial] = field(default_factory=dict)
    words: Words = ENGLISH
