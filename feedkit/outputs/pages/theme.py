"""The colours of a show as the custom properties that its style sheet begins with."""

from __future__ import annotations

from functools import lru_cache

from feedkit.model.scheme import Scheme, scheme
from feedkit.model.site_choices import OF_THE_ARTWORK, ColourChoices


@lru_cache(maxsize=8)
def theme(palette: tuple[str, ...], chosen: ColourChoices = OF_THE_ARTWORK) -> str:
    """The custom properties of a style sheet, by day and by night."""
    day, night = (_rule(scheme(palette, chosen, night=each)) for each in (False, True))
    return f"{day}@media (prefers-color-scheme: dark) {{ {night}}}\n"


@lru_cache(maxsize=8)
def frame_colours(
    palette: tuple[str, ...], chosen: ColourChoices = OF_THE_ARTWORK
) -> tuple[str, str]:
    """The colours that the browser's own frame takes above a page, by day and by night."""
    day, night = (scheme(palette, chosen, night=each)["stage"] for each in (False, True))
    return str(day), str(night)


def _rule(colours: Scheme) -> str:
    told = "".join(f" --{name}: {colour};" for name, colour in colours.items())
    return f":root {{{told} }}\n"
