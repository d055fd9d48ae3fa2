"""What a published file carries, as the ledger's JSON: chapters a line each.

A chapter is a text, indented by two spaces a level: ``00:14:11.000 2. Why``. One with a link, a
picture or a secret is an object, whose ``chapter`` is that text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from feedkit.formats.chapters.contents import tree, walk
from feedkit.ledger.fields import Fields
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import Credit, Embedded
from feedkit.model.timestamp import Timestamp

_LINE = re.compile(r"((?:  )*)(\d+:\d\d:\d\d\.\d{3}) (.*)", re.DOTALL)
_PICTURE = re.compile(r"[0-9a-f]{16}")


def as_json(embedded: Embedded) -> dict[str, Any]:
    """The part ``embedded`` of an episode's page; what is empty is left out."""
    document: dict[str, Any] = {
        "title": embedded.title,
        "show": embedded.show,
        "artists": list(embedded.artists),
        "people": [{"name": each.name, "role": each.role} for each in embedded.people],
        "published": embedded.published.isoformat() if embedded.published else "",
        "season": embedded.season,
        "number": embedded.number,
        "description": embedded.description,
        "language": embedded.language,
        "link": embedded.link,
        "cover": embedded.cover,
        "opening": embedded.outline.opening,
        "chapters": [_line(depth, each) for depth, each in walk(embedded.outline.chapters)],
    }
    return {name: value for name, value in document.items() if value not in ("", [], None)}


def _line(depth: int, chapter: Chapter) -> str | dict[str, Any]:
    line = f"{'  ' * (depth - 1)}{chapter.start.normal_play_time} {chapter.title}"
    more = {"link": chapter.link, "image": chapter.image, "hidden": chapter.hidden or None}
    said = {name: value for name, value in more.items() if value is not None}
    return {"chapter": line, **said} if said else line


def of_json(fields: Fields) -> Embedded:
    """What a file carries, of the part of a page. Raises ``ValueError`` for what it cannot say."""
    published = fields.text("published", "")
    return Embedded(
        title=fields.text("title", ""),
        show=fields.text("show", ""),
        artists=fields.texts("artists"),
        people=tuple(
            Credit(name=each.text("name"), role=each.text("role"))
            for each in fields.mappings("people")
        ),
        published=date.fromisoformat(published) if published else None,
        season=fields.whole("season") if fields.has("season") else None,
        number=fields.whole("number") if fields.has("number") else None,
        description=fields.text("description", ""),
        language=fields.text("language", ""),
        link=fields.text("link", ""),
        cover=_picture(fields.text("cover", "")) or "",
        outline=Outline(tree(map(_entry, fields.items("chapters"))), fields.text("opening", "")),
    )


def _entry(line: Any) -> tuple[int, Chapter]:
    """A chapter with its depth."""
    fields = Fields(line if isinstance(line, dict) else {"chapter": line})
    text = fields.text("chapter")
    match = _LINE.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is no chapter")
    chapter = Chapter(
        Timestamp.parse(match[2]),
        match[3],
        fields.text("link") if fields.has("link") else None,
        _picture(fields.text("image", "")),
        fields.is_true("hidden"),
    )
    return len(match[1]) // 2 + 1, chapter


def _picture(name: str) -> str | None:
    """The name of a picture, which becomes part of a path."""
    if name and not _PICTURE.fullmatch(name):
        raise ValueError(f"“{name}” is no name of a picture")
    return name or None
