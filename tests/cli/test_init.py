from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

TITLES = [
    "Harbour Lights",
    '"; rm -rf / #',
    "a: b # c",
    "{address} {guid}",
    "[1, 2",
    "&anchor *alias !tag %directive",
    "Ça va? ☃ 港の灯",
    "' \\ \" \\n",
    "yes",
    "007",
    "two\nlines",
    "- a list",
    "<b>bold</b> & ]]> --",
]


@pytest.fixture
def made(tmp_path, feedkit, monkeypatch):
    """Makes a show, and lets it be built two days later."""
    monkeypatch.setattr("feedkit.media.placeholder.PIXELS", 1400)

    def make(*words, name="new"):
        said = feedkit("init", str(tmp_path / name), *words)
        assert said.status == 0, said.err
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
        return tmp_path / name

    return make


def test_a_new_show_builds_at_once_without_a_warning(made, feedkit):
    root = made("--title", "Harbour Lights", "--address", "https://harbour.example/")
    said = feedkit("-C", str(root), "build", "--strict")
    assert (said.status, said.err) == (0, "")
    assert "<title>Harbour Lights</title>" in (root / "public/feed.xml").read_text(encoding="utf-8")
    assert (root / "public/episodes/hello/index.html").is_file()


def test_a_new_show_without_an_address_is_told_that_it_needs_one(made, feedkit):
    said = feedkit("-C", str(made()), "build", "--strict")
    assert said.status == 0
    assert "FEED042 placeholder-address" in said.err


@pytest.mark.parametrize("title", TITLES)
def test_every_title_stays_what_it_is(made, feedkit, title):
    root = made("--title", title, "--author", title, "--address", "https://harbour.example/")
    show = yaml.safe_load((root / "show.yaml").read_text(encoding="utf-8"))
    words = " ".join(title.split())
    assert show["title"] == show["owner"]["name"] == show["people"]["me"]["name"] == words
    said = feedkit("-C", str(root), "check")
    assert said.status == 0
    assert ("FEED002" in said.err) == ("<" in title)
    assert said.err == "" or "1 warning" in said.err


def test_every_answer_has_its_place(made):
    words = ["--email", "a@b.example", "--language", "de-CH", "--time-zone", "Europe/Zurich"]
    show = yaml.safe_load((made(*words) / "show.yaml").read_text(encoding="utf-8"))
    assert show["owner"]["email"] == "a@b.example"
    assert (show["language"], show["time_zone"]) == ("de-CH", "Europe/Zurich")


def test_two_shows_have_two_identities(made):
    guids = {
        yaml.safe_load((made(name=name) / "show.yaml").read_text(encoding="utf-8"))["guid"]
        for name in ("one", "two")
    }
    assert len(guids) == 2


def test_the_files_are_listed(feedkit, tmp_path, monkeypatch):
    monkeypatch.setattr("feedkit.media.placeholder.PIXELS", 1400)
    monkeypatch.chdir(tmp_path)
    said = feedkit("init", "new")
    assert "  show.yaml\n" in said.out
    assert said.out.endswith("Now edit show.yaml, and run: feedkit -C new build\n")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        ".gitignore", ".vscode", "artwork.png", "episodes", "show.yaml",
    }  # fmt: skip


def test_the_editor_is_told_which_keys_there_are(made):
    root = made()
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert json.loads((root / schema).read_text(encoding="utf-8"))["type"] == "object"
        [file] = root.glob(files)
        first = file.read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / named).resolve() == (root / schema).resolve()


def test_what_is_built_stays_out_of_git(made):
    assert (made() / ".gitignore").read_text() == "/public/\n/.feedkit/\n/.feedkit-secret\n"


@pytest.mark.parametrize("name", ["show.yaml", "other.txt", "folder/deep.txt"])
def test_a_folder_with_other_files_is_refused_and_left_alone(feedkit, tmp_path, name):
    place = tmp_path / "new" / name
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    said = feedkit("init", str(tmp_path / "new"))
    assert said.status == 3
    assert [path for path in (tmp_path / "new").rglob("*") if path.is_file()] == [place]
    assert place.read_text() == "mine"


def test_a_file_is_refused(feedkit, tmp_path):
    (tmp_path / "new").write_text("mine")
    assert feedkit("init", str(tmp_path / "new")).status == 3
    assert (tmp_path / "new").read_text() == "mine"


def test_a_new_repository_is_a_good_place(made, tmp_path):
    root = tmp_path / "new"
    (root / ".git").mkdir(parents=True)
    (root / "README.md").write_text("# Mine\n")
    (root / ".gitignore").write_text("mine\n")
    made()
    assert (root / "README.md").read_text() == "# Mine\n"
    assert (root / ".gitignore").read_text() == "mine\n"


def test_it_is_made_in_the_folder_meant(feedkit, tmp_path, monkeypatch):
    monkeypatch.setattr("feedkit.media.placeholder.PIXELS", 1400)
    (tmp_path / "shows").mkdir()
    assert feedkit("-C", str(tmp_path / "shows"), "init", "mine").status == 0
    assert (tmp_path / "shows" / "mine" / "show.yaml").is_file()


def test_a_folder_to_make_it_in_is_needed(feedkit):
    assert feedkit("init").status == 2


def test_a_disk_that_is_full_ends_with_three(feedkit, tmp_path, monkeypatch):
    monkeypatch.setattr("feedkit.media.placeholder.PIXELS", 1400)

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    said = feedkit("init", str(tmp_path / "new"))
    assert said.status == 3
    assert "cannot be written: No space left on device" in said.err
    monkeypatch.undo()
    shutil.rmtree(tmp_path / "new")
