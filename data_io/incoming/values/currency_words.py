"""The signs, codes and words by which people say in which currency an amount is."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import pandas as pd
from babel.core import get_global

SIGNS: Final = {
    "US$": "USD", "U$S": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CDN$": "CAD",
    "CAN$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "MX$": "MXN", "NT$": "TWD",
    "R$": "BRL", "J$": "JMD", "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW",
    "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₲": "PYG",
    "$US": "USD", "$CA": "CAD", "$AU": "AUD", "$NZ": "NZD", "$HK": "HKD", "$SG": "SGD", "$MX": "MXN",
    "£GB": "GBP", "₸": "KZT", "₼": "AZN", "₾": "GEL", "CN¥": "CNY", "JP¥": "JPY", "$": "$", "¥": "¥",
}  # fmt: skip
"""Signs that stand for themselves wherever they are; "$" and "¥" leave open which currency it is."""
WORDS: Final = {
    "zł": "PLN", "zl": "PLN", "Kč": "CZK", "Kc": "CZK", "Ft": "HUF", "SFr": "CHF", "sFr": "CHF",
    "Fr": "CHF", "Fr.": "CHF", "Franken": "CHF", "Euro": "EUR", "Euros": "EUR", "euro": "EUR",
    "euros": "EUR", "EURO": "EUR", "lei": "RON", "лв": "BGN", "\u0440\u0443\u0431": "RUB", "TL": "TRY",
    "RMB": "CNY",
    "Rp": "IDR", "RM": "MYR", "kr": "kr", "Kr": "kr", "KR": "kr", "Rs": "Rs", "RS": "Rs", "R": "ZAR",
    "pounds": "GBP", "dollars": "$", "dollar": "$",
}  # fmt: skip
"""Words and abbreviations,
which must stand apart from other letters; "kr" and "Rs" leave open which it is."""
OPEN: Final = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "JMD", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
}
"""Signs that several currencies have: those that it may be, the likeliest first."""
COMMON: Final = frozenset(
    {
        "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "INR",
        "BRL",
        "MXN", "ZAR", "HUF", "SGD", "HKD", "CNY", "TRY", "RUB", "RON", "ILS", "AED", "THB",
    }
)  # fmt: skip
"""Codes that are known in small letters too, and without brackets in headings."""


@cache
def codes() -> frozenset[str]:
    """Give the three letters of every currency in use."""
    territories = get_global("territory_currencies")
    now = {each[0] for used in territories.values() for each in used if each[2] is None and each[3]}
    return frozenset(now) | COMMON


@cache
def said_pattern() -> re.Pattern[str]:
    """Give the pattern of everything that says a currency; its one group is what says it."""
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    words = "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True) if word != "R")
    small = "|".join(sorted(code.casefold() for code in COMMON))
    capital = "|".join(sorted(codes()))
    apart, ends = r"(?<![^\W\d_])", r"(?![^\W\d_])\.?"
    parts = (
        rf"[$£]\s?(?:US|CA|AU|NZ|HK|SG|MX|GB){ends}",  # as French writes them
        rf"{apart}(?:{capital}|{small}|Eur|Usd|Chf|Gbp){ends}",
        rf"(?:{apart}[A-Z]{{1,3}})?[{re.escape('$¥')}]",
        signs,
        rf"{apart}(?:{words}){ends}",
        r"(?<![^\W_])R(?=\s?\d)",
    )
    return re.compile(f"({'|'.join(parts)})")


def without_currency(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Put a blank in place of what says the currency."""
    return texts.str.replace(said_pattern(), " ", regex=True)


def currency_said(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Give what each text says of its currency: three letters, an open sign ("$", "kr"), else NA."""
    found = texts.str.extract(said_pattern())[0]
    return found.map(currency_of, na_action="ignore").astype("str")


def currency_of(said: str) -> str | None:
    """Give three letters or an open sign for what a cell of currencies says; NA for what says none.

    >>> currency_of("A$"), currency_of("euro"), currency_of("$")
    ('AUD', 'EUR', '$')
    """
    text = said.strip()
    for each in (text, text.rstrip("."), "".join(text.split())):
        if each in SIGNS or each in WORDS:
            return SIGNS.get(each) or WORDS[each]
    code = text.rstrip(".").upper()
    if code in codes():
        return code
    return code[:-1] if code.endswith("$") and code[:-1] in codes() else None


def currency_in_heading(heading: str) -> str | None:
    """Give the currency that the heading of an amount names: "Amount (AUD)", "Betrag in €", "Total USD"."""
    for bracketed in re.findall(r"[(\[]\s*(?:in\s+)?([^)\]]{1,5}?)\s*[)\]]", heading):
        if found := currency_of(bracketed):
            return found
    for word in re.split(r"[\s_/,:;.-]+", heading):
        bare = word.strip("()[]")
        if bare in SIGNS or bare in COMMON:
            return currency_of(bare)
    return None
