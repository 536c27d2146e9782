"""Numbers typed by people: ``$1,234.50``, ``1.234,50 €``, ``(32.00)``, ``1 234,5``, ``12.5%``, ``1.2k``."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Any, Final

import numpy as np
import pandas as pd

from data_io.incoming.values.currency_words import without_currency

_SPACES: Final = r"[\s\u00a0\u202f'’_]+"
_NO_CENTS: Final = r"(?<=\d)[,.][-–—]{1,2}(?!\d)"
"""What stands in the place of cents that there are none of: 5,- and 12.--"""
_OTHER_FIGURES: Final = {
    ord(figure): str(unicodedata.digit(figure))
    for figure in map(chr, range(0x0660, 0xFF1A))
    if unicodedata.category(figure) == "Nd"
} | {0x066B: ".", 0x066C: ",", 0xFF0E: ".", 0xFF0C: ",", 0xFF05: "%", 0x066A: "%"}
"""Figures of other scripts, and the signs between them."""
_PARTS: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_WHOLE: Final = r"\d+|[1-9]\d{{0,2}}(?:{mark}\d{{3}})+|[1-9]\d{{0,2}}(?:'\d{{3}})+"
_LAKHS: Final = r"|[1-9]\d?(?:,\d{2})+,\d{3}"
_POWER: Final = r"(?:e[+-]?\d{1,2})?"
_BY_COMMA: Final = rf"[+-]?(?:{_WHOLE.format(mark='[.]')})?(?:,\d*)?{_POWER}"
_BY_POINT: Final = rf"[+-]?(?:{_WHOLE.format(mark=',')}{_LAKHS})?(?:\.\d*)?{_POWER}"
"""A number with decimals after a comma, or after a point; thousands are parted everywhere or nowhere."""
_ONE_WAY: Final = r"-?[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,9}))?"
"""What most columns hold, and nobody can read in two ways."""
_FACTORS: Final = {
    "k": 1e3,
    "K": 1e3,
    "mio": 1e6,
    "Mio": 1e6,
    "MIO": 1e6,
    "M": 1e6,
    "Mrd": 1e9,
    "mrd": 1e9,
    "bn": 1e9,
}
"""What a number may end in. A small m is a metre more often than a million."""


class Comma(StrEnum):
    """What a comma stands for in a column of numbers."""

    DECIMAL = "decimal"
    THOUSANDS = "thousands"


def bare(text: pd.Series[Any]) -> pd.Series[Any]:
    """Strip what surrounds a number: currency, blanks; brackets and a trailing minus become a leading one.

    Blanks and apostrophes between digits become one apostrophe.
    """
    inner = without_currency(_in_plain_figures(text).str.strip().str.replace("−", "-", regex=False))
    inner = inner.str.replace(_NO_CENTS, " ", regex=True)
    inner = inner.str.replace(rf"(?<=\d){_SPACES}(?=\d)", "'", regex=True)
    inner = inner.str.replace(rf"(?<!\d){_SPACES}|{_SPACES}(?!\d)", "", regex=True)
    bracketed = inner.str.fullmatch(r"\([^()]*\)")
    negative = bracketed | inner.str.fullmatch(r"[^-]*\d[.,]?-")
    inner = inner.where(~bracketed, inner.str.slice(1, -1))
    inner = inner.where(~(negative & ~bracketed), inner.str.slice(0, -1))
    return inner.where(~negative, "-" + inner)


def _in_plain_figures(text: pd.Series[Any]) -> pd.Series[Any]:
    """Write figures of other scripts, and halves and quarters after a number, as plain ones."""
    if text.str.isascii().all():
        return text
    plain = text.str.translate(_OTHER_FIGURES)
    for part, decimals in _PARTS.items():
        whole = plain.str.fullmatch(rf"[-+]?\d*\s?{part}")
        plain = plain.where(~whole, plain.str.replace(rf"\s?{part}", decimals, regex=True))
    return plain


def comma_of(distinct: pd.Series[Any]) -> Comma:
    """Give what a comma stands for in a column: as its texts decide, else between thousands."""
    return comma_found(distinct) or Comma.THOUSANDS


def comma_found(distinct: pd.Series[Any]) -> Comma | None:
    """Decide from all different texts of a column what a comma stands for.

    A sign that stands twice in one number, or before three digits while the other follows, parts thousands;
    otherwise the count of numbers in which the sign is followed by other than three digits, or preceded by a
    mere 0, decides. None where nothing does.
    """
    text = bare(distinct)
    both_comma_last = text.str.contains(r"[.']\d{3},\d", regex=True).sum()
    both_point_last = text.str.contains(r"[,']\d{3}\.\d", regex=True).sum()
    if both_comma_last != both_point_last:
        return Comma.DECIMAL if both_comma_last > both_point_last else Comma.THOUSANDS
    comma_decimal = _decimal(text, ",") + distinct.str.contains(r"\d,-{1,2}(?!\d)", regex=True).sum()
    point_decimal = _decimal(text, r"\.") + distinct.str.contains(r"\d\.-{1,2}(?!\d)", regex=True).sum()
    if comma_decimal != point_decimal:
        return Comma.DECIMAL if comma_decimal > point_decimal else Comma.THOUSANDS
    thousands_by_point = text.str.contains(r"^-?\d{1,3}(?:\.\d{3}){2,}$", regex=True).sum()
    thousands_by_comma = text.str.contains(r"^-?\d{1,3}(?:,\d{3}){2,}$", regex=True).sum()
    if thousands_by_point != thousands_by_comma:
        return Comma.DECIMAL if thousands_by_point > thousands_by_comma else Comma.THOUSANDS
    return None


def could_be_thousands(distinct: pd.Series[Any]) -> bool:
    """Whether any text is a number with one sign before three last figures: 1.234 or 1,234."""
    return bool(distinct.str.contains(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])", regex=True).any())


def _decimal(text: pd.Series[Any], mark: str) -> int:
    """Count the numbers in which a sign can only stand before decimals."""
    return int(
        text.str.contains(rf"^-?(?:\d*{mark}(?:\d{{1,2}}|\d{{4,}})|0?{mark}\d+)(?:%|$)", regex=True).sum()
    )


def plain_numbers(distinct: pd.Series[Any]) -> bool:
    """Whether all texts are numbers that nobody can read in two ways, as most columns are."""
    return bool(distinct.str.fullmatch(_ONE_WAY).all())


def read_numbers(distinct: pd.Series[Any], comma: Comma | None = None) -> pd.Series[Any]:
    """Read texts as float64, NaN where one is no number.

    Each text that can be read in one way only (``1.234,50``) is read so; the rest by ``comma``, which is
    decided from all of them where it is not given.
    """
    if distinct.empty:
        return pd.Series(dtype="float64", index=distinct.index)
    if plain_numbers(distinct):
        return pd.to_numeric(distinct).astype("float64")
    how = comma or comma_of(distinct)
    text = bare(distinct)
    suffix = text.str.extract(r"(?<=[\d.,])(%|[kK]|[Mm]io|MIO|M|[Mm]rd|bn)\.?$")[0]
    text = text.where(
        suffix.isna(), text.str.replace(r"(?:%|[kK]|[Mm]io|MIO|M|[Mm]rd|bn)\.?$", "", regex=True)
    ).str.casefold()
    by_comma = text.str.fullmatch(_BY_COMMA)
    by_point = text.str.fullmatch(_BY_POINT)
    by_comma &= (how is Comma.DECIMAL) | ~by_point
    readable = (by_comma | by_point) & text.str.contains(r"\d", regex=True)
    as_comma = text.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    as_point = text.str.replace(",", "", regex=False)
    plain = as_comma.where(by_comma, as_point).str.replace("'", "", regex=False)
    numbers = pd.to_numeric(plain.where(readable), errors="coerce").astype("float64")
    numbers = numbers * suffix.map(_FACTORS).astype("float64").fillna(1.0)
    return numbers.where(np.isfinite(numbers)).where(suffix.ne("%") | suffix.isna(), numbers / 100)
