"""HTML as apps keep it."""

from __future__ import annotations

import pytest

from feedkit.text.app_html import app_blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n ", []),
        ("bare <em>words</em> <p>and more</p> behind", ["bare words", "and more", "behind"]),
        ("<p>one</p>\n<p>two<br>lines</p>", ["one", "two<br/>lines"]),
        ("<div><p>inside</p></div>", ["inside"]),
        ("<p> </p><hr><p>3 &lt; 4 &amp; 5&nbsp;</p>", ["3 &lt; 4 &amp; 5"]),
    ],
)
def test_text_and_blocks_become_paragraphs(text: str, blocks: list[str]) -> None:
    assert list(app_blocks(text)) == [f"<p>{each}</p>" for each in blocks]
