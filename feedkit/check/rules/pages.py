"""Rules about the looks of pages."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model.resolution import Resolution
from feedkit.model.scheme import changed


@show_rule("SITE024")
def unreadable_colour(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """A colour that was chosen for pages leaves too little contrast for texts.

    Texts take a contrast of 4.5 (WCAG 2, section 1.4.3), more on large surfaces, and pages for
    dark screens are dark. Pages show the nearest colour that can be read in its place.
    """
    show = whole.catalog.show
    for each in changed(show.artwork.palette, show.site.colours):
        use = {"accent": "links in it", "background": "texts on it", "stage": "what stands on it"}
        message = f"{use[each.at[-1]]} could not be read well: pages show {each.taken} instead"
        help = f"write {str(each.taken)[1:]}, or another colour that is "
        help += "lighter" if each.lighter else "darker"
        yield "show.yaml", Objection(message, help, at=("site", "colours", *each.at))
