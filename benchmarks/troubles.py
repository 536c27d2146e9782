"""What goes wrong: CPU of its figures on a large shop, and how often “beyond chance” is wrong or misses.

``python -m benchmarks.troubles`` prints both; the simulated shops are 100, of which the truth is known.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from benchmarks.large_shop import large_shop
from benchmarks.measure import line, typical
from benchmarks.simulated_troubles import as_loaded
from crm.insights.before_and_after import before_and_after
from crm.insights.complaints import rates_by_month
from crm.insights.defects import defects
from crm.insights.lines import lines_of
from crm.insights.returns import returned_lines
from crm.insights.settling import cost, settling, settling_by
from crm.insights.themes import said_themes
from crm.insights.trouble_rates import (
    COMPLAINT_KEYS,
    RETURN_KEYS,
    complaint_rate,
    complaints_by,
    return_rate_between,
    returns_by,
)

SEEDS: Final = 100
FIRST: Final = "2023-01"
MONTHS: Final = 39
CUSTOMERS: Final = 500
TODAY: Final = date(2026, 3, 31)
LARGE_TODAY: Final = date(2026, 11, 20)


def annoyed_shop(seed: int, *, drop: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the sales and complaints of a shop whose customers buy less by ``drop`` after a complaint.

    How often customers come and how much they spend differs; all drift away by 1 in 100 a month; each line
    sold has a chance of 15 in 1,000 to be complained about.
    """
    rng = np.random.default_rng(seed)
    rate, level = rng.gamma(2.0, 0.6, CUSTOMERS), rng.gamma(3.0, 10.0, CUSTOMERS)
    lines = rng.poisson(rate[:, None] * 0.99 ** np.arange(MONTHS), (CUSTOMERS, MONTHS))
    bad = rng.binomial(lines, 0.015) > 0
    first = np.where(bad.any(axis=1), bad.argmax(axis=1), MONTHS)
    later = np.arange(MONTHS) > first[:, None]
    lines = np.where(later, rng.binomial(lines, 1 - drop), lines)
    who, month = (np.repeat(each, lines.ravel()) for each in np.indices(lines.shape).reshape(2, -1))
    days = (np.datetime64(FIRST) + month).astype("datetime64[D]") + rng.integers(0, 28, len(month))
    orders = np.char.add("A", np.arange(len(who)).astype("str"))
    sales = as_loaded(
        "sale",
        order_number=orders,
        sold_at=days.astype("datetime64[s]"),
        customer=who + 1,
        amount=level[who] * rng.gamma(4.0, 0.25, len(who)),
    )
    at = np.flatnonzero(
        (month == first[who])
        & np.append(True, who[1:] * MONTHS + month[1:] != who[:-1] * MONTHS + month[:-1])
    )
    opened = (days[at] + rng.integers(1, 30, len(at))).astype("datetime64[s]")
    complaints = as_loaded("complaint", order_number=orders[at], opened_at=opened, customer=who[at] + 1)
    return sales, complaints


def after(seed: int, *, drop: float) -> dict[str, Any]:
    """Compare those who complained in one such shop with their like."""
    sales, complaints = annoyed_shop(seed, drop=drop)
    table = before_and_after(sales, complaints, returned_lines(as_loaded("return"), sales), today=TODAY)
    row = table.set_index("kind").loc["complained"]
    return {str(name): value for name, value in row.items()}


def truth() -> None:
    """Print how often a difference is found where there is none, and where there is one."""
    nothing = [after(seed, drop=0.0) for seed in range(SEEDS)]
    held = sum(row["low"] <= 0 <= row["high"] for row in nothing)
    line(f"no difference: interval holds 0, of {SEEDS} shops", f"{held}", ">= 95 %")
    line("no difference: said to be beyond chance", f"{sum(row['beyond_chance'] for row in nothing)}", "<= 5")
    line("customers compared, on average", f"{np.mean([row['customers'] for row in nothing]):.0f}")
    for drop in (0.2, 0.4):
        found = sum(after(seed, drop=drop)["beyond_chance"] for seed in range(SEEDS))
        line(f"{100 * drop:.0f} % fewer purchases after: found, of {SEEDS}", f"{found}")


def cpu() -> None:
    """Print the CPU of each figure of the page, nothing of it remembered."""
    shop = large_shop()
    lines = lines_of(shop["sale"], shop["product"])
    complaints, returns, products = shop["complaint"], shop["return"], shop["product"]
    returned = returned_lines(returns, lines)
    days: Any = {"since": date(2025, 12, 1), "until": LARGE_TODAY}
    said = complaints[["subject", "opened_at"]].set_axis(["text", "day"], axis="columns")
    of_days: dict[str, Callable[[], object]] = {
        "rates": lambda: (
            complaint_rate(complaints, lines, **days),
            return_rate_between(returned, lines, **days),
        ),
        "complaints by every word": lambda: [
            complaints_by(key, complaints, lines, products, **days) for key in COMPLAINT_KEYS
        ],
        "returns by every word": lambda: [
            returns_by(key, returns, returned, lines, products, **days) for key in RETURN_KEYS
        ],
        "settling": lambda: (
            settling(complaints, today=LARGE_TODAY, **days),
            settling_by("assigned_to", complaints, today=LARGE_TODAY, **days),
        ),
        "cost": lambda: cost(complaints, returns, returned, lines, products, **days),
    }
    of_all: dict[str, Callable[[], object]] = {
        "defects": lambda: defects(lines, returns, complaints, products, returned=returned),
        "before and after": lambda: before_and_after(lines, complaints, returned, today=LARGE_TODAY),
        "months": lambda: rates_by_month(lines, returned, complaints, today=LARGE_TODAY),
        "themes": lambda: said_themes(said, today=LARGE_TODAY),
    }
    for name, works in (("when the days change", of_days), ("once a revision", of_all)):
        costs = {each: typical(work, 3) for each, work in works.items()}
        for each, seconds in costs.items():
            line(f"  {each}", f"{1000 * seconds:.0f} ms")
        line(f"1,000,000 lines: {name}", f"{1000 * sum(costs.values()):.0f} ms", "<= 300 ms")


if __name__ == "__main__":
    truth()
    cpu()
