"""The headline figures of the business, over all time or a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from crm.insights.calendar import day_of
from crm.insights.complaints import are_open, are_past_promise
from crm.insights.intervals import per_hundred
from crm.insights.lines import Bools, Floats, SaleLines, lines_of
from crm.insights.returns import returned_lines

MONEY_DIGITS = 4
"""Sums of money are exact to ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The headline figures. Money in the account currency; None where there is nothing to tell from."""

    since: date | None
    until: date | None
    as_of: date
    revenue: float
    """Sum of the sale lines' amounts."""
    refunds: float
    """Money that went back, that of orders returned whole included."""
    net_revenue: float
    orders: int
    """Distinct order numbers of sales; a line without one counts as an order of its own."""
    sale_lines: int
    average_order: float | None
    """Revenue by orders."""
    customers: int
    """Customer records."""
    buyers: int
    """Customers with a sale in the period."""
    returns: int
    """Return records."""
    returned_lines: int
    return_rate: float | None
    """Return records per hundred sale lines."""
    complaints: int
    complaint_rate: float | None
    """Complaints per hundred sale lines."""
    open_complaints: int
    """Open as of the day, whenever they were opened."""
    complaints_past_promise: int
    profit: float | None
    """Amount less cost of the lines whose cost is known."""
    costed_lines: int
    first_sale_on: date | None
    last_sale_on: date | None


def headline_figures(  # noqa: PLR0913 - one frame an entity, and the period
    sales: pd.DataFrame | SaleLines,
    returns: pd.DataFrame,
    complaints: pd.DataFrame,
    customers: pd.DataFrame,
    *,
    products: pd.DataFrame | None = None,
    returned: pd.DataFrame | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: date,
) -> Figures:
    """Work out the headline figures from ``since`` to ``until``, both included; of all time without them.

    ``products`` lend their cost to lines that tell none (unless ``sales`` are prepared with them);
    ``returned`` is ``returned_lines(returns, sales)`` where the caller has it already. A record without a day
    belongs to no period but the whole.
    """
    lines = lines_of(sales, products)
    chosen = lines.within(since, until)
    revenue = float(lines.amount.sum() if chosen is None else lines.amount[chosen].sum())
    count = len(lines) if chosen is None else int(np.count_nonzero(chosen))
    back = _in_period(
        returned_lines(returns, lines) if returned is None else returned, "returned_on", since, until
    )
    return_count = len(returns) if since is None and until is None else int(back["return_id"].nunique())
    refunds = float(np.nansum(back["refund"].to_numpy()))
    complained = _in_period(complaints, "opened_at", since, until)
    orders = lines.orders(chosen)
    profit, costed = _profit(lines, chosen)
    return Figures(
        since=since,
        until=until,
        as_of=as_of,
        revenue=round(revenue, MONEY_DIGITS),
        refunds=round(refunds, MONEY_DIGITS),
        net_revenue=round(revenue - refunds, MONEY_DIGITS),
        orders=orders,
        sale_lines=count,
        average_order=round(revenue / orders, MONEY_DIGITS) if orders else None,
        customers=len(customers),
        buyers=lines.buyers(chosen),
        returns=return_count,
        returned_lines=len(back),
        return_rate=_rate(return_count, count),
        complaints=len(complained),
        complaint_rate=_rate(len(complained), count),
        open_complaints=int(np.count_nonzero(are_open(complaints))),
        complaints_past_promise=int(np.count_nonzero(are_past_promise(complaints, today=as_of))),
        profit=profit,
        costed_lines=costed,
        first_sale_on=day_of(lines.first_day) if lines.last_day >= lines.first_day else None,
        last_sale_on=day_of(lines.last_day) if lines.last_day >= lines.first_day else None,
    )


def _in_period(records: pd.DataFrame, dated_by: str, since: date | None, until: date | None) -> pd.DataFrame:
    if since is None and until is None:
        return records
    days = records[dated_by].to_numpy(dtype="datetime64[s]").astype("datetime64[D]")
    chosen = ~np.isnat(days)
    if since is not None:
        chosen &= days >= np.datetime64(since, "D")
    if until is not None:
        chosen &= days <= np.datetime64(until, "D")
    inside: pd.DataFrame = records[chosen]
    return inside


def _profit(lines: SaleLines, chosen: Bools | None) -> tuple[float | None, int]:
    """Give the profit of the chosen lines whose cost is known, and how many these are."""
    earned: Floats = lines.amount - lines.cost
    if chosen is not None:
        earned = earned[chosen]
    costed = len(earned) - int(np.count_nonzero(np.isnan(earned)))
    return (round(float(np.nansum(earned)), MONEY_DIGITS) if costed else None), costed


def _rate(count: int, of: int) -> float | None:
    return round(float(per_hundred(count, of)), MONEY_DIGITS) if of else None
