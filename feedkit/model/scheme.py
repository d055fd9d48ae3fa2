"""The colours of pages, by name, from those of the artwork and those that the author chooses.

The stage is the band that an episode plays on: the artwork's commonest colour, by night a dark
one. Paper takes its tint from the lightest colour, ink from the darkest, links from the strongest.
Each pair can be read, whatever was chosen: a colour that cannot is made lighter or darker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from feedkit.model.colour import BLACK, VISIBLE, WHITE, Colour, contrast_of
from feedkit.model.site_choices import ColourChoices, Colours

_OF_ITS_OWN = ("#182034", "#f4f6fb", "#4667e8")
_LIGHT, _MIDDLE, _DARK = 0.8, 0.62, 0.45
_GROUND = 9.0
"""The contrast to black or white that leaves room for ink and for softer ink on a paper."""
_DIMMED = {"background": 0.185, "stage": 0.27}
"""How light a colour by day may be by night."""
_SAME = 0.004
"""Lightnesses nearer than this come of rounding."""

Scheme = Mapping[str, Colour]


class Changed(Struct, frozen=True):
    """A colour of the author's that pages show lighter or darker: where it stands, and as what."""

    at: tuple[str, ...]
    written: Colour
    taken: Colour

    @property
    def lighter(self) -> bool:
        """Whether it was too dark."""
        return self.taken.lightness > self.written.lightness


@lru_cache(maxsize=8)  # the style sheet, pages and a rule ask for that of one show
def scheme(palette: tuple[str, ...], chosen: ColourChoices, *, night: bool) -> Scheme:
    """The colours by their names; without a palette and a choice feedkit's own."""
    colours = tuple(map(Colour.parse, palette or _OF_ITS_OWN))
    wanted = _wanted(chosen, night=night)
    stage = _stage(colours, wanted, night=night)
    return {**stage, **_sheet(colours, wanted, night=night)}


def changed(palette: tuple[str, ...], chosen: ColourChoices) -> Iterator[Changed]:
    """The author's colours that could not be read as they are."""
    for night in (False, True):
        way = ("night",) if night else ()
        shown = scheme(palette, chosen, night=night)
        for name, colour in _parsed(chosen.night if night else chosen).items():
            taken = shown["paper" if name == "background" else name]
            if abs(taken.lightness - colour.lightness) > _SAME:
                yield Changed((*way, name), colour, taken)


def _wanted(chosen: ColourChoices, *, night: bool) -> Scheme:
    """What was chosen for a time of day; those by day count for the night as well, dimmed."""
    by_day = _parsed(chosen)
    if not night:
        return by_day
    dimmed = {
        name: colour.at(min(colour.lightness, _DIMMED.get(name, 1.0)))
        for name, colour in by_day.items()
    }
    return {**dimmed, **_parsed(chosen.night)}


def _parsed(chosen: Colours) -> Scheme:
    written = (
        ("accent", chosen.accent),
        ("background", chosen.background),
        ("stage", chosen.stage),
    )
    return {name: Colour.parse(text) for name, text in written if text is not None}


def _stage(colours: tuple[Colour, ...], wanted: Scheme, *, night: bool) -> Scheme:
    first, strong = wanted.get("stage", colours[0]), wanted.get("accent", _strongest(colours))
    dark = night or first.lightness < _MIDDLE
    if dark and (first.lightness < _MIDDLE or "stage" in wanted):
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


def _sheet(colours: tuple[Colour, ...], wanted: Scheme, *, night: bool) -> Scheme:
    """Paper, and what is written on it."""
    paper = _paper(colours, wanted.get("background"), night=night)
    dark = paper.lightness < _MIDDLE
    tint = wanted.get("background") or _tint(colours, light=not dark)
    ink = _tint(colours, light=dark)
    if dark:
        wash = tint.at(paper.lightness + 0.06, strongest=0.045)
        line = tint.at(paper.lightness + 0.175, strongest=0.05)
        soft, ink = ink.at(0.74, strongest=0.025), ink.at(0.94, strongest=0.025)
    else:
        wash = tint.at(paper.lightness - 0.033, strongest=max(0.022, paper.strength))
        line = tint.at(paper.lightness - 0.113, strongest=max(0.03, paper.strength))
        soft, ink = ink.at(0.47, strongest=0.04), ink.at(0.25, strongest=0.07)
    accent = wanted.get("accent", _strongest(colours)).readable_on(paper, wash)
    return {
        "paper": paper,
        "wash": wash,
        "line": line,
        "soft": soft.readable_on(paper, wash),
        "ink": ink.readable_on(paper, wash, contrast=7),
        "accent": accent,
        "on-accent": _on(accent, colours),
    }


def _paper(colours: tuple[Colour, ...], wanted: Colour | None, *, night: bool) -> Colour:
    if wanted is None:
        tint = _tint(colours, light=not night)
        return tint.at(0.185, strongest=0.035) if night else tint.at(0.988, strongest=0.012)
    under_light = wanted.readable_on(WHITE, contrast=_GROUND)
    if night:
        return under_light
    under_dark = wanted.readable_on(BLACK, contrast=_GROUND)
    return min(under_light, under_dark, key=lambda each: abs(each.lightness - wanted.lightness))


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
