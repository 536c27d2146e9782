"""In which currency amounts are, by a column or a sign in the cells; what is foreign is never just added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import field_at
from crm.schema import Kind
from data_io.incoming.matching import RECORD_ID, SheetMatch
from data_io.incoming.parsing import distinct_of, spread

CURRENCY: Final = "sale.currency"
SIGNS: Final = {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "zł": "PLN",
    "Kč": "CZK",
}
DOLLARS: Final = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN")
"""Currencies whose sign is a bare $."""
_SAID: Final = (
    r"(?i)(€|£|¥|₹|₽|₺|₩|zł|Kč|\$"
    r"|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|SEK|NOK|DKK|PLN|CZK|INR|BRL|MXN|ZAR|HUF)\b)"
)


def said_currencies(cells: pa.Table, match: SheetMatch) -> pd.Series[Any]:
    """Give the currency of each row: three letters, "$" where the cells leave it open, NA where none is said.

    A column of currencies counts before signs in cells of money.
    """
    found = pd.Series(None, index=pd.RangeIndex(cells.num_rows), dtype="str")
    for column in match.columns:
        if CURRENCY in column.paths:
            distinct = distinct_of(cells.column(column.index))
            found = found.fillna(_spread(distinct.texts.map(_code), distinct.codes))
    for column in match.columns:
        path = column.paths[0] if column.paths else ""
        if not path or column.is_own or path.endswith(RECORD_ID) or field_at(path).kind is not Kind.MONEY:
            continue
        if pa.types.is_string(cells.column(column.index).type):
            distinct = distinct_of(cells.column(column.index))
            signs = distinct.texts.str.extract(_SAID)[0].map(_code, na_action="ignore")
            found = found.fillna(_spread(signs, distinct.codes))
    return found


def home_currency(known: str | None, said: Iterable[pd.Series[Any]]) -> str | None:
    """Give the business's currency: that of its settings, else that of most rows; None where none is said."""
    if known:
        return known
    rows = pd.concat([pd.Series(dtype="str"), *said]).value_counts()
    if rows.empty:
        return None
    first = str(rows.index[0])
    return DOLLARS[0] if first == "$" else first


def foreign(said: pd.Series[Any], home: str | None) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which rows are in another currency than the business's."""
    if home is None:
        return np.zeros(len(said), dtype=bool)
    same = said.eq(home) | (said.eq("$") & (home in DOLLARS))
    return (said.notna() & ~same).to_numpy(dtype=bool)


def convert(
    values: pd.DataFrame, said: pd.Series[Any], rates: Mapping[str, float], entity: str, home: str
) -> pd.DataFrame:
    """Turn money of rows whose currency has a rate into the business's (ten-thousandths at the finest)."""
    factors = said.map(dict(rates)).astype("float64")
    turned = factors.notna()
    if not turned.any():
        return values
    own = [
        path for path in map(str, values) if path.startswith(f"{entity}.") and not path.endswith(RECORD_ID)
    ]
    money = [path for path in own if field_at(path.partition(":")[0]).kind is Kind.MONEY]
    changed = {path: values[path].where(~turned, (values[path] * factors).round(4)) for path in money}
    if CURRENCY in values:
        changed[CURRENCY] = values[CURRENCY].mask(turned, home)
    return values.assign(**changed)


def _code(text: str) -> str:
    return SIGNS.get(text.strip(), text.strip().upper())


def _spread(values: pd.Series[Any], codes: np.ndarray[Any, Any]) -> pd.Series[Any]:
    return pd.Series(spread(values.to_numpy(dtype=object), codes), dtype="str")
