"""build.py: what its words mean, and that every Python can read it."""

from __future__ import annotations

import ast
import io
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "build.py").read_text(encoding="utf-8")
NEWER_THAN_2_7 = (
    ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.YieldFrom, ast.Match,
    ast.AsyncFunctionDef, ast.Await,
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("", "-m feedkit build"),
        ("--drafts", "-m feedkit build --drafts"),
        ("-o out --strict", "-m feedkit build -o out --strict"),
        ("build --drafts", "-m feedkit build --drafts"),
        ("check --strict", "-m feedkit check --strict"),
        ("-h", "-m feedkit -h"),
        ("--help", "-m feedkit --help"),
        ("--version", "-m feedkit --version"),
        ("test", "-m pytest"),
        ("test -k outline", "-m pytest -k outline"),
    ],
)
def test_words_become_a_command(launcher: ModuleType, words: str, arguments: str) -> None:
    assert launcher.understand(words.split())[0] == arguments.split()


def test_extras_are_for_what_needs_them(launcher: ModuleType) -> None:
    assert launcher.understand(["test"])[2] == {"test"}
    assert launcher.understand(["serve", "--port", "0"])[2] == {"serve"}
    assert launcher.understand(["check"])[2] == launcher.understand([])[2] == set()


def test_a_cluster_is_asked_for_in_words_or_by_a_setting(launcher: ModuleType) -> None:
    assert launcher.wants_cluster(["build", "--cluster", "tcp://scheduler:8786"], {})
    assert launcher.wants_cluster(["--cluster=tcp://scheduler:8786"], {})
    assert launcher.wants_cluster(["build"], {"FEEDKIT_CLUSTER": "tcp://scheduler:8786"})
    assert not launcher.wants_cluster(["build", "--clean"], {"FEEDKIT_CLUSTER": ""})


def test_the_show_beside_build_py_is_meant_unless_a_word_says_more(launcher: ModuleType) -> None:
    assert launcher.understand([])[1] == launcher.understand(["test"])[1] == str(ROOT)
    assert launcher.understand(["check"])[1] is None


def test_an_ffmpeg_is_found_by_name_or_by_setting(launcher: ModuleType, tmp_path: Path) -> None:
    assert not launcher.has_ffmpeg({"PATH": str(tmp_path)})
    assert launcher.has_ffmpeg({"PATH": str(tmp_path), "FEEDKIT_FFMPEG": "anywhere"})
    (tmp_path / "ffmpeg").touch(mode=0o755)
    assert launcher.has_ffmpeg({"PATH": str(tmp_path)})


def test_an_old_python_is_told_what_is_wanted(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = SimpleNamespace(
        version_info=(3, 10, 2), executable="python3.10", stderr=io.StringIO(), exit=sys.exit
    )
    monkeypatch.setattr(launcher, "sys", old)
    with pytest.raises(SystemExit) as ended:
        launcher.main([])
    assert ended.value.code == 3
    assert old.stderr.getvalue() == (
        "feedkit needs Python 3.11 or newer; this is Python 3.10 at python3.10.\n"
    )


def test_no_syntax_is_newer_than_python_2_7() -> None:
    for node in ast.walk(ast.parse(SOURCE)):
        assert not isinstance(node, NEWER_THAN_2_7), f"line {node.lineno}"
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            assert not any(isinstance(each, ast.Starred) for each in ast.iter_child_nodes(node))
        if isinstance(node, ast.FunctionDef):
            named = node.args
            assert [*named.kwonlyargs, *named.posonlyargs] == []
            assert node.returns is None
            assert not any(each.annotation for each in named.args)
    assert SOURCE.isascii()


def starts(python: str) -> bool:
    """Say whether there is such a Python, and not just a name for one."""
    found = shutil.which(python)
    return (
        bool(found)
        and not subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode
    )


def test_real_old_pythons_end_with_one_line() -> None:
    names = [f"python{version}" for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")]
    old = [name for name in names if starts(name)]
    if not old:
        pytest.skip("no old Python here")
    for python in old:
        done = subprocess.run(
            [python, ROOT / "build.py"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 3, python
        assert done.stderr.startswith("feedkit needs Python 3.11 or newer; this is Python ")
        assert done.stderr.count("\n") == 1


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A checkout that needs no packages, whose feedkit says what it was asked."""
    for name in ("build.py", "scripts/environment.py", "scripts/pins.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "feedkit").mkdir()
    (tmp_path / "feedkit" / "__init__.py").touch()
    (tmp_path / "feedkit" / "__main__.py").write_text(
        "import os, sys\nprint(os.getcwd(), *sys.argv[1:])\nsys.exit(5)\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"), [([], "{whole} build"), (["check", "--strict"], "{here} check --strict")]
)
def test_the_command_is_run_and_its_status_passed_on(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, words: list[str], said: str
) -> None:
    here = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, whole / "build.py", *words]
    environ = {"PATH": str(whole), "FEEDKIT_FFMPEG": "ffmpeg"}
    done = subprocess.run(
        command, cwd=here, env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (5, "")
    assert done.stdout == said.format(whole=whole, here=here) + "\n"
    assert not (whole / ".venv").exists()


def test_a_missing_lock_is_said_in_one_line(whole: Path) -> None:
    (whole / "requirements.lock").unlink()
    done = subprocess.run(
        [sys.executable, whole / "build.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "requirements.lock" in done.stderr
    assert done.stderr.count("\n") == 1
