"""The tags of an MP4 file in Apple's way: items of the box ``ilst``.

QuickTime File Format, "Metadata"; the names of items as iTunes writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.media.chapters.languages import UNKNOWN, three_letters
from feedkit.media.chapters.mp4.atoms import Atom, full, holding, without
from feedkit.model.tagging import EmbeddedPicture, Tagging

_IMPLICIT, _TEXT, _JPEG, _PNG = 0, 1, 13, 14
_ITUNES = b"com.apple.iTunes"
_FREE = b"----"
_SHORT = 255  # bytes of the short description
_HANDLER = (bytes(4), b"mdir", b"appl", bytes(9))


def with_items(meta: Atom | None, tagging: Tagging) -> Atom:
    """The box ``meta`` of tags with ours in place of those that say the same."""
    inside = _inside(meta)
    old = next((each for each in inside if each.name == b"ilst"), Atom(b"ilst", b""))
    items = tuple(_items(tagging))
    names = {_key(item) for item in items}
    kept = (item for item in old.children() if _key(item) not in names)
    others = without(inside, b"ilst", b"hdlr", b"free")
    handler = full(b"hdlr", *_HANDLER)
    return full(b"meta", handler, holding(b"ilst", *items, *kept), *others)


def is_of_items(meta: Atom) -> bool:
    """Whether a box ``meta`` is one of Apple's tags; there are others of the name."""
    handler = next((each for each in _inside(meta) if each.name == b"hdlr"), None)
    return handler is None or handler.content[8:12] == b"mdir"


def _inside(meta: Atom | None) -> tuple[Atom, ...]:
    """QuickTime leaves out the version and the flags that MP4 has here."""
    if meta is None:
        return ()
    return meta.children(0 if meta.content[4:8] == b"hdlr" else 4)


def _key(item: Atom) -> tuple[bytes, ...]:
    if item.name != _FREE:
        return (item.name,)
    parts = {each.name: each.content[4:].lower() for each in item.children()}
    return (_FREE, parts.get(b"mean", b""), parts.get(b"name", b""))


def _items(tagging: Tagging) -> Iterator[Atom]:
    texts = {
        b"\xa9nam": tagging.title,
        b"\xa9ART": ", ".join(tagging.artists),
        b"\xa9alb": tagging.show,
        b"\xa9day": tagging.published.isoformat() if tagging.published else "",
        b"desc": _short(tagging.description),
        b"ldes": tagging.description,
    }
    yield from (_item(name, _TEXT, text.encode()) for name, text in texts.items() if text)
    if tagging.number:
        yield _item(b"trkn", _IMPLICIT, _of_many(tagging.number) + bytes(2))
    if tagging.season:
        yield _item(b"disk", _IMPLICIT, _of_many(tagging.season))
    yield from (_free(name, values) for name, values in _named(tagging).items() if values)
    if tagging.cover:
        yield _item(b"covr", _kind(tagging.cover), tagging.cover.content)


def _named(tagging: Tagging) -> dict[str, list[str]]:
    """What has no name of its own, under those that other taggers use."""
    language = three_letters(tagging.language)
    named = {
        "LANGUAGE": [] if language == UNKNOWN else [language],
        "URL": [tagging.link] if tagging.link else [],
    }
    for credit in tagging.people:
        named.setdefault(credit.role.upper(), []).append(credit.name)
    return named


def _item(name: bytes, kind: int, value: bytes) -> Atom:
    return holding(name, _data(kind, value))


def _free(name: str, values: list[str]) -> Atom:
    mean, named = full(b"mean", _ITUNES), full(b"name", name.encode())
    return holding(_FREE, mean, named, *(_data(_TEXT, value.encode()) for value in values))


def _data(kind: int, value: bytes) -> Atom:
    return holding(b"data", kind.to_bytes(4), bytes(4), value)


def _of_many(number: int) -> bytes:
    """A number and of how many it is, which is not known; numbers over 16 bits are the last."""
    return bytes(2) + min(number, 0xFFFF).to_bytes(2) + bytes(2)


def _kind(picture: EmbeddedPicture) -> int:
    return _PNG if picture.media_type == "image/png" else _JPEG


def _short(text: str) -> str:
    """The beginning of a text up to a word's end, where it does not fit."""
    if len(text.encode()) <= _SHORT:
        return text
    room = text.encode()[: _SHORT - len("…".encode())].decode(errors="ignore")
    whole = room.rpartition(" ")[0]
    return (whole or room).rstrip() + "…"
