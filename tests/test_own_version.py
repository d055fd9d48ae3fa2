from __future__ import annotations

import shutil
from pathlib import Path

import feedkit
from feedkit import own_version

PACKAGE = Path(feedkit.__file__).parent


def told(package: Path, monkeypatch) -> str:
    monkeypatch.setattr(own_version, "__file__", str(package / "own_version.py"))
    return own_version.own_version.__wrapped__()


def test_it_is_another_one_when_a_byte_of_the_source_is(tmp_path, monkeypatch):
    copy = tmp_path / "feedkit"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = told(copy, monkeypatch)
    assert before == told(PACKAGE, monkeypatch)
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "cli.cpython-311.pyc").write_bytes(b"\0")
    assert told(copy, monkeypatch) == before
    with (copy / "text" / "slug.py").open("ab") as file:
        file.write(b"\n")
    assert told(copy, monkeypatch) != before


def test_all_sources_count():
    found = set(map(Path, own_version._sources(PACKAGE)))
    assert found == {*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.po")}
    assert len(found) > 400
