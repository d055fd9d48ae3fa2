"""Audio and images -> facts: the only home of mutagen, pydub, Pillow and ffmpeg.

The names below load what they need when they are first asked for, so that a build that finds
everything in the cache imports none of those libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedkit.media.artwork import as_jpeg, icon, probe_image, reduced, thumbnail, undisturbed
    from feedkit.media.artwork_rules import artwork_defects
    from feedkit.media.audio import probe
    from feedkit.media.defect import Defect
    from feedkit.media.editions import Editions
    from feedkit.media.enclosure import refused_as_enclosure
    from feedkit.media.ffmpeg import find_ffmpeg
    from feedkit.media.levels import measure
    from feedkit.media.listening import Recording, listen
    from feedkit.media.placeholder import placeholder_artwork
    from feedkit.media.tagging import read_chapters, tag

_HOMES = {
    "Defect": "feedkit.media.defect",
    "Editions": "feedkit.media.editions",
    "Recording": "feedkit.media.listening",
    "artwork_defects": "feedkit.media.artwork_rules",
    "as_jpeg": "feedkit.media.artwork",
    "find_ffmpeg": "feedkit.media.ffmpeg",
    "icon": "feedkit.media.artwork",
    "listen": "feedkit.media.listening",
    "measure": "feedkit.media.levels",
    "placeholder_artwork": "feedkit.media.placeholder",
    "probe": "feedkit.media.audio",
    "probe_image": "feedkit.media.artwork",
    "read_chapters": "feedkit.media.tagging",
    "reduced": "feedkit.media.artwork",
    "refused_as_enclosure": "feedkit.media.enclosure",
    "tag": "feedkit.media.tagging",
    "thumbnail": "feedkit.media.artwork",
    "undisturbed": "feedkit.media.artwork",
}

__all__ = [
    "Defect",
    "Editions",
    "Recording",
    "artwork_defects",
    "as_jpeg",
    "find_ffmpeg",
    "icon",
    "listen",
    "measure",
    "placeholder_artwork",
    "probe",
    "probe_image",
    "read_chapters",
    "reduced",
    "refused_as_enclosure",
    "tag",
    "thumbnail",
    "undisturbed",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
