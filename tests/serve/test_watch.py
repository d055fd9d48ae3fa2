from __future__ import annotations

from pathlib import Path

import pytest

from feedkit.serve.watch import of_the_show

ROOT = Path("/somewhere/public/show")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("show.yaml", True), ("episodes/talk.yaml", True), ("templates/page.html", True),
        ("static/.well-known/x", True), ("ledger/talk.json", True),
        ("public/index.html", False), (".feedkit/preview/index.html", False), (".git/HEAD", False),
        ("episodes/.talk.yaml.swp", False), ("episodes/talk.yaml~", False),
        ("episodes/.#talk.yaml", False),
    ],
)  # fmt: skip
def test_what_builds_and_editors_leave_makes_no_build(path, counts):
    assert of_the_show(ROOT, ROOT / path) is counts


def test_recordings_elsewhere_count():
    assert of_the_show(ROOT, Path("/public/masters/talk.wav"))
