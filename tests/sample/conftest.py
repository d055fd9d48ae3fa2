from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedkit.cli import feedkit

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The repository's own show, built in a folder of its own."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("show.yaml", "artwork.png"):
        shutil.copy(CHECKOUT / name, root / name)
    for name in ("episodes", "ledger"):
        shutil.copytree(CHECKOUT / name, root / name)
    done = CliRunner().invoke(feedkit, ["-C", str(root), "build", "--locked", "--strict"])
    assert done.exit_code == 0, done.output
    return root


@pytest.fixture(scope="session")
def public(sample) -> Path:
    """The built site."""
    return sample / "public"
