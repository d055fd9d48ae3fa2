"""The house keeps its own rules: names, sizes, homes of libraries, nothing of one machine."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "feedkit").rglob("*.py"))

HOMES = {
    "yaml": ("source",),
    "pydantic": ("model", "source", "cache"),
    "pydantic_core": ("model", "source"),
    "feedgen": ("outputs/feed",),
    "jinja2": ("outputs/pages",),
    "babel": ("text/words",),
    "segno": ("outputs/pages",),
    "mutagen": ("media",),
    "pydub": ("media",),
    "PIL": ("media",),
    "imageio_ffmpeg": ("media",),
    "lxml": ("text", "outputs/feed"),
    "cmarkgfm": ("text",),
    "nh3": ("text",),
    "click": ("cli",),
    "dask": (),
    "distributed": ("elsewhere/cluster",),
    "rich": ("cli",),
    "starlette": ("serve",),
    "uvicorn": ("serve",),
    "watchfiles": ("serve",),
    "pagefind": ("search",),
    "pagefind_bin": ("search",),
}
"""One library, one home: the folders of feedkit that may import it."""

PURE = ("model", "text", "formats", "resolve", "check", "outputs")
"""The core computes: these open no file, ask no clock and no chance, start nothing."""

WORLDLY_NAMES = {"open", "input"}
WORLDLY_ATTRIBUTES = {
    "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "stat",
    "exists", "is_file", "is_dir", "unlink", "mkdir", "now", "utcnow", "today", "uuid1", "uuid4",
    "urlopen", "getenv", "cwd", "home",
}  # fmt: skip
WORLDLY_MODULES = {
    "os", "random", "secrets", "shutil", "socket", "subprocess", "tempfile", "threading", "time",
}  # fmt: skip

NAMED_AFTER_NOTHING = {
    "base", "common", "core", "data", "helpers", "info", "manager", "misc", "utils",
}  # fmt: skip

LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
LONGER_WITH_REASON: dict[str, str] = {}
"""`folder/file.py` or `folder/file.py:function`, and why there is only one idea in it."""

FOREIGN = [
    *(f"/{folder}/" for folder in ("work", "root", "home", "Users")),
    "pypi" + ".org",
    "pythonhosted" + ".org",
]
"""Places of one machine, and registries: where packages come from is not ours to say."""


def name_of(module: Path) -> str:
    """Return a module's path inside feedkit."""
    return module.relative_to(ROOT / "feedkit").as_posix()


def tree_of(module: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """List the top names of what a module imports, wherever it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def lies_in(name: str, folders: tuple[str, ...]) -> bool:
    """Say whether a module lies in one of these folders, or is one of these modules."""
    return any(name.startswith(f"{folder}/") or name == f"{folder}.py" for folder in folders)


def worldly(tree: ast.Module) -> Iterator[str]:
    """List what a module does that touches the world, with its line."""
    yield from (f"imports {name}" for name in imported(tree) if name in WORLDLY_MODULES)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        match call.func:
            case ast.Name(id=name) if name in WORLDLY_NAMES:
                yield f"calls {name} in line {call.lineno}"
            case ast.Attribute(attr=name) if name in WORLDLY_ATTRIBUTES:
                yield f"calls .{name} in line {call.lineno}"


def tracked() -> list[Path]:
    """List the files that are or will be in git."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_every_module_says_what_it_is_for() -> None:
    assert [name_of(each) for each in MODULES if not ast.get_docstring(tree_of(each))] == []


def test_everything_is_named_for_its_subject() -> None:
    names = [name_of(module) for module in MODULES]
    parts = {name: {Path(part).stem for part in name.split("/")} for name in names}
    assert [name for name in names if parts[name] & NAMED_AFTER_NOTHING] == []


def test_every_library_has_one_home() -> None:
    strays = [
        f"{name_of(module)} imports {library}"
        for module in MODULES
        for library in imported(tree_of(module))
        if library in HOMES and not lies_in(name_of(module), HOMES[library])
    ]
    assert strays == []


def test_the_core_does_not_touch_the_world() -> None:
    touching = [
        f"{name_of(module)} {deed}"
        for module in MODULES
        if lies_in(name_of(module), PURE)
        for deed in worldly(tree_of(module))
    ]
    assert touching == []


def too_long(module: Path) -> Iterator[tuple[str, int]]:
    """List what is longer than it should be; docstrings of functions are free, they are pages."""
    name, tree = name_of(module), tree_of(module)
    pages = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            page = len((ast.get_docstring(node, clean=False) or "").splitlines())
            pages += page
            lines = (node.end_lineno or 0) - node.lineno + 1 - page
            if lines > LINES_OF_A_FUNCTION:
                yield f"{name}:{node.name}", lines
    lines = len(module.read_text(encoding="utf-8").splitlines()) - pages
    if lines > LINES_OF_A_MODULE:
        yield name, lines


def test_no_module_or_function_has_grown_too_long() -> None:
    sizes = dict(found for module in MODULES for found in too_long(module))
    assert {name: size for name, size in sizes.items() if name not in LONGER_WITH_REASON} == {}
    assert LONGER_WITH_REASON.keys() - sizes.keys() == set(), "no exception is needed any more"


def test_nothing_of_one_machine_is_in_the_files() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {place}"
        for path in tracked()
        for text in [path.read_bytes()]
        for place in FOREIGN
        if place.encode() in text and b"\0" not in text[:8000]
    ]
    assert found == []


def test_no_module_keeps_from_pydantic_what_its_annotations_are() -> None:
    """As text they would have to be compiled and looked up one by one, in every build."""
    defining = [each for each in MODULES if "pydantic.dataclasses" in each.read_text("utf-8")]
    assert defining
    assert [name_of(each) for each in defining if "__future__" in imported(tree_of(each))] == []
