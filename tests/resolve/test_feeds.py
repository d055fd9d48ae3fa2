"""However many episodes there are, pages are whole, in order, and full but for the newest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.catalog import Feed, Picture, Show
from feedkit.model.paging import Paging
from feedkit.resolve.feeds import paged

COVER = Picture(address="https://x.example/a.png", path="a.png", media_type="", width=1, height=1)
SHOW = Show(
    title="A", description="B", address="https://x.example/", feed_address="", language="en",
    time_zone="UTC", author="C", guid="", artwork=COVER, categories=(), explicit=False,
    type="episodic", new_feed="https://new.example/feed.xml",
)  # fmt: skip


def documents(count: int, size: int) -> list[Feed]:
    episodes = tuple(f"e{number}" for number in range(count, 0, -1))
    return list(paged(Feed(path="a/feed.xml", show=SHOW, episodes=episodes), size))


@given(st.integers(0, 60), st.integers(1, 9))
def test_every_episode_stands_on_one_page_in_order(count: int, size: int) -> None:
    pages = documents(count, size)
    listed = [slug for each in pages for slug in each.episodes]
    assert listed == [f"e{number}" for number in range(count, 0, -1)]
    assert {len(each.episodes) for each in pages[1:]} <= {size}
    assert len(pages[0].episodes) < 2 * size
    assert len(pages) == 1 or len(pages[0].episodes) >= size


@given(st.integers(0, 60), st.integers(1, 9))
def test_one_episode_more_changes_the_newest_page_and_those_beside_a_new_one(
    count: int, size: int
) -> None:
    before = {each.path: each for each in documents(count, size)}
    after = {each.path: each for each in documents(count + 1, size)}
    changed = {path for path in after if after[path] != before.get(path)} - {"a/feed.xml"}
    grown = len(after) - len(before)
    assert before.keys() <= after.keys()
    newest = [f"a/feed-{number}.xml" for number in (len(before), len(before) - 1) if number]
    assert changed <= (set(newest) if grown else set())


@given(st.integers(2, 60), st.integers(1, 9))
def test_the_address_of_a_page_and_what_leads_to_it_agree(count: int, size: int) -> None:
    pages = documents(count, size)
    whole = [f"https://x.example/{each.path}" for each in pages]
    if len(pages) > 1:
        assert [each.show.feed_address for each in pages] == whole
        assert [each.show.paging.older for each in pages] == [*whole[1:], ""]
        assert [each.show.paging.newer for each in pages] == ["", *whole[:-1]]
        assert {each.show.new_feed for each in pages[1:]} == {""}
    else:
        assert not any(getattr(pages[0].show.paging, name) for name in Paging.__struct_fields__)
