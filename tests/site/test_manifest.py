from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.site import manifest
from feedkit.site.manifest import Written

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(manifest.is_path)
hexadecimal = st.text("0123456789abcdef")
records = st.builds(Written, hexadecimal, st.integers(0), st.integers(), hexadecimal)


def loaded(content: bytes) -> dict[str, Written] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest"
        path.write_bytes(content)
        return manifest.load(path)


@given(st.dictionaries(names, records))
def test_a_manifest_reads_back_as_it_was(written):
    assert loaded(manifest.dump(written).encode()) == written


@given(st.binary())
def test_no_bytes_crash_the_reader(content):
    loaded(content)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "feedkit manifest 2",
        "feedkit manifest 1\n",
        '{"format": 1, "files": {}}',
        "feedkit manifest 2\nx 1 0 a",
        "feedkit manifest 2\nx 1 0\n",
        "feedkit manifest 2\nx 1 nan a\n",
        "feedkit manifest 2\nx 1 0 ../a\n",
        "feedkit manifest 2\nx 1 0 /a\n",
        "feedkit manifest 2\nx 1 0 \n",
        'feedkit manifest 2\nx 1 0 "a\n',
        "feedkit manifest 2\n" + "[" * 100_000 + "\n",
    ],
)
def test_a_damaged_or_foreign_manifest_is_as_good_as_none(text):
    assert loaded(text.encode()) is None


def test_no_manifest_is_none(tmp_path):
    assert manifest.load(tmp_path / "manifest") is None
