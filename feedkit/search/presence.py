"""Whether pagefind is here, found out without importing it: a build with nothing to do asks too."""

from __future__ import annotations

from importlib.util import find_spec

PACKAGES = ("pagefind_bin_extended", "pagefind_bin")
"""Where its program lies: with words cut apart for languages that write without gaps, or not."""


def package() -> str:
    """The package with pagefind's program; empty where there is none."""
    return next(filter(find_spec, PACKAGES), "")


def version() -> str:
    """Which pagefind is installed; empty where none is."""
    name = package()
    if not name:
        return ""
    from importlib.metadata import version as version_of  # noqa: PLC0415  slow, and rarely wanted

    return f"{name} {version_of(name)}"
