"""An episode's notes as apps keep them: short in the description, whole in content:encoded.

Apple reads the description, up to 4,000 bytes of it with all markup; AntennaPod shows the longer
of the two; Spotify and YouTube find chapters in lines of ``HH:MM:SS title``.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from feedkit.model.catalog import Episode
from feedkit.text.app_html import app_blocks, cut, has_pictures, link, paragraph
from feedkit.text.html import notes_html
from feedkit.text.words import Words

MOST_BYTES = 4000
FEWEST_TIMESTAMPS = 3
"""Fewer chapter lines are not recognised as chapters anywhere."""


def description(episode: Episode, *, show_address: str, words: Words) -> str:
    """The notes within Apple's bytes: text, as deep an outline as fits, remarks and source."""
    blocks = tuple(_text_blocks(episode, show_address))
    pictures = has_pictures(_notes(episode, show_address))
    closing = tuple(_closing(episode, words, pictures=pictures))
    for depth in range(episode.notes_depth, 0, -1):
        outline = timestamps(episode, depth=depth)
        whole = "".join((*blocks, outline, *closing))
        if len(whole.encode()) <= MOST_BYTES:
            return whole
    return _shortened(episode, blocks, closing, words)


def _shortened(
    episode: Episode, blocks: tuple[str, ...], closing: tuple[str, ...], words: Words
) -> str:
    goes_on = words.gettext("The notes go on at the episode’s page.")
    more = paragraph(link(episode.page_address, goes_on))
    outline = timestamps(episode, depth=1)
    for tail in ((outline, more, *closing), (outline, more), (more, *closing), (more,)):
        room = MOST_BYTES - sum(len(each.encode()) for each in tail)
        kept, _ = cut(blocks, room=room)
        if room > 0 and (kept or not blocks or tail == (more,)):
            return "".join((*kept, *tail))
    return more


def content(episode: Episode, short: str, *, show_address: str, words: Words) -> str:
    """The whole notes with all their markup; never shorter than the description.

    Some apps show the longer of the two, others keep no pictures in either.
    """
    notes = _notes(episode, show_address)
    parts = (
        notes or "".join(_text_blocks(episode, show_address)),
        timestamps(episode, depth=episode.notes_depth),
        *_closing(episode, words, pictures=has_pictures(notes)),
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


def _closing(episode: Episode, words: Words, *, pictures: bool) -> Iterator[str]:
    """What stands below the outline: remarks, first publication, source, narrator, pictures."""
    for remark in episode.remarks:
        yield paragraph(escape(remark, quote=False))
    source = episode.source
    if source is not None and source.published is not None:
        date = words.day(source.published)
        yield paragraph(words.gettext("First published: {date}", date=date))
    if source is not None:
        yield paragraph(words.gettext("Source: {link}", link=link(source.link, source.link)))
    narrators = [escape(each.name, quote=False) for each in episode.people if _reads(each.role)]
    if narrators:
        yield paragraph(words.gettext("Narrated by {names}.", names=words.listed(narrators)))
    if pictures:
        there = words.gettext("There are pictures at the episode’s page.")
        yield paragraph(link(episode.page_address, there))


def _reads(role: str) -> bool:
    return role == "narrator"
