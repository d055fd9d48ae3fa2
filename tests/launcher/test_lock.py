"""scripts/lock.py: addresses stay out of the lock, extras behind their markers."""

from __future__ import annotations

from pathlib import Path

import pytest
from lock import ENTRY, check, condition, neutral

ROOT = Path(__file__).resolve().parents[2]


def test_the_lock_follows_from_the_project() -> None:
    assert check(ROOT) == []


def test_addresses_become_neutral_and_stay_so() -> None:
    lock = 'source = { registry = "https://a.example/simple" }\nurl = "https://b.example/x/y-1.whl"'
    written = (
        'source = { registry = "https://index.invalid/simple" }\n'
        'url = "https://files.invalid/y-1.whl"'
    )
    assert neutral(lock) == neutral(written) == written


@pytest.mark.parametrize(
    ("core", "extras", "when"),
    [
        ("", {"test": ""}, ""),
        (None, {"test": ""}, "extra == 'test'"),
        (None, {"test": "", "ffmpeg": ""}, "extra == 'test' or extra == 'ffmpeg'"),
        (None, {"test": "a or b"}, "(a or b) and extra == 'test'"),
        ("a", {"test": "a", "ffmpeg": "a"}, "a"),
        ("a", {"test": "a or b"}, "a or (a or b) and extra == 'test'"),
        ("a", {"test": ""}, "a or extra == 'test'"),
    ],
)
def test_a_package_is_wanted_when(core: str | None, extras: dict[str, str], when: str) -> None:
    assert condition(core, extras) == when


def test_an_entry_has_a_pin_a_marker_and_hashes() -> None:
    text = """\
x==1 ; a or b \\
    --hash=sha256:00 \\
    --hash=sha256:11
y==2 \\
    --hash=sha256:22
"""
    assert [(each["pin"], each["marker"]) for each in ENTRY.finditer(text)] == [
        ("x==1", "a or b"),
        ("y==2", None),
    ]
