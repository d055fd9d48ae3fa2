"""The reference pages say what the model says, and what they show works."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from feedkit.source.load import EPISODE_FILE, SHOW_FILE, read_document
from feedkit.source.shows import SHOWS_FILE

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RIGHT = ROOT / "tests" / "cases" / "right"
SHOWS = "title: Harbour Media\naddress: https://harbour.example/\nshows: [harbour, tides]\n"
FILES = {
    "show-file.md": (SHOW_FILE, (RIGHT / "show.yaml").read_text("utf-8")),
    "shows-file.md": (SHOWS_FILE, SHOWS),
    "episode-file.md": (EPISODE_FILE, (RIGHT / "episodes" / "talk.yaml").read_text("utf-8")),
}


def reference() -> ModuleType:
    """The script that writes the pages."""
    spec = spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    return module


def examples() -> list[tuple[str, str]]:
    """Every example of the pages, with the page's name."""
    return [
        (name, text)
        for name in FILES
        for text in re.findall(r"```yaml\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)
    ]


def test_the_pages_are_what_the_model_says() -> None:
    behind = [
        name
        for name, text in reference().pages()
        if (DOCS / name).read_text(encoding="utf-8") != text
    ]
    assert behind == [], "run python scripts/reference.py"


@pytest.mark.parametrize(("page", "example"), examples(), ids=lambda text: text.split(":")[0])
def test_every_example_is_read_without_a_mistake(page: str, example: str) -> None:
    adapter, right = FILES[page]
    key = example.partition(":")[0]
    blocks = re.findall(r"^\w+:.*\n(?:[ -].*\n|\n)*", right, re.MULTILINE)
    rest = "".join(block for block in blocks if block.partition(":")[0] != key)
    document = read_document(rest + example, page, adapter)
    assert document.findings == ()
    assert document.value is not None


@pytest.mark.parametrize("page", FILES)
def test_every_key_is_explained_and_shown(page: str) -> None:
    adapter, _ = FILES[page]
    schema = adapter.json_schema()
    text = (DOCS / page).read_text(encoding="utf-8")
    all_examples = "".join(example for _, example in examples())
    shown = {example.partition(":")[0] for name, example in examples() if name == page}
    assert shown == schema["properties"].keys()
    for key in schema["properties"]:
        assert f"\n## {key}\n\n" in text
    for group in schema["$defs"].values():
        for key, value in group.get("properties", {}).items():
            assert f"| `{key}` | {value['description']}" in text
            assert re.search(rf"^[-\s]*{key}:|[{{,] {key}:|{{{key}:", all_examples, re.MULTILINE), (
                key
            )


def test_every_source_of_an_element_is_a_key() -> None:
    keys = {
        key
        for adapter, _ in FILES.values()
        for schema in [adapter.json_schema()]
        for group in (schema, *schema["$defs"].values())
        for key in group.get("properties", ())
    }
    table = (DOCS / "feed-elements.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `[^`]+` \| (.*?) \|", table, re.MULTILINE)
    assert len(rows) > 60
    named = {word for source in rows for word in re.findall(r"`([^`]+)`", source)}
    assert named - keys == set()
