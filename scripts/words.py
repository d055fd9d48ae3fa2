"""Bring the catalogues of feedkit/text/languages up to what the code and the templates say.

Run it with `python scripts/words.py` after a change of a visible word. `feedkit.pot` holds every
message, for a new language; the `.po` files get new messages without a translation, and lose those
that nothing says any more. A language that knows but a few words, because it is not spoken
throughout, keeps those.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from feedkit.model.taxonomy import GROUPS
from feedkit.text.words import SPOKEN

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "feedkit" / "text" / "languages"
TEMPLATE = "feedkit.pot"
KEYWORDS = {"_": None, "gettext": None, "pgettext": ((1, "c"), 2), "plural_forms": (1, 2)}


def sources() -> Iterator[tuple[str, str, bytes]]:
    """The path, the kind and the text of everything that may say something to listeners."""
    for folder, pattern, kind in (("feedkit", "*.py", "python"), ("templates", "*.html", "jinja2")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            yield path.relative_to(ROOT).as_posix(), kind, path.read_bytes()


def template() -> Catalog:
    """A catalogue of every message, with the files that say it."""
    found = Catalog(project="feedkit", charset="utf-8", fuzzy=False)
    for path, kind, text in sources():
        for _line, message, _comments, context in extract(kind, BytesIO(text), KEYWORDS):
            found.add(message, context=context, locations=[(path, None)])
    for role in sorted({role for roles in GROUPS.values() for role in roles}):
        found.add(role, context="role", locations=[("feedkit/model/taxonomy.py", None)])
    return found


def written(catalog: Catalog) -> str:
    """A catalogue as it stands in a file: without a date, and with files but no lines."""
    out = BytesIO()
    write_po(out, catalog, width=96, omit_header=True, sort_by_file=True, include_lineno=False)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    if catalog.locale is not None:
        head += f'"Language: {catalog.locale}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n'
    return f"{head}\n{out.getvalue().decode().strip()}\n"


def is_translated(message: Message) -> bool:
    """Whether a message has its words in every form."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def catalogues() -> Iterator[tuple[str, str]]:
    """The name and the text of every catalogue, as it should be."""
    messages = template()
    yield TEMPLATE, written(messages)
    for path in sorted(LANGUAGES.glob("*.po")):
        kept = read_po(BytesIO(path.read_bytes()), locale=path.stem)
        kept.update(messages, no_fuzzy_matching=True)
        kept.obsolete.clear()
        if path.stem not in SPOKEN:
            for message in [each for each in kept if each.id and not is_translated(each)]:
                kept.delete(message.id, message.context)
        yield path.name, written(kept)


def main() -> int:
    """Write the catalogues, and say what is to be translated."""
    for name, text in catalogues():
        file = LANGUAGES / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"{file.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
