"""Plain text as people type a transcript. Read only: hardly any app shows it.

A paragraph begins behind an empty line, with a time or with a name. The name stands in front
(``Ada Quay: Welcome``), behind a time (``[0:12] Ada Quay: Welcome``), or with a time on a line of
its own above the words (``Ada Quay  0:12``), and lasts until another one comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from feedkit.formats.transcripts.format import Format
from feedkit.formats.transcripts.reading import Block, Oddity, shown
from feedkit.formats.transcripts.wording import LINE_END, plain, plain_line, prefix
from feedkit.model.timestamp import Timestamp

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_LEADING = re.compile(
    rf"[ \t]*[\[(<]?(?P<start>{_CLOCK})(?:[ \t]*(?:-->|[-–—])[ \t]*(?P<end>{_CLOCK}))?"
    r"(?:[\])>]|(?![\w:.,]))[ \t]*(?:[-–—:|][ \t]+)?"
)
_ABOVE = re.compile(
    rf"[ \t]*(?P<name>[^\d\[(<:][^:\[(<]{{0,47}}?)[ \t]*[\[(<]?(?<=[ \t\[(<])(?P<start>{_CLOCK})"
    r"[\])>]?(?P<colon>:?)[ \t]*(?P<rest>.*)"
)


class _Label(Struct, frozen=True):
    """What stands in front of the words of a line: a name, a time, or both."""

    name: str
    start: str
    end: str
    rest: str


class _Open(Struct):
    """The paragraph that is being read."""

    line: int
    speaker: str
    start: Timestamp | None = None
    end: Timestamp | None = None
    words: list[str] = field(default_factory=list)

    def block(self) -> Block:
        """The paragraph as a piece of speech."""
        text = plain("\n".join(self.words))
        return Block(
            line=self.line, start=self.start, end=self.end, text=text, speaker=self.speaker
        )


def recognises(_text: str) -> bool:
    """Any text may be plain, so this is never sure."""
    return False


def read(text: str) -> Iterator[Block | Oddity]:
    """The paragraphs in their order; a label without words waits for those below it."""
    paragraph, fresh = _Open(1, ""), True
    for number, line in enumerate(LINE_END.split(text), start=1):
        label = _label(line.strip())
        if label is not None or (fresh and line.strip()):
            if paragraph.words:
                yield paragraph.block()
                paragraph = _Open(number, paragraph.speaker)
            paragraph.line = number
        if label is None:
            paragraph.words += [line] if line.strip() else []
        else:
            yield from _labelled(paragraph, label, line)
        fresh = not line.strip()
    if paragraph.words:
        yield paragraph.block()


def _label(line: str) -> _Label | None:
    """The label of a line without blanks around it, if it has one."""
    leading, above = _LEADING.match(line), _ABOVE.fullmatch(line)
    if leading:
        name, rest = prefix(line[leading.end() :])
        return _Label(name, leading["start"], leading["end"] or "", rest)
    if above and prefix(f"{above['name']}:")[0] and (above["colon"] or not above["rest"]):
        return _Label(above["name"].strip(), above["start"], "", above["rest"])
    name, rest = prefix(line)
    return _Label(name, "", "", rest) if name else None


def _labelled(paragraph: _Open, label: _Label, line: str) -> Iterator[Oddity]:
    """Give a paragraph what its label says; a time that cannot be read is odd."""
    paragraph.speaker = plain_line(label.name) or paragraph.speaker
    paragraph.words += [label.rest] if label.rest.strip() else []
    try:
        times = [Timestamp.parse(each) for each in (label.start, label.end) if each]
    except ValueError:
        help, column = "write it like 1:04 or 1:04:10", line.index(label.start) + 1
        message = f"{shown(label.start)} is no time"
        yield Oddity("TR004", paragraph.line, column, message, help, label.start)
        return
    if times:
        paragraph.start, paragraph.end = times[0], times[1] if times[1:] else None


FORMAT = Format(
    name="text",
    title="plain text",
    extensions=("txt", "text"),
    media_type="text/plain",
    recognises=recognises,
    read=read,
)
