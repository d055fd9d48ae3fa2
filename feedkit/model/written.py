"""A show as written: the files with their names."""

from __future__ import annotations

from msgspec import Struct

from feedkit.model.episode_file import EpisodeFile
from feedkit.model.show_file import ShowFile


class WrittenEpisode(Struct, frozen=True):
    """An episode's file: its slug, its path from the show's folder, and what stands in it."""

    slug: str
    file: str
    written: EpisodeFile


class WrittenShow(Struct, frozen=True):
    """``show.yaml`` and all episode files that could be read, in the order of their names.

    ``unread`` are the slugs of files that are there and have mistakes in them.
    """

    show: ShowFile
    episodes: tuple[WrittenEpisode, ...]
    unread: frozenset[str] = frozenset()
