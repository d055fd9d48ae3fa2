from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import feedkit.outputs.feed
from feedkit.outputs.feed.tags import CHANNEL, INSIDE, ITEM, TAIL

HOME = Path(feedkit.outputs.feed.__file__).parent
TAGS = (*CHANNEL, *ITEM, *TAIL, *INSIDE)
FOLDERS = ("atom", "fh", "itunes", "podcast", "psc", "xhtml")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_tag_file_is_in_the_table_and_bears_its_function_s_name(folder):
    listed = {(each.write.__module__, each.write.__name__) for each in TAGS}
    for path in sorted((HOME / folder).glob("[a-z]*.py")):
        module = f"feedkit.outputs.feed.{folder}.{path.stem}"
        assert (module, path.stem) in listed
        assert import_module(module).__doc__.startswith(f"{folder}:")
