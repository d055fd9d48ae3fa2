from __future__ import annotations

import hashlib
import os

import pytest
from msgspec.structs import replace

from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.model.size import Size
from feedkit.site.manifest import Written
from feedkit.site.standing import content_digest, standing

PAGE = Artifact(kind="page", key="", path="page.html", digest="of its values", stage=Stage.PAGES)
BYTES = b"<p>A page</p>"


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "page.html"
    place.write_bytes(BYTES)
    return place


def record_of(place):
    found = place.stat()
    return Written(PAGE.digest, found.st_size, found.st_mtime_ns, content_digest(BYTES))


def test_a_file_that_is_as_it_was_written_stands(place):
    record = record_of(place)
    assert standing(place.parent, PAGE, record) is record


def test_a_file_with_another_time_stands_with_that_time(place):
    record = record_of(place)
    os.utime(place, ns=(5, 5))
    assert standing(place.parent, PAGE, record) == record._replace(changed=5)


@pytest.mark.parametrize("other", [b"<p>A pale</p>", b"<p>Longer than it was</p>", b""])
def test_a_file_with_other_bytes_does_not_stand(place, other):
    record = record_of(place)
    place.write_bytes(other)
    os.utime(place, ns=(5, 5))
    assert standing(place.parent, PAGE, record) is None


def test_what_is_made_of_other_values_does_not_stand(place):
    assert standing(place.parent, replace(PAGE, digest="of others"), record_of(place)) is None


def test_what_was_never_written_or_is_gone_does_not_stand(place):
    record = record_of(place)
    assert standing(place.parent, PAGE, None) is None
    place.unlink()
    assert standing(place.parent, PAGE, record) is None


def test_a_link_to_the_same_bytes_is_somebody_elses_file(place):
    record = record_of(place)
    other = place.rename(place.with_name("other.html"))
    place.symlink_to(other)
    assert standing(place.parent, PAGE, record._replace(size=os.lstat(place).st_size)) is None


def test_a_copied_file_with_another_time_is_known_by_its_digest(place):
    piece = MadeFile(
        path="page.html",
        source=place,
        size=Size(len(BYTES)),
        sha256=hashlib.sha256(BYTES).hexdigest(),
        stage=Stage.MEDIA,
    )
    record = Written(piece.sha256, len(BYTES), 5, "")
    assert standing(place.parent, piece, record) == record._replace(
        changed=place.stat().st_mtime_ns
    )
    place.write_bytes(BYTES.upper())
    assert standing(place.parent, piece, record) is None
