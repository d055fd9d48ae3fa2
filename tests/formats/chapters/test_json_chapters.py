"""JSON chapters."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.json_chapters import write
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Duration, Timestamp

chapters = st.builds(
    Chapter,
    st.integers(0, 9_999_999).map(Timestamp),
    st.text(),
    st.none() | st.text(),
    st.none() | st.text(),
    st.booleans(),
)


@given(st.lists(chapters, max_size=5), st.none() | st.integers(0, 9_999_999).map(Duration))
def test_a_chapter_is_written_as_the_standard_library_writes_it(
    listed: list[Chapter], duration: Duration | None
) -> None:
    written = write(Contents(chapters=tuple(listed), duration=duration)).split("\n")
    lines = [each.strip().removesuffix(",") for each in written if each.startswith("  {")]
    assert len(lines) == len(listed)
    assert lines == [json.dumps(json.loads(each), ensure_ascii=False) for each in lines]
