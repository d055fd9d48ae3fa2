"""podcast-partytime and feedsmith find every element of a full feed, as its YAML has it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from feedkit.outputs.feed.tags import CHANNEL, INSIDE, ITEM, TAIL

HERE = Path(__file__).parent
FEED = HERE.parent / "cases" / "feed" / "everything" / "expected.xml"
PATIENCE = 120


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the readers, installed in the versions of package.json."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not here")
    folder = tmp_path_factory.mktemp("readers")
    for name in ("package.json", "readers.mjs", "values.json"):
        shutil.copy(HERE / name, folder / name)
    words = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline"]
    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer in time")
    if done.returncode:
        pytest.skip(f"npm cannot install the readers: {done.stderr.strip()[-200:]}")
    return folder


def read(readers: Path, feed: Path) -> subprocess.CompletedProcess[str]:
    """Hold what the readers find in a feed against the values."""
    words = ["node", "readers.mjs", str(feed), "values.json"]
    return subprocess.run(
        words, cwd=readers, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_readers_of_others_find_the_values_of_the_yaml(readers: Path) -> None:
    done = read(readers, FEED)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [('split="60"', 'split="61"'), ("Rust never sleeps", "Rust sleeps"), ('fee="true"', "")],
)
def test_a_value_that_differs_is_seen(readers: Path, old: str, new: str) -> None:
    text = FEED.read_text(encoding="utf-8")
    assert old in text
    other = readers / "other.xml"
    other.write_text(text.replace(old, new), encoding="utf-8")
    done = read(readers, other)
    assert done.returncode == 1
    assert done.stderr == ""


def test_the_versions_are_pinned() -> None:
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted.keys() == {"feedsmith", "podcast-partytime"}
    assert all(version[0].isdigit() for version in wanted.values())


def test_every_element_is_among_the_values_of_a_reader() -> None:
    values = (HERE / "values.json").read_text(encoding="utf-8").casefold()
    keys = {
        "podcast:contentLink": "contentlinks",
        "podcast:person": "persons",
        "podcast:txt": "podcasttxt",
        "podcast:valueRecipient": "valuerecipients",
        "podcast:block": '"blocks"',
    }
    for tag in (*CHANNEL, *ITEM, *TAIL, *INSIDE):
        prefix, _, name = tag.element.partition(":")
        if prefix == "podcast":
            assert keys.get(tag.element, name).casefold() in values, tag.element
