"""What a tag is: an element of the feed, where it comes from, and a function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from feedkit.text.xml import Element

Subject_contra = TypeVar("Subject_contra", contravariant=True)


class Tag(Struct, Generic[Subject_contra], frozen=True):
    """A tag of the table: a function from the show or an episode to elements.

    ``source`` says in Markdown what of the YAML it is made from, and ``readers`` who reads it:
    the table of elements in the documentation is made of them.
    """

    element: str
    source: str
    readers: str
    write: Callable[[Subject_contra], Iterator[Element | None]]

    def __call__(self, subject: Subject_contra) -> Iterator[Element | None]:
        """The elements of a subject."""
        return self.write(subject)


def tag(
    element: str, *, source: str, readers: str
) -> Callable[[Callable[[Subject_contra], Iterator[Element | None]]], Tag[Subject_contra]]:
    """Make a tag of the function that writes it."""
    return lambda write: Tag(element, source, readers, write)
