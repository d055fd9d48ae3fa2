"""The chapters of an episode, as one tree."""

from __future__ import annotations

import pickle

from feedkit.model.outline import Chapter, Outline
from feedkit.model.timestamp import Timestamp


def chapter(seconds: int, title: str, *children: Chapter) -> Chapter:
    return Chapter(Timestamp(seconds * 1000), title, children=children)


TREE = (
    chapter(5, "1", chapter(6, "1.1", chapter(7, "1.1.1")), chapter(8, "1.2")),
    chapter(9, "2"),
)


def titles(outline: Outline, depth: int | None = None) -> list[str]:
    return [each.title for each in outline.flat(depth=depth)]


def test_the_flat_list_is_in_the_order_of_the_tree() -> None:
    assert titles(Outline(TREE)) == ["1", "1.1", "1.1.1", "1.2", "2"]
    assert all(not each.children for each in Outline(TREE).flat())


def test_a_depth_leaves_out_what_is_deeper() -> None:
    assert titles(Outline(TREE), 1) == ["1", "2"]
    assert titles(Outline(TREE), 2) == ["1", "1.1", "1.2", "2"]


def test_carriers_get_an_opening_where_the_first_chapter_is_late() -> None:
    carried = Outline(TREE, "Opening").carried()
    assert (carried[0].title, carried[0].start) == ("Opening", Timestamp(0))
    assert len(carried) == 6


def test_and_none_where_it_is_not() -> None:
    assert [each.title for each in Outline((chapter(0, "Hello"),), "Opening").carried()] == [
        "Hello"
    ]
    assert Outline((), "Opening").carried() == ()


def test_an_outline_comes_through_to_another_process_as_it_is() -> None:
    hidden = Chapter(
        Timestamp(9), "x", "https://a.example/", "https://a.example/b.png", hidden=True
    )
    for title in ("Opening", "half a \ud83c"):
        outline = Outline((*TREE, hidden), title)
        assert pickle.loads(pickle.dumps(outline)) == outline


def test_outlines_are_told_apart_by_all_that_is_in_them() -> None:
    told = {repr(Outline(TREE)), repr(Outline(TREE, "Opening")), repr(Outline(TREE[:1]))}
    again = Outline(tuple(chapter.around(chapter.children) for chapter in TREE))
    assert len(told) == 3
    assert repr(again) in told
