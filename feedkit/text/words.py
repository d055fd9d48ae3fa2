"""The words that listeners read, in the language of a show: messages, dates, lengths, amounts.

Messages are written in English where they are used, and translated in ``languages/*.po``, one file
a language. A language that is not spoken gets English throughout, dates and numbers with it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

SPOKEN = ("de", "en")
"""The languages that have every message; other catalogues have but a few."""

_ENGLISH = "en-GB"
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")
_MANY = 200
"""Up to here every number is tried for its plural form: those of larger numbers recur."""


class Words:
    """The words of one language, and how it writes numbers and dates."""

    def __init__(
        self,
        language: str = _ENGLISH,
        translations: NullTranslations | None = None,
        *,
        compiled: str = "",
    ):
        spoken = language.partition("-")[0].lower()
        self.language = language if spoken in SPOKEN and language != "en" else _ENGLISH
        self._compiled = compiled
        self._translations = translations or NullTranslations()

    def __reduce__(self) -> tuple[Callable[[str, str], Words], tuple[str, str]]:
        return words_of, (self.language, self._compiled)

    def gettext(self, message: str, /, **values: object) -> str:
        """A message, with values in the place of the names in braces."""
        found = self._translations.gettext(message)
        return found.format(**values) if values else found

    def pgettext(self, context: str, message: str, /) -> str:
        """A message that means different things in different places."""
        return self._translations.pgettext(context, message)

    def plural_forms(self, singular: str, plural: str, /) -> dict[str, str]:
        """A message for every kind of number that the language tells apart, by its CLDR name."""
        form = _locale(self.language).plural_form
        return {
            form(number): self._translations.ngettext(singular, plural, number)
            for number in range(_MANY, -1, -1)
        }

    def day(self, when: date) -> str:
        """A day such as ``30 April 2025``."""
        return _day(when, self.language)

    def length(self, seconds: int) -> str:
        """A length, such as ``2 hr 3 min``; below a minute in seconds."""
        return _length(seconds, self.language)

    def number(self, number: str | int) -> str:
        """A number, such as ``1.25`` or ``1,000``."""
        return _number(str(number), self.language)

    def size(self, amount: int) -> str:
        """An amount of bytes in the unit that a person would choose."""
        return _size(amount, self.language)

    def language_name(self, tag: str) -> str:
        """The name of a language, such as ``German``; its tag where it has none."""
        return _language_name(tag, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other, such as ``Ada and Bo``."""
        from babel.lists import format_list  # noqa: PLC0415  # only where something is rendered

        return format_list(list(names), locale=_locale(self.language))


ENGLISH = Words()


def compiled(catalogue: str) -> str:
    """A catalogue as text that :func:`words_of` reads at once; it can be kept."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # only where nothing is kept yet
    from babel.messages.pofile import read_po  # noqa: PLC0415

    written = BytesIO()
    write_mo(written, read_po(BytesIO(catalogue.encode())))
    return b64encode(written.getvalue()).decode()


def words_of(language: str, compiled: str) -> Words:
    """The words of a language, from its compiled catalogue; English without one."""
    if not compiled:
        return Words(language)
    translations = GNUTranslations(BytesIO(b64decode(compiled)))
    return Words(language, translations, compiled=compiled)


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    """Babel's locale of a language; of the language alone where it does not know the region."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_ENGLISH, sep="-")


@lru_cache(maxsize=1024)
def _day(when: date, language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(when, "long", locale=_locale(language))


@lru_cache(maxsize=1024)
def _length(seconds: int, language: str) -> str:
    hours, minutes = divmod((seconds + 30) // 60, 60)
    if seconds < 60:
        return _unit(seconds, "duration-second", language)
    parts = (("duration-hour", hours), ("duration-minute", minutes))
    return " ".join(_unit(number, unit, language) for unit, number in parts if number)


def _size(amount: int, language: str) -> str:
    if amount < 1000:
        return _unit(amount, "digital-byte", language, length="long")
    scaled, power = float(amount), 0
    while scaled >= 1000 and power < len(_UNITS) - 1:
        scaled, power = scaled / 1000, power + 1
    rounded = Decimal(f"{scaled:.1f}" if scaled < 10 else f"{scaled:.0f}")
    shape = "0.0" if scaled < 10 else "0"
    return _unit(rounded, f"digital-{_UNITS[power]}", language, shape=shape)


@lru_cache(maxsize=64)
def _language_name(tag: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(tag, sep="-").get_display_name(_locale(language)) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache(maxsize=256)
def _number(number: str, language: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(Decimal(number), locale=_locale(language))


@lru_cache(maxsize=4096)
def _unit(
    number: int | Decimal,
    unit: str,
    language: str,
    *,
    length: Literal["short", "long"] = "short",
    shape: str | None = None,
) -> str:
    """An amount in words. There are few: sizes are rounded before they come here."""
    from babel.units import format_unit  # noqa: PLC0415

    # Plain English has "2 hr", and the British "2 hrs".
    spoken = language.partition("-")[0]
    locale = _locale(spoken if spoken == "en" else language)
    return format_unit(number, unit, length, format=shape, locale=locale)
