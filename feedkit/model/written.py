"""A show as written: the files with their names."""

from __future__ import annotations

from dataclasses import dataclass

from feedkit.model.episode_file import EpisodeFile
from feedkit.model.show_file import ShowFile


@dataclass(frozen=True, slots=True)
class WrittenEpisode:
    """An episode's file: its slug, its path from the show's folder, and what stands in it."""

    slug: str
    file: str
    written: EpisodeFile


@dataclass(frozen=True, slots=True)
class WrittenShow:
    """``show.yaml`` and all episode files that could be read, in the order of their names.

    ``unread`` are the slugs of files that are there and have mistakes in them.
    """

    show: ShowFile
    episodes: tuple[WrittenEpisode, ...]
    unread: frozenset[str] = frozenset()
