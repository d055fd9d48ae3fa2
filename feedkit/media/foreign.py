"""What a file is that is no recording, known by its first bytes."""

from __future__ import annotations

import re

from msgspec import Struct


class Foreign(Struct, frozen=True):
    """A kind of file, in words with an article.

    Where there is sound in it, ``sound`` has ffmpeg's options to make an M4A of that.
    """

    words: str
    sound: str = ""


_COPY = "-vn -c:a copy"
ENCODE = "-vn -c:a aac -b:a 128k"


_KINDS = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), Foreign(words, sound))
    for pattern, words, sound in (
        (rb"\x89PNG\r\n\x1a\n", "a PNG picture", ""),
        (rb"\xff\xd8\xff", "a JPEG picture", ""),
        (rb"GIF8[79]a", "a GIF picture", ""),
        (rb"RIFF.{4}WEBP", "a WebP picture", ""),
        (rb"II\*\0|MM\0\*", "a TIFF picture", ""),
        (rb"BM.{4}\0{4}", "a BMP picture", ""),
        (rb".{4}ftyp(?:avif|avis)", "an AVIF picture", ""),
        (rb".{4}ftyp(?:hei[cxms]|mif1|msf1)", "a HEIC picture", ""),
        (rb"%PDF-", "a PDF document", ""),
        (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive or an office document", ""),
        (rb"\x1f\x8b", "a gzip archive", ""),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", ""),
        (rb"Rar!\x1a\x07", "a RAR archive", ""),
        (rb"RIFF.{4}AVI ", "an AVI video", ENCODE),
        (rb"\x1aE\xdf\xa3", "a Matroska or WebM file", ENCODE),
        (rb".{4}ftypqt  |.{4}(?:moov|mdat|wide|pnot)", "a QuickTime movie", _COPY),
        (rb"OggS\0.{23,90}\x80theora", "an Ogg video", ENCODE),
        (rb"OggS\0.{23,90}\x7fFLAC", "FLAC in an Ogg container", ENCODE),
        (rb"OggS\0.{23,90}Speex ", "a Speex recording", ENCODE),
        (rb"FORM.{4}AIF[FC]", "an AIFF recording", ENCODE),
        (rb"RF64|BW64|riff\x2e\x91\xcf\x11", "a WAV of the 64-bit kind", ENCODE),
        (rb"caff\0", "a recording in Apple's Core Audio Format", ENCODE),
        (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file", ENCODE),
        (rb"#!AMR", "an AMR recording", ENCODE),
        (rb"\.snd\0", "an AU recording", ENCODE),
        (rb"MThd", "a MIDI file", ""),
        (rb"ADIF|\xff[\xf0\xf1\xf8\xf9][\x40-\x7f]", "AAC without a container", _COPY),
        (rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)", "a web page (HTML)", ""),
        (rb"(?:\xef\xbb\xbf)?\s*<\?xml", "an XML document", ""),
        (rb"(?:\xef\xbb\xbf)?\s*version https://git-lfs", "a Git LFS pointer", ""),
    )
)
_ODD = bytes({*range(32), 127} - {*b"\t\n\r\f\v\x1b"})


def foreign(head: bytes) -> Foreign | None:
    """What the first bytes of a file tell it to be, where that is known."""
    for pattern, kind in _KINDS:
        if pattern.match(head):
            return kind
    return Foreign("plain text") if _is_text(head) else None


def picture_type(head: bytes) -> str | None:
    """The media type of a picture, by its first bytes."""
    kind = foreign(head)
    name = kind.words.split()[1].lower() if kind and kind.words.endswith(" picture") else None
    return f"image/{name}" if name else None


def _is_text(head: bytes) -> bool:
    if not head or head.translate(None, _ODD) != head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a letter cut in two by the end of the piece
    return True
