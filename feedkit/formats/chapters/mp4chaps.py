"""Chapters as mp4chaps and Podlove's tools keep them: ``00:04:10.000 Title <https://link>``.

There is no nesting, there are no images and no hidden chapters, no end, and a title is one line.
Read is also the other form of mp4chaps: ``CHAPTER1=00:04:10.000``, and ``CHAPTER1NAME=Title``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.format import ChapterFormat, Keep, address, fit
from feedkit.formats.chapters.reading import Flaw, Line, Reading, bad_time, concluded, flaw, lines
from feedkit.formats.chapters.titles import one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp

KEEPS = Keep.LINKS | Keep.MILLISECONDS
EXAMPLE = "00:04:10.000 Title"

_PLAIN = re.compile(r"\s*(?P<time>\d[\d:.,]*)(?:\s+(?P<rest>.*))?", re.DOTALL)
_COMMON = re.compile(
    r"\s*CHAPTER(?P<number>\d{1,4})(?P<what>NAME|URL)?=(?P<value>.*)", re.IGNORECASE | re.DOTALL
)


def read(text: str) -> Reading:
    """The chapters of either form."""
    chapters: dict[str, Chapter] = {}
    flaws: list[Flaw] = []
    named: dict[str, dict[str, str]] = {}
    for index, line in enumerate(lines(text)):
        if not line.text.strip():
            continue
        match = _COMMON.fullmatch(line.text)
        if match and match["what"]:
            number = f"chapter {int(match['number'])}"
            named.setdefault(number, {})[match["what"].upper()] = match["value"]
            continue
        found = _common(text, line, match) if match else _plain(text, line)
        if isinstance(found, Flaw):
            flaws.append(found)
        else:
            key = f"chapter {int(match['number'])}" if match else f"line {index}"
            chapters[key] = found
    contents = Contents(chapters=tuple(_with_names(chapters, named)))
    return concluded(text, contents, flaws, EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters, one a line."""
    return "".join(f"{_line(each)}\n" for each in fit(contents, KEEPS).chapters)


def _line(chapter: Chapter) -> str:
    link = f"<{_bare(chapter.link)}>" if chapter.link else ""
    if not link and _divided(chapter.title)[1] is not None:
        link = "<>"  # or the end of the title would be taken for one
    return " ".join(filter(None, (chapter.start.normal_play_time, chapter.title, link)))


def _divided(words: str) -> tuple[str, str | None]:
    """A title and the link in brackets at its end, if there is one."""
    if words.endswith(">"):
        title, bracket, link = words[:-1].rpartition("<")
        if bracket and ">" not in link:
            return title, link
    return words, None


def _bare(link: str) -> str:
    """A link that can stand in brackets."""
    return re.sub(r"\s", "%20", link.replace("<", "%3C").replace(">", "%3E"))


def _plain(text: str, line: Line) -> Chapter | Flaw:
    match = _PLAIN.fullmatch(line.text)
    if match is None:
        return flaw(text, line.offset, line.end, "no time begins this line", f"write {EXAMPLE}")
    start = _time(text, line, match)
    if isinstance(start, Flaw):
        return start
    title, link = _divided((match["rest"] or "").rstrip())
    return Chapter(start, one_line(title), address(link))


def _common(text: str, line: Line, match: re.Match[str]) -> Chapter | Flaw:
    start = _time(text, line, match, "value")
    return start if isinstance(start, Flaw) else Chapter(start, "")


def _time(text: str, line: Line, match: re.Match[str], name: str = "time") -> Timestamp | Flaw:
    try:
        return Timestamp.parse(match[name])
    except ValueError as error:
        start, end = (line.offset + each for each in match.span(name))
        return bad_time(text, start, end, str(error))


def _with_names(
    chapters: dict[str, Chapter], named: dict[str, dict[str, str]]
) -> Iterator[Chapter]:
    """The chapters with the titles and links that other lines give to their numbers."""
    for key, each in chapters.items():
        more = named.get(key)
        if more is None:
            yield each
        else:
            yield Chapter(each.start, one_line(more.get("NAME", "")), address(more.get("URL")))


FORMAT = ChapterFormat(
    name="mp4chaps",
    media_type="text/plain",
    extension=".chapters.txt",
    keeps=KEEPS,
    read=read,
    write=write,
)
