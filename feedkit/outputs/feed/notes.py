"""An episode's notes as apps keep them: short in the description, whole in content:encoded.

Apple reads the description, up to 4,000 bytes of it with all markup; AntennaPod shows the longer
of the two; Spotify and YouTube find chapters in lines of ``HH:MM:SS title``.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from feedkit.model.catalog import Episode
from feedkit.outputs.words import long_date
from feedkit.text.app_html import app_blocks, cut, has_pictures, link, paragraph
from feedkit.text.html import notes_html

MOST_BYTES = 4000
FEWEST_TIMESTAMPS = 3
"""Fewer chapter lines are not recognised as chapters anywhere."""

_MORE = "The notes go on at the episode’s page."
_PICTURES = "There are pictures at the episode’s page."


def description(episode: Episode, *, show_address: str) -> str:
    """The notes within Apple's bytes: text, as deep an outline as fits, remarks and source."""
    blocks = tuple(_text_blocks(episode, show_address))
    closing = tuple(_closing(episode, pictures=has_pictures(_notes(episode, show_address))))
    for depth in range(episode.notes_depth, 0, -1):
        outline = timestamps(episode, depth=depth)
        whole = "".join((*blocks, outline, *closing))
        if len(whole.encode()) <= MOST_BYTES:
            return whole
    return _shortened(episode, blocks, closing)


def _shortened(episode: Episode, blocks: tuple[str, ...], closing: tuple[str, ...]) -> str:
    more = paragraph(link(episode.page_address, _MORE))
    outline = timestamps(episode, depth=1)
    for tail in ((outline, more, *closing), (outline, more), (more, *closing), (more,)):
        room = MOST_BYTES - sum(len(each.encode()) for each in tail)
        kept, _ = cut(blocks, room=room)
        if room > 0 and (kept or not blocks or tail == (more,)):
            return "".join((*kept, *tail))
    return more


def content(episode: Episode, short: str, *, show_address: str) -> str:
    """The whole notes with all their markup; never shorter than the description.

    Some apps show the longer of the two, others keep no pictures in either.
    """
    notes = _notes(episode, show_address)
    parts = (
        notes or "".join(_text_blocks(episode, show_address)),
        timestamps(episode, depth=episode.notes_depth),
        *_closing(episode, pictures=has_pictures(notes)),
    )
    whole = "\n".join(part for part in parts if part)
    return whole if len(whole) >= len(short) else short


def timestamps(episode: Episode, *, depth: int) -> str:
    """The outline as a paragraph of ``HH:MM:SS title`` lines, or nothing where it is too short."""
    listed = [each for each in episode.outline.carried(depth=depth) if not each.hidden]
    if len(listed) < FEWEST_TIMESTAMPS:
        return ""
    lines = (f"{each.start.clock} {escape(each.title, quote=False)}" for each in listed)
    return paragraph("<br/>".join(lines))


def _notes(episode: Episode, show_address: str) -> str:
    return notes_html(episode.notes, base=show_address)


def _text_blocks(episode: Episode, show_address: str) -> Iterator[str]:
    found = tuple(app_blocks(_notes(episode, show_address)))
    yield from found or (paragraph(escape(episode.summary or episode.title, quote=False)),)


def _closing(episode: Episode, *, pictures: bool) -> Iterator[str]:
    """What stands below the outline: remarks, first publication, source, narrator, pictures."""
    for remark in episode.remarks:
        yield paragraph(escape(remark, quote=False))
    if episode.source is not None and episode.source.published is not None:
        yield paragraph(f"First published: {long_date(episode.source.published)}")
    if episode.source is not None:
        yield paragraph(f"Source: {link(episode.source.link, episode.source.link)}")
    narrators = [escape(each.name, quote=False) for each in episode.people if _reads(each.role)]
    if narrators:
        yield paragraph(f"Narrated by {' and '.join(narrators)}.")
    if pictures:
        yield paragraph(link(episode.page_address, _PICTURES))


def _reads(role: str) -> bool:
    return role == "narrator"
