"""YAML nodes as plain values: every scalar is text, and mappings and lists are bounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from feedkit.diagnostics import Finding
from feedkit.source.nodes import BREAK, DEEPEST, MappingNode, Node, ScalarNode, SequenceNode
from feedkit.source.reading import LARGEST

MOST_VALUES = 200_000
"""More values than this come from aliases that multiply, not from an author."""

VERBATIM = frozenset(
    {"guid", "audio", "artwork", "transcript", "portrait", "folder", "image", "file"}
)
"""Keys whose values are taken to the letter."""

_NEVER = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_SELDOM = r"\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd"
_FORBIDDEN = re.compile(f"[{_NEVER}]")
_COMMENT = re.compile(r"[ \t]+(?P<words>#[^\s#][^\n\r]*)")
_QUOTE = "put the text in quotes; where a comment is meant, begin it with a # and a blank"
_DOUBTFUL = re.compile(f"[{_SELDOM}]")
_ODD = re.compile(f"[{_NEVER}{_SELDOM}]")


class Walk:
    """One walk over the nodes of a file, collecting what is wrong on the way."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self._lines = BREAK.split(text) if _COMMENT.search(text) else []
        self.findings: list[Finding] = []
        self._visited = 0
        self._characters = 0
        self.gave_up = False

    def value(self, node: Node, at: tuple[str | int, ...] = ()) -> Any:
        """The plain value of a node: text, list, dict, or nothing for an empty scalar."""
        self._visited += 1
        if isinstance(node, ScalarNode):
            self._characters += len(node.value)
            if self._characters > LARGEST:  # more than any file holds: aliases repeat it
                self._visited = max(self._visited, MOST_VALUES + 1)
        if self._visited > MOST_VALUES or len(at) > DEEPEST:
            self._give_up(at)
            return None
        if node.tag.startswith("!"):
            message = f"“{node.tag}” at the beginning is taken for a tag, and would be left out"
            self._add("SRC016", at, message, "put the text in quotes")
        if isinstance(node, ScalarNode):
            return self._scalar(node, at)
        if isinstance(node, SequenceNode):
            return [self._item(each, (*at, index)) for index, each in enumerate(node.value)]
        return self._mapping(node, at) if isinstance(node, MappingNode) else None

    def _give_up(self, at: tuple[str | int, ...]) -> None:
        self._visited = MOST_VALUES + 1
        if not self.gave_up:
            self.gave_up = True
            message = "anchors and aliases make more of this file than can be read"
            self._add("SRC020", at[:1], message, "write the values out")

    def _item(self, node: Node, at: tuple[str | int, ...]) -> Any:
        value = self.value(node, at)
        return "" if value is None else value

    def _mapping(self, node: MappingNode, at: tuple[str | int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, content in node.value:
            if not isinstance(key, ScalarNode):
                self._at_key(key, "SRC016", "this key is a list or a mapping", "keys are words")
                continue
            name = str(key.value)
            if name in found:
                message, help = f"“{name}” stands here a second time", "keep one, or join the two"
                self._at_key(key, "SRC004", message, help, quote=name)
                continue
            found[name] = self.value(content, (*at, name))
        return {name: value for name, value in found.items() if value is not None}

    def _at_key(self, key: Node, code: str, message: str, help: str, *, quote: str = "") -> None:
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        self.findings.append(
            Finding(code, self.file, message, help, quote=quote, line=line, column=column)
        )

    def _scalar(self, node: ScalarNode, at: tuple[str | int, ...]) -> str | None:
        text = str(node.value)
        if self._lines and not node.style:
            self._comment_behind(node)
        if text == "" and not node.style:
            return None
        odd = tuple(_odd_characters(text))
        for position in odd:
            found = text[position]
            forbidden = _FORBIDDEN.match(found)
            kind = "control character" if forbidden else "invisible character"
            fate = "is left out" if forbidden else "stands here"
            message = f"the {kind} U+{ord(found):04X} {fate}"
            within = (*at, _lines_above(text, position)) if node.style == "|" else at
            self._add("SRC007", within, message, "delete it", quote=found)
        if not at or at[-1] not in VERBATIM:
            self._untidy(text, node, at)
        return _FORBIDDEN.sub("", text) if odd else text

    def _untidy(self, text: str, node: ScalarNode, at: tuple[str | int, ...]) -> None:
        """What is put right on reading, but had better be put right in the file."""
        if node.style in {"'", '"'} and text != text.strip() and "\n" not in text:
            message = "white space at the ends is left out: directories refuse it"
            self._add("SRC014", at, message, "delete it inside the quotes")
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            message = "letters here are composed of a letter and an accent, and read as one"
            self._add("SRC015", at, message, "type them anew; they may come from a copied name")

    def _comment_behind(self, node: ScalarNode) -> None:
        """Object to ``Talk #5``, of which YAML keeps ``Talk``."""
        line, column = node.end_mark.line, node.end_mark.column
        found = _COMMENT.match(self._lines[line][column:]) if line < len(self._lines) else None
        if found is not None:
            message = f"“{found['words']}” is left out: a # behind a blank begins a comment"
            self.findings.append(
                Finding(
                    "SRC023",
                    self.file,
                    message,
                    _QUOTE,
                    quote=found["words"],
                    line=line + 1,
                    column=column + found.start("words") + 1,
                )
            )

    def _add(
        self, code: str, at: tuple[str | int, ...], message: str, help: str, *, quote: str = ""
    ) -> None:
        self.findings.append(Finding(code, self.file, message, help, at=at, quote=quote))


def _odd_characters(text: str) -> Iterator[int]:
    """Where the first forbidden and the first doubtful character stand."""
    if (text.isascii() and text.isprintable()) or not _ODD.search(text):
        return
    for pattern in (_FORBIDDEN, _DOUBTFUL):
        match = pattern.search(text)
        if match is not None:
            yield match.start()


def _lines_above(text: str, position: int) -> int:
    return len((text[:position] + ".").splitlines()) - 1
