"""What hosts read besides the site itself: how files are served, and where old addresses lead."""

from feedkit.outputs.hosting.headers import HEADERS
from feedkit.outputs.hosting.nojekyll import NO_JEKYLL
from feedkit.outputs.hosting.redirects import REDIRECTS
from feedkit.outputs.publication import Output

HOSTING: tuple[Output, ...] = (HEADERS, REDIRECTS, NO_JEKYLL)

PATHS = frozenset({"_headers", "_redirects", ".nojekyll"})
"""Their files; a file of the show's own in ``static/`` takes the place of each."""

__all__ = ["HOSTING", "PATHS"]
