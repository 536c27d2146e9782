"""What brings back customers who have stayed away: calls, letters and campaigns against doing nothing.

Some come back by themselves. So those who were written to are held against those who were not and had been
away for as long: the share that came within 30 days is reckoned for each 30 days of silence, and weighted by
when the others were written to (direct standardisation). What is left is not yet proof: whom you write to is
chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import Ints, day_numbers
from crm.insights.frames import names_by_id
from crm.insights.intervals import wilson_interval
from crm.insights.lines import Floats, SaleLines, grouped, lines_of
from crm.insights.retention import Silences, silences_of
from crm.insights.rhythm import PurchaseDays, purchase_days

WITHIN: Final = 30
"""A purchase within so many days of a touch counts as its answer."""
OLDEST: Final = 24
"""Silences of more 30 days than this are taken together."""
FEW: Final = 20
"""Of fewer touches nothing is said."""


@dataclass(frozen=True)
class Comebacks:
    """How customers came back who had stayed away for longer than they do.

    ``ways``: one row per way of reaching them (and one per campaign), the surest first. Columns: way (channel
    of contact or name of the campaign), kind ("contact" or "campaign"), touched (silent customers reached,
    each silence once), came (count who bought within 30 days), share (0 to 1), low, high (its 95 % interval),
    without (the share that comes by itself, of silences as old), extra (share less without), extra_low,
    extra_high (its 95 % interval), beyond_chance (bool: the interval is wholly above 0, and at least 20 were
    reached).
    """

    ways: pd.DataFrame
    silences: int
    came_back: int
    """Silences in all, and how many ended in a purchase."""


def comebacks(
    sales: pd.DataFrame | SaleLines,
    interactions: pd.DataFrame,
    messages: pd.DataFrame,
    campaigns: pd.DataFrame,
    *,
    today: date,
    days: PurchaseDays | None = None,
) -> Comebacks:
    """Compare each way of reaching silent customers with leaving them alone."""
    days = purchase_days(lines_of(sales)) if days is None else days
    silences = silences_of(days, today=today)
    touches = _touches(interactions, messages, campaigns)
    who, way, at = _during(silences, touches)
    base, base_size = _by_itself(silences, who, at)
    first, _, _ = grouped(way * max(len(silences.lost), 1) + who)  # of a way and a silence the first touch
    way, who, at = way[first], who[first], at[first]
    seen = at + WITHIN <= silences.until
    way, who, at = way[seen], who[seen], at[seen]
    ways = _compared(silences, who, way, at, base, base_size, touches)
    return Comebacks(ways, len(silences.lost), int(np.count_nonzero(silences.ended)))


@dataclass(frozen=True)
class _Touches:
    customer: Ints
    way: Ints
    day: Ints
    names: list[tuple[str, str]]
    """Way and kind of each number in ``way``."""


def _touches(interactions: pd.DataFrame, messages: pd.DataFrame, campaigns: pd.DataFrame) -> _Touches:
    """Put contacts that we made and messages of campaigns together."""
    ours = interactions[(interactions["direction"] != "in").to_numpy() & interactions["channel"].notna()]
    titles = names_by_id(campaigns)
    codes, channels = pd.factorize(ours["channel"].astype(object), sort=True)
    sent = messages[messages["campaign"].isin(list(titles))]
    numbers, which = pd.factorize(sent["campaign"])
    begins = campaigns["starts_on"].reindex(sent["campaign"]).set_axis(sent.index)
    sent_on = sent["sent_at"].fillna(begins)
    names = [(str(each), "contact") for each in channels]
    names += [(titles[int(each)], "campaign") for each in which]
    return _Touches(
        np.concatenate([ours["customer"].to_numpy("int64"), sent["customer"].to_numpy("int64")]),
        np.concatenate([codes.astype("int64"), numbers.astype("int64") + len(channels)]),
        np.concatenate([day_numbers(ours["happened_at"]), day_numbers(sent_on)]),
        names,
    )


def _during(silences: Silences, touches: _Touches) -> tuple[Ints, Ints, Ints]:
    """Give the touches that fell into a silence before it ended: its number, the way, the day; by day."""
    order = np.argsort(touches.day, kind="stable")
    customer, day = touches.customer[order], touches.day[order]
    wide = int(max(silences.until, 1)) + 2
    keys = silences.customer * wide + silences.lost  # in order: by customer, then day
    inside = (day > 0) & (day <= silences.until)
    where = np.searchsorted(keys, customer * wide + np.where(inside, day, 0), side="right") - 1
    found = inside & (where >= 0)
    where = np.maximum(where, 0)
    if len(keys):
        found &= (silences.customer[where] == customer) & (day < silences.back[where])
    chosen = np.flatnonzero(found)
    return where[chosen], touches.way[order][chosen], day[chosen]


def _by_itself(silences: Silences, who: Ints, at: Ints) -> tuple[Floats, Floats]:
    """Give what share of silences of each age (in 30 days) ended within 30 days untouched, of how many."""
    ages = np.arange(OLDEST + 1)
    touched = np.full(len(silences.lost), silences.until + 1, dtype="int64")
    np.minimum.at(touched, who, at)
    came, size = np.zeros(len(ages)), np.zeros(len(ages))
    for age in ages.tolist():  # 25 passes over the silences
        begin = silences.lost + age * WITHIN
        end = begin + WITHIN
        alone = touched >= np.minimum(end, silences.back)
        open_then = alone & (silences.back >= begin) & (end <= silences.until)
        size[age] = np.count_nonzero(open_then)
        came[age] = np.count_nonzero(open_then & (silences.back < end) & silences.ended)
    with np.errstate(invalid="ignore"):
        share = np.where(size > 0, came / np.maximum(size, 1), np.nan)
    return share, size


def _compared(
    silences: Silences,
    who: Ints,
    way: Ints,
    at: Ints,
    base: Floats,
    base_size: Floats,
    touches: _Touches,
) -> pd.DataFrame:
    count = len(touches.names)
    age = np.minimum((at - silences.lost[who]) // WITHIN, OLDEST)
    usable = ~np.isnan(base[age])
    way, who, at, age = way[usable], who[usable], at[usable], age[usable]
    came = silences.ended[who] & (silences.back[who] <= at + WITHIN)
    touched = np.bincount(way, minlength=count)
    answered = np.bincount(way, weights=came, minlength=count).astype("float64")
    with np.errstate(invalid="ignore", divide="ignore"):
        share = answered / touched
        without = np.bincount(way, weights=base[age], minlength=count) / touched
        spread = _spread_of_base(way, age, base, base_size, touched)
    low, high = wilson_interval(answered, touched)
    base_low, base_high = np.maximum(without - 1.96 * spread, 0), np.minimum(without + 1.96 * spread, 1)
    extra = share - without
    extra_low = extra - np.hypot(share - low, base_high - without)
    extra_high = extra + np.hypot(high - share, without - base_low)
    table = pd.DataFrame(
        {
            "way": pd.Series([name for name, _ in touches.names], dtype="str"),
            "kind": pd.Series([kind for _, kind in touches.names], dtype="str"),
            "touched": touched,
            "came": answered.astype("int64"),
            "share": share,
            "low": low,
            "high": high,
            "without": without,
            "extra": extra,
            "extra_low": extra_low,
            "extra_high": extra_high,
            "beyond_chance": (extra_low > 0) & (touched >= FEW),
        }
    )
    reached = table[table["touched"] > 0]
    return reached.sort_values("extra_low", ascending=False, kind="stable", ignore_index=True)


def _spread_of_base(way: Ints, age: Ints, base: Floats, base_size: Floats, touched: NDArray[Any]) -> Floats:
    """Give the standard error of the share that comes by itself: the shares by age are uncertain too."""
    pairs = np.bincount(way * (OLDEST + 1) + age, minlength=len(touched) * (OLDEST + 1))
    weights = pairs.reshape(len(touched), OLDEST + 1) / np.maximum(touched, 1)[:, None]
    known = np.where(base_size > 0, base, 0.0)
    variance = known * (1 - known) / np.maximum(base_size, 1) + 1 / (4 * np.maximum(base_size, 1) ** 2)
    spread: Floats = np.sqrt((weights**2 * variance).sum(axis=1))
    return spread
