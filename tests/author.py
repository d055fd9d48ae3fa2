"""An author who changes a show at random, always to something that builds."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

SLUGS = tuple(f"part-{number}" for number in range(6))
MORE = """\
seasons: {1: Beginnings}
feed: {more: [seasons, tag cranes]}
"""


def furnish(show: Any) -> None:
    """Give a show enough episodes for a history, two of them with a picture of their own."""
    show.edit("show.yaml", "role: host", "role: host, portrait: ada.png")
    show.write("show.yaml", (show.root / "show.yaml").read_text() + MORE)
    show.write("ada.png", picture("darkred"))
    show.write("episodes/own.png", picture("darkred"))
    for number, slug in enumerate(SLUGS):
        keys = {"artwork": "own.png"} if number in {1, 4} else {}
        show.episode(slug, f"2024-{number + 1:02d}-01", season=str(1 + number // 3), **keys)


def picture(colour: str) -> bytes:
    """An artwork in one colour."""
    kept = io.BytesIO()
    Image.new("RGB", (1400, 1400), colour).save(kept, "PNG")
    return kept.getvalue()


class Author:
    """Changes a show step by step. ``tidying`` is what the next build has to be told."""

    def __init__(self, show: Any, seed: int) -> None:
        self.show = show
        self.chance = random.Random(seed)
        self.slugs = list(SLUGS)
        self.tidying: tuple[str, ...] = ()
        self._kept: list[tuple[Path, list[str]]] = []
        self._count = 0

    def step(self) -> str:
        """One change of one kind; its name."""
        kind = self.chance.choice(KINDS)
        kind(self)
        return kind.__name__

    def title(self) -> None:
        self.show.edit(self._path(), "title: ", "title: More ")

    def notes(self) -> None:
        self.show.edit(self._path(), "notes: ", "notes: Again, ")

    def summary(self) -> None:
        self._put("summary", f"Number {self._next()}")

    def outline(self) -> None:
        second = f"(00:00.{self.chance.randrange(1, 9)}) Two"
        self._put("outline", f'"(00:00) One\\n{second}\\n(00:01) Three"')

    def people(self) -> None:
        self._put("people", f"[{self.chance.choice(['ada', 'Bo', 'Cy Sand'])} as guest]")

    def tags(self) -> None:
        self._put("tags", self.chance.choice(["[Cranes]", "[Cranes, Ropes]", "[Salt]"]))

    def season(self) -> None:
        self._put("season", str(self.chance.randrange(1, 4)))

    def alias(self) -> None:
        self._put("aliases", f"[/old/{self._next()}.html]")

    def correction(self) -> None:
        self._put("updated", f"2025-0{self.chance.randrange(1, 9)}-01")

    def artwork(self) -> None:
        self._put("artwork", "own.png")

    def paint(self) -> None:
        path = self.chance.choice(["episodes/own.png", "ada.png"])
        self.show.write(path, picture(self.chance.choice(["darkred", "darkgreen"])))

    def date(self) -> None:
        slug = self.chance.choice(self.slugs)
        self._put(
            "date", f"2024-{self.chance.randrange(1, 13):02d}-{self._next() % 28 + 1:02d}", slug
        )
        if (self.show.root / f"ledger/{slug}.json").exists():
            self.show.run("accept", slug, "date")

    def add(self) -> None:
        slug = f"more-{self._next()}"
        self.show.episode(slug, f"2024-{self.chance.randrange(1, 13):02d}-15")
        self.slugs.append(slug)

    def draft(self) -> None:
        self.show.episode(f"draft-{self._next()}", "2024-05-20", draft="true")

    def gone(self) -> None:
        if len(self.slugs) > 2:
            slug = self.slugs.pop(self.chance.randrange(len(self.slugs)))
            for path in (self.show.root / "episodes").glob(f"{slug}.*"):
                path.unlink()
            if (self.show.root / f"ledger/{slug}.json").exists():
                self.show.run("accept", slug, "gone")

    def revise(self) -> None:
        slug = self.chance.choice(self.slugs)
        if (self.show.root / f"ledger/{slug}.json").exists():
            self.show.edit(f"episodes/{slug}.yaml", "title: ", "title: Newly ")
            self.show.run("revise", slug)

    def transcript(self) -> None:
        text = f"WEBVTT\n\n00:00.000 --> 00:01.000\nHello {self._next()}.\n"
        self.show.write(f"episodes/{self.chance.choice(self.slugs)}.vtt", text)

    def no_transcript(self) -> None:
        (self.show.root / f"episodes/{self.chance.choice(self.slugs)}.vtt").unlink(missing_ok=True)

    def touch(self) -> None:
        self.show.touch(self._path())

    def template(self) -> None:
        name = self.chance.choice(["_support.html", "_transcript.html", "_listed.html"])
        self.show.write(f"templates/{name}", f"<p>{self._next()}</p>\n")

    def no_template(self) -> None:
        shutil.rmtree(self.show.root / "templates", ignore_errors=True)

    def static(self) -> None:
        self.show.write(f"static/{self.chance.choice('ab')}.txt", f"{self._next()}\n")

    def no_static(self) -> None:
        shutil.rmtree(self.show.root / "static", ignore_errors=True)

    def show_title(self) -> None:
        self.show.edit("show.yaml", "title: ", "title: More ")

    def language(self) -> None:
        text = (self.show.root / "show.yaml").read_text()
        old, new = ("en-GB", "de") if "en-GB" in text else ("language: de", "language: en-GB")
        self.show.edit("show.yaml", old, new)

    def roster(self) -> None:
        self.show.edit("show.yaml", "name: Ada", "name: Ada M.")

    def lose(self) -> None:
        """A file of the site is gone."""
        there = sorted(path for path in self.show.public.rglob("*") if path.is_file())
        self.chance.choice([path for path in there if not path.name.startswith(".")]).unlink()

    def lose_all(self) -> None:
        shutil.rmtree(self.show.public)

    def spoil(self) -> None:
        """Somebody writes into a file of the site."""
        pages = sorted(self.show.public.rglob("*.html"))
        page = self.chance.choice(pages)
        page.write_bytes(page.read_bytes() + b"spoiled")

    def forget(self) -> None:
        """A file of what is kept for the next build is gone."""
        there = sorted(path for path in (self.show.root / ".feedkit").rglob("*") if path.is_file())
        self.chance.choice([path for path in there if path.name != "manifest"]).unlink()

    def forget_all(self) -> None:
        """Nothing tells any more which files of the site are of feedkit's making."""
        shutil.rmtree(self.show.root / ".feedkit")
        self.tidying = ("--clean",)

    def keep(self) -> None:
        """Everything is committed, ..."""
        place = self.show.root.with_name(f"kept-{self._next()}")
        shutil.copytree(self.show.root, place, ignore=shutil.ignore_patterns("public", ".feedkit"))
        self._kept.append((place, list(self.slugs)))

    def restore(self) -> None:
        """... and taken back later, with the times of then or with new ones."""
        if not self._kept:
            self.keep()
            return
        place, slugs = self.chance.choice(self._kept)
        for path in self.show.root.iterdir():
            if path.name not in {"public", ".feedkit"}:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(place, self.show.root, dirs_exist_ok=True)
        self.slugs = list(slugs)
        if self.chance.random() < 0.5:
            for path in sorted(place.rglob("*")):
                self.show.touch(path.relative_to(place).as_posix())

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _path(self) -> str:
        return f"episodes/{self.chance.choice(self.slugs)}.yaml"

    def _put(self, key: str, value: str, slug: str = "") -> None:
        """Write a key of an episode, in the place of the one there is."""
        path = f"episodes/{slug}.yaml" if slug else self._path()
        lines = (self.show.root / path).read_text(encoding="utf-8").splitlines()
        others = (each for each in lines if not each.startswith(f"{key}:"))
        self.show.write(path, "\n".join([*others, f"{key}: {value}", ""]))


KINDS = tuple(kind for name, kind in vars(Author).items() if name[0] != "_" and name != "step")
