"""The page about templates says what the templates and the views say."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    """The script that writes the page."""
    path = ROOT / "scripts" / "template_reference.py"
    spec = spec_from_file_location("template_reference", path)
    assert spec is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)  # type: ignore[union-attr]
    return module


def test_the_page_is_what_the_templates_and_their_views_say() -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert text == script().page(), "run python scripts/template_reference.py"


def test_every_template_is_explained() -> None:
    text = script().page()
    names = {path.name for path in (ROOT / "templates").iterdir()}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_a_page_that_is_behind_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path, capsys) -> None:
    writing = script()
    monkeypatch.setattr(writing, "PAGE", tmp_path / "templates.md")
    monkeypatch.setattr(sys, "argv", ["template_reference.py", "--check"])
    assert writing.main() == 1
    assert "is behind" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["template_reference.py"])
    assert (writing.main(), writing.main()) == (0, 0)
