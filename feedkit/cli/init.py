"""``feedkit init``: the folder of a new show, which builds at once."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import click

from feedkit.cli.asking import tell
from feedkit.diagnostics.failure import FolderRefused, WorldFailed

PLACEHOLDER = "https://example.org/"
_PLACE = re.compile(r"\{([a-z_]+)\}")
_SETTINGS = {
    "yaml.schemas": {
        ".vscode/show.schema.json": "show.yaml",
        ".vscode/episode.schema.json": "episodes/*.yaml",
    }
}


@click.command("init")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="My podcast", show_default=True, help="The show's name.")
@click.option(
    "--address", default=PLACEHOLDER, show_default=True, help="Where the site will stand."
)
@click.option("--author", default="Your name", show_default=True, help="Who makes it.")
@click.option("--email", default="you@example.org", show_default=True, help="For directories.")
@click.option("--language", default="en", show_default=True, help="The language spoken.")
@click.option("--time-zone", default="UTC", show_default=True, help="The zone of its dates.")
@click.pass_obj
def command(folder: Path, /, target: Path, **answers: str) -> None:
    """Make the folder of a new show in DIR, with a first episode in the place of yours."""
    from feedkit.media import placeholder_artwork

    root = folder / target
    _refuse(root)
    files: dict[str, bytes] = dict(_texts(answers))
    files["episodes/hello.mp3"] = _starter("hello.mp3")
    files["artwork.png"] = placeholder_artwork(answers["title"])
    for name, content in files.items():
        _write(root / name, content)
    tell(f"Made a show in {root}:")
    for name in files:
        if not name.startswith("."):
            tell(f"  {name}")
    where = "" if str(target) == "." else f"-C {target} "
    tell(f"Now edit show.yaml, and run: feedkit {where}build")


def _refuse(root: Path) -> None:
    if (root / "show.yaml").exists():
        raise FolderRefused(f"{root} is a show already", "name another folder")
    if root.exists() and not root.is_dir():
        raise FolderRefused(f"{root} is a file", "name a folder")
    taken = [each.name for each in root.iterdir()] if root.is_dir() else []
    if any(name not in {".git", ".gitignore", "README.md", "LICENSE"} for name in taken):
        raise FolderRefused(f"{root} holds other files already", "name an empty folder")


def _texts(answers: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    from feedkit.source.schema import schema

    words = {
        **{name: _quoted(answer) for name, answer in answers.items()},
        "owner": f"{{name: {_quoted(answers['author'])}, email: {_quoted(answers['email'])}}}",
        "guid": _new_guid(),
        "date": f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}",
    }
    for name, place in (("show.yaml", "show.yaml"), ("hello.yaml", "episodes/hello.yaml")):
        text = _starter(name).decode()
        yield place, _PLACE.sub(lambda found: words[found[1]], text).encode()
    yield ".gitignore", _starter("gitignore")
    yield ".vscode/settings.json", (json.dumps(_SETTINGS, indent=2) + "\n").encode()
    yield ".vscode/show.schema.json", schema("show").encode()
    yield ".vscode/episode.schema.json", schema("episode").encode()


def _new_guid() -> str:
    """A GUID of the show's own, before its address is known for good."""
    from feedkit.model.podcast.remote_item import PODCAST_NAMESPACE

    return str(uuid.uuid5(PODCAST_NAMESPACE, str(uuid.uuid4())))


def _quoted(value: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _starter(name: str) -> bytes:
    return (resources.files("feedkit.cli") / "starter" / name).read_bytes()


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise WorldFailed(f"{path} cannot be written: {error.strerror}") from error
