"""Write docs/templates.md from the templates and from the types of what they are given.

Run it with `python scripts/template_reference.py`; with `--check` it writes nothing, and its exit
status is 1 where the page is not what it should be. What a template is for stands in the comment
on its first line, what a view is for in the docstring of its type.
"""

from __future__ import annotations

import inspect
import re
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from feedkit.outputs.pages import frame_views, subject_views, views
from feedkit.outputs.shows.index_page import ShelfView
from feedkit.outputs.shows.not_found import LostView

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
PAGE = ROOT / "docs" / "templates.md"

EVERYWHERE: dict[str, type] = {"site": frame_views.SiteView, "head": frame_views.HeadView}
GIVEN: dict[str, dict[str, type]] = {
    "episode.html": {"episode": views.EpisodeView},
    "index.html": {"index": views.IndexView},
    "tag.html": {"tag": subject_views.TagView},
    "person.html": {"profile": subject_views.ProfileView},
    "about.html": {"about": subject_views.AboutView},
    "subscribe.html": {"subscribe": views.SubscribeView},
    "embed.html": {"player": views.PlayerView},
    "redirect.html": {"target": views.LinkView},
    "404.html": {},
    "podroll.html": {"podroll": views.PodrollView},
    "search.html": {"search": views.SearchView},
    "shows.html": {"shelf": ShelfView},
    "shows-404.html": {"lost": LostView},
}
"""What each page is given besides; a test compares it with what pages are filled from."""

ALONE = frozenset({"shows.html", "shows-404.html"})
"""Pages of no single show, whose templates no show can replace."""

INTRODUCTION = """# Templates

Made from the templates and from the types of what they are given by
`scripts/template_reference.py`.

Pages are [Jinja](https://jinja.palletsprojects.com/) templates. A file in the `templates/` folder
of a show takes the place of feedkit's own of the same name, which can still be had as
`feedkit/<name>`. So a page is changed in one place and stays as it is in all others. This, as
`templates/episode.html`, adds a line below the notes of every episode:

```jinja
{% extends "feedkit/episode.html" %}
{% block notes %}
{{ super() }}
<p>Write to us: <a href="mailto:post@harbour.example">post@harbour.example</a></p>
{% endblock %}
```

A part whose name begins with `_` is included in pages, and is replaced whole by a file of its name.
Templates are code: they can do whatever Jinja can. Whatever they show is escaped, but for
`episode.notes` and `head.structured`, which are markup already. A mistake in one is reported with
its line, and nothing is written.

`_("Subscribe")` says a message in the show's language, if feedkit has a translation of it, and else
as it stands; `_("Do you like {show}?", show=site.title)` puts values into it. `{{ 900|duration }}`
and `{{ "1.25"|number }}` are written as the language does it, and `{{ site.title|isolated }}` may
run in another direction than what is around it.
"""


def page() -> str:
    """The text of the page."""
    return "".join((INTRODUCTION, *_pages(), *_parts(), *_views()))


def _pages() -> Iterator[str]:
    yield "\n## Pages\n\n| template | what it is | blocks | what it is given |\n|---|---|---|---|\n"
    shared = ", ".join(f"`{name}`" for name in EVERYWHERE)
    for name in ("page.html", *GIVEN):
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        blocks = ", ".join(f"`{each}`" for each in re.findall(r"{% block (\w+)", text))
        common = () if name in ALONE else (shared,)
        given = ", ".join((*common, *(f"`{each}`" for each in GIVEN.get(name, {}))))
        yield f"| `{name}` | {purpose(text)} | {blocks} | {given} |\n"
    yield "\nThe blocks of `page.html` are there in all others but `shows.html`, the page of\n"
    yield "several shows side by side, which belongs to none of them and is not replaced.\n"


def _parts() -> Iterator[str]:
    yield "\n## Parts\n\n| template | what it is |\n|---|---|\n"
    for path in sorted(TEMPLATES.glob("_*.html")):
        yield f"| `{path.name}` | {purpose(path.read_text(encoding='utf-8'))} |\n"
    yield "\n`site.css`, `player.js` and `search.js` are no templates, and can be replaced alike.\n"


def purpose(text: str) -> str:
    """What a template is for: the comment on its first line."""
    found = re.match(r"{# (.+?) #}\n", text)
    if found is None:
        raise ValueError(f"this template does not say what it is for: {text[:60]!r}")
    return found[1]


def _views() -> Iterator[str]:
    yield "\n## What they are given\n"
    names = {kind: name for given in (EVERYWHERE, *GIVEN.values()) for name, kind in given.items()}
    for kind in (*names, *(each for each in reached(tuple(names)) if each not in names)):
        title = f"`{names[kind]}`: {_word(kind)}" if kind in names else _word(kind)
        yield f"\n### {title}\n\n{_docstring(kind)}\n\n| name | what it is |\n|---|---|\n"
        hints = typing.get_type_hints(kind)
        for name in kind.__struct_fields__:
            yield f"| `{name}` | {_type(hints[name])} |\n"


def _docstring(kind: type) -> str:
    return (inspect.getdoc(kind) or "").replace("``", "`")


def reached(kinds: tuple[type, ...]) -> tuple[type, ...]:
    """The views that others are made of, each once."""
    found: dict[type, None] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            hints = typing.get_type_hints(kind).values()
            waiting += [each for hint in hints for each in _inside(hint)]
    return tuple(found)


def _inside(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for each in typing.get_args(hint):
        yield from _inside(each)


def _word(kind: type) -> str:
    return re.sub(r"(?<!^)([A-Z])", r" \1", kind.__name__.removesuffix("View")).lower()


def _type(hint: object) -> str:
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return f"{_type(arguments[0])}, or nothing"
    if typing.get_origin(hint) is tuple and arguments[-1] is Ellipsis:
        return f"list of: {_type(arguments[0])}"
    if arguments:
        return " and ".join(map(_type, arguments))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return f"[{_word(hint)}](#{_anchor(hint)})"
    return {"str": "text", "int": "number", "bool": "true or false", "Markup": "markup"}[
        getattr(hint, "__name__", "")
    ]


def _anchor(kind: type) -> str:
    """Where a view is explained, as GitHub names headings."""
    given = {each: name for group in (EVERYWHERE, *GIVEN.values()) for name, each in group.items()}
    words = _word(kind).replace(" ", "-")
    return f"{given[kind]}-{words}" if kind in given else words


def main() -> int:
    """Write the page, or say that it is behind."""
    text = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in sys.argv[1:]:
        print("docs/templates.md is behind")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    print("docs/templates.md written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
