"""Where the items of a feed lie in its text."""

from __future__ import annotations

Layout = tuple[int, tuple[tuple[str, int], ...]]
"""Where the items of a feed begin in its text, and the digest and length of each, in bytes."""
