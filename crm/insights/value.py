"""What each customer is likely to bring over the next twelve months, and between which bounds.

Expected purchases come from BG/NBD (``buying_model``), what a purchase brings from Gamma-Gamma
(``spend_model``), and what is left of it from the shop's own returns and costs. Nobody here has signed a
contract: who has left says nothing, so all of it is a likelihood. New customers are not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.best import last_year
from crm.insights.buying_model import WEEK, BuyingModel, History, days_until, fit_buying, history_of
from crm.insights.calendar import day_number
from crm.insights.lines import Floats, SaleLines, lines_of, positions
from crm.insights.regularity import Regularity, regularity_of
from crm.insights.rhythm import PurchaseDays, purchase_days
from crm.insights.spend_model import SpendModel, fit_spend
from crm.insights.value_ranges import Ranges, ranges_of

YEAR_WEEKS: Final = 365 / WEEK
COLUMNS: Final = (
    "customer", "purchase_days", "last_on", "alive", "expected_purchases", "expected_spend", "value",
    "value_low", "value_high",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of revenue in the twelve months before: less returns, and less costs if known."""

    share: float
    after_costs: bool
    """Whether the cost of enough lines is known to take it off."""
    sales: int
    """How many lines it rests on."""


@dataclass(frozen=True)
class Value:
    """What the customers are likely to bring over the twelve months after ``as_of``.

    ``customers``: one row per customer who has bought, most valuable first. Columns: customer (id),
    purchase_days (count), last_on (day), alive (chance to come again at all; 1 for who came once, of whom the
    model cannot tell), expected_purchases (days with one), expected_spend (a purchase day's, account
    currency), value (expected over twelve months, after what ``kept`` takes off), value_low and value_high (8
    times of 10 it comes between them). Without a model (``buying`` is None: too few customers came again) it
    has no rows.
    """

    as_of: date
    customers: pd.DataFrame
    buyers: int
    returning: int
    """Customers who have bought, and who have bought on two days or more."""
    buying: BuyingModel | None
    spending: SpendModel | None
    kept: Kept
    regularity: Regularity
    total: float
    total_low: float
    total_high: float
    """Of all these customers together; NaN without a model."""

    @property
    def enough(self) -> bool:
        """Whether there was enough to go by."""
        return self.buying is not None


def lifetime_value(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    products: pd.DataFrame,
    *,
    today: date,
    days: PurchaseDays | None = None,
) -> Value:
    """Estimate what each customer brings over the twelve months after ``today``, of sales up to that day.

    ``returned`` are the returned lines; ``days`` the purchase days where they are known already. A bound
    holds 8 times of 10; it allows for chance and for how little the data tell of the model's parameters, not
    for a model that does not fit (see ``Regularity``).
    """
    lines = lines_of(sales, products)
    columns = [lines.sales[name].to_numpy() for name in ("sold_at", "customer", "amount", "quantity", "cost")]
    refunds = np.nan_to_num(returned["refund"].to_numpy(dtype="float64"))
    back = (refunds, returned["returned_on"].to_numpy(), np.nan_to_num(products["cost"].to_numpy(), nan=-1.0))
    return lines.memory.recall(
        "lifetime value",
        (*columns, *back, today),
        lambda: _worked_out(lines, returned, products, today, days),
    )


def _worked_out(
    lines: SaleLines, returned: pd.DataFrame, products: pd.DataFrame, today: date, days: PurchaseDays | None
) -> Value:
    days = purchase_days(lines) if days is None else days
    until = day_number(today)
    days = days_until(days, until)
    history = history_of(days, until)
    buying = fit_buying(history)
    kept = kept_share(lines, returned, products, today=today)
    if buying is None:
        return _too_little(today, history, kept, days)
    spend = repeat_spend(lines, days, history, until)
    spending = fit_spend(history.repeats, spend)
    usual = _usual_spend(spending, history, spend)
    purchases = buying.expected_purchases(history, YEAR_WEEKS)
    ranges = ranges_of(buying, spending, history, spend, usual, YEAR_WEEKS)
    return Value(
        as_of=today,
        customers=_table(buying, history, until, purchases, usual, ranges, kept.share),
        buyers=len(history),
        returning=history.returning,
        buying=buying,
        spending=spending,
        kept=kept,
        regularity=regularity_of(days),
        total=float((purchases * usual).sum()) * kept.share,
        total_low=ranges.total_low * kept.share,
        total_high=ranges.total_high * kept.share,
    )


def repeat_spend(lines: SaleLines, days: PurchaseDays, history: History, until: int) -> Floats:
    """Give what each customer spent on purchase days after the first, on average; NaN without any."""
    heads = lines.heads
    amount = np.add.reduceat(lines.amount, heads) if len(heads) else np.empty(0)
    day = lines.place[heads] + (lines.first_day - 1)
    customer = lines.customer[heads]
    where = positions(history.customer, customer)
    first = days.first[positions(days.ids, history.customer)]
    later = (where >= 0) & (lines.place[heads] > 0) & (day <= until) & (day > first[where])
    total = np.bincount(where[later], weights=amount[later], minlength=len(history))
    with np.errstate(invalid="ignore", divide="ignore"):
        spend: Floats = np.where(history.repeats > 0, total / history.repeats, np.nan)
    return spend


def kept_share(
    sales: pd.DataFrame | SaleLines, returned: pd.DataFrame, products: pd.DataFrame, *, today: date
) -> Kept:
    """Say what share of revenue was kept over the twelve months up to ``today``; all of it without sales."""
    year = last_year(sales, returned, products, today=today)
    revenue = float(year.amount.sum())
    if revenue <= 0:
        return Kept(1.0, after_costs=False, sales=len(year.amount))
    share = 1 - float(np.nan_to_num(year.back["refund"].to_numpy(dtype="float64")).sum()) / revenue
    costed = float(year.amount[year.costed].sum())
    after_costs = year.by_profit and costed > 0
    if after_costs:
        share -= float(year.cost[year.costed].sum()) / costed
    return Kept(share, after_costs, len(year.amount))


def _usual_spend(spending: SpendModel | None, history: History, spend: Floats) -> Floats:
    """Give what a purchase day of each customer is expected to bring; all the same where no model fits."""
    if spending is not None:
        return spending.expected_spend(history.repeats, spend)
    known = ~np.isnan(spend)
    return np.full(len(spend), np.average(spend[known], weights=history.repeats[known]))


def _table(
    buying: BuyingModel,
    history: History,
    until: int,
    purchases: Floats,
    usual: Floats,
    ranges: Ranges,
    share: float,
) -> pd.DataFrame:
    last = until - np.rint((history.age - history.last) * WEEK).astype("int64")
    low, high = np.sort(np.stack([ranges.low, ranges.high]) * share, axis=0)  # a loss turns them round
    table = pd.DataFrame(
        {
            "customer": history.customer,
            "purchase_days": (history.repeats + 1).astype("int64"),
            "last_on": last.astype("datetime64[D]").astype("datetime64[s]"),
            "alive": buying.alive(history),
            "expected_purchases": purchases,
            "expected_spend": usual,
            "value": purchases * usual * share,
            "value_low": low,
            "value_high": high,
        },
        columns=list(COLUMNS),
    )
    return table.iloc[np.argsort(-table["value"].to_numpy(), kind="stable")].reset_index(drop=True)


def _too_little(today: date, history: History, kept: Kept, days: PurchaseDays) -> Value:
    kinds = {"customer": "int64", "purchase_days": "int64", "last_on": "datetime64[s]"}
    nothing = {name: np.empty(0, dtype=kinds.get(name, "float64")) for name in COLUMNS}
    return Value(
        as_of=today,
        customers=pd.DataFrame(nothing),
        buyers=len(history),
        returning=history.returning,
        buying=None,
        spending=None,
        kept=kept,
        regularity=regularity_of(days),
        total=np.nan,
        total_low=np.nan,
        total_high=np.nan,
    )
