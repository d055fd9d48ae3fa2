"""Recipe -> the published copy of a recording, made once and kept until the site has it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from feedkit import media
from feedkit.diagnostics import WorldFailed
from feedkit.media.defect import Defect, Flawed
from feedkit.media.digest import digest
from feedkit.media.encode import encode
from feedkit.media.opened import opened
from feedkit.model.recipe import Made, Recipe
from feedkit.model.size import Size
from feedkit.model.tagging import EmbeddedPicture

Remember = Callable[[str, Callable[[], str]], str]
"""The text kept under a name, or the one that a function makes, kept from then on."""

Encode = Callable[[Recipe, Path], Defect | None]
"""What encodes the recording of a recipe into a file, whole or not at all, wherever it happens."""


class Editions:
    """A folder of published copies that the site does not have yet.

    ``remember`` keeps what came of each recipe, under names that begin with ``version``, so that
    an unchanged recording is not read again. ``ffmpeg`` is asked for where something is encoded.
    """

    def __init__(
        self,
        folder: Path,
        *,
        remember: Remember,
        version: str,
        ffmpeg: Callable[[], Path | None],
        progress: Callable[[str], None] = lambda _what: None,
    ) -> None:
        self._folder = folder
        self._remember = remember
        self._version = version
        self._ffmpeg = ffmpeg
        self._progress = progress

    def made(self, recipe: Recipe, *, encode: Encode | None = None) -> Made | Defect:
        """What the copy comes to: it is made now if that is not known.

        A defect says why there cannot be one; that is not remembered. ``encode`` takes the place
        of the ffmpeg of this machine.
        """
        try:
            text = self._remember(self._name(recipe), lambda: _written(self._make(recipe, encode)))
        except Flawed as flaw:
            return flaw.defect
        known = json.loads(text)
        return Made(size=Size(known["size"]), sha256=known["sha256"], refused=known["refused"])

    def has(self, recipe: Recipe) -> bool:
        """Whether the copy is there already."""
        return self._place(recipe).is_file()

    def file(
        self, recipe: Recipe, *, sha256: str = "", encode: Encode | None = None
    ) -> tuple[Path, Made] | Defect:
        """The copy itself and what it comes to, made now if it is not there.

        What is there counts only with this digest, where one is given: a build that was killed may
        have left it.
        """
        place = self._place(recipe)
        try:
            found = _measured(place) if place.is_file() else None
            if found is None or (sha256 and found.sha256 != sha256):
                found = self._make(recipe, encode)
            return place, found
        except Flawed as flaw:
            return flaw.defect

    def _name(self, recipe: Recipe) -> str:
        return f"{recipe.key}-{self._version}"

    def _place(self, recipe: Recipe) -> Path:
        return self._folder / f"{self._name(recipe)}.{recipe.extension}"

    def _make(self, recipe: Recipe, encode: Encode | None = None) -> Made:
        place = self._place(recipe)
        with self._sounding(recipe, place, encode or self._encode) as source:
            refused = self._embed(recipe, source, place)
        if refused is not None and recipe.encoding is not None:
            raise Flawed(refused)
        if _measured(recipe.source).sha256 != recipe.sha256:
            place.unlink(missing_ok=True)
            message = f"{recipe.source} has changed while the site was being built"
            raise WorldFailed(message, "run the command again")
        if refused is not None:
            return replace(_measured(recipe.source), refused=refused.message)
        return _measured(place)

    @contextmanager
    def _sounding(self, recipe: Recipe, place: Path, encode: Encode) -> Iterator[Path]:
        """The recording in the encoding that is wanted; one that was made for this goes again."""
        if recipe.encoding is None:
            yield recipe.source
            return
        encoded = place.with_name(f"{place.stem}.encoded.{recipe.extension}")
        try:
            failed = encode(recipe, encoded)
            if failed is not None:
                raise Flawed(failed)
            yield encoded
        finally:
            encoded.unlink(missing_ok=True)

    def _encode(self, recipe: Recipe, target: Path) -> Defect | None:
        assert recipe.encoding is not None
        return encode(
            recipe.source,
            target,
            recipe.encoding,
            ffmpeg=self._ffmpeg(),
            duration=recipe.duration,
            channels=recipe.channels,
            progress=partial(self._encoding, recipe),
        )

    def _encoding(self, recipe: Recipe, percent: int) -> None:
        self._progress(f"Encoding {recipe.source.name} as {recipe.encoding}: {percent} %")

    def _embed(self, recipe: Recipe, source: Path, place: Path) -> Defect | None:
        if recipe.embedded is None:
            source.replace(place)
            return None
        self._progress(f"Writing chapters and tags into a copy of {recipe.source.name}")
        pictures = {name: _picture(path) for name, path in recipe.pictures.items()}
        return media.tag(source, place, recipe.embedded.tagging(recipe.duration, pictures))


def _measured(path: Path) -> Made:
    with opened(path) as file:
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
