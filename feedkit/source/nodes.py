"""YAML nodes: the only place that knows PyYAML.

``yaml.load`` is never used: it turns ``1:04:10`` into 3850 and ``no`` into False, keeps the last of
two equal keys, and drops positions. Composing gives nodes whose scalars are all text.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

DEEPEST = 40
"""How deeply values may stand inside each other."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""
_FAR_IN = re.compile(rf"^[\s?:-]{{{DEEPEST + 1}}}", re.MULTILINE)


class Unreadable(Exception):
    """The text is no YAML. ``line`` and ``column`` count from one."""

    def __init__(self, message: str, help: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.help, self.line, self.column = message, help, line, column


_TOO_DEEP = "more than 40 levels deep inside other values"
_TAB = "a tab character"
_BARE_LINES = "a colon in lines without a |"
_AFTER_QUOTES = "text after quotes"
_AFTER_BRACKET = "text after a bracket"
_LATE_QUOTES = "quotes closed further down"
_FURTHER_IN = "a key further in"
_NO_COMMA = "no comma"
_KEY = re.compile(r"[ ]*(?:- +)*[\w-]+\s*:(?:\s|$)")


def compose(text: str) -> Node | None:
    """The node of a document, or nothing for an empty one. Raises :class:`Unreadable`."""
    try:
        if _may_be_deep(text):
            _refuse_depth(text)
        node: Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    except MarkedYAMLError as error:
        raise _marked(error, text) from None
    except ReaderError as error:
        raise _unprintable(text, error) from None
    except YAMLError as error:
        raise Unreadable(f"this is no YAML: {error}", "", 1, 1) from None
    return node


def _may_be_deep(text: str) -> bool:
    """Whether the text could nest deeply at all; composing recurses in C without a guard."""
    flow = text.count("[") + text.count("{")
    return flow > DEEPEST or _FAR_IN.search(text) is not None


def _refuse_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > DEEPEST:
                mark: Any = event.start_mark
                raise MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


_SENTENCES = (
    (_TOO_DEEP, f"this stands {_TOO_DEEP}", "a show needs two or three"),
    (
        "mapping values are not allowed",
        "a colon and a blank begin a value, and this line has begun one already",
        'put the text in quotes: title: "Part one: the sea"',
    ),
    (
        _BARE_LINES,
        "a colon and a blank begin a value, and these lines are the value of a key already",
        "write lines of text behind a |, such as outline: |, or the whole text in quotes",
    ),
    (
        _FURTHER_IN,
        "this key stands further in than the one above it, which has a value already",
        "let keys of one level begin in one column",
    ),
    (
        _TAB,
        "a tab stands where blanks are wanted",
        "indent with blanks; most editors can turn tabs into blanks",
    ),
    (
        _AFTER_BRACKET,
        "a bracket closes before this, and more text follows it",
        "put the whole text in quotes",
    ),
    (
        _AFTER_QUOTES,
        "a text in quotes ends before this, and more text follows it",
        "put the whole text into one pair of quotes; to write a quotation mark inside, use the "
        "other kind around it",
    ),
    (
        _LATE_QUOTES,
        "a quotation mark opens here and is closed only further down, before other text",
        "close it on this line, or write the text behind a | on lines of its own",
    ),
    (
        "sequence entries are not allowed",
        "a dash and a blank begin a list, and this line has begun a value already",
        "put the text in quotes, or begin the list on the next line",
    ),
    (
        "mapping keys are not allowed",
        "a question mark and a blank begin a key",
        "put the text in quotes",
    ),
    (
        "while scanning a block scalar",
        "behind the | or > nothing else may stand on its line",
        "begin the text on the next line, indented",
    ),
    (
        "while parsing a block node",
        "a bracket closes here that was never opened",
        "delete it, or put the text in quotes",
    ),
    (
        "duplicate anchor",
        "an anchor of this name stands further up already",
        "give it another name, or put a text that begins with & in quotes",
    ),
    (
        "while scanning a quoted scalar",
        "a quotation mark opens here and is never closed",
        "close it, or write the text behind a | on lines of its own",
    ),
    (
        "expected a single document",
        "a second document begins here",
        "a line of --- may stand at the top of the file only",
    ),
    (
        "undefined alias",
        "a * begins the name of an anchor, and there is none of that name",
        "put the text in quotes",
    ),
    (
        "while scanning an alias",
        "a * begins the name of an anchor",
        "put the text in quotes",
    ),
    (
        "while scanning an anchor",
        "an & begins the name of an anchor",
        "put the text in quotes",
    ),
    (
        "cannot start any token",
        "this character cannot begin a value",
        "put the text in quotes",
    ),
    (
        "could not find expected ':'",
        "this line is no “key: value”, and belongs to nothing above it",
        "add the colon, or indent the line below the key it belongs to",
    ),
    (
        "while parsing a block mapping",
        "this line does not fit the indentation of those above it",
        "let keys of one level, and lines of one text, begin in one column",
    ),
    (
        "while parsing a block collection",
        "this line does not fit the list above it",
        "let the dashes of a list stand in one column",
    ),
    (
        _NO_COMMA,
        "a comma or a closing bracket is wanted before this",
        "add it, or put the text in quotes",
    ),
    (
        "while parsing a flow",
        "a [ or { opens here and is not closed as it should be",
        "close the bracket, or put the text in quotes",
    ),
    (
        "escape",
        "a backslash in double quotes begins an escape, and this is none",
        "write two backslashes, or use single quotes",
    ),
)


_BEGINS_ABOVE = (
    "while scanning a quoted scalar",
    "while parsing a flow",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
)
"""Where libyaml notices a mistake only further down, and what began it is meant."""


def _marked(error: MarkedYAMLError, text: str) -> Unreadable:
    known = f"{error.context or ''} {error.problem or ''}".strip()
    above = known.startswith(_BEGINS_ABOVE)
    mark = (error.context_mark if above else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    here = error.problem_mark
    if mark and here and "expected ','" in known and here.line == mark.line:
        known, column = _NO_COMMA, here.column + 1
    known, line, column = _looked_at(known, text, line, column)
    for words, message, help in _SENTENCES:
        if words in known:
            return Unreadable(message, help, line, column)
    help = "look at the line above it, too; quotes around a text often help"
    return Unreadable(f"this is no YAML: {error.problem or error}", help, line, column)


def _looked_at(known: str, text: str, line: int, column: int) -> tuple[str, int, int]:
    """What libyaml says, made more exact by what stands in the text there."""
    lines = BREAK.split(text)
    here = lines[line - 1] if line <= len(lines) else ""
    before, after = here[: column - 1], here[column - 1 :]
    if "cannot start any token" in known and after.startswith("\t"):
        return _TAB, line, column
    if "mapping values" in known and not _KEY.match(before):
        return _no_key(before, lines, line, column)
    if "did not find expected key" in known and after.startswith(("]", "}")):
        return "while parsing a block node", line, column
    if "did not find expected key" in known and after and before.rstrip().endswith(("]", "}")):
        return _AFTER_BRACKET, line, column
    if "did not find expected key" in known and after and before.rstrip().endswith(('"', "'")):
        start = _quotes_before(text, line, column)
        return (_LATE_QUOTES, *start) if start[0] < line else (_AFTER_QUOTES, line, column)
    return known, line, column


def _no_key(before: str, lines: list[str], line: int, column: int) -> tuple[str, int, int]:
    """Why a line with a colon is no key."""
    if not re.fullmatch(r" *[\w-]+ *", before):
        return _BARE_LINES, line, column
    if before.startswith(" "):
        return _FURTHER_IN, line, len(before) - len(before.lstrip()) + 1
    above = next((at for at in range(line - 1, 0, -1) if lines[at - 1].strip()), line)
    return "could not find expected ':'", above, 1


def _quotes_before(text: str, line: int, column: int) -> tuple[int, int]:
    """Where the last text in quotes begins that ends before a place."""
    start = line, column
    try:
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            if (token.end_mark.line, token.end_mark.column) >= (line, column):
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ('"', "'"):
                start = token.start_mark.line + 1, token.start_mark.column + 1
    except YAMLError:
        pass
    return start


def _unprintable(text: str, error: ReaderError) -> Unreadable:
    found = _CONTROL.search(text)
    if found is None:
        return Unreadable(f"this is no YAML: {error.reason}", "", 1, 1)
    above = BREAK.split(text[: found.start()])
    line, column = len(above), len(above[-1]) + 1
    message = f"the invisible control character U+{ord(found[0]):04X} stands here"
    return Unreadable(message, "delete it; it often comes along from copied text", line, column)


__all__ = ["BREAK", "MappingNode", "Node", "ScalarNode", "SequenceNode", "Unreadable", "compose"]
