"""Numbers typed by people: ``$1,234.50``, ``1.234,50 €``, ``(32.00)``, ``1 234,5``, ``12.5%``, ``1.2k``."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Final

import pandas as pd

_SPACES: Final = r"[\s\u00a0\u202f'’_]+"
_CURRENCY: Final = r"(?i)(?:US|CA|AU|NZ|HK|R)?[$€£¥₹₽₺₩]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|CZK|Fr|kr|zł|lei|Kč|R\$)\b\.?|,-{1,2}$|\.-{1,2}$"
_PLAIN: Final = re.compile(r"[+-]?\d*(?:[.,]\d+)*[.,]?(?:e[+-]?\d+)?")
_FACTORS: Final = {"k": 1e3, "m": 1e6, "mio": 1e6, "b": 1e9, "%": 0.01}


class Comma(StrEnum):
    """What a comma stands for in a column of numbers."""

    DECIMAL = "decimal"
    THOUSANDS = "thousands"


def bare(text: pd.Series[Any]) -> pd.Series[Any]:
    """Strip what surrounds a number: currency, blanks, brackets and a trailing minus become a leading one."""
    inner = text.str.replace("−", "-", regex=False).str.replace(_CURRENCY, " ", regex=True)
    inner = inner.str.replace(_SPACES, "", regex=True)
    negative = inner.str.fullmatch(r"\(.*\)") | inner.str.endswith("-")
    inner = inner.str.strip("()").str.removesuffix("-")
    return inner.where(~negative, "-" + inner.str.removeprefix("-"))


def comma_of(distinct: pd.Series[Any]) -> Comma:
    """Decide from all different texts of a column what a comma stands for.

    A sign that stands twice in one number, or before three digits while the other follows, parts thousands; otherwise
    the count of numbers in which the sign is followed by other than three digits decides.
    """
    text = bare(distinct)
    both_comma_last = text.str.contains(r"\.\d{3},\d", regex=True).sum()
    both_point_last = text.str.contains(r",\d{3}\.\d", regex=True).sum()
    if both_comma_last != both_point_last:
        return Comma.DECIMAL if both_comma_last > both_point_last else Comma.THOUSANDS
    comma_decimal = text.str.contains(r"^-?\d*,(?:\d{1,2}|\d{4,})(?:%|$)", regex=True).sum()
    point_decimal = text.str.contains(r"^-?\d*\.(?:\d{1,2}|\d{4,})(?:%|$)", regex=True).sum()
    if comma_decimal != point_decimal:
        return Comma.DECIMAL if comma_decimal > point_decimal else Comma.THOUSANDS
    thousands_by_point = text.str.contains(r"^-?\d{1,3}(?:\.\d{3}){2,}$", regex=True).sum()
    return Comma.DECIMAL if thousands_by_point else Comma.THOUSANDS


def read_numbers(distinct: pd.Series[Any], comma: Comma | None = None) -> pd.Series[Any]:
    """Read texts as float64, NaN where one is no number.

    Each text that can be read in one way only (``1.234,50``) is read so; the rest by ``comma``, which is decided from
    all of them where it is not given.
    """
    if distinct.empty:
        return pd.Series(dtype="float64", index=distinct.index)
    how = comma or comma_of(distinct)
    text = bare(distinct).str.casefold()
    suffix = text.str.extract(r"(%|k|mio|m|b)\.?$")[0]
    text = text.where(suffix.isna(), text.str.replace(r"(?:%|k|mio|m|b)\.?$", "", regex=True))
    comma_last = text.str.contains(r"\.\d{3}(?:\.\d{3})*,\d", regex=True)
    point_last = text.str.contains(r",\d{3}(?:,\d{3})*\.\d", regex=True)
    decimal_comma = comma_last | (~point_last & (how is Comma.DECIMAL))
    sole_point = text.str.fullmatch(r"-?\d+\.(?:\d{1,2}|\d{4,})") & ~comma_last
    sole_comma = text.str.fullmatch(r"-?\d+,(?:\d{1,2}|\d{4,})") & ~point_last
    decimal_comma = (decimal_comma | sole_comma) & ~sole_point
    as_comma = text.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    as_point = text.str.replace(",", "", regex=False)
    readable = text.str.fullmatch(_PLAIN.pattern) & text.str.contains(r"\d", regex=True)
    numbers = pd.to_numeric(as_comma.where(decimal_comma, as_point).where(readable), errors="coerce")
    return numbers.astype("float64") * suffix.map(_FACTORS).astype("float64").fillna(1.0)
