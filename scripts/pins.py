"""What requirements.lock pins, and what is installed, by name and version.

Cheap enough for every start of build.py: no package metadata is opened, only names are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

ALWAYS = "python_version > '3'"


def selected(lock: str, extras: Iterable[str]) -> str:
    """Return requirements.lock as pip should read it where these extras are wanted."""
    for extra in extras:
        lock = lock.replace(f"extra == '{extra}'", ALWAYS)
    return lock


def canonical(name: str) -> str:
    """Return the name of a package as requirements.lock spells it."""
    return name.lower().replace("_", "-").replace(".", "-")


def pins(requirements: str) -> Iterator[tuple[str, str, str]]:
    """List name, version and marker of every package in such a text."""
    for line in requirements.splitlines():
        if "==" in line and line[0] not in "# ":
            pin, _, marker = line.rstrip("\\ ").partition(" ; ")
            name, _, version = pin.partition("==")
            yield canonical(name), version, marker


def installed(folders: Iterable[str | Path]) -> dict[str, str]:
    """Read off the names of their .dist-info which packages lie in these folders."""
    found: dict[str, str] = {}
    for folder in folders:
        for entry in Path(folder).glob("*.dist-info"):
            name, _, version = entry.stem.partition("-")
            found.setdefault(canonical(name), version)
    return found


def suits(requirements: str, have: dict[str, str], *, any_version: bool = False) -> bool:
    """Say whether these installed packages are the wanted ones, as far as every machine needs them.

    Where feedkit itself was installed, pip has seen to its dependencies, and newer ones are meant.
    """
    any_version = any_version or "feedkit-podcast" in have
    return all(
        name in have and (any_version or have[name] == version)
        for name, version, marker in pins(requirements)
        if marker in ("", ALWAYS)
    )
