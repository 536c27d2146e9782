"""Why customers and deals were lost, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.buying_model import days_until
from crm.insights.calendar import day_number, day_numbers
from crm.insights.lines import Bools, Floats, SaleLines, lines_of, positions
from crm.insights.retention import silences_of
from crm.insights.rhythm import PurchaseDays, purchase_days

YEAR: Final = timedelta(days=365)
FEW: Final = 5
"""Fewer losses with a reason say little about reasons."""
LEAST_DAYS: Final = 3
"""Who came less often was never quite won: nobody is asked why they stay away."""


@dataclass(frozen=True)
class Lost:
    """What the records say about losses up to a day.

    ``customers``: one row per customer marked as lost (a day, a reason, a competitor, or the stage), the one
    who brought most first. Columns: customer (id), name, lost_on (day, NaT unknown), lost_reason, lost_to,
    spent (account currency: in the 365 days up to their last purchase).

    ``reasons`` and ``competitors``: one row per word, most losses first. Columns: reason or competitor,
    customers, deals (counts), money (account currency: what those customers spent and those deals were
    worth), share (of all losses that name one).

    ``silent``: one row per customer who came on 3 days or more, has not come for longer than they do and is
    not marked, the one who brought most first. Columns: customer (id), name, since (day when it became too
    long), spent.
    """

    customers: pd.DataFrame
    reasons: pd.DataFrame
    competitors: pd.DataFrame
    silent: pd.DataFrame
    deals: int
    """Deals that were lost."""
    with_reason: int
    """Losses (customers and deals) of which the reason is known."""

    @property
    def few(self) -> bool:
        """Whether too few reasons are known to say what matters."""
        return self.with_reason < FEW


def lost_customers(
    customers: pd.DataFrame,
    opportunities: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    *,
    today: date,
    days: PurchaseDays | None = None,
) -> Lost:
    """Gather what is known of customers and deals that were lost up to ``today``."""
    lines = lines_of(sales)
    days = purchase_days(lines) if days is None else days
    ids = customers.index.to_numpy(dtype="int64")
    marked = _marked(customers, today)
    gone = customers[marked]
    table = pd.DataFrame(
        {
            "customer": ids[marked],
            "name": gone["name"].astype("str").to_numpy(),
            "lost_on": gone["lost_on"].to_numpy(),
            "lost_reason": gone["lost_reason"].astype("str").to_numpy(),
            "lost_to": gone["lost_to"].astype("str").to_numpy(),
            "spent": _last_year_spent(lines, days, ids[marked], today),
        }
    )
    closed = day_numbers(opportunities["closed_on"]) <= day_number(
        today
    )  # a blank day comes before all others
    deals = opportunities[(opportunities["stage"] == "lost").to_numpy() & closed]
    reasons, competitors = (_by_word(table, deals, field) for field in ("lost_reason", "lost_to"))
    return Lost(
        customers=table.sort_values("spent", ascending=False, kind="stable", ignore_index=True),
        reasons=reasons.rename(columns={"word": "reason"}),
        competitors=competitors.rename(columns={"word": "competitor"}),
        silent=_silent(customers, ids[marked], lines, days, today),
        deals=len(deals),
        with_reason=int(gone["lost_reason"].notna().sum() + deals["lost_reason"].notna().sum()),
    )


def _marked(customers: pd.DataFrame, today: date) -> Bools:
    """Tell who is marked as lost, not later than today."""
    said = (customers["stage"] == "lost") | customers["lost_reason"].notna() | customers["lost_to"].notna()
    said |= customers["lost_on"].notna()
    marked: Bools = said.to_numpy() & (day_numbers(customers["lost_on"]) <= day_number(today))
    return marked


def _last_year_spent(
    lines: SaleLines, days: PurchaseDays, wanted: np.ndarray[tuple[int], np.dtype[np.int64]], today: date
) -> Floats:
    """Give what each wanted customer spent in the 365 days up to their last purchase; 0 without any."""
    if not len(days.day) or not len(wanted):
        return np.zeros(len(wanted))
    until = day_number(today)
    who = positions(wanted[np.argsort(wanted)], lines.customer)
    rows = np.flatnonzero((who >= 0) & (lines.place > 0) & (lines.day <= until))
    last = np.full(len(wanted), -(2**31), dtype="int64")
    np.maximum.at(last, who[rows], lines.day[rows])
    rows = rows[lines.day[rows] > last[who[rows]] - YEAR.days]
    spent = np.bincount(who[rows], weights=lines.amount[rows], minlength=len(wanted)).astype("float64")
    back: Floats = spent[np.argsort(np.argsort(wanted))]
    return back


def _by_word(gone: pd.DataFrame, deals: pd.DataFrame, field: str) -> pd.DataFrame:
    """Count customers and deals by a word of why or to whom."""
    by_customer = gone.dropna(subset=[field]).groupby(field)["spent"].agg(["size", "sum"])
    worth = deals.assign(**{field: deals[field].astype("str")}).dropna(subset=[field])
    by_deal = worth.groupby(field)["value"].agg(["size", "sum"])
    words = by_customer.index.union(by_deal.index)
    one, other = (each.reindex(words, fill_value=0) for each in (by_customer, by_deal))
    counts = one["size"] + other["size"]
    table = pd.DataFrame(
        {
            "word": pd.Series(words, dtype="str").to_numpy(),
            "customers": one["size"].to_numpy(dtype="int64"),
            "deals": other["size"].to_numpy(dtype="int64"),
            "money": (one["sum"] + other["sum"]).to_numpy(dtype="float64"),
            "share": (counts / max(counts.sum(), 1)).to_numpy(dtype="float64"),
        }
    )
    return table.sort_values(["share", "money"], ascending=False, kind="stable", ignore_index=True)


def _silent(
    customers: pd.DataFrame,
    marked: np.ndarray[tuple[int], np.dtype[np.int64]],
    lines: SaleLines,
    days: PurchaseDays,
    today: date,
) -> pd.DataFrame:
    """List those who stay away unmarked."""
    silences = silences_of(days, today=today)
    chosen = ~silences.ended & ~np.isin(silences.customer, marked)
    chosen &= np.isin(silences.customer, customers.index.to_numpy(dtype="int64"))
    past = days_until(days, day_number(today))
    if len(past.day):
        chosen &= np.isin(silences.customer, past.ids[past.counts >= LEAST_DAYS])
    ids = silences.customer[chosen]
    table = pd.DataFrame(
        {
            "customer": ids,
            "name": customers["name"].reindex(ids).astype("str").to_numpy(),
            "since": silences.lost[chosen].astype("datetime64[D]").astype("datetime64[s]"),
            "spent": _last_year_spent(lines, days, ids, today),
        }
    )
    return table.sort_values("spent", ascending=False, kind="stable", ignore_index=True)
