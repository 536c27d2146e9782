"""What went wrong with products: returns and complaints brought together, each trouble counted once."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_numbers, months_of
from crm.insights.defect_words import BAD, ELSE, signs_of
from crm.insights.lines import SaleLines, codes_of, places_among

COLUMNS: Final = ("product", "customer", "order", "day", "sign", "money")


def troubles(
    lines: SaleLines, returned: pd.DataFrame, returns: pd.DataFrame, complaints: pd.DataFrame
) -> pd.DataFrame:
    """Say which products were returned or complained about, and of which batch of time they were.

    A return and a complaint of one customer about one product of one order are one trouble. ``returned``: the
    returned lines of ``returns``. An order that came back whole accuses none of its several products and is
    left out; so are records without a product.

    One row per trouble. Columns: product, customer (ids, 0 unknown), order (code of the sales, -1 unknown),
    sold_on (day number of the sale, ``NO_DAY`` unknown), month (number of the month in which it was sold,
    else reported; -1 unknown), sign (1: its words speak of a
    defect, -1: of something else, 0: they do not tell), money (account currency: what was given back or paid
    for it, the larger of the return's and the complaint's).
    """
    parts = [_of_returns(lines, returned, returns), _of_complaints(lines, complaints)]
    records = pd.concat([each for each in parts if len(each)] or parts[:1], ignore_index=True)
    if records.empty:
        none = np.empty(0, dtype="int64")
        return records.drop(columns=["day"]).assign(sold_on=none, month=none)
    records["of_sale"] = _days_of_sale(lines, records["order"].to_numpy(), records["product"].to_numpy())
    return _as_one(records)


def _of_returns(lines: SaleLines, returned: pd.DataFrame, returns: pd.DataFrame) -> pd.DataFrame:
    several = returned["derived"].to_numpy(dtype=bool) & returned["return_id"].duplicated(keep=False)
    chosen = returned[(returned["product"].to_numpy() != 0) & ~several]
    sign = signs_of(chosen["reason"])
    damaged = returns["condition"].eq("damaged").reindex(chosen["return_id"]).fillna(False).to_numpy(bool)  # noqa: FBT003
    sign = np.where((sign == 0) & damaged, BAD, sign)
    return _records(lines, chosen, chosen["returned_on"], sign)


def _of_complaints(lines: SaleLines, complaints: pd.DataFrame) -> pd.DataFrame:
    chosen = complaints[complaints["product"].to_numpy() != 0]
    subject, category = signs_of(chosen["subject"]), signs_of(chosen["category"])
    return _records(lines, chosen, chosen["opened_at"], np.where(subject != 0, subject, category))


def _records(
    lines: SaleLines, chosen: pd.DataFrame, moments: pd.Series[Any], sign: NDArray[Any]
) -> pd.DataFrame:
    order = order_codes(lines, chosen["order_number"])
    columns = (
        chosen["product"].to_numpy(dtype="int64"), chosen["customer"].to_numpy(dtype="int64"), order,
        day_numbers(moments), np.asarray(sign, dtype="int64"), chosen["refund"].fillna(0.0).to_numpy(),
    )  # fmt: skip
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def order_codes(lines: SaleLines, order_numbers: pd.Series[Any]) -> Ints:
    """Give the code that each order number has among the sales, -1 where it is blank or none of theirs."""
    codes, numbers = codes_of(order_numbers)
    ours = np.full(len(numbers) + 1, -1, dtype="int64")  # the spare place at the end is for blanks
    if len(numbers):
        where = places_among(lines.order_numbers, numbers)
        there = np.flatnonzero(where >= 0)
        ours[where[there]] = there
    found: Ints = ours[codes]
    return found


def _days_of_sale(lines: SaleLines, order: Ints, product: Ints) -> Ints:
    """Give the day on which each order's product was sold, ``NO_DAY`` where it is not among the sales."""
    wanted = np.zeros(len(lines.order_numbers) + 1, dtype=bool)
    wanted[order[order >= 0]] = True
    rows = np.flatnonzero(wanted[lines.order])
    wide = int(max(lines.product[rows].max(initial=0), product.max(initial=0))) + 1
    sold = lines.order[rows].astype("int64") * wide + lines.product[rows]
    first = np.argsort(sold, kind="stable")
    keys = order * wide + product
    days = np.full(len(keys), NO_DAY, dtype="int64")
    if not len(rows):
        return days
    at = np.minimum(np.searchsorted(sold[first], keys), len(rows) - 1)
    found = (order >= 0) & (sold[first][at] == keys)
    days[found] = lines.day[rows[first[at[found]]]]
    return days


def _as_one(records: pd.DataFrame) -> pd.DataFrame:
    """Bring the records of one customer, product and order together; a defect outweighs other reasons."""
    order = records["order"].to_numpy()
    unknown = order < 0
    day = np.where(records["of_sale"] != NO_DAY, records["of_sale"], records["day"])
    month = np.where(day == NO_DAY, -1, months_of(np.where(day == NO_DAY, 0, day)))
    alone = unknown & (records["customer"].to_numpy() == 0)
    mark = np.where(alone, -2 - np.arange(len(records)), np.where(unknown, -1, order))
    when = np.where(unknown & ~alone, month, -1)  # without an order: one trouble a month
    keys = pd.DataFrame({"p": records["product"], "c": records["customer"], "o": mark, "m": when})
    number = keys.groupby(list("pcom")).ngroup().to_numpy()
    sign = records["sign"].to_numpy()
    one = pd.DataFrame(
        {
            "number": number, "product": records["product"], "customer": records["customer"], "order": order,
            "sold_on": records["of_sale"], "month": month, "bad": sign == BAD, "other": sign == ELSE,
            "money": records["money"],
        }
    ).groupby("number")  # fmt: skip
    table = one[["product", "customer", "order", "month"]].first()
    table["sold_on"] = one["sold_on"].max()
    bad, other = one["bad"].any().to_numpy(), one["other"].any().to_numpy()
    table["sign"] = np.where(bad, BAD, np.where(other, ELSE, 0))
    table["money"] = one["money"].max()
    return table.reset_index(drop=True)
