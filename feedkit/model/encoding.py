"""How a recording is encoded for publishing, as an author says it: ``aac-128k``."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Codec = Literal["aac", "mp3", "opus"]
_WORD = re.compile(r"(aac|mp3|opus)-(\d{1,3})k", re.ASCII)
_RANGES = {"aac": (16, 320), "mp3": (8, 320), "opus": (6, 256)}
_MP3_RATES = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320)
"""What a frame of an MP3 can say; ISO/IEC 11172-3 and 13818-3, the tables of bitrates."""
EXTENSIONS = {"aac": "m4a", "mp3": "mp3", "opus": "opus"}
MEDIA_TYPES = {"aac": "audio/x-m4a", "mp3": "audio/mpeg", "opus": "audio/ogg"}


class Encoding(Struct, frozen=True):
    """A codec and its bitrate in thousands of bits a second."""

    codec: Codec
    kilobits: int

    @classmethod
    def parse(cls, text: str) -> Encoding:
        """Read ``aac-128k``; anything else raises ``ValueError`` with what is wrong."""
        match = _WORD.fullmatch(text.strip().lower())
        if match is None:
            raise ValueError("no encoding")
        codec, kilobits = match[1], int(match[2])
        least, most = _RANGES[codec]
        if not least <= kilobits <= most:
            raise ValueError(f"{kilobits}k, where {codec} goes from {least}k to {most}k")
        if codec == "mp3" and kilobits not in _MP3_RATES:
            near = min(_MP3_RATES, key=lambda rate: abs(rate - kilobits))
            raise ValueError(f"{kilobits}k, which MP3 does not have; {near}k is near")
        return cls(codec, kilobits)  # type: ignore[arg-type]

    @property
    def extension(self) -> str:
        """The ending of the file, without a dot."""
        return EXTENSIONS[self.codec]

    @property
    def media_type(self) -> str:
        """The media type for a feed."""
        return MEDIA_TYPES[self.codec]

    @property
    def title(self) -> str:
        """The codec as people know it."""
        return {"aac": "AAC", "mp3": "MP3", "opus": "Opus"}[self.codec]

    @property
    def codecs(self) -> str:
        """The codec as RFC 6381 names it."""
        return {"aac": "mp4a.40.2", "mp3": "mp3", "opus": "opus"}[self.codec]

    def __str__(self) -> str:
        return f"{self.codec}-{self.kilobits}k"
