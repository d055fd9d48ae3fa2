"""The files that a show is made of besides its YAML: where they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field


class TranscriptFile(Struct, frozen=True):
    """A transcript on disk.

    ``file`` is its path from the show's folder, ``language`` is empty where its name has none.
    """

    path: Path
    file: str
    language: str = ""


class EpisodeAssets(Struct, frozen=True):
    """The files of one episode.

    ``named`` says whether YAML names the audio, ``refused`` that it names what cannot be audio.
    """

    audio: Path | None = None
    named: bool = False
    refused: bool = False
    artwork: Path | None = None
    transcripts: tuple[TranscriptFile, ...] = ()
    images: Mapping[str, Path] = field(default_factory=dict)
    alternates: Mapping[str, Path] = field(default_factory=dict)


class Assets(Struct, frozen=True):
    """All files of a show that are no YAML."""

    artwork: Path | None
    portraits: Mapping[str, Path]
    episodes: Mapping[str, EpisodeAssets]
    images: Mapping[str, Path] = field(default_factory=dict)
