from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from feedkit.diagnostics import WorldFailed
from feedkit.search import engine, presence
from feedkit.search.engine import ENTRY, NEEDED, make_index

installed = pytest.mark.skipif(not presence.package(), reason="pagefind is not installed")

DOCUMENT = """<!doctype html>
<html lang="de">
<body data-pagefind-body>
<meta data-pagefind-meta="url[content]" content="episodes/a,b/">
<h1>{title}</h1>
<p>Kräne & Schiffe, die Häuser heben.</p>
<h2 id="t=43.5">1. Einführung</h2>
</body>
</html>
"""


def documents(*titles):
    return [(each.lower(), DOCUMENT.replace("{title}", each)) for each in titles]


def files(folder, made):
    return {each.name: (folder / each.name).read_bytes() for each in made}


@installed
def test_an_index_is_what_a_search_takes_and_no_more(tmp_path):
    made = make_index(documents("Eins", "Zwei"), tmp_path / "index", language="de")
    found = files(tmp_path / "index", made)
    assert set(NEEDED) <= found.keys()
    assert len([name for name in found if name.startswith("fragment/")]) == 2
    assert [name for name in found if "wasm" in name] == ["wasm.de.pagefind"]
    assert not [name for name in found if "ui" in name or "highlight" in name]
    for each in made:
        content = found[each.name]
        assert each.size.bytes == len(content)
        assert each.sha256 == hashlib.sha256(content).hexdigest()


@installed
def test_results_lead_to_places_in_the_page_and_not_to_the_document(tmp_path):
    made = make_index(documents("Eins"), tmp_path / "index", language="de")
    (fragment,) = [each for each in made if each.name.startswith("fragment/")]
    text = gzip.decompress((tmp_path / "index" / fragment.name).read_bytes())
    told = json.loads(text.removeprefix(b"pagefind_dcd"))
    assert told["meta"] == {"title": "Eins", "url": "episodes/a,b/"}
    assert [(each["id"], each["text"]) for each in told["anchors"]] == [("t=43.5", "1. Einführung")]


@installed
def test_the_same_documents_make_the_same_bytes(tmp_path):
    many = documents(*(f"Titel {number}" for number in range(40)))
    one, two = tmp_path / "one", tmp_path / "elsewhere/two"
    assert files(one, make_index(many, one, language="de")) == files(
        two, make_index(many, two, language="de")
    )


@installed
def test_another_document_leaves_the_others_as_they_are(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    before = files(one, make_index(documents("Eins", "Zwei"), one, language="de"))
    after = files(two, make_index(documents("Neu", "Eins", "Zwei"), two, language="de"))
    kept = {name for name in before if after.get(name) == before[name]}
    assert len([name for name in kept if name.startswith("fragment/")]) == 2
    assert kept >= {"pagefind.js", "pagefind-worker.js", "wasm.de.pagefind"}
    assert before[ENTRY] != after[ENTRY]
    assert {name for name in before if name not in after or name == ENTRY} == before.keys() - kept


@installed
def test_settings_that_lie_about_change_nothing(tmp_path, monkeypatch):
    one, two = tmp_path / "one", tmp_path / "two"
    before = files(one, make_index(documents("Eins"), one, language="de"))
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "h2")
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["p"]\n')
    monkeypatch.chdir(tmp_path)
    assert files(two, make_index(documents("Eins"), Path("two"), language="de")) == before


@installed
def test_a_language_without_stems_is_searched_letter_by_letter(tmp_path):
    made = make_index(documents("Eins"), tmp_path / "index", language="tlh")
    assert [each.name for each in made if "wasm" in each.name] == ["wasm.unknown.pagefind"]


@pytest.fixture
def instead(monkeypatch):
    """Puts a program in the place of pagefind."""

    def put(*lines):
        run = subprocess.run
        monkeypatch.setattr(engine, "_program", lambda: Path(sys.executable))
        monkeypatch.setattr(
            subprocess,
            "run",
            lambda words, **how: run([words[0], "-c", "\n".join(lines), *words[1:]], **how),
        )

    return put


def test_what_pagefind_says_in_the_end_is_said(tmp_path, instead):
    instead("import sys", "print('one', file=sys.stderr)", "sys.exit('out of memory')")
    with pytest.raises(WorldFailed, match=r"pagefind ended with 1: out of memory$") as failed:
        make_index(documents("Eins"), tmp_path / "index", language="de")
    assert "pip install" in failed.value.help


def test_pagefind_is_not_waited_for_for_ever(tmp_path, instead, monkeypatch):
    instead("import threading", "threading.Event().wait()")
    monkeypatch.setattr(engine, "_LONGEST", 0.2)
    with pytest.raises(WorldFailed, match="timed out"):
        make_index(documents("Eins"), tmp_path / "index", language="de")


def test_without_pagefind_there_is_no_index(tmp_path, monkeypatch):
    monkeypatch.setattr(presence, "PACKAGES", ())
    assert presence.version() == ""
    with pytest.raises(WorldFailed, match="not installed"):
        make_index(documents("Eins"), tmp_path / "index", language="de")


def test_a_folder_that_pagefind_cannot_work_in_is_said(tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    with pytest.raises(WorldFailed, match="names in UTF-8") as failed:
        make_index(documents("Eins"), odd / "index", language="de")
    assert "another name" in failed.value.help
    assert not odd.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the pretenders talk through pipes")
def test_a_pagefind_that_a_killed_build_has_left_writes_into_no_other_index(tmp_path, instead):
    for name in ("there", "go", "gone"):
        os.mkfifo(tmp_path / name)
    files = ["from pathlib import Path", "import sys", "made = Path(sys.argv[4])"]
    files += [f"pipes = Path({str(tmp_path)!r})"]
    child = os.fork()
    if not child:
        hear = ["(pipes / 'there').write_text('')", "(pipes / 'go').read_text()"]
        left = [f"(made / {ENTRY!r}).write_text('left')", "(pipes / 'gone').write_text('')"]
        instead(*files, *hear, "made.mkdir(exist_ok=True)", *left)
        make_index(documents("Eins"), tmp_path / "index", language="de")
        os._exit(1)
    (tmp_path / "there").read_text()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    write = [f"(made / {ENTRY!r}).write_text('again')"]
    instead(*files, *write, "(pipes / 'go').write_text('')", "(pipes / 'gone').read_text()")
    make_index(documents("Zwei"), tmp_path / "index", language="de")
    assert (tmp_path / "index" / ENTRY).read_text() == "again"
