"""The outline as a tree of lines that play from where they say."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from feedkit.model.outline import Chapter, Outline
from feedkit.outputs.pages.phrases import clock
from feedkit.outputs.pages.views import ChapterView

DEEPEST = 6
"""What lies deeper is listed on this level."""


def shown(chapters: tuple[Chapter, ...]) -> list[Chapter]:
    """The chapters of a level; in place of a hidden one stand those inside it."""
    found = []
    for chapter in chapters:
        if chapter.hidden:
            found += shown(chapter.children)
        else:
            found.append(chapter)
    return found


def outline_view(outline: Outline, *, audio: str) -> tuple[ChapterView, ...]:
    """The author's chapters without the hidden ones; ``audio`` is where the recording plays."""
    return tuple(_views(outline.chapters, audio, 1))


def _views(chapters: tuple[Chapter, ...], audio: str, depth: int) -> Iterator[ChapterView]:
    for chapter in shown(chapters):
        if not chapter.children:
            yield _view(chapter, audio, ())
        elif depth < DEEPEST:
            inner = tuple(_views(chapter.children, audio, depth + 1))
            yield _view(chapter, audio, inner)
        else:
            yield _view(chapter, audio, ())
            yield from _views(chapter.children, audio, depth)


def _view(chapter: Chapter, audio: str, chapters: tuple[ChapterView, ...]) -> ChapterView:
    at, seconds = clock(chapter.start), chapter.start.decimal
    link = chapter.link or ""
    return ChapterView(
        title=chapter.title or at,
        clock=at,
        seconds=seconds,
        href=f"{audio}#t={seconds}",
        link=link,
        link_host=_host(link) if link else "",
        chapters=chapters,
    )


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or link
    except ValueError:
        return link
