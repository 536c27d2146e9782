"""What came back: the returned lines, and how often, of what and why."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import month_starts
from crm.insights.intervals import Rate, rate, rate_columns
from crm.insights.lines import SaleLines, codes_of, lines_of, places_among

NO_MONEY_BACK: Final = ("exchange", "repair", "rejected")
"""Resolutions after which a blank refund means that no money went back."""
COLUMNS: Final = (
    "return_id", "order_number", "product", "customer", "quantity", "refund", "returned_on", "reason",
    "derived",
)  # fmt: skip


def returned_lines(returns: pd.DataFrame, sales: pd.DataFrame | SaleLines) -> pd.DataFrame:
    """Say line by line what came back.

    A record that names only an order (product, quantity and refund blank) means that the whole order came
    back: it gives a line for each of the order's sales, each sale at most once, however many records name the
    order; products of it that other records name are left to those. Where it names a customer who has lines
    in that order, only those are meant. A record of an order and a product without a refund takes it from
    that order's lines of the product, in proportion to the quantity where one is given. A record whose order
    is not known stays one line with blanks.

    One row per returned line, derived ones last. Columns: return_id, order_number (category), product,
    customer (ids, 0 unknown), quantity, refund (account currency, NaN unknown), returned_on (the day of the
    sale where the return has none), reason (category), derived (bool: read from the sales).
    """
    lines = lines_of(sales)
    plain = _as_recorded(returns)
    codes, numbers = codes_of(returns["order_number"])
    named = codes >= 0
    no_product, no_refund = returns["product"].to_numpy() == 0, returns["refund"].isna().to_numpy()
    whole = named & no_product & no_refund & returns["quantity"].isna().to_numpy()
    part = named & ~no_product & no_refund & ~returns["resolution"].isin(NO_MONEY_BACK).to_numpy()
    undated = named & returns["returned_on"].isna().to_numpy()
    if not (whole | part | undated).any():
        return plain
    sold = _lines_of_orders(lines, codes[whole | part | undated], numbers)
    plain["code"] = codes
    came_whole = np.zeros(len(numbers) + 1, dtype=bool)  # the spare place at the end is for no number
    came_whole[codes[whole]] = True
    pairs = plain.loc[came_whole[codes] & ~no_product, ["code", "product"]].drop_duplicates()
    parts = (plain[~whole & ~part], _whole_orders(plain[whole], sold, pairs), _products(plain[part], sold))
    result = pd.concat([each for each in parts if len(each)], ignore_index=True)
    if undated[~whole].any():
        days = sold.groupby("code")["sold_at"].min()
        result["returned_on"] = result["returned_on"].fillna(
            pd.Series(days.reindex(result["code"]).to_numpy(), index=result.index)
        )
    settled = returns.index[returns["resolution"].isin(NO_MONEY_BACK)]
    if len(settled):
        result.loc[result["derived"] & result["return_id"].isin(settled), "refund"] = 0.0
    lines_back: pd.DataFrame = result[list(COLUMNS)]
    return lines_back


def _as_recorded(returns: pd.DataFrame) -> pd.DataFrame:
    """Give the lines as the records have them."""
    columns = {name: returns[name].array for name in COLUMNS if name in returns.columns}
    recorded = {
        "return_id": returns.index.to_numpy(dtype="int64"),
        "derived": np.zeros(len(returns), dtype=bool),
    }
    return pd.DataFrame(columns | recorded, columns=list(COLUMNS))


def _lines_of_orders(lines: SaleLines, codes: NDArray[Any], numbers: pd.Index[Any]) -> pd.DataFrame:
    """Give the sales of some orders, with the code of the order number among the returns' and the row."""
    asked = np.unique(codes)
    among = places_among(lines.order_numbers, numbers[asked])
    wanted = np.append(among >= 0, False)  # the spare place at the end is for lines without number
    rows = np.flatnonzero(wanted[lines.order])
    columns = {name: lines.sales[name].to_numpy()[rows] for name in ("quantity", "amount", "sold_at")}
    codes_and_ids = {"code": asked[among[lines.order[rows]]].astype("int64"), "row": rows}
    ids = {"product": lines.product[rows], "customer": lines.customer[rows]}
    return pd.DataFrame(codes_and_ids | ids | columns)


def _whole_orders(records: pd.DataFrame, sold: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give a line for each sale of the orders that came back whole; the record where its order is unknown."""
    if records.empty:
        return records
    records = records.drop_duplicates(["code", "customer"])
    unknown = records[~records["code"].isin(sold["code"])]
    named = (
        sold.merge(pairs.assign(named=True), on=["code", "product"], how="left")["named"].notna().to_numpy()
    )
    found = records.drop(columns=["product", "quantity", "refund"]).merge(
        sold[~named], on="code", suffixes=("_named", "")
    )
    fits = (found["customer_named"] == 0) | (found["customer_named"] == found["customer"])
    anyone = ~found["return_id"].isin(found.loc[fits, "return_id"])
    found = found[fits | anyone].drop_duplicates("row").rename(columns={"amount": "refund"})
    found["returned_on"] = found["returned_on"].fillna(found["sold_at"])
    both = (
        pd.concat([unknown, found[unknown.columns]], ignore_index=True)
        if len(unknown)
        else found[records.columns]
    )
    return both.assign(derived=True)


def _products(records: pd.DataFrame, sold: pd.DataFrame) -> pd.DataFrame:
    """Give the records of an order and a product, with what the order's lines of the product brought."""
    if records.empty:
        return records
    blank = records["quantity"].isna()
    records = records[
        ~(blank & records[blank].duplicated(["code", "product"]).reindex(records.index, fill_value=False))
    ]
    sums = sold.groupby(["code", "product"], as_index=False).agg(
        sold_quantity=("quantity", "sum"), sold_amount=("amount", "sum"), buyer=("customer", "first")
    )
    found = records.merge(sums, on=["code", "product"], how="left")
    share = (
        (found["quantity"] / found["sold_quantity"])
        .where(found["sold_quantity"] > 0, 1.0)
        .fillna(1.0)
        .clip(upper=1)
    )
    found["refund"] = found["sold_amount"] * share
    found["quantity"] = found["quantity"].fillna(found["sold_quantity"])
    found["customer"] = (
        found["customer"].where(found["customer"] != 0, found["buyer"].fillna(0)).astype("int64")
    )
    return found[records.columns].assign(derived=True)


def return_rate(returns: pd.DataFrame, sales: pd.DataFrame | SaleLines) -> Rate:
    """Give the return records per hundred sale lines."""
    return rate(len(returns), len(sales))


def returns_by_product(
    returned: pd.DataFrame, sales: pd.DataFrame | SaleLines, products: pd.DataFrame
) -> pd.DataFrame:
    """Say how often each product came back.

    One row per product that came back, most often first. Columns: product (id), name, sales (lines), returns
    (returned lines), return_rate, return_low, return_high (per hundred of its sale lines, 95 %), refund
    (account currency).
    """
    lines = lines_of(sales)
    known = returned[returned["product"].to_numpy() != 0]
    ids, where = np.unique(known["product"].to_numpy(dtype="int64"), return_inverse=True)
    counts = np.bincount(where, minlength=len(ids))
    per_product = np.bincount(lines.product, minlength=int(ids.max()) + 1 if len(ids) else 1)
    table = pd.DataFrame(
        {
            "product": ids,
            "name": products["name"].astype(object).reindex(ids).to_numpy(),
            "sales": per_product[ids],
            "returns": counts,
            **rate_columns("return", counts, per_product[ids]),
            "refund": np.bincount(where, weights=known["refund"].fillna(0), minlength=len(ids)),
        }
    )
    return table.sort_values(["returns", "product"], ascending=[False, True], ignore_index=True)


def returns_by_reason(returned: pd.DataFrame) -> pd.DataFrame:
    """Say why things came back.

    One row per reason, most frequent first; the reason is blank where none was given. Columns: reason,
    returns (returned lines), share (0 to 1 of all), refund (account currency).
    """
    reasons, names = codes_of(returned["reason"])
    counts = np.bincount(reasons + 1, minlength=len(names) + 1)
    refunds = np.bincount(reasons + 1, weights=returned["refund"].fillna(0), minlength=len(names) + 1)
    table = pd.DataFrame(
        {
            "reason": pd.Series([None, *names], dtype="str"),
            "returns": counts,
            "share": counts / max(len(returned), 1),
            "refund": refunds,
        }
    )
    return table[counts > 0].sort_values("returns", ascending=False, kind="stable", ignore_index=True)


def returns_by_month(returned: pd.DataFrame) -> pd.DataFrame:
    """Count what came back each month; returns without a day are left out.

    One row per month with a return, oldest first. Columns: month (first day), returns (records),
    returned_lines, refund (account currency).
    """
    dated = returned[returned["returned_on"].notna()]
    numbers = dated["returned_on"].to_numpy().astype("datetime64[M]").astype("int64")
    months, where = np.unique(numbers, return_inverse=True)
    first = ~dated["return_id"].duplicated().to_numpy()
    return pd.DataFrame(
        {
            "month": month_starts(months),
            "returns": np.bincount(where[first], minlength=len(months)),
            "returned_lines": np.bincount(where, minlength=len(months)),
            "refund": np.bincount(where, weights=dated["refund"].fillna(0), minlength=len(months)),
        }
    )
