from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "page_sizes.py"


@pytest.fixture(scope="module")
def page_sizes():
    spec = importlib.util.spec_from_file_location("page_sizes", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_every_page_of_the_sample_keeps_to_the_budget(page_sizes, public, capsys):
    assert page_sizes.main([str(public)]) == 0
    said = capsys.readouterr().out
    assert "episodes/can-we-safely-automate/index.html" in said
    weights = {each.page: each for each in page_sizes.weights(public)}
    heavy = weights["episodes/can-we-safely-automate/index.html"]
    assert min(heavy.html, heavy.style, heavy.script) > 1000
    assert weights["404.html"].style == heavy.style


def test_a_page_over_the_budget_is_named(page_sizes, tmp_path, capsys):
    (tmp_path / "light.html").write_text("<p>light</p>")
    (tmp_path / "heavy.html").write_text(" ".join(map(str, range(20_000))))
    assert page_sizes.main([str(tmp_path)]) == 1
    (named,) = [line for line in capsys.readouterr().out.splitlines() if "over the budget" in line]
    assert "heavy.html" in named


def test_a_script_over_its_budget_is_too_heavy(page_sizes, tmp_path):
    (tmp_path / "a.html").write_text('<script defer src="a.js"></script>')
    (tmp_path / "a.js").write_text(" ".join(map(str, range(6_000))))
    (found,) = page_sizes.weights(tmp_path)
    assert found.total < page_sizes.PAGE_BUDGET
    assert not found.fits


def test_a_folder_without_pages_is_a_mistake(page_sizes, tmp_path):
    assert page_sizes.main([str(tmp_path)]) == 1
