"""What is wanted is read from requirements.lock, what is there from the names of folders."""

from __future__ import annotations

from pathlib import Path

from pins import ALWAYS, installed, pins, selected, suits

ROOT = Path(__file__).resolve().parents[2]
REAL = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCK = """\
# comment == nothing
typing-extensions==4.15.0 \\
    --hash=sha256:aa==
tzdata==2025.2 ; python_full_version >= '3.13' and extra == 'test' \\
    --hash=sha256:bb
"""


def test_pins_are_names_versions_and_markers() -> None:
    assert list(pins(LOCK)) == [
        ("typing-extensions", "4.15.0", ""),
        ("tzdata", "2025.2", "python_full_version >= '3.13' and extra == 'test'"),
    ]


def test_only_the_wanted_extras_are_opened() -> None:
    assert selected(LOCK, {"ffmpeg"}) == LOCK
    assert selected(LOCK, {"test"}) == LOCK.replace("extra == 'test'", ALWAYS)


def test_what_is_installed_is_read_off_names(tmp_path: Path) -> None:
    (tmp_path / "Typing_Extensions-4.15.0.dist-info").mkdir()
    (tmp_path / "other.py").touch()
    assert installed([tmp_path, tmp_path / "missing"]) == {"typing-extensions": "4.15.0"}


def test_versions_must_be_the_locked_ones_unless_feedkit_was_installed() -> None:
    assert suits(LOCK, {"typing-extensions": "4.15.0"})
    assert not suits(LOCK, {"typing-extensions": "4.16.0"})
    assert not suits(LOCK, {})
    assert suits(LOCK, {"typing-extensions": "4.16.0", "feedkit-podcast": "0.1.0"})


def test_the_real_lock_keeps_extras_out_of_the_core() -> None:
    core = {name for name, _, marker in pins(REAL) if "extra" not in marker}
    assert {"feedgen", "jinja2", "pydub"} <= core
    assert not {"pytest", "imageio-ffmpeg"} & core
    assert all(version for _, version, _ in pins(REAL))
    assert REAL.count("--hash=sha256:") > len(list(pins(REAL)))
