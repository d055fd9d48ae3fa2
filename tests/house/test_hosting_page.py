"""The page about hosts says what the table of headers says."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from feedkit.outputs.hosting.rules import rules

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_table_says() -> None:
    spec = spec_from_file_location("hosting", ROOT / "scripts" / "hosting.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page() == PAGE, "run python scripts/hosting.py"


def test_nginx_gives_a_file_what_other_hosts_give_it() -> None:
    maps = {
        name: [(re.compile(key.removeprefix("~")), value) for key, value in pairs]
        for name, body in re.findall(r"^map \$uri \$(\w+) \{\n(.*?)^\}", PAGE, re.DOTALL | re.M)
        for pairs in [re.findall(r'"(.*?)" "(.*?)";', body)]
    }
    types = re.findall(r'location ~ (\S+) \{ types \{ \} default_type "(.*?)"; \}', PAGE)
    checked = 0
    for rule in rules(policy="p", search_policy="s", hubs=(), feed="", hidden=False):
        path = "/index.html" if rule.pattern == "/" else rule.pattern.replace("*", "a/b")
        if rule.header == "Content-Type":
            found = [value for place, value in types if re.search(place, path)]
        else:
            named = maps[rule.header.lower().replace("-", "_")]
            found = [value for place, value in named if place.search(path)]
        assert len(found) == 1, path
        if rule.header != "Content-Security-Policy":
            assert found == [rule.value]
        checked += 1
    assert checked > 40
