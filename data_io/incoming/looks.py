"""What the values of a column look like, where its heading says nothing or says too little."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.schema import Kind
from data_io.incoming.parsing import Hints, parse_path

MOST: Final = 0.8
"""Share of the filled cells that must look so."""
LEAST_CELLS: Final = 2
CELLS: Final = 60
"""Filled cells that are looked at: what they look like shows soon."""
E_MAIL: Final = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
LINK: Final = r"^(https?://|www\.)\S+$"
PHONE: Final = r"^(\+|00|\(?0)[\d ()./-]{6,20}$|^\(\d{3}\) ?\d{3}-\d{4}$|^\d{3}-\d{3}-\d{4}$"
SALUTATION: Final = r"(?i)^(mr|mrs|ms|miss|mx|dr|prof|sir|lady|herr|frau|m|mme|mlle|sr|sra|srta|sig|sig\.ra|dhr|mevr|mevrouw|dott)\.?$"
FLAG: Final = r"(?i)^(y|n|yes|no|true|false|ja|nein|nee|oui|non|si|sí|sim|não|nao|✓|✗)$"
PAID_WITH: Final = (
    r"(?i)^(cash|card|credit card|debit card|cheque|check|visa|mastercard|amex|paypal|bank transfer|transfer|bacs|"
    r"bar|ec|ec-karte|karte|kreditkarte|überweisung|lastschrift|espèces|cb|carte|chèque|virement|efectivo|tarjeta|"
    r"transferencia|bizum|contanti|carta|bonifico|bancomat|dinheiro|cartão|pix|boleto|mb way|contant|pin|ideal|"
    r"overboeking|apple pay|google pay|contactless|direct debit)$"
)
TWO_NAMES: Final = r"^\p{Lu}[\p{L}'’.-]*,? (\p{L}[\p{L}'’.-]* ){0,2}\p{Lu}[\p{L}'’.-]*$"
NUMBERS: Final = "sale.unit_price"
DATES: Final = "sale.sold_at"


def looks(column: pa.ChunkedArray) -> str:  # noqa: PLR0911 - one line a look
    """Say what a column's values look like; "" if empty.

    email, link, phone, salutation ("Mr"), payment ("Card"), flag (yes and no), date, number, names or text.
    """
    kind = column.type
    if column.null_count == len(column):
        return ""
    column = column.drop_null().slice(0, CELLS)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return "date"
    if not pa.types.is_string(kind) and not pa.types.is_large_string(kind):
        return "number" if pa.types.is_floating(kind) or pa.types.is_integer(kind) else "text"
    texts = column
    if _share(texts, FLAG) == 1:
        return "flag"
    for name, pattern in (
        ("email", E_MAIL),
        ("link", LINK),
        ("phone", PHONE),
        ("salutation", SALUTATION),
        ("payment", PAID_WITH),
    ):
        if _share(texts, pattern) >= MOST:
            return name
    if parse_path(column, NUMBERS, Hints()).readable_share >= MOST:
        return "number"
    if _share(texts, r"\d") >= MOST and parse_path(column, DATES, Hints()).readable_share >= MOST:
        return "date"
    if _share(texts, TWO_NAMES) >= MOST:
        return "names"
    return "text"


def _share(texts: pa.ChunkedArray, pattern: str) -> float:
    return float(pc.mean(pc.match_substring_regex(texts, pattern).cast(pa.float64())).as_py() or 0.0)


def as_numbers(column: pa.ChunkedArray) -> pd.Series[float]:
    """Give a column's cells as numbers, NaN where they are none."""
    return pd.to_numeric(parse_path(column, NUMBERS, Hints()).values, errors="coerce")


def products_agree(quantity: pd.Series[float], price: pd.Series[float], amount: pd.Series[float]) -> bool:
    """Whether quantity x price is the amount, to a cent, on most lines; at least two different ones tell."""
    there = quantity.notna() & price.notna() & amount.notna()
    if there.sum() < LEAST_CELLS or quantity[there].nunique() < LEAST_CELLS:
        return False
    off = (quantity * price - amount)[there].abs()
    return bool((off <= np.maximum(0.011, 0.0001 * amount[there].abs())).mean() >= MOST)


def find_arithmetic(columns: dict[int, pd.Series[float]]) -> tuple[int, int, int] | None:
    """Give the places of quantity, price and amount among columns of numbers; None where none multiply so.

    Of the two factors the quantity is the one with whole numbers, or the one further to the left.
    """
    places = sorted(columns)
    for amount in reversed(places):
        for one in places:
            for other in places:
                apart = one < other and amount not in {one, other}
                if apart and products_agree(columns[one], columns[other], columns[amount]):
                    return (*_whole_first(one, other, columns), amount)
    return None


def _whole_first(one: int, other: int, columns: dict[int, pd.Series[float]]) -> tuple[int, int]:
    whole = [bool((columns[each].dropna() % 1 == 0).all()) for each in (one, other)]
    return (other, one) if whole[1] and not whole[0] else (one, other)


def is_of_words(kind: Kind) -> bool:
    """Whether a field of that kind holds words, which a link or an e-mail address is none of."""
    return kind in {Kind.TEXT, Kind.TERM, Kind.CHOICE}
