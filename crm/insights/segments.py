"""Customers put into groups by how recently and how often they came and what they brought.

Recency, frequency and money (Hughes, "Strategic Database Marketing", 1994), with two differences that small
shops need. Recency is told by the rhythm of the customer, or of the shop where they have come too seldom to
have one: a fifth of the customers is not "lost" only because a fifth must be. And money ranks only where
there are enough customers to rank; who brought the same is in the same group.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.buying_model import days_until
from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers
from crm.insights.lines import Bools, Floats, SaleLines, lines_of, positions
from crm.insights.rhythm import LEAST_DAYS, PurchaseDays, purchase_days, usual_gaps

HERE: Final = 2.0
SLIPPING: Final = 4.0
NEARLY: Final = 8.0
"""Silences in usual gaps: up to 2 is here, up to 4 slipping away, up to 8 nearly lost, beyond it lost."""
SOONEST: Final = (14, 45, 90)
"""Nobody is slipping away, nearly lost or lost within so many days, however often they came."""
LATEST: Final = (182, 365, 730)
"""And everybody is after so many."""
SHOP_GAP: Final = 90.0
"""The gap that is taken as usual where nobody has come twice yet."""
BEST_SHARE: Final = 0.2
LEAST_RANKED: Final = 10
"""With fewer customers who come again nobody is ranked: the best bring twice what the middle one does."""
DOUBLE: Final = 2.0
LOYAL_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """A group by its name, with what its customers have in common and what to do."""

    name: str
    sentence: str
    todo: str


SEGMENTS: Final = (
    Segment(
        "Best",
        "They come again and again, were here lately, and bring the most.",
        "Know them by name: thank them, ask what is missing, give them something before others get it.",
    ),
    Segment(
        "Loyal",
        "They come often and were here lately.",
        "Show them what goes with what they buy, and ask for a review.",
    ),
    Segment(
        "Promising",
        "They have come again a few times and were here lately.",
        "Give them a reason for the next visit.",
    ),
    Segment(
        "New",
        "They came for the first time lately.",
        "Welcome them, and ask how it was: the second purchase decides.",
    ),
    Segment(
        "Best, slipping away",
        "They bring as much as the best, but have stayed away for longer than they do.",
        "Ring them up this week and ask whether something went wrong.",
    ),
    Segment(
        "Slipping away",
        "They have stayed away for longer than they do.",
        "Remind them, of what they like and while they still think of you.",
    ),
    Segment(
        "Nearly lost",
        "They have stayed away for far longer than they do.",
        "Make them one good offer to come back; write personally where you can.",
    ),
    Segment(
        "Came once",
        "They came a single time, long ago.",
        "Little is lost by a friendly letter; do not spend much.",
    ),
    Segment(
        "Lost",
        "They used to come, and have not for very long.",
        "Ask a few of them why, and note the reason; then let them rest.",
    ),
)
"""From those to keep to those who are gone."""
NAMES: Final = tuple(each.name for each in SEGMENTS)


@dataclass(frozen=True)
class Segments:
    """Everybody's group.

    ``customers``: one row per customer who has bought, by id. Columns: customer (id), segment (category, in
    the order of ``SEGMENTS``), last_on (day), days_since (count), usual_gap (days; the shop's where the
    customer has none), own_rhythm (bool), purchase_days (count), money (account currency: what they brought
    less returns).

    ``groups``: one row per group that has customers, in order. Columns: segment, customers (count), share (of
    all customers, 0 to 1), money (account currency), money_share (0 to 1; NaN where all money is not above
    0), sentence, todo.
    """

    customers: pd.DataFrame
    groups: pd.DataFrame
    ranked: bool
    """Whether there are enough customers to rank by money."""


def segments(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    *,
    today: date,
    days: PurchaseDays | None = None,
) -> Segments:
    """Put everybody who has bought up to ``today`` into a group; ``returned`` are the returned lines."""
    lines = lines_of(sales)
    until = day_number(today)
    days = days_until(purchase_days(lines) if days is None else days, until)
    money = money_of(lines, returned, days, until)
    since = until - days.last if len(days.day) else np.empty(0, dtype="int64")
    gaps, own = _gaps(days)
    places, ranked = _placed(since, gaps, days.counts, money)
    names = pd.Categorical.from_codes(places, categories=pd.Index(NAMES), ordered=True)
    last = days.last if len(days.day) else since
    customers = pd.DataFrame(
        {
            "customer": days.ids if len(days.day) else since,
            "segment": names,
            "last_on": last.astype("datetime64[D]").astype("datetime64[s]"),
            "days_since": since,
            "usual_gap": gaps,
            "own_rhythm": own,
            "purchase_days": days.counts,
            "money": money,
        }
    )
    return Segments(customers, _groups(places, money), ranked)


def money_of(lines: SaleLines, returned: pd.DataFrame, days: PurchaseDays, until: int) -> Floats:
    """Add up what each customer of ``days`` brought up to a day, less what went back to them by then."""
    if not len(days.day):
        return np.empty(0, dtype="float64")
    heads = lines.heads
    where = positions(days.ids, lines.customer[heads])
    day = lines.place[heads] + (lines.first_day - 1)
    counted = (where >= 0) & (lines.place[heads] > 0) & (day <= until)
    amount = np.add.reduceat(lines.amount, heads)
    money = np.bincount(where[counted], weights=amount[counted], minlength=len(days.ids)).astype("float64")
    given = day_numbers(returned["returned_on"])
    who = positions(days.ids, returned["customer"].to_numpy(dtype="int64"))
    back = (who >= 0) & (given != NO_DAY) & (given <= until)
    refund = np.nan_to_num(returned["refund"].to_numpy(dtype="float64"))
    result: Floats = money - np.bincount(who[back], weights=refund[back], minlength=len(days.ids))
    return result


def _gaps(days: PurchaseDays) -> tuple[Floats, Bools]:
    """Give everybody's usual gap, the shop's where they have none of their own, and who has one."""
    gaps = usual_gaps(days)
    own = days.counts >= LEAST_DAYS
    known = gaps[~np.isnan(gaps)]
    shop = float(np.median(known)) if len(known) else SHOP_GAP
    return np.where(own, gaps, shop), own


def _placed(
    since: Ints,
    gaps: Floats,
    counts: Ints,
    money: Floats,
) -> tuple[Ints, bool]:
    """Give the place of everybody's group among ``SEGMENTS``, and whether money was ranked."""
    limits = [
        np.clip(gaps * times, soonest, latest)
        for times, soonest, latest in zip((HERE, SLIPPING, NEARLY), SOONEST, LATEST, strict=True)
    ]
    away = sum((since > limit).astype("int64") for limit in limits)  # 0 here ... 3 lost
    again = counts > 1
    ranked = bool(np.count_nonzero(again) >= LEAST_RANKED)
    best = again & (money > 0) & _most(money, again, ranked=ranked)
    loyal = counts >= LOYAL_DAYS
    chosen = [
        (away == 0) & best,
        (away == 0) & loyal,
        (away == 0) & again,
        away == 0,
        (away <= 2) & best,  # noqa: PLR2004 - slipping away or nearly lost
        away == 1,
        (away == 2) & again,  # noqa: PLR2004 - nearly lost
        ~again,
    ]
    places = np.select(chosen, list(range(len(chosen))), default=len(chosen)).astype("int64")
    return places, ranked


def _most(money: Floats, again: Bools, *, ranked: bool) -> Bools:
    """Tell who brought as much as the best fifth of those who came again; twice the middle where few."""
    if not again.any():
        return again
    level = np.quantile(money[again], 1 - BEST_SHARE) if ranked else DOUBLE * np.median(money[again])
    above: Bools = money >= level
    if ranked and np.count_nonzero(above & again) > 2 * BEST_SHARE * np.count_nonzero(again):
        above = money > level  # so many brought just that much: it sets nobody apart
    return above


def _groups(places: Ints, money: Floats) -> pd.DataFrame:
    counts = np.bincount(places, minlength=len(SEGMENTS))
    sums = np.bincount(places, weights=money, minlength=len(SEGMENTS)).astype("float64")
    some = np.flatnonzero(counts)
    total = float(money.sum())
    return pd.DataFrame(
        {
            "segment": pd.Categorical.from_codes(some, categories=pd.Index(NAMES), ordered=True),
            "customers": counts[some],
            "share": counts[some] / max(len(places), 1),
            "money": sums[some],
            "money_share": sums[some] / total if total > 0 else np.full(len(some), np.nan),
            "sentence": pd.Series([SEGMENTS[at].sentence for at in some.tolist()], dtype="str"),
            "todo": pd.Series([SEGMENTS[at].todo for at in some.tolist()], dtype="str"),
        }
    )
