"""Pages as they are served: the built ones with the script that reloads them, and our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

SCRIPT = "/.feedkit/reload.js"
EVENTS = "/.feedkit/events"

_META = re.compile(r"<meta\b[^>]*http-equiv\s*=\s*[\"']?content-security-policy\b[^>]*>", re.I)
_CONTENT = re.compile(r"(\bcontent\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.I)
_ENDS = (re.compile(r"</head\s*>", re.I), re.compile(r"</body\s*>", re.I))


def with_script(page: str, site: str) -> str:
    """A page with the script, and with a security policy that lets it run and listen."""
    page = _META.sub(lambda meta: _CONTENT.sub(_let_in, meta[0], count=1), page)
    tag = f'<script src="{SCRIPT}" data-site="{escape(site)}" defer></script>\n'
    for end in _ENDS:
        found = end.search(page)
        if found:
            return page[: found.start()] + tag + page[found.start() :]
    return page + tag


def _let_in(content: re.Match[str]) -> str:
    policy = unescape(content[2] if content[2] is not None else content[3])
    return f'{content[1]}"{escape(let_in(policy))}"'


def let_in(policy: str) -> str:
    """A content security policy that allows a script and a connection to the page's own host."""
    rules: dict[str, list[str]] = {}
    for rule in filter(None, map(str.split, policy.split(";"))):
        rules.setdefault(rule[0].lower(), rule[1:])
    for name in ("script-src", "connect-src"):
        sources = rules.get(name, rules.get("default-src"))
        if sources is not None and "'self'" not in sources:
            rules[name] = [*(each for each in sources if each.lower() != "'none'"), "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def notice(title: str, lines: Iterable[str]) -> str:
    """A page of our own, for what the show has none for."""
    text = escape("\n".join(lines))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<pre>{text}</pre>\n</body>\n</html>\n"
    )
