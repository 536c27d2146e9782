"""What is left of what came in: after discounts, after what came back, and after what things cost."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, day_number, day_numbers
from crm.insights.line_words import words_of, words_of_returned
from crm.insights.lines import Bools, Floats, SaleLines
from crm.insights.revenue import split_revenue

SPLIT_BY: Final = (
    "category", "name", "brand", "supplier", "sales_channel", "salesperson", "campaign", "buyer",
    "payment_method", "city", "region", "country",
)  # fmt: skip
"""The words by which revenue and profit are told everywhere; see ``crm.insights.line_words``."""


def profit_by(
    lines: SaleLines,
    key: str,
    returned: pd.DataFrame,
    *,
    customers: pd.DataFrame | None = None,
    campaigns: pd.DataFrame | None = None,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """Split revenue and profit by a word (``crm.insights.line_words``), most revenue first.

    ``returned``: the returned lines; those of the days count, whenever they were sold. One row per word;
    blank where it is not known. Columns: those of ``crm.insights.revenue.revenue_by``, discount (what lines
    tell that was given; 0 where none does), refunds, net_revenue, costed (lines whose cost is known), cost
    (of these), profit (of these, less all refunds; NaN where no cost is known), margin (of their revenue;
    NaN where that is not above 0), average_order (NaN without orders).
    """
    sold = words_of(lines, key, lines.products, customers, campaigns)
    chosen = lines.within(since, until)
    table = split_revenue(lines, sold, chosen)
    size = len(sold[1]) + 1
    every = np.ones(len(lines), dtype=bool) if chosen is None else chosen
    codes = sold[0][every] + 1
    cost, amount = lines.cost[every], lines.amount[every]
    known = ~np.isnan(cost)
    back = words_of_returned(lines, returned, key, sold, lines.products) + 1
    inside = _of_days(returned, since, until)
    refund = np.nan_to_num(returned["refund"].to_numpy(dtype="float64"))

    def summed(values: Floats, of: Bools) -> Floats:
        # One row per word with a line, in the order of the table; a word that only came back has no row.
        sums: Floats = np.bincount(codes[of], weights=values[of], minlength=size)[place]
        return sums

    words = {word: code + 1 for code, word in enumerate(sold[1])}
    place = np.array([words.get(word, 0) for word in table["value"].fillna("").tolist()], dtype="int64")
    all_lines = np.ones(len(codes), dtype=bool)
    refunds = np.bincount(back[inside], weights=refund[inside], minlength=size)[place]
    costed, costs = summed(known.astype("float64"), known), summed(np.nan_to_num(cost), known)
    costed_revenue = summed(amount, known)
    profit = np.where(costed > 0, costed_revenue - costs - refunds, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        return table.assign(
            discount=summed(discounts(lines)[every], all_lines),
            refunds=refunds,
            net_revenue=table["revenue"] - refunds,
            costed=costed.astype("int64"),
            cost=costs,
            profit=profit,
            margin=np.where(costed_revenue > 0, profit / costed_revenue, np.nan),
            average_order=(table["revenue"] / table["orders"]).where(table["orders"] > 0),
        )


def discounts(lines: SaleLines) -> Floats:
    """Give what was given off each line: its own figure, else by its share of the price; 0 where neither is.

    The amount is after the discount: a line of 90 at a tenth off was 100 before.
    """
    money = lines.sales["discount"].to_numpy(dtype="float64")
    share = lines.sales["discount_share"].to_numpy(dtype="float64")
    with np.errstate(invalid="ignore", divide="ignore"):
        by_share = np.where(share < 1, lines.amount * share / (1 - share), 0.0)
    return np.nan_to_num(np.where(np.isnan(money), by_share, money))


def earned_by_day(lines: SaleLines) -> Floats:
    """Give what the costed lines of each place of ``lines`` (see there) brought above their cost."""
    earned = np.nan_to_num(lines.amount - lines.cost)
    return np.bincount(lines.place, weights=earned, minlength=lines.places).astype("float64")


def _of_days(returned: pd.DataFrame, since: date | None, until: date | None) -> Bools:
    days = day_numbers(returned["returned_on"])
    inside = np.ones(len(returned), dtype=bool)
    if since is not None:
        inside &= days >= day_number(since)
    if until is not None:
        inside &= days <= day_number(until)
    return inside if since is None and until is None else inside & (days != NO_DAY)
