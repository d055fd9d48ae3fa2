"""Where pictures stand in the site."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model import addresses
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.catalog import Picture
from feedkit.model.material import Copy, Icon, ImageMaterial, Rendition
from feedkit.model.sized import Sized

_FLAT = 50_000
"""What has fewer bytes as a JPEG of 640 pixels is a drawing rather than a photograph."""


def picture(material: ImageMaterial, *, show: str) -> Picture:
    """A picture with its address."""
    path = _path(material)
    return Picture(
        address=addresses.whole(show, path),
        path=path,
        media_type=material.facts.media_type,
        width=material.facts.width,
        height=material.facts.height,
        small=_small_path(material) if material.small else "",
        flat=0 < material.small_size.bytes < _FLAT,
        sizes=tuple(
            Sized(each.media_type, each.width, _sized_path(material, each))
            for each in material.renditions
        ),
        palette=material.palette,
        icons=tuple((each.pixels, _icon_path(material, each)) for each in material.icons),
    )


def picture_files(material: ImageMaterial) -> Iterator[MadeFile]:
    """The files that a picture puts into the site."""
    facts = material.facts
    yield MadeFile(
        path=_path(material),
        source=material.path,
        size=facts.size,
        sha256=facts.sha256,
        stage=Stage.IMAGES,
    )
    if material.small is not None:
        yield MadeFile(
            path=_small_path(material),
            source=material.small,
            size=material.small_size,
            sha256=material.small_sha256,
            stage=Stage.IMAGES,
        )
    for sized in material.renditions:
        yield _copied(_sized_path(material, sized), sized.copy)
    for icon in material.icons:
        yield _copied(_icon_path(material, icon), icon.copy)


def _copied(path: str, copy: Copy) -> MadeFile:
    return MadeFile(
        path=path, source=copy.path, size=copy.size, sha256=copy.sha256, stage=Stage.IMAGES
    )


def _name(material: ImageMaterial) -> str:
    return "".join(each if each.isalnum() or each in "-_" else "-" for each in material.path.stem)


def _path(material: ImageMaterial) -> str:
    facts = material.facts
    return addresses.art(_name(material), facts.sha256, facts.extension)


def _icon_path(material: ImageMaterial, icon: Icon) -> str:
    return addresses.art(f"{_name(material)}-{icon.pixels}", material.facts.sha256, "png")


def _sized_path(material: ImageMaterial, sized: Rendition) -> str:
    """Named by its own content: another Pillow may make other bytes of the same picture."""
    extension = sized.media_type.removeprefix("image/")
    return addresses.art(f"{_name(material)}-{sized.width}", sized.copy.sha256, extension)


def _small_path(material: ImageMaterial) -> str:
    return addresses.art(f"{_name(material)}-small", material.facts.sha256, "jpg")
