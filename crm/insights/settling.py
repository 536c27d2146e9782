"""How complaints were settled: how fast, as promised or not, satisfied after or not, and what it all cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, day_number, day_numbers
from crm.insights.complaints import are_open, hours_between
from crm.insights.intervals import Rate, rate
from crm.insights.lines import Bools, Floats, SaleLines, by_id, codes_of, lines_of
from crm.insights.trouble_rates import within
from crm.insights.troubles import order_codes

SPLITS: Final = ("assigned_to", "category", "severity", "channel")
"""By what the settling is split."""
NEW_ONE: Final = ("exchange",)
"""Resolutions of returns after which the customer got another one."""


@dataclass(frozen=True, slots=True)
class Settling:
    """How ``complaints`` complaints were settled.

    ``answer_hours``, ``settled_hours``: median hours to the first answer and until settled (None where none
    was), of ``answered`` and ``settled`` complaints. ``promise``: kept, of those that were promised for a day
    and are settled or past it; the whole day counts unless both have a time. ``satisfied``: of those who
    said; ``unsatisfied``, ``partly``: counts.
    ``still_open``: not settled yet, ``late`` of them past their promise.
    """

    complaints: int
    answer_hours: float | None
    answered: int
    settled_hours: float | None
    settled: int
    promise: Rate
    satisfied: Rate
    partly: int
    unsatisfied: int
    still_open: int
    late: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What went wrong cost, in account currency.

    ``refunds``: given back for returns, ``paid``: for complaints, ``twice``: of both for one and the same
    (order, product and customer), counted once in ``total``. ``goods``: cost of goods that came back damaged
    or were exchanged, where it is known, of ``costed`` of ``lost`` returned lines. ``records``: returns and
    complaints, ``stated`` of them with an amount above 0.
    """

    refunds: float
    paid: float
    twice: float
    goods: float
    costed: int
    lost: int
    records: int
    stated: int

    @property
    def total(self) -> float:
        """All of it, once."""
        return self.refunds + self.paid - self.twice + self.goods


def settling(
    complaints: pd.DataFrame, *, today: date, since: date | None = None, until: date | None = None
) -> Settling:
    """Say how the complaints that were opened on some days, both included, were settled."""
    chosen = complaints[within(day_numbers(complaints["opened_at"]), since, until)]
    facts = _facts(chosen, today)
    said = chosen["satisfaction"]
    answered, settled = facts["answer"].dropna(), facts["settled"].dropna()
    happy = int(said.eq("yes").sum())
    return Settling(
        len(chosen),
        float(answered.median()) if len(answered) else None,
        len(answered),
        float(settled.median()) if len(settled) else None,
        len(settled),
        rate(int(facts["kept"].sum()), int(facts["promised"].sum())),
        rate(happy, int(said.notna().sum())),
        int(said.eq("partly").sum()),
        int(said.eq("no").sum()),
        int(facts["open"].sum()),
        int(facts["late"].sum()),
    )


def settling_by(
    key: str,
    complaints: pd.DataFrame,
    *,
    today: date,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """Split how complaints were settled by one of ``SPLITS``.

    One row per word, most complaints first; blank where none is known. Columns: value (str), complaints,
    answer_hours, answered, settled_hours, settled (median hours and of how many), kept, promised, said,
    satisfied (counts), open, late (counts).
    """
    chosen = complaints[within(day_numbers(complaints["opened_at"]), since, until)]
    codes, names = codes_of(chosen[key])
    facts = _facts(chosen, today).assign(word=codes.astype("int64") + 1)
    groups = facts.groupby("word", sort=True)
    counted = groups[["kept", "promised", "said", "satisfied", "open", "late"]].sum().astype("int64")
    hours = groups[["answer", "settled"]].median()
    many = groups[["answer", "settled"]].count()
    table = pd.DataFrame(
        {
            "value": pd.Series([None, *map(str, names)], dtype="str").reindex(counted.index),
            "complaints": groups.size(),
            "answer_hours": hours["answer"],
            "answered": many["answer"],
            "settled_hours": hours["settled"],
            "settled": many["settled"],
        }
    ).join(counted)
    return table.sort_values("complaints", ascending=False, kind="stable", ignore_index=True)


def _facts(complaints: pd.DataFrame, today: date) -> pd.DataFrame:
    """Tell of each complaint how fast it went (hours) and what became of its promise (bool)."""
    kept, promised = _promises(complaints, today)
    still = are_open(complaints)
    due = day_numbers(complaints["due_at"])
    return pd.DataFrame(
        {
            "answer": hours_between(complaints["opened_at"], complaints["first_response_at"]),
            "settled": hours_between(complaints["opened_at"], complaints["resolved_at"]),
            "kept": kept,
            "promised": promised,
            "said": complaints["satisfaction"].notna().to_numpy(),
            "satisfied": complaints["satisfaction"].eq("yes").to_numpy(dtype=bool),
            "open": still,
            "late": still & (due != NO_DAY) & (due < day_number(today)),
        },
        index=complaints.index,
    )


def _promises(complaints: pd.DataFrame, today: date) -> tuple[Bools, Bools]:
    """Tell which promises were kept, and which are decided: settled on a known day, or open and past it.

    Where only days are known, the whole day of the promise counts.
    """
    due, done = (
        complaints[name].to_numpy(dtype="datetime64[s]").view("int64") for name in ("due_at", "resolved_at")
    )
    due_day, done_day = day_numbers(complaints["due_at"]), day_numbers(complaints["resolved_at"])
    has_due, has_done = due_day != NO_DAY, done_day != NO_DAY
    timed = has_due & has_done & (due % 86_400 != 0) & (done % 86_400 != 0)
    kept = has_due & has_done & np.where(timed, done <= due, done_day <= due_day)
    broken = are_open(complaints) & has_due & (due_day < day_number(today))
    decided: Bools = has_due & (has_done | broken)
    return kept, decided


def cost(
    complaints: pd.DataFrame,
    returns: pd.DataFrame,
    returned: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    products: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Cost:
    """Say what went wrong on some days cost; ``returned``: the returned lines of ``returns``."""
    lines = lines_of(sales)
    opened = complaints[within(day_numbers(complaints["opened_at"]), since, until)]
    back = returned[within(day_numbers(returned["returned_on"]), since, until)]
    given = np.nan_to_num(back["refund"].to_numpy(dtype="float64"))
    paid = np.nan_to_num(opened["refund"].to_numpy(dtype="float64"))
    goods, lost = _goods(back, returns, products)
    stated = len(np.unique(back["return_id"].to_numpy()[given > 0])) + int(np.count_nonzero(paid > 0))
    return Cost(
        float(given.sum()),
        float(paid.sum()),
        _paid_twice(lines, back, given, opened, paid),
        float(np.nansum(goods)),
        int(np.count_nonzero(~np.isnan(goods))),
        lost,
        len(np.unique(back["return_id"])) + len(opened),
        stated,
    )


def _goods(back: pd.DataFrame, returns: pd.DataFrame, products: pd.DataFrame) -> tuple[Floats, int]:
    """Give what the goods of lines that cannot be sold again cost (NaN unknown), and how many lines."""
    ids = back["return_id"]
    damaged = returns["condition"].eq("damaged") | returns["resolution"].isin(NEW_ONE)
    gone = damaged.reindex(ids).fillna(value=False).to_numpy(dtype=bool)
    usual = by_id(products["cost"])
    each = usual[np.minimum(back["product"].to_numpy(dtype="int64")[gone], len(usual) - 1)]
    values: Floats = each * back["quantity"].to_numpy(dtype="float64")[gone]
    return values, int(np.count_nonzero(gone))


def _paid_twice(
    lines: SaleLines, back: pd.DataFrame, given: Floats, opened: pd.DataFrame, paid: Floats
) -> float:
    """Give what both a return and a complaint of one order, product and customer tell: the lesser of both."""
    one, other = _by_case(lines, back, given), _by_case(lines, opened, paid)
    both: pd.Series[Any] = pd.concat([one, other], axis="columns", join="inner").min(axis="columns")
    return float(both.sum())


def _by_case(lines: SaleLines, records: pd.DataFrame, money: Floats) -> pd.Series[Any]:
    order = order_codes(lines, records["order_number"])
    cases = pd.DataFrame(
        {
            "order": order,
            "product": records["product"].to_numpy(dtype="int64"),
            "customer": records["customer"].to_numpy(dtype="int64"),
            "money": money,
        }
    )
    known = cases[(cases["order"] >= 0) & (cases["product"] > 0) & (cases["money"] > 0)]
    return known.groupby(["order", "product", "customer"])["money"].sum()
