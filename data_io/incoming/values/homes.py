"""What is known of the business before its sheets are read: its country, its languages, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from babel import Locale
from babel.core import get_global

from crm.entities import ENTITIES
from crm.headings import HEADINGS
from data_io.incoming.values.dates import Order
from data_io.incoming.values.vocabulary import field_words, fold

MONTH_FIRST: Final = frozenset({"US", "PH", "PW", "FM", "MH"})
"""Countries in which dates are written with the month first."""
FEWEST_HEADINGS: Final = 2
"""As many headings must be of a language before a sheet is of it."""

Words = Mapping[str, Mapping[str, str]]
"""Words that the owner taught: by field path, the choice that each folded word stands for."""


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the business: country and language in two letters, currency in three."""

    country: str | None = None
    currency: str | None = None
    language: str | None = None
    words: Words = field(default_factory=dict)

    @property
    def order(self) -> Order | None:
        """Whether days or months come first where it is; None where that is not known."""
        if self.country:
            return Order.MONTH_FIRST if self.country in MONTH_FIRST else Order.DAY_FIRST
        return Order.DAY_FIRST if self.language not in {None, "en"} else None


def home_of(business: Mapping[str, Any], words: Words | None = None) -> Home:
    """Give what the settings of the business tell; its country from its time zone, else from its currency."""
    zone, currency, language = (business.get(name) for name in ("zone", "currency", "language"))
    country = get_global("zone_territories").get(str(zone)) or country_of(currency)
    return Home(country, currency, str(language)[:2].casefold() if language else None, words or {})


def with_currency(home: Home, currency: str | None) -> Home:
    """Give the home with the currency that its sheets say, where its settings say none."""
    if home.currency or currency is None:
        return home
    return replace(home, currency=currency, country=home.country or country_of(currency))


def country_of(currency: object) -> str | None:
    """Give the one country of a currency, whose code begins with its letters; None where there are many.

    >>> country_of("AUD"), country_of("EUR")
    ('AU', None)
    """
    begun = str(currency or "")[:2]
    return begun if begun != "EU" and len(str(currency)) == 3 and begun in _countries() else None  # noqa: PLR2004


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        code
        for code in map(str, Locale("en").territories)
        if len(code) == 2 and code.isalpha()  # noqa: PLR2004
    )


def language_of(headings: Sequence[str]) -> str | None:
    """Give the language of a sheet's headings (two letters); None where they tell too little."""
    known = _languages_of_headings()
    found = [known[word] for heading in headings if (word := fold(heading)) in known]
    said = Counter(next(iter(each)) for each in found if len(each) == 1)
    ranked = said.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_HEADINGS or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def languages_with(heading: str) -> frozenset[str]:
    """Give the languages (two letters) in which a heading is known.

    >>> languages_with("Straße"), languages_with("zzz")
    (frozenset({'de'}), frozenset())
    """
    return _languages_of_headings().get(fold(heading), frozenset())


@cache
def _languages_of_headings() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for entity in ENTITIES.values():
        for each in entity.fields:
            for word in field_words(each):
                known.setdefault(fold(word), set()).add("en")
    for language, words_by_path in HEADINGS.items():
        if len(language) == 2:  # noqa: PLR2004 - the exports of programs are of no language
            for words in words_by_path.values():
                for word in words:
                    known.setdefault(fold(word), set()).add(language)
    return {word: frozenset(languages) for word, languages in known.items()}
