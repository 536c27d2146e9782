"""In which currency amounts are, by a column or a sign in the cells; what is foreign is never just added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import field_at
from crm.schema import Kind
from data_io.incoming.recognition.matching import RECORD_ID, SheetMatch
from data_io.incoming.values.currency_words import OPEN, currency_in_heading, currency_of, currency_said
from data_io.incoming.values.parsing import distinct_of, spread

CURRENCY: Final = "sale.currency"
ORDER_NUMBERS: Final = ("sale.order_number", "return.order_number", "payment.order_number")


def said_currencies(cells: pa.Table, match: SheetMatch) -> pd.Series[Any]:
    """Give the currency of each row: three letters, "$" where the cells leave it open, NA where none is said.

    A column of currencies counts before signs in cells of money, and these before the headings of money;
    where a cell leaves open which dollars, the heading tells.
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
            signs = currency_said(distinct.texts)
            found = found.fillna(_spread(signs, distinct.codes)) if signs.notna().any() else found
    headed = _said_in_headings(match)
    if headed is None:
        return found
    filled = found.mask(found.eq(next((sign for sign in OPEN if headed in OPEN[sign]), headed)), headed)
    return filled.fillna(headed)


def _said_in_headings(match: SheetMatch) -> str | None:
    """Give the currency that the headings of the sheet's own money name; None where they do not agree."""
    named = {
        currency_in_heading(column.heading)
        for column in match.columns
        if column.paths
        and column.paths[0].startswith(f"{match.entity}.")
        and not column.is_own
        and not column.paths[0].endswith(RECORD_ID)
        and field_at(column.paths[0]).kind is Kind.MONEY
    } - {None}
    return named.pop() if len(named) == 1 else None


def home_currency(known: str | None, said: Iterable[pd.Series[Any]]) -> str | None:
    """Give the business's currency: that of its settings, else that of most rows; None where none is said."""
    if known:
        return known
    rows = pd.concat([pd.Series(dtype="str"), *said]).value_counts()
    if rows.empty:
        return None
    first = str(rows.index[0])
    named = [code for code in map(str, rows.index) if code in OPEN.get(first, ())]
    return first if first not in OPEN else named[0] if named else OPEN[first][0]


def foreign(said: pd.Series[Any], home: str | None) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which rows are in another currency than the business's."""
    if home is None:
        return np.zeros(len(said), dtype=bool)
    ours = [home, *(sign for sign, family in OPEN.items() if home in family)]
    return (said.notna() & ~said.isin(ours)).to_numpy(dtype=bool)


def by_their_orders(
    said: pd.Series[Any], values: pd.DataFrame, orders: Mapping[str, str], rates: Iterable[str]
) -> pd.Series[Any]:
    """Say which currency an open sign ("$") means: that of the row's order, else the only one with a rate.

    ``orders``: currencies by order number.
    """
    is_open = said.isin(list(OPEN))
    if not is_open.any():
        return said
    path = next((each for each in ORDER_NUMBERS if each in values), None)
    if path is not None and orders:
        meant = values[path].map(dict(orders)).astype("str")
        for sign, family in OPEN.items():
            said = said.mask((said.eq(sign) & meant.isin(family)).to_numpy(dtype=bool), meant)
    rated = set(rates)
    for sign, family in OPEN.items():
        known = rated.intersection(family)
        if len(known) == 1 and sign not in rated:
            said = said.mask(said.eq(sign), known.pop())
    return said


def currencies_of_orders(said: pd.Series[Any], values: pd.DataFrame) -> dict[str, str]:
    """Give the currency of each order of a sheet of sales that names one (three letters)."""
    if "sale.order_number" not in values:
        return {}
    named = said.notna() & ~said.isin(list(OPEN)) & values["sale.order_number"].notna().to_numpy()
    told = pd.DataFrame({"order": values["sale.order_number"][named], "said": said[named]}).drop_duplicates()
    told = told[~told["order"].duplicated(keep=False)]
    return dict(zip(told["order"].astype(str), told["said"].astype(str), strict=True))


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
    return currency_of(text) or text.strip().upper()


def _spread(values: pd.Series[Any], codes: np.ndarray[Any, Any]) -> pd.Series[Any]:
    return pd.Series(spread(values.to_numpy(dtype=object), codes), dtype="str")
