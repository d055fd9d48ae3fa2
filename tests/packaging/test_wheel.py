"""The wheel holds everything, and works where there is no checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from feedkit import __version__

ROOT = Path(__file__).resolve().parents[2]
EPOCH = "4102444800"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"

pytest.importorskip("hatchling")


def hatch(kind: str, source: Path, target: Path) -> Path:
    """Build a distribution, offline and without a build environment of its own."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [made] = target.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return hatch("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory) -> Path:
    return hatch("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    [root] = folder.iterdir()
    return root


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """An empty environment with the wheel installed; it borrows the dependencies of this one.

    What is named in a .pth file gives modules and no .pth files of its own, so that a checkout
    that is installed here is not seen there.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / PROGRAMS / "python"
    install = ["-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--no-cache"]
    subprocess.run([sys.executable, *install, "--python", python, wheel], check=True)
    variables = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=variables))
    borrowed = sysconfig.get_path("purelib"), sysconfig.get_path("platlib")
    (packages / "borrowed.pth").write_text("\n".join(dict.fromkeys(borrowed)), encoding="utf-8")
    return packages


def content(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def source(folder: str) -> set[str]:
    """The files of a folder of the checkout, without what running it leaves."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_the_templates_and_the_licence(wheel):
    names = set(content(wheel))
    about = f"feedkit_podcast-{__version__}.dist-info/"
    assert {name for name in names if not name.startswith(about)} == {
        *source("feedkit"),
        *(f"feedkit/{name}" for name in source("templates")),
    }
    assert {"feedkit/py.typed", "feedkit/cli/starter/gitignore", "feedkit/cli/starter/hello.mp3",
            "feedkit/templates/page.html", about + "licenses/LICENSE"} <= names  # fmt: skip


def test_the_wheel_holds_the_catalogues(wheel):
    found = content(wheel)
    for name in ("de.po", "es.po", "fr.po", "nl.po", "feedkit.pot"):
        kept = (ROOT / "feedkit/text/languages" / name).read_bytes()
        assert found[f"feedkit/text/languages/{name}"] == kept


def test_the_wheel_says_what_it_is(wheel):
    about = f"feedkit_podcast-{__version__}.dist-info/"
    found = content(wheel)
    assert found[about + "entry_points.txt"].decode().split() == [
        "[console_scripts]", "feedkit", "=", "feedkit.cli:main",
    ]  # fmt: skip
    described = found[about + "METADATA"].decode()
    assert "\nLicense-Expression: MIT\n" in described
    assert "\nRequires-Python: >=3.11\n" in described


def test_no_file_is_tied_to_this_machine(wheel):
    assert [name for name, text in content(wheel).items() if str(ROOT).encode() in text] == []


def test_the_source_distribution_makes_the_same_wheel(unpacked, wheel, tmp_path):
    assert content(hatch("wheel", unpacked, tmp_path)) == content(wheel)


def test_the_source_distribution_holds_what_people_look_for(unpacked):
    for name in ("README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "templates/page.html"):
        assert (unpacked / name).is_file(), name
    assert not (unpacked / "tests").exists()


@pytest.fixture
def run(installed, tmp_path):
    """Runs a program of the environment with the installed feedkit, away from the checkout."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environ |= {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1"}
    programs = next(each for each in installed.parents if (each / PROGRAMS).is_dir()) / PROGRAMS

    def program(name: str, *words: str) -> str:
        done = subprocess.run(
            [programs / name, *words],
            cwd=tmp_path, env=environ, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return program


def test_the_installed_package_makes_a_show_and_its_site(run, installed, tmp_path):
    run("feedkit", "init", "my-show", "--title", "Harbour Lights")
    run("feedkit", "-C", "my-show", "build", "--strict")
    site = tmp_path / "my-show" / "public"
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    assert "<title>Harbour Lights</title>" in feed
    assert "Harbour Lights" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "episodes/hello/index.html").is_file()
    assert (site / "media/hello.mp3").read_bytes()[:3] in {b"ID3", b"\xff\xfb\x90", b"\xff\xf3\x40"}
    where = (
        "import feedkit; from feedkit.source.templates import built_in;"
        "print(feedkit.__file__); print(built_in())"
    )
    module, templates = run("python", "-W", "error", "-c", where).splitlines()
    assert Path(module).is_relative_to(installed)
    assert Path(templates) == installed / "feedkit" / "templates"


def test_the_installed_package_speaks_german(run, tmp_path):
    run("feedkit", "init", "my-show", "--title", "Hafenlichter")
    file = tmp_path / "my-show" / "show.yaml"
    english = file.read_text(encoding="utf-8")
    german = re.sub(r"^language: .*$", "language: de", english, flags=re.MULTILINE)
    assert german != english
    file.write_text(german, encoding="utf-8")
    run("feedkit", "-C", "my-show", "build", "--strict")
    site = tmp_path / "my-show" / "public"
    assert ">Abonnieren</a>" in (site / "index.html").read_text(encoding="utf-8")
    assert ">Über diese Folge</h2>" in (site / "episodes/hello/index.html").read_text("utf-8")


def test_a_show_of_the_installed_package_replaces_one_block(run, tmp_path):
    run("feedkit", "init", "my-show", "--title", "Harbour Lights")
    block = "{% block notes %}{{ super() }}<p>Mine.</p>{% endblock %}"
    own = f'{{% extends "feedkit/episode.html" %}}{block}'
    templates = tmp_path / "my-show" / "templates"
    templates.mkdir(exist_ok=True)
    (templates / "episode.html").write_text(own, encoding="utf-8")
    run("feedkit", "-C", "my-show", "build", "--strict")
    page = (tmp_path / "my-show/public/episodes/hello/index.html").read_text(encoding="utf-8")
    assert page.count("<p>Mine.</p>") == 1
    assert page.index("About this episode") > page.index("<p>Mine.</p>")


def test_the_installed_package_says_its_version(run):
    assert run("feedkit", "--version") == f"feedkit, version {__version__}\n"
