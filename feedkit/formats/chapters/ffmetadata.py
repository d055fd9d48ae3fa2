"""ffmetadata, the text from which ffmpeg takes tags and chapters.

There is no nesting, there are no links, no images and no hidden chapters. The episode's title and
the show's, as its album, stand above the chapters. A last chapter of no length is one whose end is
not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from feedkit.formats.chapters.contents import Contents, with_ends
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.reading import Flaw, Reading, bad_time, concluded, flaw
from feedkit.formats.chapters.times import of_milliseconds
from feedkit.formats.chapters.titles import clean, one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

KEEPS = Keep.MILLISECONDS | Keep.BLANKS | Keep.DURATION | Keep.NAMES
HEADER = ";FFMETADATA1"
EXAMPLE = "[CHAPTER], TIMEBASE=1/1000, START=250000, END=300000, title=Title, a line each"
NANOSECONDS = (1, 1_000_000_000)
"""What times are counted in where nothing is said."""

_LINE = re.compile(r"(?:\\(?:\r\n|[\s\S])|[^\\\n])+\\?|\\")
_ESCAPED = re.compile(r"\\(\r\n|[\s\S])")
_NUMBER = re.compile(r"-?\d{1,18}", re.ASCII)
_FRACTION = re.compile(r"(\d{1,9})/([1-9]\d{0,9})", re.ASCII)
_ESCAPES = str.maketrans({each: f"\\{each}" for each in "=;#\\\n"})


class _Value(Struct, frozen=True):
    """A value as written, and where in the text it begins."""

    written: str
    offset: int

    @property
    def span(self) -> tuple[int, int]:
        return self.offset, self.offset + len(self.written)

    @property
    def text(self) -> str:
        return _ESCAPED.sub(r"\1", self.written)


class _Section(Struct):
    """A section: its name, where that stands, and its values by their keys in small letters."""

    name: str = ""
    offset: int = 0
    values: dict[str, _Value] = field(default_factory=dict)

    def words(self, key: str) -> str:
        return self.values[key].text if key in self.values else ""


def read(text: str) -> Reading:
    """The chapters of an ffmetadata document."""
    if not text.startswith(";FFMETADATA"):
        found = flaw(text, 0, len(HEADER), f"the first line is not {HEADER}", "write it there")
        return Reading(Contents(), (found,))
    head, *sections = _sections(text)
    chapters: list[Chapter] = []
    flaws: list[Flaw] = []
    end: Timestamp | None = None
    for each in sections:
        if each.name == "CHAPTER":
            found_chapter = _chapter(text, each)
            if isinstance(found_chapter, Chapter):
                chapters.append(found_chapter)
                end = _end(each)
            else:
                flaws.append(found_chapter)
    known = end is not None and end > max(each.start for each in chapters)
    contents = Contents(
        chapters=tuple(chapters),
        duration=Duration(end.milliseconds) if end is not None and known else None,
        title=one_line(head.words("title")),
        show=one_line(head.words("album")),
    )
    return concluded(text, contents, flaws, EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters as an ffmetadata document, their times in milliseconds."""
    fitting = fit(contents, KEEPS)
    names = {"title": fitting.title, "album": fitting.show}
    head = [f"{key}={_escaped(value)}" for key, value in names.items() if value]
    blocks = (_block(chapter, end or chapter.start) for chapter, end in with_ends(fitting))
    return "\n".join((HEADER, *head, *blocks, ""))


def _block(chapter: Chapter, end: Timestamp) -> str:
    start = chapter.start.milliseconds
    times = f"TIMEBASE=1/1000\nSTART={start}\nEND={end.milliseconds}"
    return f"[CHAPTER]\n{times}\ntitle={_escaped(chapter.title)}"


def _escaped(value: str) -> str:
    """A value with its signs escaped.

    ffmpeg takes the break behind a backslash for a part of the value, be the backslash itself
    escaped or not: an empty line keeps it from losing the next one.
    """
    written = value.translate(_ESCAPES)
    return f"{written}\n" if written.endswith("\\") else written


def _sections(text: str) -> Iterator[_Section]:
    """The values above all sections, then each section."""
    section = _Section()
    for match in _LINE.finditer(text):
        written = match[0].removesuffix("\r") if match[0][-2:] != "\\\r" else match[0]
        if written.startswith((";", "#")):
            continue
        if written.startswith("[") and written.endswith("]") and "=" not in written:
            yield section
            section = _Section(written[1:-1].upper(), match.start())
            continue
        key, value = _divided(written)
        section.values[key.lower()] = _Value(value, match.start() + len(written) - len(value))
    yield section


def _divided(line: str) -> tuple[str, str]:
    """The key and the value of a line: they are divided by the first sign that is not escaped."""
    match = re.match(r"((?:\\[\s\S]|[^\\=])*)=", line)
    return (match[1], line[match.end() :]) if match else (line, "")


def _chapter(text: str, section: _Section) -> Chapter | Flaw:
    start = section.values.get("start")
    if start is None:
        where = section.offset, section.offset + len("[CHAPTER]")
        return flaw(text, *where, "the chapter has no START", f"write {EXAMPLE}")
    base = section.values.get("timebase")
    if base is not None and not _FRACTION.fullmatch(base.written.strip()):
        return flaw(text, *base.span, "this is no TIMEBASE", "write TIMEBASE=1/1000")
    try:
        time = _time(section, start)
    except ValueError as error:
        return bad_time(text, *start.span, str(error))
    return Chapter(time, clean(section.words("title")))


def _end(section: _Section) -> Timestamp | None:
    try:
        return _time(section, section.values["end"])
    except (KeyError, ValueError):
        return None


def _time(section: _Section, value: _Value) -> Timestamp:
    written = value.written.strip()
    if not _NUMBER.fullmatch(written):
        raise ValueError("not a whole number")
    base = section.values.get("timebase")
    match = _FRACTION.fullmatch(base.written.strip()) if base else None
    above, below = (int(match[1]), int(match[2])) if match else NANOSECONDS
    return of_milliseconds((int(written) * above * 1000 * 2 + below) // (2 * below))


FORMAT = ChapterFormat(
    name="ffmetadata",
    media_type="text/plain",
    extension=".ffmetadata",
    keeps=KEEPS,
    read=read,
    write=write,
)
