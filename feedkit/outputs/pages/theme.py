"""The colours of a show's artwork into the colours of its pages, each pair readable.

The stage is the band that an episode plays on: the artwork's commonest colour, by night a dark
one. Paper takes its tint from the lightest colour, ink from the darkest, links from the strongest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from feedkit.outputs.pages.colours import VISIBLE, Colour, contrast_of

_OF_ITS_OWN = ("#182034", "#f4f6fb", "#4667e8")
_LIGHT, _MIDDLE, _DARK = 0.8, 0.62, 0.45


@lru_cache(maxsize=8)
def theme(palette: tuple[str, ...]) -> str:
    """The custom properties of a style sheet; without a palette feedkit's own colours."""
    colours = _parsed(palette)
    day = _rule({**_stage(colours, night=False), **_light(colours)})
    night = _rule({**_stage(colours, night=True), **_dark(colours)})
    return f"{day}@media (prefers-color-scheme: dark) {{ {night}}}\n"


@lru_cache(maxsize=8)
def frame(palette: tuple[str, ...]) -> tuple[str, str]:
    """The colours that the browser's own frame takes above a page, by day and by night."""
    day, night = (_stage(_parsed(palette), night=each)["stage"] for each in (False, True))
    return str(day), str(night)


def _parsed(palette: tuple[str, ...]) -> tuple[Colour, ...]:
    return tuple(map(Colour.parse, palette or _OF_ITS_OWN))


def _stage(colours: tuple[Colour, ...], *, night: bool) -> dict[str, Colour]:
    first, strong = colours[0], _strongest(colours)
    dark = night or first.lightness < _MIDDLE
    if first.lightness < _MIDDLE:
        stage = first.at(min(first.lightness, 0.38))
    else:
        by_day = first.at(max(first.lightness, 0.76))
        stage = _tint(colours, light=False).at(0.27) if night else by_day
    wash = stage.at(stage.lightness + (0.07 if dark else -0.06))
    ink = _tint(colours, light=dark).readable_on(wash, stage, contrast=7)
    accent = (strong if strong != first else ink).readable_on(wash, stage)
    return {
        "stage": stage,
        "stage-wash": wash,
        "stage-line": stage.at(stage.lightness + (0.17 if dark else -0.15)),
        "stage-bar": stage.at(stage.lightness + (0.25 if dark else -0.25)).readable_on(
            stage, contrast=VISIBLE
        ),
        "stage-ink": ink,
        "stage-soft": ink.at(0.78 if dark else 0.42, strongest=0.05).readable_on(wash, stage),
        "stage-accent": accent,
        "on-stage-accent": _on(accent, colours),
    }


def _light(colours: tuple[Colour, ...]) -> dict[str, Colour]:
    tint, ink = _tint(colours, light=True), _tint(colours, light=False)
    paper, wash = tint.at(0.988, strongest=0.012), tint.at(0.955, strongest=0.022)
    return _scheme(
        colours,
        paper,
        wash,
        line=tint.at(0.875, strongest=0.03),
        soft=ink.at(0.47, strongest=0.04),
        ink=ink.at(0.25, strongest=0.07),
    )


def _dark(colours: tuple[Colour, ...]) -> dict[str, Colour]:
    tint, ink = _tint(colours, light=False), _tint(colours, light=True)
    paper, wash = tint.at(0.185, strongest=0.035), tint.at(0.245, strongest=0.045)
    return _scheme(
        colours,
        paper,
        wash,
        line=tint.at(0.36, strongest=0.05),
        soft=ink.at(0.74, strongest=0.025),
        ink=ink.at(0.94, strongest=0.025),
    )


def _scheme(
    colours: tuple[Colour, ...],
    paper: Colour,
    wash: Colour,
    *,
    line: Colour,
    soft: Colour,
    ink: Colour,
) -> dict[str, Colour]:
    accent = _strongest(colours).readable_on(paper, wash)
    return {
        "paper": paper,
        "wash": wash,
        "line": line,
        "soft": soft.readable_on(paper, wash),
        "ink": ink.readable_on(paper, wash, contrast=7),
        "accent": accent,
        "on-accent": _on(accent, colours),
    }


def _strongest(colours: tuple[Colour, ...]) -> Colour:
    return max(colours, key=lambda each: (round(each.strength, 3), each.lightness))


def _tint(colours: tuple[Colour, ...], *, light: bool) -> Colour:
    """The lightest or darkest colour, if it is light or dark; else the first."""
    found = (max if light else min)(colours, key=lambda each: each.lightness)
    fits = found.lightness > _LIGHT if light else found.lightness < _DARK
    return found if fits else colours[0].at(0.95 if light else 0.25, strongest=0.05)


def _on(back: Colour, colours: tuple[Colour, ...]) -> Colour:
    """What is written on a colour: the lightest or the darkest of the theme."""
    pair = (_tint(colours, light=True), _tint(colours, light=False))
    return max(pair, key=lambda each: contrast_of(each, back)).readable_on(back)


def _rule(colours: dict[str, Colour]) -> str:
    return ":root {" + "".join(_declarations(colours)) + " }\n"


def _declarations(colours: dict[str, Colour]) -> Iterator[str]:
    yield from (f" --{name}: {colour};" for name, colour in colours.items())
