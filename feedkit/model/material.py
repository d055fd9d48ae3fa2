"""What lies beside the YAML: the files an episode is made of, with what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from feedkit.model.audio_facts import AudioFacts, ImageFacts
from feedkit.model.size import Size
from feedkit.text.words import ENGLISH, Words


class AudioMaterial(Struct, frozen=True, kw_only=True):
    """An audio file on this machine."""

    path: Path
    facts: AudioFacts


class Copy(Struct, frozen=True, kw_only=True):
    """A file that was made of another one and is kept on this machine."""

    path: Path
    size: Size
    sha256: str


class Icon(Struct, frozen=True, kw_only=True):
    """A square PNG of a picture, so many pixels wide."""

    pixels: int
    copy: Copy


class Rendition(Struct, frozen=True, kw_only=True):
    """A copy of a picture for pages: its type, and how many pixels wide it is."""

    media_type: str
    width: int
    copy: Copy


class Copies(Struct, frozen=True, kw_only=True):
    """The copy of a picture that recordings carry, and those for pages.

    ``palette`` are the colours of the picture, where they were asked for.
    """

    small: Copy
    renditions: tuple[Rendition, ...] = ()
    palette: tuple[str, ...] = ()


class ImageMaterial(Struct, frozen=True, kw_only=True):
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


class TranscriptMaterial(Struct, frozen=True, kw_only=True):
    """A transcript on this machine, as far as it was understood.

    ``file`` is its path from the show's folder; ``language`` is empty where the file's name has
    none. ``timed`` says that it has times.
    """

    file: str
    extension: str
    language: str
    sha256: str
    timed: bool


class EpisodeMaterial(Struct, frozen=True, kw_only=True):
    """The files of one episode. ``refused`` says that its audio is there and was found wanting."""

    audio: AudioMaterial | None = None
    refused: bool = False
    artwork: ImageMaterial | None = None
    transcripts: tuple[TranscriptMaterial, ...] = ()
    images: Mapping[str, ImageMaterial] = field(default_factory=dict)
    alternates: Mapping[str, AudioMaterial] = field(default_factory=dict)


class Material(Struct, frozen=True, kw_only=True):
    """All files of a show that are no YAML, and the words of its language."""

    artwork: ImageMaterial | None = None
    portraits: Mapping[str, ImageMaterial] = field(default_factory=dict)
    episodes: Mapping[str, EpisodeMaterial] = field(default_factory=dict)
    images: Mapping[str, ImageMaterial] = field(default_factory=dict)
    words: Words = ENGLISH
