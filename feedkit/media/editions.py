"""Recipe -> the published copy of a recording, made once and kept until the site has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from feedkit.diagnostics import WorldFailed
from feedkit.media.defect import Defect
from feedkit.media.digest import digest
from feedkit.media.opened import opened
from feedkit.media.tagging import tag
from feedkit.model.recipe import Made, Recipe
from feedkit.model.size import Size
from feedkit.model.tagging import EmbeddedPicture

Remember = Callable[[str, Callable[[], str]], str]
"""The text kept under a name, or the one that a function makes, kept from then on."""


class Editions:
    """A folder of published copies that the site does not have yet.

    ``remember`` keeps what came of each recipe, under names that begin with ``version``, so that
    an unchanged recording is not read again.
    """

    def __init__(
        self,
        folder: Path,
        *,
        remember: Remember,
        version: str,
        progress: Callable[[str], None] = lambda _what: None,
    ) -> None:
        self._folder = folder
        self._remember = remember
        self._version = version
        self._progress = progress

    def made(self, recipe: Recipe) -> Made:
        """What the copy comes to: it is made now if that is not known."""
        text = self._remember(self._name(recipe), lambda: _written(self._make(recipe)))
        known = json.loads(text)
        return Made(size=Size(known["size"]), sha256=known["sha256"], refused=known["refused"])

    def file(self, recipe: Recipe) -> tuple[Path, Made]:
        """The copy itself, made now if it is not there, and what it comes to."""
        place = self._place(recipe)
        if not place.is_file():
            return place, self._make(recipe)
        with opened(place) as file:
            size, sha256 = digest(file)
        return place, Made(size=size, sha256=sha256)

    def _name(self, recipe: Recipe) -> str:
        return f"{recipe.key}-{self._version}"

    def _place(self, recipe: Recipe) -> Path:
        return self._folder / f"{self._name(recipe)}{recipe.source.suffix.lower()}"

    def _make(self, recipe: Recipe) -> Made:
        self._progress(f"Writing chapters and tags into a copy of {recipe.source.name}")
        place = self._place(recipe)
        pictures = {name: _picture(path) for name, path in recipe.pictures.items()}
        refused = tag(recipe.source, place, recipe.embedded.tagging(recipe.duration, pictures))
        with opened(recipe.source) as file:
            size, sha256 = digest(file)
        if sha256 != recipe.sha256:
            place.unlink(missing_ok=True)
            message = f"{recipe.source} has changed while the site was being built"
            raise WorldFailed(message, "run the command again")
        if isinstance(refused, Defect):
            return Made(size=size, sha256=sha256, refused=refused.message)
        with opened(place) as file:
            size, sha256 = digest(file)
        return Made(size=size, sha256=sha256)


def _picture(path: Path) -> EmbeddedPicture:
    try:
        return EmbeddedPicture(media_type="image/jpeg", content=path.read_bytes())
    except OSError as error:
        raise WorldFailed(f"{path} cannot be read: {error.strerror}") from error


def _written(made: Made) -> str:
    known = {"size": made.size.bytes, "sha256": made.sha256, "refused": made.refused}
    return json.dumps(known)
