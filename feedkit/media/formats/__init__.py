"""The audio formats that feedkit reads, in the order in which a file is tried."""

from __future__ import annotations

from feedkit.media.format import Format
from feedkit.media.formats import flac, m4a, mp3, opus, vorbis, wav

FORMATS: tuple[Format, ...] = (
    m4a.FORMAT,
    opus.FORMAT,
    vorbis.FORMAT,
    flac.FORMAT,
    wav.FORMAT,
    mp3.FORMAT,  # last, since it is known by a pattern and not by a name
)
