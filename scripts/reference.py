"""Write the reference pages in docs/ from the model and from the table of tags.

Run it with `python scripts/reference.py`; with `--check` it writes nothing, and its exit status is
1 where a page is not what it should be. What the pages say stands in the model: the descriptions
and examples of fields, and the sources and readers of tags.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from feedkit.model.episode_file import EpisodeFile
from feedkit.model.show_file import ShowFile
from feedkit.model.shows_file import ShowsFile
from feedkit.outputs.feed.elements import RSS
from feedkit.outputs.feed.tags import CHANNEL, INSIDE, ITEM, TAIL
from feedkit.source.load import EPISODE_FILE, SHOW_FILE
from feedkit.source.shows import SHOWS_FILE

DOCS = Path(__file__).resolve().parents[1] / "docs"
Schema = Mapping[str, Any]

SHOW_INTRODUCTION = """# `show.yaml`

Every key of a show's file, made from the model by `scripts/reference.py`. A key that is left out
has the value that is said here, or none. `feedkit schema show` prints the same for editors.
"""
EPISODE_INTRODUCTION = """# `episodes/<slug>.yaml`

Every key of an episode's file, made from the model by `scripts/reference.py`. The file's name is
the episode's slug. `feedkit schema episode` prints the same for editors.
"""
SHOWS_INTRODUCTION = """# `shows.yaml`

Every key of the file that lists several shows, made from the model by `scripts/reference.py`.
`feedkit schema shows` prints the same for editors.
"""
ELEMENTS_INTRODUCTION = """# The elements of the feed

What feedkit writes into a feed, in the order in which it does, and where it comes from: made
from the table of tags by `scripts/reference.py`. An element without content is left out. The keys
are those of [show.yaml](show-file.md) and of [episodes](episode-file.md).
"""
STANDARDS = {
    "atom": "Atom (RFC 4287)",
    "content": "RSS content module",
    "fh": "Feed history (RFC 5005)",
    "itunes": "Apple Podcasts",
    "podcast": "Podcasting 2.0",
    "psc": "Podlove Simple Chapters",
    "xhtml": "XHTML, as Google reads it in feeds",
}


class _Plain(yaml.SafeDumper):
    """Writes every scalar as an author would: all of them are text to feedkit."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as the parent has it


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _keys_and_values(dumper: yaml.SafeDumper, value: dict[str, object]) -> yaml.MappingNode:
    """On one line where it is short, and no colon would need quotes there."""
    texts = [each for each in value.values() if isinstance(each, str)]
    short = len(texts) == len(value) and sum(map(len, texts)) < 60
    flow = short and not any(":" in each or "\n" in each for each in texts)
    return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=flow)


_Plain.add_representer(str, _text)
_Plain.add_representer(dict, _keys_and_values)


def yaml_of(key: str, value: object) -> str:
    """A key and its value as YAML."""
    node = yaml.dump(value, Dumper=_Plain, allow_unicode=True, default_flow_style=None, width=90)
    text = str(node).removesuffix("...\n").rstrip("\n")
    if isinstance(value, str) or text[0] in "[{":
        return f"{key}: {text.replace('|-', '|', 1)}\n"
    return f"{key}:\n{indent(text, '  ')}\n"


def pages() -> Iterator[tuple[str, str]]:
    """The name and the text of every page."""
    yield "show-file.md", SHOW_INTRODUCTION + "".join(_keys(ShowFile, SHOW_FILE.json_schema()))
    episode = _keys(EpisodeFile, EPISODE_FILE.json_schema())
    yield "episode-file.md", EPISODE_INTRODUCTION + "".join(episode)
    yield "shows-file.md", SHOWS_INTRODUCTION + "".join(_keys(ShowsFile, SHOWS_FILE.json_schema()))
    yield "feed-elements.md", ELEMENTS_INTRODUCTION + "".join(_elements())


def examples(kind: type[ShowFile | EpisodeFile | ShowsFile]) -> Mapping[str, list[Any]]:
    """The examples of every key, as the model has them: the schema would sort what is in them."""
    return {key: each.examples or [] for key, each in kind.__pydantic_fields__.items()}


def _keys(kind: type[ShowFile | EpisodeFile | ShowsFile], schema: Schema) -> Iterator[str]:
    required, properties = schema["required"], schema["properties"]
    own, shown = kind.__annotations__, examples(kind)
    groups = {key: tuple(_groups(schema, value)) for key, value in properties.items()}
    for key in sorted(properties, key=lambda name: (name not in required, name not in own)):
        described = properties[key].get("description") or groups[key][0]["description"]
        need = _need(key, properties[key], required)
        words = _words(properties[key])
        yield f"\n## {key}\n\n{described} {words} {need}".replace("  ", " ").rstrip() + "\n"
        homes = {each["title"]: _home(each, groups) for each in groups[key]}
        for group in groups[key]:
            if homes[group["title"]] == key:
                yield _table(group, headed=group["description"] != described)
        elsewhere = dict.fromkeys(home for home in homes.values() if home != key)
        if elsewhere:
            links = ", ".join(f"[{home}](#{home})" for home in elsewhere)
            yield f"\nMore of its keys are explained under {links}.\n"
        for example in shown[key]:
            yield f"\n```yaml\n{yaml_of(key, example)}```\n"


def _home(group: Schema, groups: Mapping[str, tuple[Schema, ...]]) -> str:
    """The key under which a group is explained: the one with the fewest groups."""
    having = (key for key, each in groups.items() if group in each)
    return min(having, key=lambda key: len(groups[key]))


def _need(key: str, value: Schema, required: list[str]) -> str:
    default = value.get("default")
    if key in required:
        return "Needed."
    if isinstance(default, bool):
        return f"Without it: {str(default).lower()}."
    return f"Without it: {default}." if isinstance(default, (str, int)) and default else ""


def _groups(schema: Schema, value: Schema) -> Iterator[Schema]:
    """The groups of keys that stand below a key, each once, the outer ones first."""
    seen: list[str] = []
    waiting = [value]
    while waiting:
        node = waiting.pop(0)
        for name in _references(node):
            if name not in seen:
                seen.append(name)
                waiting.append(schema["$defs"][name])
    for name in seen:
        yield schema["$defs"][name]


def _references(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[-1]
        for each in node.values():
            yield from _references(each)
    if isinstance(node, list):
        for each in node:
            yield from _references(each)


def _table(group: Schema, *, headed: bool) -> str:
    head = f"\n{group['description']}\n" if headed else ""
    lines = [head, "| key | what it is | |", "|---|---|---|"]
    required = group.get("required", [])
    for key, value in group["properties"].items():
        need = "needed" if key in required else _default(value)
        described = f"{value['description']} {_words(value)}".strip()
        lines.append(f"| `{key}` | {_cell(described)} | {need} |")
    return "\n".join(lines) + "\n"


def _words(value: Schema) -> str:
    """The words of a closed list, where its description does not have them all."""
    words = [str(each) for each in value.get("enum", ()) if isinstance(each, str)]
    if "true" in words or all(each in value.get("description", "") for each in words):
        return ""
    return f"One of {', '.join(f'`{each}`' for each in words)}."


def _default(value: Schema) -> str:
    need = _need("", value, []).removeprefix("Without it: ").removesuffix(".")
    return f"`{need}`" if need else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _elements() -> Iterator[str]:
    parts = (
        ("The channel", CHANNEL, RSS["channel"]),
        ("Episodes", ITEM, RSS["item"]),
        ("Behind the episodes", TAIL, ()),
        ("Inside other elements", INSIDE, ()),
    )
    for title, tags, plain in parts:
        yield f"\n## {title}\n\n| element | from | standard | read by |\n|---|---|---|---|\n"
        for each in plain:
            yield _row(each.element, each.source, each.readers)
        for tag in tags:
            yield _row(tag.element, tag.source, tag.readers)


def _row(element: str, source: str, readers: str) -> str:
    prefix, colon, _ = element.partition(":")
    standard = STANDARDS[prefix] if colon else "RSS 2.0"
    return f"| `{element}` | {source} | {standard} | {readers} |\n"


def main() -> int:
    """Write the pages, or say which of them are behind."""
    behind = []
    for name, text in pages():
        page = DOCS / name
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            behind.append(name)
            if "--check" not in sys.argv[1:]:
                DOCS.mkdir(exist_ok=True)
                page.write_text(text, encoding="utf-8")
    for name in behind:
        print(f"docs/{name} {'is behind' if '--check' in sys.argv[1:] else 'written'}")
    return 1 if behind and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
