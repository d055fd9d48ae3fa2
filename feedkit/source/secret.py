"""The secret that private addresses are made of: where it lies, and that it stays out of git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from feedkit.diagnostics import Finding, WorldFailed

FILE = ".feedkit-secret"
VARIABLE = "FEEDKIT_SECRET"


def read_secret(root: Path, environment: Mapping[str, str]) -> str:
    """The secret of a show, empty where there is none; the environment comes first."""
    given = environment.get(VARIABLE, "").strip()
    try:
        return given or (root / FILE).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise WorldFailed(f"{FILE} cannot be read: {error.strerror}") from error


def exposed_secret(root: Path) -> Iterator[Finding]:
    """What is wrong where git would take the secret with everything else."""
    if (root / FILE).is_file() and not _is_ignored(root):
        message = f"{FILE} would go into git, and with it the address of every private feed"
        yield Finding("PUB030", ".gitignore", message, f"add a line to .gitignore: /{FILE}")


def _is_ignored(root: Path) -> bool:
    """Whether git passes over the file: the last line that speaks of it counts."""
    found = True  # outside of git there is nothing to keep it from
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            found = False
            between = [each for each in (root, *root.parents) if each.is_relative_to(folder)]
            listed = [folder / ".git" / "info" / "exclude"]
            listed += [each / ".gitignore" for each in reversed(between)]
            for line in (line for each in listed for line in _lines(each)):
                pattern = line.strip().removeprefix("!").removeprefix("**/").removeprefix("/")
                if fnmatchcase(FILE, pattern):
                    found = not line.strip().startswith("!")
            break
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
