"""XML elements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feedkit.text.xml import NAMESPACES, Element, Value, append, element, rows

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]) | st.sampled_from("\t\n\r&<>\"'")
)
values = st.none() | st.booleans() | st.integers() | texts
KEYS = ("start", "title", "href")


def written(found: Element | None) -> str:
    """The element as it stands in a feed."""
    feed = etree.Element("rss", nsmap=dict(NAMESPACES))
    append(feed, [found])
    return etree.tostring(feed, encoding="unicode")


@given(st.lists(st.tuples(*[st.none() | texts] * len(KEYS)), max_size=5), values)
def test_rows_are_the_elements_that_they_would_be_one_by_one(
    listed: list[tuple[str | None, ...]], version: Value
) -> None:
    each = [element("psc:chapter", attributes=dict(zip(KEYS, one, strict=True))) for one in listed]
    expected = element("psc:chapters", None, *each, version=version)
    found = rows("psc:chapters", "psc:chapter", KEYS, listed, version=version)
    assert written(found) == written(expected)
