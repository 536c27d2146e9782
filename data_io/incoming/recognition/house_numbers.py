"""House numbers that stand in a column of their own: with the street beside them they are one street."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from data_io.incoming.recognition.parts import readings
from data_io.incoming.values.countries import country_codes
from data_io.incoming.values.homes import Home, language_of, languages_with
from data_io.incoming.values.parsing import distinct_of
from data_io.incoming.values.vocabulary import fold

if TYPE_CHECKING:
    from data_io.incoming.recognition.matching import ColumnMatch, SheetMatch
    from data_io.incoming.sheets import Sheet

HOUSE_NUMBER: Final = "house number"
"""How such a column is read (``ColumnMatch.reading``)."""
SURE: Final = 0.95
STREETS: Final = ("customer.street", "sale.street")
NAMED: Final = frozenset(
    {
        "house number", "house no", "house nr", "house num", "street number", "street no", "street nr",
        "housenumber", "streetnumber", "building number", "hausnummer", "hausnr", "haus nr", "hnr",
        "haus nummer", "strassennummer", "strasse nr", "numero de rue", "n de rue", "numero de voie",
        "no de rue", "no rue", "n rue", "numero rue", "numero voie", "numero de calle", "n de calle",
        "numero exterior", "num exterior", "no exterior", "numero ext", "num ext", "civico",
        "numero civico", "n civico", "nr civico", "num civico", "numero da porta", "n porta",
        "numero de porta", "numero da casa", "huisnummer", "huisnr", "huis nr", "nummer huis",
    }
)  # fmt: skip
"""Headings that say so."""
BARE: Final = frozenset(
    {"number", "no", "nr", "num", "n", "numero", "nummer", "nbr", "nro", "", "street number", "haus", "house"}
)
"""Headings that say so only right beside a street, of which it then is the number."""
LIKE_ONE: Final = (
    r"(?i)\d{1,5}(?:\.0)?(?:\s?[-/+&]\s?\d{1,5})?(?:\s?[-/]?\s?[a-z]|\s?(?:bis|ter|quater|[½¼]))?|s/?n"
)
MOSTLY: Final = 0.8
FEW: Final = 0.2
NUMBER_FIRST: Final = frozenset(
    {
        "US", "CA", "GB", "IE", "AU", "NZ", "FR", "LU", "MC", "ZA", "IN", "SG", "MY", "PH", "HK", "JM",
        "MT", "KE", "NG", "GH", "PK", "LK", "TT", "BB", "BS", "GG", "JE", "IM", "GI", "RE", "GP", "MQ",
        "GF",
    }
)  # fmt: skip
"""Countries where the number is written before the street."""
FIRST_IN: Final = frozenset({"en", "fr"})
"""Languages that are mostly spoken there."""


def with_house_numbers(match: SheetMatch, sheet: Sheet) -> SheetMatch:
    """Let a column of house numbers feed the street that stands in another column without them."""
    street = next((each for each in match.columns if set(each.paths) & set(STREETS)), None)
    if street is not None and fold(street.heading) in NAMED:
        street = _real_street(street, match, sheet)
    if street is None or _share(sheet, street.index, r"(?s).*\d.*") > FEW:
        return match
    found = next(
        (index for index in _nearest_first(sheet, street.index) if _is_one(sheet, index, street)), None
    )
    if found is None:
        return match
    column: ColumnMatch = replace(
        street,
        index=found,
        heading=sheet.headings[found],
        sure=SURE,
        reason="the number of the house",
        reading=HOUSE_NUMBER,
    )
    others = (each for each in match.columns if each.index not in {found, street.index})
    return replace(match, columns=tuple(sorted((*others, street, column), key=lambda each: each.index)))


def _real_street(number: ColumnMatch, match: SheetMatch, sheet: Sheet) -> ColumnMatch | None:
    """Give the street that stands beside a number which was taken for it; None where there is none."""
    taken = {column.index for column in match.columns}
    places = (index for index in _nearest_first(sheet, number.index) if index not in taken)
    found = next((index for index in places if _says_street(sheet.headings[index])), None)
    return None if found is None else replace(number, index=found, heading=sheet.headings[found])


def _says_street(heading: str) -> bool:
    return any("street" in reading and "number" not in reading for reading in readings(heading))


def _nearest_first(sheet: Sheet, street: int) -> list[int]:
    return sorted(set(range(len(sheet.headings))) - {street}, key=lambda index: abs(index - street))


def _is_one(sheet: Sheet, index: int, street: ColumnMatch) -> bool:
    word = fold(sheet.headings[index])
    beside = abs(index - street.index) == 1
    return (word in NAMED or (beside and word in BARE)) and _share(sheet, index, LIKE_ONE) >= MOSTLY


def _share(sheet: Sheet, index: int, like: str) -> float:
    """Give the share of a column's different texts that look so; 0 where there are none."""
    texts = distinct_of(sheet.cells.column(index).slice(0, 1_000)).texts
    return float(texts.str.fullmatch(like).mean()) if len(texts) else 0.0


def join_house_numbers(
    values: pd.DataFrame,
    *,
    otherwise_first: bool,
) -> tuple[pd.DataFrame, pd.Series[Any] | None]:
    """Put house numbers to their streets, before or behind as the row's country does.

    ``values``: typed columns by field path, the numbers under ``customer.street:house number``;
    ``otherwise_first``: whether numbers stand before streets in rows without a country. Gives the numbers
    without a street apart (None: there are none), as nothing can be made of them.
    """
    lone: pd.Series[Any] | None = None
    for path in STREETS:
        numbers = values.get(f"{path}:{HOUSE_NUMBER}")
        if numbers is None:
            continue
        street = values.get(path, pd.Series(None, index=values.index, dtype="str"))
        before = _before(values, path.replace("street", "country"), otherwise_first)
        joined = (numbers + " " + street).where(before, street + " " + numbers)
        alone = numbers.where(street.isna())
        lone = alone if alone.notna().any() else None
        values = values.drop(columns=f"{path}:{HOUSE_NUMBER}").assign(**{path: joined.fillna(street)})
    return values, lone


def _before(values: pd.DataFrame, country: str, otherwise: bool) -> np.ndarray[Any, np.dtype[np.bool_]]:  # noqa: FBT001 - a plain fact
    """Tell for each row whether the number is written before the street."""
    if country not in values:
        return np.full(len(values), otherwise)
    codes = country_codes(values[country])
    return np.where(codes.notna(), codes.isin(NUMBER_FIRST), otherwise).astype(bool)


def before_the_street(street: str, headings: Sequence[str], home: Home, *, stands_first: bool) -> bool:
    """Tell whether numbers are written before streets where rows name no country.

    The language of the street's own heading tells, then the sheet's, then the business, then which column
    ``stands_first``. English headings say little: all the world has them.
    """
    spoken = languages_with(street)
    if spoken and (spoken <= FIRST_IN - {"en"} or spoken.isdisjoint(FIRST_IN)):
        return spoken <= FIRST_IN
    language = language_of(headings)
    if language not in {None, "en"}:
        return language in FIRST_IN
    if home.country:
        return home.country in NUMBER_FIRST
    language = language or home.language
    return language in FIRST_IN if language else stands_first
