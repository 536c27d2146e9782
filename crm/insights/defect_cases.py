"""One product that goes wrong: on which days most of the bad ones were sold, and whom it concerns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, day_of
from crm.insights.lines import SaleLines, lines_of

MOSTLY: Final = 0.8
"""Mostly: so large a share."""
LEAST_TROUBLES: Final = 5
"""Of fewer troubles no days are named."""
SHORT: Final = 0.5
"""Days are named where they are at most this share of the time in which the product was sold."""


@dataclass(frozen=True, slots=True)
class BadDays:
    """Days, both included, on which most of the bad ones were sold: ``troubles`` of ``sales`` lines."""

    since: date
    until: date
    troubles: int
    sales: int


@dataclass(frozen=True)
class Cases:
    """What happened with one product.

    ``records``: one row per complaint and return that names it, the latest first; columns kind ("complaint",
    "return"), record (id), on (day), customer (id, 0 unknown), words (str), money (account currency, NaN
    unknown). ``customers``: one row per known customer among them, the latest first; index customer; columns
    records (count), last_on (day), money. ``silent``: one row per customer who bought it in the days asked
    for and has said nothing; index customer; columns last_on (day bought), quantity, spent.
    """

    records: pd.DataFrame
    customers: pd.DataFrame
    silent: pd.DataFrame


def bad_days(
    lines: SaleLines, product: int, sold_on: Ints, since: date | None, until: date | None
) -> BadDays | None:
    """Find the shortest stretch of days on which eight tenths of the troubled ones were sold.

    ``sold_on``: the day of sale of each trouble (``NO_DAY`` unknown); ``since``, ``until``: the batch, None
    where it is open. None where the troubles are few or not closer together than the sales.
    """
    first = day_number(since) if since else NO_DAY + 1
    last = day_number(until) if until else lines.last_day
    days = np.sort(sold_on[(sold_on >= first) & (sold_on <= last)])
    sold = lines.day[lines.product == product]
    sold = sold[(sold >= first) & (sold <= last)]
    if len(days) < LEAST_TROUBLES or not len(sold):
        return None
    most = math.ceil(MOSTLY * len(days))
    widths = days[most - 1 :] - days[: len(days) - most + 1]
    at = int(widths.argmin())
    begin, end = int(days[at]), int(days[at + most - 1])
    if end - begin + 1 > SHORT * (int(sold.max()) - int(sold.min()) + 1):
        return None
    inside = int(np.count_nonzero((days >= begin) & (days <= end)))
    return BadDays(day_of(begin), day_of(end), inside, int(np.count_nonzero((sold >= begin) & (sold <= end))))


def cases(
    product: int,
    sales: pd.DataFrame | SaleLines,
    complaints: pd.DataFrame,
    returned: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Cases:
    """Tell what happened with a product, and who bought it from ``since`` to ``until`` and said nothing."""
    lines = lines_of(sales)
    records = _records(product, complaints, returned)
    known = records[records["customer"] > 0]
    people = known.groupby("customer", sort=False).agg(
        records=("record", "size"), last_on=("on", "max"), money=("money", _sum)
    )
    mine = np.flatnonzero(lines.product == product)
    day = lines.day[mine]
    first = day_number(since) if since else NO_DAY
    last = day_number(until) if until else lines.last_day
    chosen = mine[(day >= first) & (day <= last) & (lines.customer[mine] > 0)]
    bought = pd.DataFrame(
        {
            "customer": lines.customer[chosen],
            "last_on": lines.day[chosen],
            "quantity": np.nan_to_num(lines.sales["quantity"].to_numpy()[chosen]),
            "spent": lines.amount[chosen],
        }
    )
    silent = bought[~bought["customer"].isin(people.index)]
    silent = silent.groupby("customer").agg({"last_on": "max", "quantity": "sum", "spent": "sum"})
    silent["last_on"] = _moments(silent["last_on"].to_numpy(dtype="int64"))
    return Cases(records, people, silent.sort_values("last_on", ascending=False, kind="stable"))


def _records(product: int, complaints: pd.DataFrame, returned: pd.DataFrame) -> pd.DataFrame:
    said = complaints[complaints["product"].to_numpy() == product]
    back = returned[returned["product"].to_numpy() == product]
    parts = [
        _as_cases("complaint", said, said.index.to_numpy(dtype="int64"), "opened_at", "subject"),
        _as_cases("return", back, back["return_id"].to_numpy(dtype="int64"), "returned_on", "reason"),
    ]
    both = pd.concat([each for each in parts if len(each)] or parts[:1], ignore_index=True)
    return both.sort_values("on", ascending=False, kind="stable", ignore_index=True)


def _sum(money: pd.Series[float]) -> float:
    """Add up what is known; NaN where nothing is."""
    return float(money.sum(min_count=1))


def _as_cases(kind: str, chosen: pd.DataFrame, ids: Ints, dated_by: str, words: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": pd.Series(kind, index=range(len(chosen)), dtype="str"),
            "record": ids,
            "on": _moments(day_numbers(chosen[dated_by])),
            "customer": chosen["customer"].to_numpy(dtype="int64"),
            "words": chosen[words].astype("str").to_numpy(),
            "money": chosen["refund"].to_numpy(dtype="float64"),
        }
    )


def _moments(days: Ints) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    moments = np.where(days == NO_DAY, 0, days).astype("datetime64[D]").astype("datetime64[s]")
    moments[days == NO_DAY] = np.datetime64("NaT")
    return moments
