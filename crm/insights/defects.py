"""Probably defective products: which come back beyond what is usual, since when, and what it has cost.

A product's troubles among its sales are judged against the rates of its peers (``usual_rates``) and against
its own past (``batches``); what is found is held to at most 5 % false alarms (Benjamini and Hochberg, 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from crm.insights.batches import Gathering, scan
from crm.insights.calendar import Ints, month_starts
from crm.insights.defect_cases import bad_days
from crm.insights.defect_words import BAD, ELSE
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.intervals import per_hundred, wilson_interval
from crm.insights.lines import Bools, Floats, SaleLines, codes_of, lines_of
from crm.insights.returns import returned_lines
from crm.insights.troubles import troubles
from crm.insights.usual_rates import chance_of_more, usual_rates

LEAST_SALES: Final = 20
"""A product with fewer sale lines is not judged."""
LEAST_CUSTOMERS: Final = 3
"""One angry customer is no defect: so many different ones must have had trouble."""
REMARKABLE: Final = 1.5
"""A defect is a rate above so many times the usual one ..."""
SURE: Final = 0.9
"""... with at least this probability."""
DOUBTFUL: Final = 0.25
"""A product that would be one of so many false alarms is no peer of others while they are judged ..."""
ROUNDS: Final = 4
"""... again, at most so often."""
SMOOTH: Final = 10.0
"""Troubles of the usual rate that are added to each month of the whole shop, so that few do not sway it."""


@dataclass(frozen=True)
class DefectReport:
    """What was found.

    ``products``: one row per product judged, alarms first, then by what speaks for a defect. Columns:
    product (id), name, category, alarm (bool), sales (lines), troubles, customers (different ones with
    trouble), of_defect (troubles whose words speak of a defect), rate (per 100 sale lines), low, high (per
    100, 95 %), usual_rate (per 100, of the peers), of_category (bool: peers are its category), certainty (0
    to 1: that the rate is above 1.5 times the usual one), q (share of false alarms at which it would be
    one), since, until (first days of months: first of the batch, and the first after it; NaT: always so,
    goes on), batch_sales, batch_troubles (in that batch; of all where there is none), days_since, days_until
    (days on which most of the bad ones were sold, see ``defect_cases.bad_days``; NaT where they lie apart or
    there is no alarm), days_sales, days_troubles (lines sold on these days, and troubles among them), cost
    (account currency: given back or paid for these troubles).

    ``records``: troubles that they rest on; ``left_out``: troubles whose words speak of something else;
    ``too_few``: products sold too seldom to be judged.
    """

    products: pd.DataFrame
    records: int
    left_out: int
    too_few: int

    @property
    def alarms(self) -> pd.DataFrame:
        """The rows of probably defective products."""
        found: pd.DataFrame = self.products[self.products["alarm"]]
        return found


@dataclass(frozen=True)
class _Judged:
    """The products judged: ids, lines sold and troubles by month (one row a product), categories' codes."""

    ids: Ints
    sold: Floats
    bad: Floats
    category: Ints

    @property
    def totals(self) -> Floats:
        totals: Floats = self.sold.sum(axis=1)
        return totals

    @property
    def counts(self) -> Floats:
        counts: Floats = self.bad.sum(axis=1)
        return counts


def defects(
    sales: pd.DataFrame | SaleLines,
    returns: pd.DataFrame,
    complaints: pd.DataFrame,
    products: pd.DataFrame,
    *,
    returned: pd.DataFrame | None = None,
) -> DefectReport:
    """Find the products that are probably defective.

    ``returned``: the returned lines of ``returns``, where they are worked out already. A product is judged
    from 20 sale lines on and blamed only where at least three customers had trouble.
    """
    lines = lines_of(sales)
    returned = returned_lines(returns, lines) if returned is None else returned
    every = troubles(lines, returned, returns, complaints)
    meant = every[(every["sign"] != ELSE) & (every["month"] >= 0)]
    ids, sold, first = _sold_by_month(lines)
    enough = sold.sum(axis=1) >= LEAST_SALES
    ids, sold = ids[enough], sold[enough].astype("float64")
    mine = meant[meant["product"].isin(ids)]
    product = np.searchsorted(ids, mine["product"].to_numpy())
    month = np.clip(mine["month"].to_numpy() - first, 0, max(sold.shape[1] - 1, 0))
    bad = _counted_once(product, month, mine["customer"].to_numpy(), sold)
    codes, names = codes_of(products["category"])
    there = products.index.get_indexer(ids)
    category = np.where(there >= 0, np.append(codes, -1)[there], -1).astype("int64")
    judged = _Judged(ids, sold, bad, category)
    table = _judge(
        judged, _different(product, mine["customer"].to_numpy(), mine["order"].to_numpy(), ids), first
    )
    table.insert(1, "name", products["name"].astype(object).reindex(ids).to_numpy())
    table.insert(2, "category", np.append(names.to_numpy(dtype=object), [None])[category])
    speaks = mine["sign"].to_numpy() == BAD
    table["of_defect"] = np.bincount(product[speaks], minlength=len(ids))
    table["cost"] = np.bincount(product, weights=mine["money"], minlength=len(ids))
    _name_days(table, lines, mine)
    order = np.lexsort((-table["certainty"], table["q"], ~table["alarm"]))
    left_out = int((every["sign"] == ELSE).sum())
    return DefectReport(table.iloc[order].reset_index(drop=True), len(meant), left_out, int((~enough).sum()))


def _name_days(table: pd.DataFrame, lines: SaleLines, meant: pd.DataFrame) -> None:
    """Add the days on which most of the bad ones of each alarm were sold."""
    days = np.full((2, len(table)), np.datetime64("NaT"), dtype="datetime64[s]")
    counts = np.zeros((2, len(table)), dtype="int64")
    for row in np.flatnonzero(table["alarm"]).tolist():  # of hundreds of products a handful
        product, since, until = (table[name].iloc[row] for name in ("product", "since", "until"))
        sold_on = meant["sold_on"].to_numpy()[meant["product"].to_numpy() == product]
        first = None if pd.isna(since) else since.date()
        last = None if pd.isna(until) else until.date() - timedelta(days=1)
        found = bad_days(lines, int(product), sold_on, first, last)
        if found is not None:
            days[:, row] = np.datetime64(found.since, "s"), np.datetime64(found.until, "s")
            counts[:, row] = found.sales, found.troubles
    table["days_since"], table["days_until"] = days
    table["days_sales"], table["days_troubles"] = counts


def _sold_by_month(lines: SaleLines) -> tuple[Ints, Ints, int]:
    """Count the sale lines of each product (row) and month (column); also the ids and the first month."""

    def count() -> tuple[Ints, Ints, int]:
        if lines.places <= 1:
            return np.empty(0, dtype="int64"), np.empty((0, 0), dtype="int64"), 0
        first = int(lines.month_of_place[1])
        months = int(lines.month_of_place[-1]) - first + 1
        column = np.maximum(lines.month_of_place - first, 0)
        column[0] = months  # unknown days
        used = np.bincount(lines.product)
        used[0] = 0
        ids = np.flatnonzero(used)
        row = np.full(len(used), len(ids), dtype="int64")
        row[ids] = np.arange(len(ids))
        wide = months + 1
        cells = np.bincount(
            (row * wide)[lines.product] + column[lines.place], minlength=(len(ids) + 1) * wide
        )
        return ids, cells.reshape(len(ids) + 1, wide)[:-1, :-1], first

    days = lines.sales["sold_at"].to_numpy()
    return lines.memory.recall("sold by month", (days, lines.product), count)


def _counted_once(product: Ints, month: Ints, customer: Ints, sold: Floats) -> Floats:
    """Count troubles by product and month, each known customer once in a month, never more than were sold."""
    keys = pd.DataFrame({"product": product, "month": month, "customer": customer})
    known = keys["customer"] > 0
    once = pd.concat([keys[known].drop_duplicates(), keys[~known]])
    wide = max(sold.shape[1], 1)
    flat = np.bincount(once["product"] * wide + once["month"], minlength=sold.size)
    return np.minimum(flat.reshape(sold.shape), sold)


def _different(product: Ints, customer: Ints, order: Ints, ids: Ints) -> Ints:
    """Count the different customers with trouble; unknown ones by their orders, without any as one."""
    who = np.where(customer > 0, customer, -2 - order)
    keys = pd.DataFrame({"product": product, "who": who}).drop_duplicates()
    return np.bincount(keys["product"], minlength=len(ids))


def _judge(judged: _Judged, customers: Ints, first: int) -> pd.DataFrame:
    """Judge all products; those blamed are no peers of the others when they are judged again."""
    peers = np.ones(len(judged.ids), dtype=bool)
    gathering = scan(judged.bad, _expected(judged))
    found = _blame(judged, customers, gathering, peers)
    for _ in range(ROUNDS):
        usual = found["q"].to_numpy() > DOUBTFUL
        if (usual == peers).all():
            break
        peers = usual
        found = _blame(judged, customers, gathering, peers)
    found["alarm"] = found["q"] <= FALSE_SHARE
    gathered = found.pop("gathered").to_numpy(dtype=bool)
    goes_on = gathering.end >= judged.sold.shape[1]
    found["since"] = _days(first + gathering.start, gathered)
    found["until"] = _days(first + gathering.end, gathered & ~goes_on)
    return found


def _expected(judged: _Judged) -> Floats:
    """Give what each product would show in each month if it went with all the others."""
    bad, sold = judged.bad.sum(axis=0) - judged.bad, judged.sold.sum(axis=0) - judged.sold
    usual = (bad.sum(axis=1, keepdims=True) + 0.5) / (sold.sum(axis=1, keepdims=True) + 1)
    expected: Floats = judged.sold * (bad + SMOOTH) / (sold + SMOOTH / usual)
    return expected


def _blame(judged: _Judged, customers: Ints, gathering: Gathering, peers: Bools) -> pd.DataFrame:
    rates = usual_rates(judged.counts, judged.totals, judged.category, peers)
    over = chance_of_more(judged.counts.astype("int64"), judged.totals, rates)
    # Two looks, at the whole and at the batches: the better one counts twice its chance.
    gathered = (gathering.chance <= FALSE_SHARE) & (gathering.chance < over)
    months = np.arange(judged.sold.shape[1])
    batch = (months >= gathering.start[:, None]) & (months < gathering.end[:, None])
    batch |= ~gathered[:, None]
    sales, bad = (judged.sold * batch).sum(axis=1), (judged.bad * batch).sum(axis=1)
    a, b = rates.a + bad, rates.b + sales - bad
    certainty = 1 - special.betainc(a, b, np.minimum(REMARKABLE * rates.mean, 1.0))
    chance = np.minimum(2 * np.minimum(over, gathering.chance), 1.0)
    chance[(customers < LEAST_CUSTOMERS) | (certainty < SURE)] = 1.0
    low, high = wilson_interval(judged.counts, judged.totals)
    return pd.DataFrame(
        {
            "product": judged.ids, "sales": judged.totals.astype("int64"),
            "troubles": judged.counts.astype("int64"), "customers": customers,
            "rate": per_hundred(judged.counts, judged.totals), "low": 100 * low, "high": 100 * high,
            "usual_rate": 100 * rates.mean, "of_category": rates.of_category,
            "certainty": certainty, "q": q_values(chance),
            "batch_sales": sales.astype("int64"), "batch_troubles": bad.astype("int64"), "gathered": gathered,
        }
    )  # fmt: skip


def _days(months: Ints, known: Bools) -> NDArray[np.datetime64]:
    days = month_starts(months)
    days[~known] = np.datetime64("NaT")
    return days
