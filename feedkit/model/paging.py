"""Where a document stands among the pages of a feed. RFC 5005."""

from __future__ import annotations

from msgspec import Struct


class Paging(Struct, frozen=True, kw_only=True):
    """The addresses that lead from one page of a feed to the others, empty where there is none.

    ``newer`` and ``older`` are the pages beside this one, ``newer_archive`` is the newer one where
    that is an archive. ``newest`` is the document that subscribers ask for. ``archive`` says that
    this one is full, so that no new episode will ever stand in it.
    """

    newest: str = ""
    oldest: str = ""
    newer: str = ""
    older: str = ""
    newer_archive: str = ""
    archive: bool = False
