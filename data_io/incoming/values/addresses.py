"""An address in one cell told apart where its parts are sure."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

import pandas as pd

from data_io.incoming.values.countries import country_name, country_words
from data_io.incoming.values.vocabulary import fold

PARTS: Final = ("street", "postcode", "city", "region", "country")
_US: Final = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
    "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
).replace(" ", "|")
_CA: Final = "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT"
_AU: Final = "NSW|VIC|QLD|SA|WA|TAS|ACT|NT"
_GB: Final = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
_CONTINENT: Final = r"\d{4}\s?[A-Z]{2}|\d{4}-\d{3}|\d{5}|\d{3}\s\d{2}|\d{4}"
_NAME: Final = r"[^\W\d_][^\d,()]*?"
_ENDS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?P<city>{_NAME})[,\s]\s*)?(?P<region>{_US})[,\s]\s*(?P<postcode>\d{{5}}(?:-\d{{4}})?)",
        rf"(?:(?P<city>{_NAME})[,\s]\s*)?(?P<region>{_CA})[,\s]\s*(?P<postcode>[A-Z]\d[A-Z]\s?\d[A-Z]\d)",
        rf"(?:(?P<city>{_NAME})[,\s]\s*)?(?P<region>{_AU})[,\s]\s*(?P<postcode>\d{{4}})",
        rf"(?:(?P<city>{_NAME})[,\s]\s*)?(?P<postcode>{_GB})",
        rf"(?P<city>{_NAME})\s*[-–/]\s*(?P<region>[A-Z]{{2}})[,\s]\s*(?P<postcode>\d{{5}}-\d{{3}})",
        rf"(?:(?P<prefix>[A-Z]{{1,2}})-)?(?P<postcode>{_CONTINENT})\s+(?P<city>{_NAME})(?:\s*\((?P<region>[A-Z]{{2}})\))?",
    )
)
"""What an address ends in, country by country; the part of the city may stand before it."""
_STREET_WORDS: Final = frozenset(
    {
        "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "way", "drive", "dr", "boulevard",
        "blvd",
        "court", "ct", "place", "square", "terrace", "close", "row", "parade", "suite", "floor", "unit",
        "box",
        "highway", "hwy", "rue", "calle", "via", "strasse", "straat", "platz", "weg", "allee", "rua",
        "avenida",
        "plaza", "piazza",
    }
)  # fmt: skip
_PREFIXES: Final = {"D": "DE", "A": "AT", "F": "FR", "I": "IT", "E": "ES", "B": "BE", "L": "LU"}
"""Countries by the one letter before a postcode."""
_HOUSE: Final = re.compile(r"\d")
_ONE_LINE: Final = re.compile(
    rf"(?P<street>[^\d,]+\s\d+\s?[a-zA-Z]?)\s+(?P<rest>(?:\d{{5}}|\d{{4}}\s?[A-Z]{{2}})\s+{_NAME})"
)


class Address(NamedTuple):
    """The parts of an address; None where it names none."""

    street: str
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None


def split_address(text: str) -> Address | None:
    """Tell the parts of an address apart; None where they are not sure.

    >>> split_address("Hauptstr. 5, 10115 Berlin, Germany")
    Address(street='Hauptstr. 5', postcode='10115', city='Berlin', region=None, country='Germany')
    >>> split_address("12 High St, Leeds LS1 4DY").city, split_address("by the old mill")
    ('Leeds', None)
    """
    pieces = [piece.strip() for piece in re.split(r"[,\n;]", text) if piece.strip()]
    country = None
    if len(pieces) > 1 and len(pieces[-1]) > 1 and fold(pieces[-1]) in country_words():
        last = fold(pieces[-1])
        if len(last) > 2 or last in {"uk", "us"}:  # noqa: PLR2004 - two letters may be a state or a province
            country = pieces.pop()
    if len(pieces) == 1 and (found := _ONE_LINE.fullmatch(pieces[0])):
        pieces = [found["street"].strip(), found["rest"].strip()]
    for taken in (1, 2, 3):
        if len(pieces) <= taken:
            break
        end = ", ".join(pieces[-taken:])
        for pattern in _ENDS:
            if (found := pattern.fullmatch(end)) and (parts := found.groupdict())["city"]:
                street = ", ".join(pieces[:-taken])
                country = country or _PREFIXES.get(parts.get("prefix") or "", parts.get("prefix"))
                return _sure(
                    Address(street, parts["postcode"], parts["city"].strip(), parts.get("region"), country)
                )
    return None


def _sure(address: Address) -> Address | None:
    """Give the address where its street may be one, and its city is not the name of a street."""
    words = set(fold(str(address.city)).split())
    is_street = bool(words & _STREET_WORDS) and not (
        words & {"st"} and fold(str(address.city)).startswith("st ")
    )
    return address if _HOUSE.search(address.street) and not is_street else None


def split_addresses(values: pd.DataFrame, entity: str, language: str | None = None) -> pd.DataFrame:
    """Tell addresses apart that stand whole in a column of streets beside no column of cities or postcodes.

    ``values``: typed columns by field path. What is not sure stays whole in the street.
    ``language``: in which countries are named.
    """
    for owner in dict.fromkeys(("customer", entity)):
        street = f"{owner}.street"
        if street in values and not {f"{owner}.city", f"{owner}.postcode"} & set(values):
            values = _split_column(values, owner, language)
    return values


def _split_column(values: pd.DataFrame, owner: str, language: str | None) -> pd.DataFrame:
    streets = values[f"{owner}.street"]
    codes, distinct = pd.factorize(streets)
    split = [split_address(str(text)) for text in distinct]
    if not any(split):
        return values
    rows = [each or Address(str(text)) for each, text in zip(split, distinct, strict=True)]
    rows = [each._replace(country=each.country and country_name(each.country, language)) for each in rows]
    parts = pd.DataFrame([*rows, (None,) * len(PARTS)], columns=list(PARTS), dtype="str")
    spread = parts.iloc[codes].set_axis(streets.index)
    new: dict[str, pd.Series[Any]] = {f"{owner}.street": spread["street"]}
    for name in PARTS[1:]:
        path = f"{owner}.{name}"
        if spread[name].notna().any():
            new[path] = values[path].fillna(spread[name]) if path in values else spread[name]
    return values.assign(**new)
