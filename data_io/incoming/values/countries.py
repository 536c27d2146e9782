"""Countries by the names that seven languages have for them, and by their codes."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import pandas as pd
from babel import Locale

from data_io.incoming.values.vocabulary import fold

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "pt", "nl")
_MORE: Final = {
    "uk": "GB", "u k": "GB", "great britain": "GB", "grossbritannien": "GB", "usa": "US", "u s a": "US",
    "u s": "US", "america": "US", "united states of america": "US", "holland": "NL", "brd": "DE",
    "eire": "IE", "republic of ireland": "IE", "rsa": "ZA", "czech republic": "CZ", "uae": "AE",
    "korea": "KR", "russia": "RU", "etats unis": "US", "ee uu": "US", "eeuu": "US",
}  # fmt: skip


_PARTS: Final = {
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "d": "DE",
    "f": "FR",
}
"""What tells the country, but is not its name."""


@cache
def country_words() -> dict[str, str]:
    """Give the two letters that each folded name of a country stands for."""
    from phonenumbers import SUPPORTED_REGIONS

    known: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in SUPPORTED_REGIONS:
                known.setdefault(fold(name), code)
                known.setdefault(fold(code), code)
    return known | _MORE


def country_code(text: str) -> str | None:
    """Give the two letters of a country; None where the text is none.

    >>> country_code("Deutschland"), country_code("GB"), country_code("U.S.A."), country_code("Mars")
    ('DE', 'GB', 'US', None)
    """
    word = fold(text)
    return country_words().get(word) or _PARTS.get(word)


def country_codes(values: pd.Series[Any]) -> pd.Series[Any]:
    """Give the two letters of the countries in a column, NA where a text is none."""
    codes, distinct = pd.factorize(values)
    found = pd.array([*(country_code(str(each)) for each in distinct), None], dtype=object)
    return pd.Series(found[codes], index=values.index, dtype=object)


def country_name(text: str, language: str | None = None) -> str:
    """Give the name of a country in a language (English, where it is none of the seven), else the text.

    >>> country_name("Deutschland"), country_name("UK", "de"), country_name("Scotland")
    ('Germany', 'Vereinigtes Königreich', 'Scotland')
    """
    code = country_words().get(fold(text))
    known = language if language in LANGUAGES else "en"
    return str(Locale(known).territories[code]) if code else text
