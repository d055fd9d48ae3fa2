"""The ledger's folder: read whole, written only where something has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from feedkit.ledger.folder import change, read_ledger, record
from feedkit.model.promise import (
    AudioPromise,
    Ledger,
    LedgerEntry,
    Promise,
    RecordedFacts,
    ShowPromise,
)
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration

SHOW = ShowPromise(
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810", feed="https://harbour.example/feed.xml"
)


def entry(guid: str) -> LedgerEntry:
    audio = AudioPromise(address="media/a.mp3", edition=1, length=Size(5), type="audio/mpeg")
    published = datetime(2025, 1, 1, tzinfo=UTC)
    promised = Promise(guid=guid, published=published, page="episodes/a/", audio=audio)
    return LedgerEntry(promised=promised, facts=RecordedFacts(source="", duration=Duration(1)))


LEDGER = Ledger(show=SHOW, episodes={"a": entry("1"), "b": entry("2")})


def kept(root: Path, ledger: Ledger) -> None:
    record(root, change(read_ledger(root), ledger))


def test_a_missing_folder_is_an_empty_ledger(tmp_path: Path) -> None:
    read = read_ledger(tmp_path)
    assert (read.ledger, read.findings) == (Ledger(), ())


def test_what_is_recorded_is_read_again(tmp_path: Path) -> None:
    kept(tmp_path, LEDGER)
    assert read_ledger(tmp_path).ledger == LEDGER
    assert {path.name for path in (tmp_path / "ledger").iterdir()} == {
        "a.json",
        "b.json",
        "show.json",
    }


def test_only_what_has_changed_is_written(tmp_path: Path) -> None:
    kept(tmp_path, LEDGER)
    before = read_ledger(tmp_path)
    assert not change(before, LEDGER)
    changed = change(before, replace(LEDGER, episodes={"a": entry("1"), "c": entry("3")}))
    assert set(changed.written) == {"c"}
    assert changed.removed == ("b",)
    record(tmp_path, changed)
    assert set(read_ledger(tmp_path).ledger.episodes) == {"a", "c"}


def test_line_ends_and_byte_order_marks_of_an_editor_are_no_change(tmp_path: Path) -> None:
    kept(tmp_path, LEDGER)
    file = tmp_path / "ledger" / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    read = read_ledger(tmp_path)
    assert read.findings == ()
    assert not change(read, LEDGER)


def test_a_broken_file_is_one_finding_and_the_others_are_read(tmp_path: Path) -> None:
    kept(tmp_path, LEDGER)
    file = tmp_path / "ledger" / "a.json"
    file.write_text('{\n  "promised":\n', encoding="utf-8")
    read = read_ledger(tmp_path)
    (found,) = read.findings
    assert (found.code, found.file, found.line) == ("PUB026", "ledger/a.json", 3)
    assert set(read.ledger.episodes) == {"b"}
    assert read.ledger.show == SHOW
