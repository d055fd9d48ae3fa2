"""Write docs/hosting.md: how hosts are told what feedkit knows of the files of a site.

Run it with `python scripts/hosting.py`, after every change of the table of headers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from feedkit.outputs.hosting.rules import Rule, rules
from feedkit.outputs.pages.security import policy

PAGE = Path(__file__).resolve().parents[1] / "docs" / "hosting.md"

COMPILED = "'wasm-unsafe-eval'"

INTRODUCTION = """# Hosts

Any host of static files will do. What it should know besides stands in the site itself, and is made
from the table of headers by `scripts/hosting.py` here, and by every build there.

- **Netlify** and **Cloudflare Pages** read `_headers` and `_redirects` in the folder that `feedkit
  build` writes; there is nothing to set up. A redirect stands there twice, because Netlify needs a
  mark to prefer it to the page that lies at the old address, and Cloudflare skips a line with it.
- **GitHub Pages** reads neither. It serves every file, thanks to `.nojekyll`, with its own types;
  old addresses have pages that lead to the new ones, and players cope with the types.
- **nginx** is told with the lines below.

Files of your own with these names in `static/` take the place of feedkit's: begin them with a copy.
When the show's address has a path, hosts serve more than the show: `_headers` and `_redirects` have
the whole paths, and belong into the folder that the host serves.

A show moves to another host by `new_feed:` in `show.yaml`: the feed names the new address, and
`_redirects` leads there. Keep both for as long as you can. Where the new address is answered by the
same site under another name, let the host redirect the whole old name instead.

## What is served how

A star stands for anything. The policy below is that of a show whose scripts, audio and pictures are
all its own; put the one from your show's `_headers` in its place. The page to search on
may besides run what the search is compiled to, where the `search` extra has made an index of the
site; where it has not, take that word out.

| path | header | value |
|---|---|---|
"""
NGINX = """
## nginx

Old addresses are taken from the site, whenever it has been built:

```sh
awk '$3 == "301" {print $1, $2 ";"}' public/_redirects > /etc/nginx/moved.conf
```

This belongs into the `http` block of a server that has nothing but the show:

```nginx
"""


def page() -> str:
    """The text of the page."""
    listed = tuple(_rules())
    table = "".join(f"| `{each.pattern}` | {each.header} | {_named(each)} |\n" for each in listed)
    return INTRODUCTION + table + NGINX + "".join(_nginx(listed)) + "```\n"


def _rules() -> Iterator[Rule]:
    searching = policy(compiled=True)
    return rules(policy=policy(), search_policy=searching, hubs=(), feed="", hidden=False)


def _named(rule: Rule) -> str:
    if rule.header != "Content-Security-Policy":
        return f"`{rule.value}`"
    return "the policy" + (f", `{COMPILED}`" if COMPILED in rule.value else "")


def _nginx(listed: Sequence[Rule]) -> Iterator[str]:
    """Types by place, the other headers by maps: a header that is empty is not sent."""
    headers = dict.fromkeys(each.header for each in listed if each.header != "Content-Type")
    yield "map_hash_bucket_size 1024;  # for long addresses\n"
    yield "map $request_uri $moved { include /etc/nginx/moved.conf; }\n"
    for header in headers:
        yield f"map $uri {_variable(header)} {{\n"
        for each in listed:
            if each.header == header:
                yield f'    "~{_expression(each.pattern)}" "{each.value}";\n'
        yield "}\n"
    yield "server {\n    root /srv/show/public;\n    error_page 404 /404.html;\n"
    yield "    if ($moved) { return 301 $moved; }\n"
    yield "    location ~ ^/(_headers|_redirects|\\.feedkit-site)$ { return 404; }\n"
    for header in headers:
        yield f"    add_header {header} {_variable(header)};\n"
    for each in listed:
        if each.header == "Content-Type":
            place = _expression(each.pattern)
            yield f'    location ~ {place} {{ types {{ }} default_type "{each.value}"; }}\n'
    yield "}\n"


def _variable(header: str) -> str:
    return "$" + header.lower().replace("-", "_")


def _expression(pattern: str) -> str:
    if pattern == "/":
        return "^/(index\\.html)?$"  # where nginx answers a folder, $uri has its file
    return "^" + pattern.replace(".", "\\.").replace("*", ".*") + "$"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
