"""Templates and views into text."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound
from jinja2 import TemplateSyntaxError as SyntaxMistake
from jinja2.ext import Extension
from markupsafe import Markup, escape

from feedkit.text.words import ENGLISH, Words

_PLAIN = re.compile(r"""\{\{ _\("([^"\\]*)"\) \}\}""")
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


def fill(templates: Mapping[str, str], name: str, words: Words = ENGLISH, /, **views: Any) -> str:
    """The text that a template makes of views, its own words in their language."""
    environment = _environment(tuple(sorted(templates.items())), words)
    try:
        return environment.get_template(name).render(**views)
    except Exception as error:  # views are plain values: whatever fails here, a template did it
        raise _mistake(error, templates, name) from error


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


@lru_cache(maxsize=2)
def _environment(templates: tuple[tuple[str, str], ...], words: Words) -> Environment:
    texts = dict(templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], name, None) if name in texts else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,
        extensions=[_Spoken],
    )
    environment.extend(words=words)
    # Most messages are the same on all pages. Types count: markup is no text that reads like it.
    environment.globals["_"] = lru_cache(maxsize=256, typed=True)(partial(_message, words))
    environment.globals["plural_forms"] = cache(partial(_plural_forms, words))
    environment.filters |= {"duration": words.length, "number": words.number, "isolated": _isolated}
    return environment


class _Spoken(Extension):
    """Says what is always the same once, when a template is read, and not on every page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template with the plain messages in it said."""
        del name, filename
        words: Words = vars(self.environment)["words"]
        return _PLAIN.sub(lambda found: escape(words.gettext(found[1])), source)


def _plural_forms(words: Words, singular: str, plural: str) -> str:
    """A message for every kind of number, as the player reads it from an attribute."""
    return json.dumps(words.plural_forms(singular, plural), ensure_ascii=False)


def _message(words: Words, message: str, /, **values: Any) -> str:
    """A message for a template: what stands in it is escaped, unless it is markup itself."""
    found = words.gettext(message)
    return escape(found).format(**values) if values else found


@lru_cache(maxsize=16, typed=True)
def _isolated(text: str) -> Markup:
    """A text that may run in another direction than what is around it."""
    return Markup("<bdi>{}</bdi>").format(text)  # the text is escaped


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
