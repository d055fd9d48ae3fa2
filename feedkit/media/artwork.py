"""A picture on disk -> facts about it, and smaller copies."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from feedkit.diagnostics import WorldFailed
from feedkit.media.defect import Defect
from feedkit.media.digest import digest
from feedkit.media.foreign import foreign
from feedkit.media.opened import Opened, opened
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.size import Size

Image.MAX_IMAGE_PIXELS = 50_000_000

_FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "MPO": ("image/jpeg", "jpg"),  # what some cameras write: a JPEG with a second one behind it
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
    "TIFF": ("image/tiff", "tiff"),
    "BMP": ("image/bmp", "bmp"),
    "AVIF": ("image/avif", "avif"),
}
_OPENED = tuple(name for name in _FORMATS if name != "MPO")  # Pillow opens those as JPEG
_WITH_TRANSPARENCY = {"RGB": "RGBA", "L": "LA", "1": "LA", "P": "PA"}
_ALPHA = ("RGBA", "LA", "PA", "RGBa", "La")


def probe_image(path: Path) -> ImageFacts | Defect:
    """What a picture is, or why it cannot be read.

    A transparent colour counts as an alpha channel. Raises ``WorldFailed`` where the file itself
    cannot be read.
    """
    with opened(path) as file:
        try:
            with _image(path) as image:
                media_type, extension = _FORMATS[image.format or ""]
                width, height = image.size
                mode = _mode(image)
                _read_to_its_end(image)
        except Image.DecompressionBombWarning:
            return _too_large(file)
        # Pillow's readers raise OSError, ValueError, SyntaxError, struct.error and others on
        # damaged files: whatever it is, it is the picture.
        except Exception:
            return _unreadable(file)
        size, sha256 = digest(file)
    return ImageFacts(media_type, extension, size, sha256, width, height, mode)


def thumbnail(path: Path, *, pixels: int, most: Size) -> bytes:
    """A JPEG of the picture in sRGB, at most as many pixels wide and high, without metadata.

    It takes ``most`` at the outside. Transparent parts become white. Raises ``WorldFailed`` for
    what :func:`probe_image` refuses.
    """
    return as_jpeg(reduced(path, pixels=pixels), most=most)


def reduced(path: Path, *, pixels: int) -> Image.Image:
    """The picture in sRGB, at most as many pixels wide and high, without metadata.

    Raises ``WorldFailed`` for what :func:`probe_image` refuses.
    """
    try:
        with _image(path) as image:
            image.draft("RGB", (pixels, pixels))
            small = _srgb(ImageOps.exif_transpose(image))
            small.thumbnail((pixels, pixels), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning) as error:
        raise WorldFailed(f"{path.name} could not be made smaller: {error}") from error
    return small


def as_jpeg(image: Image.Image, *, most: Size) -> bytes:
    """A JPEG of the picture that takes ``most`` at the outside."""
    small, content = image, _compressed(image)
    while len(content) > most.bytes:
        small = small.copy()
        small.thumbnail((small.width * 3 // 4, small.height * 3 // 4))
        content = _compressed(small)
    return content


def icon(path: Path, *, pixels: int) -> bytes:
    """A square PNG of the picture in sRGB, so many pixels wide, without metadata.

    Raises ``WorldFailed`` for what :func:`probe_image` refuses.
    """
    made = io.BytesIO()
    try:
        with _image(path) as image:
            image.draft("RGB", (pixels, pixels))
            upright = _srgb(ImageOps.exif_transpose(image))
            ImageOps.fit(upright, (pixels, pixels)).save(made, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning) as error:
        raise WorldFailed(f"{path.name} could not be made smaller: {error}") from error
    return made.getvalue()


def _compressed(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "JPEG", quality=85, optimize=True)
    return made.getvalue()


@contextmanager
def undisturbed() -> Iterator[None]:
    """What pictures are looked at in: Pillow's warnings are ignored, but for that of a bomb.

    Filters of warnings are those of the whole process. Threads that put them back in another order
    than they set them leave this in force as long as it stands around all of them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


@contextmanager
def _image(path: Path) -> Iterator[Image.Image]:
    with undisturbed():
        try:
            with Image.open(path, formats=_OPENED) as image:
                yield image
        except Image.DecompressionBombError as error:
            raise Image.DecompressionBombWarning(str(error)) from error


def _read_to_its_end(image: Image.Image) -> None:
    """Find out whether the end is there: PNG by its checksums, the rest by decoding."""
    if image.format == "PNG":
        image.verify()
    else:
        image.draft("RGB", (1, 1))
        image.load()


def _mode(image: Image.Image) -> str:
    if "transparency" in image.info:
        return _WITH_TRANSPARENCY.get(image.mode, image.mode)
    return image.mode


def _srgb(image: Image.Image) -> Image.Image:
    image = _flat(image)
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a damaged profile: the colours are taken as they are
        image = converted or image
    plain = image.convert("RGB")
    plain.info = {}
    return plain


def _flat(image: Image.Image) -> Image.Image:
    """The picture on white, where something shines through; 16 bits of grey become 8."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if _mode(image) not in _ALPHA:
        return image
    layer = image.convert("RGBA")
    flat = Image.new("RGB", layer.size, "white")
    flat.paste(layer, mask=layer.getchannel("A"))
    flat.info = dict(image.info)
    return flat


def _too_large(file: Opened) -> Defect:
    return Defect(
        "ART020",
        f"{file.name} has more than {(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million pixels",
        "scale it down to 3000 x 3000 pixels",
    )


def _unreadable(file: Opened) -> Defect:
    kind = foreign(file.at(0, 4096))
    known = kind is not None and not kind.words.endswith(" picture")
    what = f"is {kind.words}" if kind and known else "is damaged, or no picture"
    return Defect(
        "ART020",
        f"{file.name} {what}, where a picture was wanted",
        "export it again as JPEG or PNG, 3000 x 3000 pixels",
    )
