"""The words of a cue: cleaned, broken into lines, and a speaker's name taken off their front."""

from __future__ import annotations

import re

from feedkit.model.transcript import joined, needs_no_space

UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that say nothing and that some readers refuse."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in a transcript; other separators are part of the text."""

_BLANKS = re.compile(r"\s+")
_ORDINARY = frozenset(" \t\f\v\x85\u2028\u2029")
_PREFIX = re.compile(r"(?P<name>[^\s:][^:!?;,\n]{0,47}):(?:[ \t\n]+|$)")
_PARTICLES = frozenset({
    "af", "al", "and", "bin", "d", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "e", "el", "et", "ibn", "la", "le", "of", "the", "ter", "und", "van", "von", "y",
    "zu", "zum", "zur",
})  # fmt: skip
_TITLE = re.compile(r"\w{1,4}\.")


def plain(text: str) -> str:
    """A text of clean lines: none is empty, and no blank stands at an end or beside another."""
    clean = UNSEEN.sub("", text)
    lines = (_BLANKS.sub(_one_blank, line).strip() for line in LINE_END.split(clean))
    return "\n".join(filter(None, lines))


def _one_blank(run: re.Match[str]) -> str:
    """One blank, or those that hold words together, where there are no others."""
    return run[0] if _ORDINARY.isdisjoint(run[0]) else " "


def plain_line(text: str) -> str:
    """A clean text on one line."""
    return joined(plain(text))


def filled(text: str, width: int, *, head: str = "") -> str:
    """A clean text in lines of about ``width`` characters, behind a head that stays in one piece.

    Lines that fit stay as they are. A line is broken only where joining puts the space back, and a
    word that is too long is left alone.
    """
    whole = f"{head} {text}" if head else text
    if all(len(line) <= width for line in whole.split("\n")):
        return whole
    first, *words = [head, *joined(text).split(" ")] if head else joined(text).split(" ")
    rows, size = [[first]], len(first)
    for word in words:
        if size + len(word) < width or needs_no_space(rows[-1][-1][-1:], word[:1]):
            rows[-1].append(word)
            size += len(word) + 1
        else:
            rows.append([word])
            size = len(word)
    return "\n".join(" ".join(row) for row in rows)


def prefix(text: str) -> tuple[str, str]:
    """A speaker's name in front of a text, such as ``Ada Quay: Welcome``, and the text without it.

    One to five words behind which a colon and a blank stand. Several words are a name where each
    begins as names do, so that ``And so I said: no`` has none.
    """
    match = _PREFIX.match(text)
    if match is None or not _is_name(match["name"]):
        return "", text
    return match["name"].rstrip(), text[match.end() :]


def _is_name(text: str) -> bool:
    words = text.split()
    letters = any(each.isalpha() for each in text)
    if not letters or len(words) > 5 or words[0].startswith(("(", "[", "<", "{", "“", '"')):
        return False
    inner = (each for each in words if "." in each.rstrip(".") or each.endswith("."))
    if not all(_TITLE.fullmatch(each) for each in inner):
        return False
    small = [each for each in words if each[0].islower() and each not in _PARTICLES]
    return len(words) == 1 or not small
