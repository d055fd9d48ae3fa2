"""The templates of pages: feedkit's own, and the show's, which come first."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from feedkit.diagnostics import Finding, WorldFailed
from feedkit.source.reading import decode

FOLDER = "templates"
_PACKAGE = Path(__file__).resolve().parent.parent


def built_in() -> Path:
    """The folder of feedkit's templates: in the package, or beside it in a checkout."""
    for place in (_PACKAGE / FOLDER, _PACKAGE.parent / FOLDER):
        if (place / "page.html").is_file():
            return place
    raise WorldFailed("feedkit's own templates are missing", "install feedkit again")


class Templates(Struct, frozen=True):
    """The text of every template by name, and the names of those that are the show's own."""

    texts: dict[str, str]
    overridden: frozenset[str]


def own_templates() -> dict[str, str]:
    """The text of every template of feedkit's own."""
    return _folder(built_in())[0]


def read_templates(root: Path) -> tuple[Templates, tuple[Finding, ...]]:
    """All templates; feedkit's own are there as ``feedkit/<name>`` as well."""
    home = built_in()
    own, _ = _folder(home)
    named = {f"feedkit/{name}": text for name, text in own.items()}
    if (root / FOLDER).resolve() == home.resolve():
        return Templates({**own, **named}, frozenset()), ()
    theirs, findings = _folder(root / FOLDER)
    return Templates({**own, **named, **theirs}, frozenset(theirs)), findings


def _folder(folder: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    texts: dict[str, str] = {}
    findings = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        try:
            text = decode(path.read_bytes(), f"{FOLDER}/{name}")
        except OSError as error:
            raise WorldFailed(f"{path} cannot be read: {error.strerror}") from error
        if isinstance(text, Finding):
            findings.append(text)
        else:
            texts[name] = text
    return texts, tuple(findings)
