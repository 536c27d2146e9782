"""What came back: the returned lines, and how often, of what and why."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_numbers, month_starts, months_of
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
    that order's lines of the product (of the customer, as above), in proportion to the quantity where one is
    given; of several without a quantity that mean the same lines, the first. A record whose order is not
    known stays one line with blanks. What is derived of an exchange, a repair or a refusal has a refund of 0.

    One row per returned line, derived ones last. Columns: return_id, order_number (category), product,
    customer (ids, 0 unknown), quantity, refund (account currency, NaN unknown), returned_on (the day of the
    sale where the return has none; the first one of its order where that is unknown), reason (category),
    derived (bool: read from the sales).
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
    if undated.any():
        result["returned_on"] = result["returned_on"].fillna(_first_days(result, sold))
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


def _first_days(back: pd.DataFrame, sold: pd.DataFrame) -> pd.Series[Any]:
    """Give the first day of the sales that are most alike: of product and customer, else of the order."""
    days = pd.Series(np.datetime64("NaT", "s"), index=back.index)
    for alike in (["product", "customer"], ["product"], ["customer"], []):
        known = sold[(sold[alike] > 0).all(axis="columns")]
        first = known.groupby(["code", *alike], as_index=False)["sold_at"].min()
        days = days.fillna(
            back[["code", *alike]]
            .merge(first, on=["code", *alike], how="left")["sold_at"]
            .set_axis(back.index)
        )
    return days


def _meant(records: pd.DataFrame, sold: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """Join to records the lines that they mean: only those of the customer named who has some."""
    found = records.merge(sold, on=on, suffixes=("_named", ""))
    fits = (found["customer_named"] == 0) | (found["customer_named"] == found["customer"])
    anyone = ~found["return_id"].isin(found.loc[fits, "return_id"])
    meant: pd.DataFrame = found[fits | anyone]
    return meant


def _whole_orders(records: pd.DataFrame, sold: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Give a line for each sale of the orders that came back whole; the record where its order is unknown."""
    if records.empty:
        return records
    unknown = records[~records["code"].isin(sold["code"])]
    records = records.drop_duplicates(["code", "customer"])
    marked = sold.merge(pairs.assign(named=1.0), on=["code", "product"], how="left")
    found = _meant(records.drop(columns=["product", "quantity", "refund"]), marked, ["code"])
    found = found[found["named"].isna()].drop_duplicates("row").rename(columns={"amount": "refund"})
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
    asked = records[["return_id", "code", "product", "customer"]]
    meant = _meant(asked, sold, ["code", "product"]).groupby("return_id")
    first = meant[["customer", "row"]].first().rename(columns={"customer": "buyer"})
    sums = meant[["quantity", "amount"]].sum(min_count=1).add_prefix("sold_")
    found = records.join(first, on="return_id").join(sums, on="return_id")
    once = found[found["quantity"].isna() & found["row"].notna()]
    found = found.drop(index=once.index[once.duplicated(["code", "product", "row"])])
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


def days_of_returns(returned: pd.DataFrame) -> Ints:
    """Give the day number of each return record, that of its earliest line; none where no day is known."""
    days, ids = day_numbers(returned["returned_on"]), returned["return_id"].to_numpy(dtype="int64")
    rows = np.flatnonzero(days != NO_DAY)
    rows = rows[np.lexsort((days[rows], ids[rows]))]
    first: Ints = days[rows[np.diff(ids[rows], prepend=-1) != 0]]
    return first


def returns_by_month(returned: pd.DataFrame) -> pd.DataFrame:
    """Count what came back each month; returns without a day are left out.

    One row per month with a return, oldest first. Columns: month (first day), returns (records, each in the
    month of its earliest line), returned_lines, refund (account currency).
    """
    dated = returned[returned["returned_on"].notna()]
    months, where = np.unique(months_of(day_numbers(dated["returned_on"])), return_inverse=True)
    first = np.searchsorted(months, months_of(days_of_returns(dated)))
    return pd.DataFrame(
        {
            "month": month_starts(months),
            "returns": np.bincount(first, minlength=len(months)),
            "returned_lines": np.bincount(where, minlength=len(months)),
            "refund": np.bincount(where, weights=dated["refund"].fillna(0), minlength=len(months)),
        }
    )
