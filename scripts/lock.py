"""Locks the dependencies: pyproject.toml -> uv.lock -> requirements.lock.

    python scripts/lock.py              after a change of the dependencies
    python scripts/lock.py --upgrade    the newest versions of everything
    python scripts/lock.py --check      does the one still follow from the other? (no network)

Which versions and which bytes are the project's business; where they are fetched from is that of
the machine that fetches them: an index, a mirror, a folder of wheels. So uv.lock is kept without
addresses: every host in it is a neutral one that can never exist, every file is its bare name.
Nothing is lost: the export needs no address, and uv takes them anew from its own settings
whenever it resolves, while it keeps the versions it finds. Only `uv sync` cannot work with such
a lock; `build.py` does its work.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = [sys.executable, "-m", "uv"] if find_spec("uv") else ["uv"]

INDEX = "https://index.invalid/simple"
FILES = "https://files.invalid/"

ENTRY = re.compile(
    r"^(?P<pin>\S+==\S+)(?: ; (?P<marker>[^\\\n]+?))? \\\n(?P<hashes>(?: +--hash=.+\n?)+)", re.M
)
HEADER = """\
# Made by scripts/lock.py from uv.lock; not for editing.
# pip takes the core from it and leaves the extras out; build.py adds those it needs.
"""


def uv(*words: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run uv on the project, with this Python and no other."""
    environ = os.environ | {"UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    command = [*UV, *words, "--project", str(root)]
    return subprocess.run(command, env=environ, text=True, capture_output=True, check=False)


def must(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a successful uv has written; end with its words if it failed."""
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def neutral(lock: str) -> str:
    """Take the addresses out of the text of a uv.lock."""
    lock = re.sub(r'(registry = ")[^"]*', rf"\g<1>{INDEX}", lock)
    return re.sub(r'(url = ")[^"]*/', rf"\g<1>{FILES}", lock)


def exported(root: Path, *words: str) -> dict[str, tuple[str, str]]:
    """Read what uv.lock pins: `name==version` to its marker and its hashes."""
    still = ("--frozen", "--offline", "--no-emit-project", "--no-header", "--no-annotate")
    text = must(uv("export", *still, *words, root=root))
    return {each["pin"]: (each["marker"] or "", each["hashes"]) for each in ENTRY.finditer(text)}


def condition(core: str | None, extras: dict[str, str]) -> str:
    """Say when a package is wanted, given its marker in the core and with each extra."""
    if core == "":
        return ""
    ways = [core] if core else []
    for extra, marker in extras.items():
        if marker != core:
            bounds = f"({marker})" if " or " in marker else marker
            ways.append(f"{bounds} and extra == '{extra}'" if marker else f"extra == '{extra}'")
    return " or ".join(ways)


def requirements(root: Path) -> str:
    """Write requirements.lock: the core, and the extras behind markers that pip skips."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = exported(root)
    extras = {name: exported(root, "--extra", name) for name in project["optional-dependencies"]}
    hashes = {pin: text for each in (core, *extras.values()) for pin, (_, text) in each.items()}
    entries = []
    for pin in sorted(hashes):
        markers = {name: each[pin][0] for name, each in extras.items() if pin in each}
        when = condition(core[pin][0] if pin in core else None, markers)
        entries.append(f"{pin}{f' ; {when}' if when else ''} \\\n{hashes[pin]}")
    return HEADER + "".join(entries)


def check(root: Path) -> list[str]:
    """Name what does not follow from what, without the network."""
    complaints = []
    lock = (root / "uv.lock").read_text(encoding="utf-8")
    if lock != neutral(lock):
        complaints.append("uv.lock names the hosts it was made with")
    if uv("lock", "--check", "--offline", root=root).returncode:
        complaints.append("uv.lock does not follow from pyproject.toml")
    made = root / "requirements.lock"
    if not made.exists() or made.read_text(encoding="utf-8") != requirements(root):
        complaints.append("requirements.lock does not follow from uv.lock")
    return complaints


def main() -> None:
    """Lock, or check the lock."""
    parser = argparse.ArgumentParser(description="Lock the dependencies.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    parser.add_argument("--check", action="store_true", help="only compare, without the network")
    asked = parser.parse_args()
    if asked.check:
        complaints = check(ROOT)
        sys.exit("\n".join([*complaints, "Run: python scripts/lock.py"]) if complaints else 0)
    must(uv("lock", *(["--upgrade"] if asked.upgrade else []), root=ROOT))
    lock = ROOT / "uv.lock"
    lock.write_text(neutral(lock.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    written = requirements(ROOT)
    (ROOT / "requirements.lock").write_text(written, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
