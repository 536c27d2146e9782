"""Who plays a part in the stories of the sample shop, and how each customer behaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from sample_data.draws import spread_over_days
from sample_data.window import Window

REGULAR, OCCASIONAL, COMPANY = 0, 1, 2
APPLE_BUYERS: Final = 11
FEWEST_CUSTOMERS: Final = 100
FEWEST_LINES_A_CUSTOMER: Final = 10


@dataclass(frozen=True)
class Cast:
    """Who plays which part: places (0, 1, ...) in the list of customers; only late payers play two."""

    companies: np.ndarray
    late_payers: np.ndarray
    """Companies that pay two to six weeks after the day that was agreed."""
    apple_buyers: np.ndarray
    """Buy red apples for about $15 in each November, and in no other month."""
    gone_quiet: np.ndarray
    """Came every other week until two to four months ago."""
    lost: np.ndarray
    """Lost to a named competitor."""
    households: np.ndarray
    """Two families of two at one address: alike, and yet four people."""
    originals: np.ndarray
    copies: np.ndarray
    """Each is the person of the same place in ``originals``, entered a second time a little differently."""
    leads: np.ndarray
    """Have never bought."""
    regulars: np.ndarray


def cast_stories(rng: np.random.Generator, customers: int) -> Cast:
    """Choose who plays which part in a shop with so many customers (at least 100)."""
    order = rng.permutation(np.arange(1, customers))
    sizes = {
        "companies": max(5, customers // 25),
        "apple_buyers": APPLE_BUYERS,
        "gone_quiet": max(4, customers * 9 // 400),
        "lost": max(3, customers // 80),
        "households": 4,
        "originals": max(2, customers * 3 // 200),
        "copies": max(2, customers * 3 // 200),
        "leads": customers // 20,
        "regulars": customers * 3 // 25,
    }
    ends = np.cumsum(list(sizes.values()))
    parts = dict(zip(sizes, np.split(order, ends)[:-1], strict=True))
    return Cast(
        late_payers=parts["companies"][: max(2, customers // 100)],
        **{k: np.sort(v) for k, v in parts.items() if k != "companies"},
        companies=parts["companies"],
    )


def list_traits(rng: np.random.Generator, cast: Cast, window: Window, customers: int) -> pd.DataFrame:
    """Say how each customer behaves. One row per customer, in the customers' order.

    Columns: segment (REGULAR, OCCASIONAL, COMPANY), pace (orders a year, 0 for a lead), first_day and
    last_day (of the window, between which it buys), weekday (0 Monday), terms_days (0: pays at once),
    late_days (paid after the due day).
    """
    segment = np.full(customers, OCCASIONAL)
    segment[np.concatenate([cast.regulars, cast.gone_quiet, cast.lost])] = REGULAR
    segment[cast.companies] = COMPANY
    pace = np.choose(
        segment,
        [rng.gamma(6, 1.6, customers), rng.gamma(2, 0.8, customers) + 0.4, rng.gamma(8, 3, customers)],
    )
    pace[cast.gone_quiet] = 22
    pace[cast.lost] = 12
    pace[cast.leads] = 0
    first = np.where(rng.random(customers) < 0.6, 0, spread_over_days(rng, 0, window.days - 120, customers))
    first[np.concatenate([cast.gone_quiet, cast.lost, cast.apple_buyers])] = 0
    churned = (segment == OCCASIONAL) & (rng.random(customers) < 0.2)
    last = np.where(churned, spread_over_days(rng, first + 60, window.days - 1, customers), window.days - 1)
    last[cast.apple_buyers] = window.days - 1
    last[cast.gone_quiet] = window.days - 1 - spread_over_days(rng, 60, 120, len(cast.gone_quiet))
    last[cast.lost] = window.days - 1 - spread_over_days(rng, 90, 400, len(cast.lost))
    late = np.where(segment == COMPANY, rng.integers(-4, 3, customers), 0)
    late[cast.late_payers] = rng.integers(14, 43, len(cast.late_payers))
    terms = np.where(segment == COMPANY, rng.choice([14, 30], customers), 0)
    return pd.DataFrame(
        {
            "segment": segment,
            "pace": pace,
            "first_day": first,
            "last_day": last,
            "terms_days": terms,
            "late_days": late,
            "weekday": rng.choice(6, customers, p=[0.1, 0.12, 0.14, 0.16, 0.24, 0.24]),
        }
    )
