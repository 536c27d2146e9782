"""A shop whose customers come and leave as they were drawn to: what will happen after today is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import Ints, day_number
from crm.insights.frames import empty_frame
from crm.insights.lines import Floats

START: Final = date(2023, 1, 2)
DAYS: Final = 3 * 365
AFTER: Final = 365


class SimulatedShop:
    """Customers who join over three years, buy at a rate of their own, and leave after a purchase.

    ``steps``: how many random steps lie between two purchases: 1 is buying at random moments (Poisson), 10 is
    nearly by the calendar. Rates are gamma (r 1.1, mean one purchase in 5 weeks), chances to leave beta (1,
    6), spends gamma around gamma-drawn means.
    """

    def __init__(self, customers: int, seed: int, *, steps: int = 1) -> None:
        rng = np.random.default_rng(seed)
        self.today = START + timedelta(days=DAYS - 1)
        joined = rng.uniform(0, DAYS, customers)
        rate = rng.gamma(1.1, 1 / 38.5, customers)
        chance = rng.beta(1.0, 6.0, customers)
        mean = 6.0 * 20 / rng.gamma(4.0, 1.0, customers)
        who, at, stays = _visits(rng, joined, rate, chance, steps)
        amount = rng.gamma(6.0, mean[who] / 6.0)
        days = day_number(START) + np.floor(at).astype("int64")
        order = np.argsort(days, kind="stable")
        every = pd.DataFrame(
            {"customer": who[order] + 1, "day": days[order], "amount": amount[order].round(2)}
        )
        today = day_number(self.today)
        past = every[every["day"] <= today]
        later = every[every["day"] > today]
        ids = pd.RangeIndex(1, customers + 1)
        within = later[later["day"] <= today + AFTER]
        self.spent_after = within.groupby("customer")["amount"].sum().reindex(ids, fill_value=0.0)
        self.next_day = later.groupby("customer")["day"].min().reindex(ids).astype("float64")
        self.left = ~(stays > DAYS)
        self.sales = _as_sales(past)


def _visits(
    rng: np.random.Generator, joined: Floats, rate: Floats, chance: Floats, steps: int
) -> tuple[Ints, Floats, Floats]:
    """Let all come until they leave or two years after today; also give when each left (inf: did not)."""
    end = DAYS + 2 * AFTER
    who, at = np.arange(len(joined)), joined.copy()
    left = np.full(len(joined), np.inf)
    found_who, found_at = [who], [at]
    while len(who):
        at = at + rng.gamma(steps, 1 / (steps * rate[who]))
        inside = at < end
        who, at = who[inside], at[inside]
        found_who.append(who)
        found_at.append(at)
        leaves = rng.random(len(who)) < chance[who]
        left[who[leaves]] = at[leaves]
        who, at = who[~leaves], at[~leaves]
    return np.concatenate(found_who), np.concatenate(found_at), left


def _as_sales(bought: pd.DataFrame) -> pd.DataFrame:
    sales = empty_frame("sale").reindex(pd.RangeIndex(1, len(bought) + 1, name="id"))
    return sales.assign(
        customer=bought["customer"].to_numpy("int64"),
        sold_at=bought["day"].to_numpy().astype("datetime64[D]").astype("datetime64[s]"),
        amount=bought["amount"].to_numpy(),
    )
