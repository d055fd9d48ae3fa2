"""Templates and views into text."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateNotFound
from jinja2 import TemplateSyntaxError as SyntaxMistake

from feedkit.outputs.pages.engine import Texts, new_environment
from feedkit.outputs.pages.quick import quick_environment, render
from feedkit.text.words import ENGLISH, Words

_REFERENCE = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:"([^"]*)"|'([^']*)'|)"""
)


class TemplateMistake(Exception):
    """A template cannot be read or filled: its name, the line, and what is wrong there."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name = name
        self.line = line
        self.message = message

    def __reduce__(self) -> tuple[type[TemplateMistake], tuple[str, int, str]]:
        return TemplateMistake, (self.name, self.line, self.message)


class Filler:
    """Templates that are ready to be filled, their own words in their language."""

    def __init__(self, templates: Mapping[str, str], words: Words) -> None:
        self._templates = templates
        self._key = tuple(sorted(templates.items()))
        self._words = words
        self._quick = quick_environment(self._key, words)

    def fill(self, name: str, **views: Any) -> str:
        """The text that a template makes of views."""
        try:
            return render(self._quick, name, views)
        except Exception:  # Jinja's own way is never wrong, and knows what is
            return self._surely(name, views)

    def _surely(self, name: str, views: Mapping[str, Any]) -> str:
        try:
            return _environment(self._key, self._words).get_template(name).render(views)
        except Exception as error:  # views are plain values: whatever fails here, a template did it
            raise _mistake(error, self._templates, name) from error


@lru_cache(maxsize=2)
def _environment(templates: Texts, words: Words) -> Environment:
    return new_environment(templates, words)


def fill(templates: Mapping[str, str], name: str, words: Words = ENGLISH, /, **views: Any) -> str:
    """The text that a template makes of views, its own words in their language."""
    return Filler(templates, words).fill(name, **views)


def reached(templates: Mapping[str, str], name: str) -> dict[str, str]:
    """The templates that one is made of, as far as it names them; else all there are."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found[each] = templates.get(each, "")
            for reference in _references(found[each]):
                if not reference:
                    return dict(templates)
                waiting.append(reference)
    return found


def _references(text: str) -> Iterator[str]:
    yield from (match[1] or match[2] or "" for match in _REFERENCE.finditer(text))


def _mistake(error: Exception, templates: Mapping[str, str], name: str) -> TemplateMistake:
    if isinstance(error, SyntaxMistake):
        return TemplateMistake(error.name or name, error.lineno, error.message or "not readable")
    # Jinja gives its frames the names and lines of the templates; the innermost is the place.
    frames = traceback.walk_tb(error.__traceback__)
    places = [(frame.f_code.co_filename, line) for frame, line in frames]
    inside = [place for place in places if place[0] in templates]
    where, line = inside[-1] if inside else (name, 1)
    if isinstance(error, TemplateNotFound):
        return TemplateMistake(where, line, f"there is no template “{error.name}”")
    return TemplateMistake(where, line, str(error) or type(error).__name__)
