"""Lines of orders: amounts left to be reckoned, lines taken back, the place of a line in its order."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from data_io.incoming.recognition.signs import CANCELLED_WORDS, PROFIT
from data_io.incoming.values.keys import key_hashes
from data_io.incoming.values.vocabulary import fold

ORDER: Final = "sale.order_number"
LINE: Final = "sale.line"
AMOUNT: Final = "sale.amount"
QUANTITY: Final = "sale.quantity"
COMPLETED: Final = ("customer.name", "sale.amount", "sale.line", "sale.cost")
"""What is reckoned or put together where a sheet leaves it blank."""
STATUS_HEADINGS: Final = (
    "own.status",
    "own.order status",
    "own.state",
    "own.financial status",
    "own.type",
    "own.transaction type",
)
RETURN_OF_SALE: Final = {
    "sale.order_number": "return.number",
    "sale.line": "return.line",
    "sale.sold_at": "return.returned_on",
    "sale.customer": "return.customer",
    "sale.product": "return.product",
    "sale.quantity": "return.quantity",
    "sale.amount": "return.refund",
}
"""Where the facts of a line taken back stand in a return."""


def complete_lines(values: pd.DataFrame) -> pd.DataFrame:
    """Reckon what is not said: the amount from quantity, price and discount, the cost from the profit.

    Columns ``sale.*`` in typed form; gives the same rows with ``sale.amount``, ``sale.line``, and
    ``sale.cost`` where a profit is known.
    """
    lines = values.copy()
    if "sale.unit_price" in lines:
        lines[AMOUNT] = _or_else(lines.get(AMOUNT), _reckoned(lines))
    elif AMOUNT not in lines:
        lines[AMOUNT] = np.nan
    profit = lines.pop(f"sale.cost:{PROFIT}") if f"sale.cost:{PROFIT}" in lines else None
    if profit is not None:
        lines["sale.cost"] = _or_else(lines.get("sale.cost"), lines[AMOUNT] - profit)
    lines[LINE] = _line_numbers(lines)
    return lines


def lines_behind(lines: pd.DataFrame, given: pd.Series[Any] | None, stored: pd.DataFrame) -> pd.Series[Any]:
    """Give the line numbers of rows that are added to orders: those given, else behind those that are stored.

    ``lines``: completed lines; ``stored``: columns order_number and line.
    """
    if ORDER not in lines:
        return lines[LINE]
    last = stored.groupby(stored["order_number"].astype("str"), observed=True)["line"].max()
    behind = lines[LINE] + lines[ORDER].map(last).astype("float64").fillna(0.0)
    return behind if given is None else given.astype("float64").fillna(behind)


def stands_twice(values: pd.DataFrame, own: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the places of rows that repeat an earlier row cell by cell (but for line numbers reckoned)."""
    if not {QUANTITY, AMOUNT, "sale.unit_price"} & set(values):
        return np.empty(0, dtype="int64")
    hashes, _ = key_hashes(values.join(own), [*values, *own])
    return np.flatnonzero(pd.Series(hashes).duplicated().to_numpy())


def taken_back(lines: pd.DataFrame, own: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which lines are returns: quantity (without one, amount) below zero, or cancelled."""
    quantity = lines.get(QUANTITY, pd.Series(np.nan, index=lines.index)).to_numpy()
    amount = lines[AMOUNT].to_numpy()
    back = (quantity < 0) | (np.isnan(quantity) & (amount < 0))
    for heading in own.columns:
        if heading.casefold() in STATUS_HEADINGS and own[heading].dtype == object:
            words = {text: fold(str(text)) in CANCELLED_WORDS for text in own[heading].dropna().unique()}
            back |= own[heading].map(words).eq(True).to_numpy()  # noqa: FBT003
    return np.asarray(back, dtype=bool)


def as_returns(lines: pd.DataFrame, sold_orders: pd.Series[Any]) -> pd.DataFrame:
    """Turn lines taken back into returns; what came back counts above zero.

    The order that they belong to is known where lines of the same number were sold (``sold_orders``); a
    credit note's own number names no order.
    """
    returns = lines[[path for path in RETURN_OF_SALE if path in lines]].rename(columns=RETURN_OF_SALE)
    for path in ("return.quantity", "return.refund"):
        if path in returns:
            returns[path] = returns[path].abs() if path == "return.quantity" else _given_back(lines)
    if "return.number" in returns:
        known = returns["return.number"].isin(sold_orders.dropna().unique().tolist())
        returns["return.order_number"] = returns["return.number"].where(known)
    others = [path for path in lines if path not in RETURN_OF_SALE and not str(path).startswith("sale.")]
    return returns.join(lines[others])


def above_zero(returns: pd.DataFrame) -> pd.DataFrame:
    """Write what came back above zero where a sheet of returns has it below, as lists of credit notes do.

    ``returns``: typed columns by field path. Where most stand above zero, one below takes another back: it
    stays.
    """
    columns = (returns[path] for path in ("return.refund", "return.quantity") if path in returns)
    turned = {str(each.name): each.abs() for each in columns if 0 < each.lt(0).sum() >= each.gt(0).sum()}
    return returns.assign(**turned) if turned else returns


def signed_amounts(lines: pd.DataFrame, back: np.ndarray[Any, np.dtype[np.bool_]]) -> pd.Series[Any]:
    """Give each line's amount with its sign: below zero for what was given back."""
    return lines[AMOUNT].where(~back, -_given_back(lines))


def _given_back(lines: pd.DataFrame) -> pd.Series[Any]:
    """Give the money given back, above zero; sheets write it below zero like the quantity, or above zero."""
    quantity = lines.get(QUANTITY, pd.Series(np.nan, index=lines.index))
    turned = ((quantity < 0) | quantity.isna()) & (lines[AMOUNT] < 0)
    return (-lines[AMOUNT]).where(turned, lines[AMOUNT]) + 0.0


def _or_else(given: pd.Series[Any] | None, reckoned: pd.Series[Any]) -> pd.Series[Any]:
    return reckoned if given is None else given.fillna(reckoned)


def _reckoned(lines: pd.DataFrame) -> pd.Series[Any]:
    """Give quantity times unit price less discounts, to ten-thousandths; a blank quantity counts as one."""
    quantity = lines[QUANTITY].fillna(1.0) if QUANTITY in lines else 1.0
    amount = lines["sale.unit_price"] * quantity
    if "sale.discount_share" in lines:
        amount = amount * (1 - lines["sale.discount_share"].fillna(0.0))
    if "sale.discount" in lines:
        amount = amount - lines["sale.discount"].fillna(0.0).abs()
    return amount.round(4)


def _line_numbers(lines: pd.DataFrame) -> pd.Series[Any]:
    """Give the sheet's line numbers where each stands once in its order, else each row's place in its order.

    Rows without an order number have no line.
    """
    if ORDER not in lines:
        return pd.Series(np.nan, index=lines.index, dtype="float64")
    order_codes, _ = pd.factorize(lines[ORDER])
    ordered = order_codes >= 0
    given = lines.get(LINE)
    if given is not None and given[ordered].notna().all():
        twice = pd.DataFrame({"order": order_codes[ordered], "line": given[ordered]}).duplicated()
        if not twice.any():
            return given.where(ordered)
    place = pd.Series(order_codes, index=lines.index).groupby(order_codes, sort=False).cumcount() + 1.0
    return place.where(ordered)
