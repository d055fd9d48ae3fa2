from __future__ import annotations

from feedkit.cache.texts import Texts


def test_a_text_is_made_once(tmp_path):
    texts = Texts(tmp_path)
    assert texts.remember("ab1", lambda: "one") == "one"
    assert texts.remember("ab1", lambda: "two") == "one"


def test_texts_that_nobody_wants_any_more_are_dropped(tmp_path):
    texts = Texts(tmp_path)
    for digest in ("ab1", "ab2", "cd3"):
        texts.remember(digest, lambda: "text")
    texts.forget_all_but({"ab2"})
    assert texts.recall("ab2", lambda: "") == "text"
    assert texts.recall("ab1", lambda: "") == texts.recall("cd3", lambda: "") == ""
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "2"]
