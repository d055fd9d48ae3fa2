from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient

from feedkit.serve.app import preview_app
from feedkit.serve.rebuild import Rebuilding
from feedkit.serve.standing import Report, Standing


async def never(_elsewhere):
    """A watcher of folders in which nothing changes."""
    await asyncio.Event().wait()
    yield None


@pytest.fixture
def site(tmp_path):
    """The folder of a preview with one page."""
    folder = tmp_path / "show" / "preview"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<head></head><p>home</p>")
    return folder


@pytest.fixture
def standing():
    return Standing("t")


@pytest.fixture
def served(site, standing):
    """Makes a client of a server for the preview, and the errors that end it."""

    def make(build=Report, watch=never, host="127.0.0.1", **more):
        errors = []
        rebuilding = Rebuilding(build, watch, standing)
        app = preview_app(
            site, standing=standing, rebuilding=rebuilding, host=host, failed=errors.append
        )
        client = TestClient(app, base_url="http://127.0.0.1:8000", **more)
        client.errors = errors
        return client

    return make
