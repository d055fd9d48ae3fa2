"""The catalogues have every word that listeners see, and no other."""

from __future__ import annotations

import string
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from feedkit.text.words import SPOKEN

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ROOT / "feedkit" / "text" / "languages"
TRANSLATED = sorted(LANGUAGES.glob("*.po"))


def script() -> ModuleType:
    """The script that writes the catalogues."""
    spec = spec_from_file_location("words", ROOT / "scripts" / "words.py")
    assert spec is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    return module


def catalog(path: Path) -> Catalog:
    """A catalogue as it is in the repository."""
    return read_po(BytesIO(path.read_bytes()))


def forms(message: Message) -> list[tuple[str, str]]:
    """Every form of a message with its translation."""
    if isinstance(message.id, tuple):
        return [(message.id[-1], each) for each in message.string]
    return [(message.id, message.string)]


def names(text: str) -> set[str | None]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogues_have_what_is_said_and_nothing_else() -> None:
    behind = [
        name
        for name, text in script().catalogues()
        if (LANGUAGES / name).read_text(encoding="utf-8") != text
    ]
    assert behind == [], "run python scripts/words.py, and translate what is new"


def test_words_of_templates_of_code_and_of_the_taxonomy_are_found() -> None:
    found = {(each.context, each.id) for each in catalog(LANGUAGES / "feedkit.pot") if each.id}
    assert {
        (None, "Skip to the content"),
        (None, "First published: {date}"),
        ("chapter", "Opening"),
        ("role", "narrator"),
        (None, ("{number} passage", "{number} passages")),
    } <= found
    assert len(found) > 140


@pytest.mark.parametrize("language", [each for each in SPOKEN if each != "en"])
def test_a_language_that_is_spoken_has_every_message(language: str) -> None:
    missing = [
        each.id
        for each in catalog(LANGUAGES / f"{language}.po")
        if each.id and (each.fuzzy or not all(said for _, said in forms(each)))
    ]
    assert missing == []


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_translations_take_the_same_values(path: Path) -> None:
    pairs = [pair for each in catalog(path) if each.id for pair in forms(each)]
    assert pairs
    assert [pair for pair in pairs if names(pair[0]) != names(pair[1])] == []


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.stem)
def test_messages_are_words_without_markup(path: Path) -> None:
    texts = [text for each in catalog(path) if each.id for pair in forms(each) for text in pair]
    assert [text for text in texts if set('<>&"') & set(text)] == []
    assert [text for text in texts if text != text.strip()] == []
