"""Other files of the same content: smaller, in other languages, with pictures.

Podcasting 2.0 namespace, "Alternate Enclosure", "Source" and "Integrity".
"""

import base64
import binascii
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.enclosure_field import EncodingField
from feedkit.model.fields import (
    STRICT,
    Decimal,
    FilePath,
    Flag,
    Language,
    Line,
    Text,
    Uri,
    WholeNumber,
    line,
    mistake,
    shown,
)
from feedkit.model.one_of import OneOf
from feedkit.model.short_forms import keyed, several

_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*", re.ASCII)
_DIGESTS = {"sha256": 32, "sha384": 48, "sha512": 64}
LONGEST_TITLE = 32


def _media_type(value: Any) -> str:
    text = line(value).lower()
    if _TYPE.fullmatch(text):
        return text
    raise mistake("SRC017", f"{shown(text)} is no media type", "write it like audio/ogg")


MediaType = Annotated[str, BeforeValidator(_media_type)]


def _label(value: Any) -> str:
    text = line(value)
    if len(text) > LONGEST_TITLE:
        message = f"{len(text)} characters, where apps show {LONGEST_TITLE}"
        raise mistake("POD007", message, "shorten it")
    return text


Label = Annotated[str, BeforeValidator(_label)]
"""A text of which apps keep 32 characters."""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class FileSource:
    """One more place where the same file can be had."""

    address: Annotated[Uri, Field(description="Its address, of any scheme, such as ipfs:.")]
    type: Annotated[
        MediaType | None, Field(description="What is there, where it is a torrent or a list.")
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Integrity:
    """A proof that the file is the one meant."""

    type: Annotated[
        str, OneOf(("sri", "pgp-signature")), Field(description="sri or pgp-signature.")
    ] = "sri"
    value: Annotated[Text, Field(description="The digest or the signature.", min_length=1)]

    def __post_init__(self) -> None:
        """Refuse a digest that no file can have."""
        kind, _, digest = self.value.partition("-")
        if self.type == "sri" and not (kind in _DIGESTS and len(_bytes(digest)) == _DIGESTS[kind]):
            help = "write sha384- and the digest in base64"
            raise mistake("POD021", f"{shown(self.value)} is no digest of a file", help)


def _bytes(digest: str) -> bytes:
    try:
        return base64.b64decode(digest, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _proof(value: Any) -> Any:
    if isinstance(value, str) and value.lstrip().startswith("-----BEGIN PGP"):
        return {"type": "pgp-signature", "value": value}
    return keyed("value")(value)


_Source = Annotated[
    FileSource, BeforeValidator(keyed("address"), json_schema_input_type=Uri | FileSource)
]
_Proof = Annotated[Integrity, BeforeValidator(_proof, json_schema_input_type=Text | Integrity)]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Alternate:
    """Another file of the same content."""

    file: Annotated[
        FilePath | None, Field(description="A file beside the episode; its facts are read from it.")
    ] = None
    address: Annotated[Uri | None, Field(description="Where a file of another host is served.")] = (
        None
    )
    encoding: Annotated[
        EncodingField | None,
        Field(description="What the recording is encoded as for it, such as opus-32k."),
    ] = None
    type: Annotated[
        MediaType | None, Field(description="Its media type, where the name does not tell.")
    ] = None
    length: Annotated[
        WholeNumber | None, Field(description="Its length in bytes; left out for a stream.")
    ] = None
    bitrate: Annotated[Decimal | None, Field(description="Bits a second.")] = None
    height: Annotated[WholeNumber | None, Field(description="The lines of a video.")] = None
    language: Annotated[Language | None, Field(description="The language spoken in it.")] = None
    title: Annotated[Label | None, Field(description="What it is called, such as Small.")] = None
    group: Annotated[
        Label | None, Field(description="A word that encodings of one content have in common.")
    ] = None
    codecs: Annotated[Line | None, Field(description="The codecs inside, such as opus.")] = None
    default: Annotated[
        Flag, Field(description="Whether it is the episode's own file once more.")
    ] = False
    sources: Annotated[
        tuple[_Source, ...],
        BeforeValidator(several, json_schema_input_type=_Source | tuple[_Source, ...]),
        Field(description="More places where the same file can be had."),
    ] = ()
    integrity: Annotated[
        _Proof | None, Field(description="The file's digest; made for a file of yours.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse what nobody could fetch."""
        said = [each for each in (self.file, self.address, self.encoding) if each is not None]
        if not said:
            message = "there is neither a file nor an address nor an encoding"
            raise mistake("POD018", message, "add file: talk.opus, or address: https://…")
        if len(said) > 1:
            message = "a file of yours, an address of another host and an encoding are three things"
            raise mistake("POD018", message, "keep one; more places of one file stand in sources")


def _listed(value: Any) -> Any:
    """A list of mappings and words; a lone one stands for a list of one."""
    listed = tuple(map(keyed("encoding"), several(value)))
    for each in listed:
        word = each.get("encoding") if isinstance(each, dict) else None
        if isinstance(word, str) and ("/" in word or "." in word):
            help = "write {file: talk.opus}, or {address: https://…, length: bytes}"
            raise mistake("SRC016", f"{shown(word)} does not say what it is", help)
    return listed


_One = Alternate | EncodingField
Alternates = Annotated[
    tuple[Alternate, ...],
    BeforeValidator(_listed, json_schema_input_type=_One | tuple[_One, ...]),
]
"""Other files of the same content."""

EXAMPLE = {
    "address": "https://media.harbour.example/blue.mp4",
    "type": "video/mp4",
    "length": "157600312",
    "bitrate": "350000",
    "height": "720",
    "language": "en-GB",
    "title": "With pictures",
    "group": "video",
    "codecs": "avc1.64001F, mp4a.40.2",
    "default": "false",
    "sources": [
        "ipfs://QmX33FYehk6ckGQ6g1D9D3FqZPix5JpKstKQKbaS8quUFb",
        {
            "address": "https://media.harbour.example/blue.torrent",
            "type": "application/x-bittorrent",
        },
    ],
    "integrity": {"type": "sri", "value": "sha384-" + "A" * 64},
}
"""A file of another host with all that can be said of it."""
