"""The best products and the best customers of the last twelve months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, shifted
from crm.insights.lines import Floats, SaleLines, distinct, lines_of, positions

MONTHS: Final = 12
MOSTLY: Final = 0.8
"""Where the cost of so many lines is known, profit ranks; otherwise net revenue does."""


@dataclass(frozen=True)
class LastYear:
    """The lines of the twelve months that end with a day, as arrays: the ground of the lists of the best."""

    lines: SaleLines
    returned: pd.DataFrame
    products: pd.DataFrame
    until: date

    @property
    def since(self) -> date:
        """The first of its days."""
        return shifted(self.until, -MONTHS) + timedelta(days=1)

    @cached_property
    def rows(self) -> slice | Ints:
        """Where its lines stand."""
        return self.lines.rows_between(self.since, self.until)

    @cached_property
    def amount(self) -> Floats:
        """What each of its lines brought."""
        return self.lines.amount[self.rows]

    @cached_property
    def cost(self) -> Floats:
        """What each of its lines cost, NaN where unknown."""
        return self.lines.cost[self.rows]

    @cached_property
    def costed(self) -> NDArray[np.bool_]:
        """Whether a line's cost is known."""
        return ~np.isnan(self.cost)

    @property
    def by_profit(self) -> bool:
        """Whether the cost of enough lines is known to rank by profit."""
        return len(self.amount) > 0 and bool(np.count_nonzero(self.costed) >= MOSTLY * len(self.amount))

    @cached_property
    def profit(self) -> Floats:
        """What each of its lines brought less its cost; 0 where that is unknown."""
        profit = self.amount - self.cost
        profit[~self.costed] = 0.0
        return profit

    def _month_of(self, days: Ints) -> Ints:
        """Tell to which of the twelve months days belong: 0 the oldest, 11 the one up to ``until``."""
        ends = [day_number(shifted(self.until, each - MONTHS + 1)) for each in range(MONTHS)]
        table = np.searchsorted(np.array(ends), np.arange(ends[-1] - 366, ends[-1] + 1))
        return table[days - (ends[-1] - 366)]

    @cached_property
    def back(self) -> pd.DataFrame:
        """The returned lines of its days."""
        days = day_numbers(self.returned["returned_on"])
        inside = (days != NO_DAY) & (days >= day_number(self.since)) & (days <= day_number(self.until))
        back: pd.DataFrame = self.returned[inside]
        return back

    def sums(self, kind: str) -> pd.DataFrame:
        """Add up by ``customer`` or ``product``.

        One row per id with a sale in the twelve months. Columns: revenue, refunds, net_revenue, profit (of
        the costed lines, less refunds; NaN without any), sales, costed (lines). Index: the id; the unknown
        (0) is left out.
        """
        ids = (self.lines.customer if kind == "customer" else self.lines.product)[self.rows]
        back = self.back[kind].to_numpy(dtype="int64")
        size = max(int(ids.max(initial=0)), int(back.max(initial=0))) + 1
        sold = np.bincount(ids, minlength=size)
        revenue = np.bincount(ids, weights=self.amount, minlength=size)
        refunds = np.bincount(back, weights=np.nan_to_num(self.back["refund"].to_numpy()), minlength=size)
        costed = sold if self.costed.all() else np.bincount(ids[self.costed], minlength=size)
        profit = np.bincount(ids, weights=self.profit, minlength=size) - refunds
        there = np.flatnonzero(sold[1:]) + 1
        return pd.DataFrame(
            {
                "revenue": revenue[there],
                "refunds": refunds[there],
                "net_revenue": revenue[there] - refunds[there],
                "profit": np.where(costed[there] > 0, profit[there], np.nan),
                "sales": sold[there],
                "costed": costed[there],
            },
            index=pd.Index(there, name=kind),
        )

    def best(self, sums: pd.DataFrame, count: int | None) -> pd.DataFrame:
        """Give the rows of ``sums`` that brought most, best first."""
        order = np.argsort(-sums["profit" if self.by_profit else "net_revenue"].to_numpy(), kind="stable")
        return sums.iloc[order[:count]]

    def details(self, kind: str, ids: Ints) -> tuple[list[list[float]], Ints, Ints, NDArray[Any]]:
        """Give for each of a few ids: revenue of each of the twelve months, orders, last day, quantity."""
        every = (self.lines.customer if kind == "customer" else self.lines.product)[self.rows]
        table = np.full(max(int(every.max(initial=0)), int(ids.max(initial=0))) + 1, -1, dtype="int64")
        table[ids] = np.arange(len(ids))
        which = table[every]
        mine = np.flatnonzero(which >= 0)
        which, amount, day = which[mine], self.amount[mine], self.lines.day[self.rows][mine]
        trend = np.bincount(
            which * MONTHS + self._month_of(day), weights=amount, minlength=len(ids) * MONTHS
        ).reshape(len(ids), MONTHS)
        quantities = np.nan_to_num(self.lines.sales["quantity"].to_numpy(dtype="float64")[self.rows][mine])
        last = np.full(len(ids), NO_DAY, dtype="int64")
        np.maximum.at(last, which, day)
        return (
            trend.astype("float64").round(4).tolist(),
            np.bincount(self._orders(which, mine), minlength=len(ids)),
            last,
            np.bincount(which, weights=quantities, minlength=len(ids)),
        )

    def _orders(self, which: Ints, mine: Ints) -> Ints:
        """Give ``which`` once an order; a line without an order number is an order of its own."""
        codes = self.lines.order[self.rows][mine].astype("int64")
        numbers = len(self.lines.order_numbers)
        codes = np.where(codes < 0, numbers + mine, codes)
        wide = numbers + len(self.amount)
        return distinct(which * wide + codes) // max(wide, 1)


def last_year(
    sales: pd.DataFrame | SaleLines, returned: pd.DataFrame, products: pd.DataFrame, *, today: date
) -> LastYear:
    """Prepare the twelve months that end with ``today``; ``returned`` are the returned lines."""
    return LastYear(lines_of(sales, products), returned, products, today)


def best_customers(
    year: LastYear, customers: pd.DataFrame, *, count: int | None = 5, sums: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Name the best customers of twelve months, by profit where costs are known, else by net revenue.

    One row per customer, best first. Columns: customer (id), name, revenue, refunds, net_revenue, profit (NaN
    where no cost is known), orders (count), last_on (day), trend (list of 12: revenue of each month, oldest
    first).
    """
    table = year.best(year.sums("customer") if sums is None else sums, count)
    ids = table.index.to_numpy(dtype="int64")
    trend, orders, last, _ = year.details("customer", ids)
    return pd.DataFrame(
        {
            "customer": ids,
            "name": _names(customers, ids),
            **{name: table[name].to_numpy() for name in ("revenue", "refunds", "net_revenue", "profit")},
            "orders": orders,
            "last_on": last.astype("datetime64[D]").astype("datetime64[s]"),
            "trend": pd.Series(trend, dtype=object),
        }
    )


def best_products(year: LastYear, *, count: int | None = 8) -> pd.DataFrame:
    """Name the best products of twelve months, by profit where costs are known, else by net revenue.

    One row per product, best first. Columns: product (id), name, category, revenue, refunds, net_revenue,
    profit (NaN where no cost is known), sales (lines), quantity, trend (list of 12: revenue of each month,
    oldest first).
    """
    table = year.best(year.sums("product"), count)
    ids = table.index.to_numpy(dtype="int64")
    trend, _, _, quantity = year.details("product", ids)
    return pd.DataFrame(
        {
            "product": ids,
            "name": _names(year.products, ids),
            "category": _names(year.products, ids, "category"),
            **{
                name: table[name].to_numpy()
                for name in ("revenue", "refunds", "net_revenue", "profit", "sales")
            },
            "quantity": quantity,
            "trend": pd.Series(trend, dtype=object),
        }
    )


def customer_ranks(year: LastYear) -> pd.Series[Any]:
    """Rank the customers of the last twelve months: 1 for the best. Index: customer id; name: rank."""
    table = year.best(year.sums("customer"), None)
    return pd.Series(np.arange(1, len(table) + 1), index=table.index, name="rank")


def _names(records: pd.DataFrame, ids: Ints, column: str = "name") -> pd.Series[Any]:
    """Give a text of each record, blank where there is none."""
    where = positions(records.index.to_numpy(dtype="int64"), ids)
    names = np.full(len(ids), None, dtype=object)
    texts = records[column].iloc[where[where >= 0]].astype(object)
    names[where >= 0] = texts.where(texts.notna(), None).to_numpy()
    return pd.Series(names).astype("str")
