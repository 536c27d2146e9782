"""One customer: how valuable, how often, when next, what they owe, what they like, what annoyed them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, day_of, shifted
from crm.insights.complaints import are_open, are_past_promise
from crm.insights.credit import open_orders, owed_by_customer, paid_orders
from crm.insights.frames import analysis_frame
from crm.insights.habits import bought_days, favourites, favourites_of
from crm.insights.lines import SaleLines
from crm.insights.returns import returned_lines
from crm.insights.rhythm import LEAST_DAYS, LONGEST_QUIET, QUIET_GAPS

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "sale": ("order_number", "sold_at", "product", "customer", "quantity", "amount", "cost", "due_on"),
    "payment": ("paid_on", "customer", "order_number", "amount", "method"),
    "return": (
        "returned_on", "order_number", "customer", "product", "quantity", "refund", "reason", "resolution",
    ),
    "complaint": ("opened_at", "category", "subject", "status", "due_at", "resolved_at", "satisfaction"),
    "interaction": ("happened_at", "channel", "direction", "subject", "response", "by"),
    "feedback": ("given_on", "product", "source", "kind", "score", "comment"),
    "opportunity": ("title", "stage", "value", "expected_close", "closed_on"),
    "task": ("title", "due_on", "done_at", "assigned_to"),
    "message": ("campaign", "sent_at", "responded_at", "response"),
}  # fmt: skip
"""What is read of a customer's records."""
FIVE: Final = ("csat", "stars")
"""Kinds of feedback that go to five; the others go to ten."""
MOST, MOST_OF_TWO = 0.5, 0.6
"""What brings so much of the money is mostly bought; two together must bring a little more."""
LIKED_DAYS: Final = 3
"""What was bought on fewer days is no favourite."""


@dataclass(frozen=True, slots=True)
class CustomerFigures:
    """What can be told of one customer. Money in the account currency; None where nothing tells it."""

    spent_12_months: float
    orders_12_months: int
    profit_12_months: float | None
    """Of the lines whose cost is known, less refunds."""
    spent: float
    """Over all time, before refunds."""
    refunds: float
    orders: int
    returns: int
    first_on: date | None
    last_on: date | None
    purchase_days: int
    usual_gap: float | None
    """Median days between purchase days."""
    days_since: int | None
    """Since the last purchase."""
    is_quiet: bool
    """No purchase for more than three usual gaps (and less than a year), with at least five purchase days."""
    next_from: date | None
    """The next visit falls between ``next_from`` and ``next_until`` in 8 of 10 cases, going by past gaps."""
    next_on: date | None
    next_until: date | None
    owes: float
    overdue: float
    overdue_since: date | None
    overdue_orders: int
    overdue_order: str
    """The number of the order that is late for longest; empty where it has none."""
    credit_orders: int
    """Orders on credit that were paid."""
    paid_late: int
    """Of these, how many after their due date."""
    mostly: tuple[str, ...]
    """The one or two categories, or else products, that bring most of the money; none where nothing does."""
    favourite: str
    """The product bought on most days, on three or more; empty where there is none."""
    favourite_products: tuple[str, ...]
    favourite_categories: tuple[str, ...]
    satisfaction: float | None
    """Mean score of feedback, out of ``satisfaction_of``."""
    satisfaction_of: int
    satisfaction_answers: int
    last_score: float | None
    """0 to 1: the latest of these answers."""
    last_scored_on: date | None
    complaints: int
    complained_about: str
    """What more than half of their complaints are about; empty where there is no such word."""
    complained_on: date | None
    """When they did so last."""
    content_after: str
    """Whether they were content with how the latest was settled: yes, partly, no; empty: nobody knows."""
    open_complaints: int
    complaints_past_promise: int
    open_subject: str
    """What the latest open complaint is about; empty where there is none, or it does not say."""
    open_since: date | None
    open_tasks: int
    deals_won: int
    won: float
    """What the deals won are worth."""
    open_deals: int
    open_deals_worth: float
    open_deal: str
    """The title of the dearest open one."""
    rank: int | None
    """Place among all customers by the last twelve months; 1 is the best."""
    ranked: int
    """How many customers have such a place."""


def customer_frames(file: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Turn a customer's file (records in stored form, by entity) into frames with fields of ``FIELDS``."""
    return {
        entity: analysis_frame(entity, file[entity], fields)
        if len(file.get(entity, ()))
        else _no_records(entity).copy(deep=False)
        for entity, fields in FIELDS.items()
    }


@cache
def _no_records(entity: str) -> pd.DataFrame:
    """Give the frame of an entity without records: most customers have records of few sorts."""
    nothing = pd.DataFrame(index=pd.Index([], dtype="int64", name="id"))
    return analysis_frame(entity, nothing, FIELDS[entity])


def customer_figures(
    frames: Mapping[str, pd.DataFrame],
    products: pd.DataFrame,
    *,
    today: date,
    rank: int | None = None,
    ranked: int = 0,
    payments_kept: bool = True,
) -> CustomerFigures:
    """Work out what can be told of one customer from their own ``customer_frames``.

    ``products``: the products as the store loads them; ``rank``: see ``crm.insights.best.customer_ranks``,
    ``ranked``: how many have one; ``payments_kept``: whether the business records payments at all (without,
    nobody is said to owe anything).
    """
    lines = SaleLines(frames["sale"], products)
    returned = returned_lines(frames["return"], lines)
    return CustomerFigures(
        **_value(lines, returned, today),
        orders=lines.orders(),
        returns=len(frames["return"]),
        refunds=round(float(np.nansum(returned["refund"].to_numpy())), 4),
        **_rhythm(lines, today),
        **_credit(
            lines if payments_kept else SaleLines(frames["sale"].iloc[:0]), frames["payment"], returned, today
        ),
        **_likes(lines, products),
        **_satisfaction(frames["feedback"]),
        **_complaints(frames["complaint"], today),
        open_tasks=int(frames["task"]["done_at"].isna().sum()),
        **_deals(frames["opportunity"]),
        rank=rank,
        ranked=ranked,
    )


def _value(lines: SaleLines, returned: pd.DataFrame, today: date) -> dict[str, Any]:
    since = shifted(today, -12) + timedelta(days=1)
    year = (lines.day >= day_number(since)) & (lines.day <= day_number(today))
    back = day_numbers(returned["returned_on"])
    back_year = (back >= day_number(since)) & (back <= day_number(today))
    known = year & ~np.isnan(lines.cost)
    profit = float((lines.amount - lines.cost).sum(where=known)) - float(
        np.nansum(returned["refund"].to_numpy()[back_year])
    )
    return {
        "spent": round(float(lines.amount.sum()), 4),
        "spent_12_months": round(float(lines.amount.sum(where=year)), 4),
        "orders_12_months": lines.orders(year),
        "profit_12_months": round(profit, 4) if known.any() else None,
    }


def _rhythm(lines: SaleLines, today: date) -> dict[str, Any]:
    days = np.unique(lines.day[(lines.day != NO_DAY) & (lines.day <= day_number(today))])
    if not len(days):
        return dict.fromkeys(
            ("first_on", "last_on", "usual_gap", "days_since", "next_from", "next_on", "next_until")
        ) | {"purchase_days": 0, "is_quiet": False}
    gaps = np.diff(days)
    since = day_number(today) - int(days[-1])
    gap = float(np.median(gaps)) if len(gaps) else None
    regular = len(days) >= LEAST_DAYS and gap is not None
    return {
        "first_on": day_of(days[0]),
        "last_on": day_of(days[-1]),
        "purchase_days": len(days),
        "usual_gap": gap,
        "days_since": since,
        "is_quiet": bool(regular and QUIET_GAPS * (gap or 0) < since <= LONGEST_QUIET),
        **_next_visit(int(days[-1]), gaps, regular=regular),
    }


def _next_visit(last: int, gaps: Ints, *, regular: bool) -> dict[str, date | None]:
    """Say when the next visit falls in 8 of 10 cases, by the gaps so far; nothing without a rhythm."""
    if not regular:
        return {"next_from": None, "next_on": None, "next_until": None}
    low, middle, high = np.rint(np.quantile(gaps, (0.1, 0.5, 0.9))).astype("int64").tolist()
    return {
        "next_from": day_of(last + low),
        "next_on": day_of(last + middle),
        "next_until": day_of(last + high),
    }


def _credit(lines: SaleLines, payments: pd.DataFrame, returned: pd.DataFrame, today: date) -> dict[str, Any]:
    if lines.sales["due_on"].isna().all():  # as with most customers, who pay at once
        nothing = {"owes": 0.0, "overdue": 0.0, "overdue_since": None, "overdue_orders": 0}
        return nothing | {"overdue_order": "", "credit_orders": 0, "paid_late": 0}
    orders = open_orders(lines, payments, returned, today=today)
    owed = owed_by_customer(orders)
    late = orders[orders["overdue"] & (orders["customer"] > 0)]  # the longest due first
    paid = paid_orders(lines, payments)
    return {
        "owes": round(float(owed["owed"].sum()), 4),
        "overdue": round(float(owed["overdue"].sum()), 4),
        "overdue_since": late["due_on"].iloc[0].date() if len(late) else None,
        "overdue_orders": len(late),
        "overdue_order": str(late["order_number"].iloc[0])
        if len(late) and pd.notna(late["order_number"].iloc[0])
        else "",
        "credit_orders": len(paid),
        "paid_late": int(paid["late"].sum()),
    }


def _likes(lines: SaleLines, products: pd.DataFrame) -> dict[str, Any]:
    bought = bought_days(lines, products)
    best = favourites_of(bought, count=1)
    often = best and bought.days[bought.names == best[0]].max() >= LIKED_DAYS
    return {
        "mostly": _mostly(lines, products),
        "favourite": best[0] if often else "",
        "favourite_products": favourites_of(bought),
        "favourite_categories": favourites(lines, products, by="category"),
    }


def _mostly(lines: SaleLines, products: pd.DataFrame) -> tuple[str, ...]:
    """Name the one or two words of products that bring most of what a customer brings.

    Only where the shop has enough others (one of two, two of five): else it says nothing.
    """
    for by in ("category", "name"):
        kinds = products[by].nunique()
        words = products[by].astype(object).reindex(lines.product)
        shares = pd.Series(lines.amount).groupby(words.to_numpy()).sum() / max(lines.amount.sum(), 1e-9)
        shares = shares.sort_values(ascending=False, kind="stable")
        for count, least in ((1, MOST), (2, MOST_OF_TWO)):
            if len(shares) >= count and kinds >= 3 * count - 1 and shares.iloc[:count].sum() >= least:
                return tuple(str(word) for word in shares.index[:count])
    return ()


def _deals(deals: pd.DataFrame) -> dict[str, Any]:
    value = deals["value"].fillna(0.0)
    won = deals["stage"].eq("won")
    still = ~won & deals["stage"].ne("lost") & deals["closed_on"].isna()
    titles = deals["title"][value[still].sort_values(ascending=False, kind="stable").index].dropna()
    return {
        "deals_won": int(won.sum()),
        "won": round(float(value[won].sum()), 4),
        "open_deals": int(still.sum()),
        "open_deals_worth": round(float(value[still].sum()), 4),
        "open_deal": str(titles.iloc[0]) if len(titles) else "",
    }


def _complaints(complaints: pd.DataFrame, today: date) -> dict[str, Any]:
    still = complaints[are_open(complaints)].sort_values("opened_at", kind="stable")
    subject, opened = still["subject"].dropna(), still["opened_at"].dropna()
    in_order = complaints.sort_values("opened_at", kind="stable")
    about = in_order["category"].astype(object).fillna(in_order["subject"].astype(object))
    counts = about.value_counts()
    mostly = len(counts) and 2 * int(counts.iloc[0]) > len(complaints)
    days, content = in_order["opened_at"].dropna(), in_order["satisfaction"]
    return {
        "complaints": len(complaints),
        "complained_about": str(counts.index[0]) if mostly else "",
        "complained_on": days.iloc[-1].date() if len(days) else None,
        "content_after": str(content.iloc[-1]) if len(content) and pd.notna(content.iloc[-1]) else "",
        "open_complaints": len(still),
        "complaints_past_promise": int(np.count_nonzero(are_past_promise(complaints, today=today))),
        "open_subject": str(subject.iloc[-1]) if len(subject) else "",
        "open_since": opened.iloc[-1].date() if len(opened) else None,
    }


def _satisfaction(feedback: pd.DataFrame) -> dict[str, Any]:
    scored = feedback[feedback["score"].notna()]
    five = scored["kind"].isin(FIVE).to_numpy()
    chosen, of = (scored[five], 5) if five.any() else (scored, 10)
    dated = chosen[chosen["given_on"].notna()].sort_values("given_on", kind="stable")
    return {
        "last_score": float(dated["score"].iloc[-1]) / of if len(dated) else None,
        "last_scored_on": dated["given_on"].iloc[-1].date() if len(dated) else None,
        "satisfaction": round(float(chosen["score"].mean()), 2) if len(chosen) else None,
        "satisfaction_of": of,
        "satisfaction_answers": len(chosen),
    }
