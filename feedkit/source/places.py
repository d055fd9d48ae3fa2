"""Where in a file a finding is: looked up only when there is something to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from feedkit.diagnostics import Diagnostic, Excerpt, Finding, Place
from feedkit.source.nodes import (
    BREAK,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Unreadable,
    compose,
)

_LONG_QUOTE = re.compile("“([^”]{120})[^”]+”")
_Span = tuple[int, int, int]  # line and column from nought, length


def place(findings: Iterable[Finding], text_of: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    """The findings as diagnostics, in the order of files and places.

    ``text_of`` gives the text of a file of the show, empty where there is none.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    placed: dict[Diagnostic, None] = {}
    for file in sorted(by_file, key=lambda name: (name != "show.yaml", name)):
        document = _Document(text_of(file))
        found = [document.diagnostic(finding) for finding in by_file[file]]
        for diagnostic in sorted(found, key=lambda each: (each.place, each.code)):
            placed.setdefault(diagnostic)
    return tuple(placed)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in the order of files and places, each once."""
    listed = sorted(
        dict.fromkeys(diagnostics),
        key=lambda each: (each.place.file != "show.yaml", each.place, each.code),
    )
    return tuple(listed)


class _Document:
    """The text of one file, and its nodes where it has any."""

    def __init__(self, text: str) -> None:
        self.lines = BREAK.split(text)
        self._text = text

    @cached_property
    def root(self) -> Node | None:
        """The nodes, looked for only where a finding goes by keys: not every file is YAML."""
        try:
            return compose(self._text)
        except Unreadable:
            return None

    def diagnostic(self, finding: Finding) -> Diagnostic:
        line, column, length = self._span(finding)
        text = self.lines[line] if line < len(self.lines) else ""
        excerpt = None
        if _is_legible(text):
            excerpt = Excerpt(text, column, max(1, min(length, len(text) - column)))
        at = Place(finding.file, line + 1, column + 1)
        message = _LONG_QUOTE.sub("“\\1…”", finding.message)
        return Diagnostic(finding.code, at, message, finding.help, excerpt, finding.weight)

    def _span(self, finding: Finding) -> _Span:
        if finding.line:
            return finding.line - 1, max(0, finding.column - 1), len(finding.quote) or 1
        if not finding.at or self.root is None:
            return 0, 0, len(self.lines[0].rstrip()) or 1
        line, column, length = self._node_span(self.root, finding)
        if finding.quote and line < len(self.lines):
            found = self.lines[line].find(finding.quote, column)
            if found >= 0:
                return line, found, len(finding.quote)
        return line, column, length

    def _node_span(self, node: Node, finding: Finding) -> _Span:
        """Follow the way as far as it goes."""
        key: Node = node
        for step in finding.at:
            if isinstance(node, ScalarNode) and isinstance(step, int):
                return self._line_of_text(node, step)
            below = _child(node, step)
            if below is None and step == 0 and isinstance(node, MappingNode):
                continue  # one thing where a list could stand
            if below is None:
                break
            key, node = below
        return self._mark_span(key if finding.key else node)

    def _line_of_text(self, node: ScalarNode, index: int) -> _Span:
        line = node.start_mark.line + (1 + index if node.style == "|" else 0)
        if node.style != "|" or line >= len(self.lines):
            return self._mark_span(node)
        text = self.lines[line]
        column = len(text) - len(text.lstrip())
        return line, column, len(text.strip()) or 1

    def _mark_span(self, node: Node) -> _Span:
        start, end = node.start_mark, node.end_mark
        line, column = start.line, start.column
        same = end.line == line and end.column > column
        rest = len(self.lines[line]) - column if line < len(self.lines) else 1
        return line, column, end.column - column if same else rest


def _is_legible(text: str) -> bool:
    """Whether a line is worth showing: not empty, and no piece of a picture or of UTF-16."""
    part = text[:1000]
    return 3 * sum(each.isprintable() or each == "\t" for each in part) > 2 * len(part)


def _child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value behind a step; for a list the item twice."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == step:
                return key, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item
    return None
