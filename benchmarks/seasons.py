"""How often seasonal habits are found, and how often wrongly: ``python -m benchmarks.seasons``.

Shops whose truth is known, 100 seeds: 60 products, 400 customers, a shop that sells twice as much in
December, products with a launch, promotions that lift a product in one month of one year (no habit). Then
the cost at 1,000,000 sale lines.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from benchmarks.large_shop import large_shop
from benchmarks.measure import line, measured, typical
from benchmarks.simulated_troubles import as_loaded
from crm.insights.lines import Floats, SaleLines
from crm.insights.memory import Memory
from crm.insights.seasons import Seasons, seasons

SEEDS: Final = range(100)
PRODUCTS: Final = 60
CUSTOMERS: Final = 400
LINES: Final = 15_000
TODAY: Final = date(2025, 12, 31)


class SeasonalShop:
    """Sales of some years; ``habits``: (product, month) that are truly bought ``times`` as often.

    ``pairs``: (customer, product, month) bought every year by plan, beside what else the customer buys.
    """

    def __init__(
        self, seed: int, *, seasonal: int, pairs: int, years: int = 3, times: float = 3.0, noise: float = 0.2
    ) -> None:
        rng = np.random.default_rng(seed)
        months = 12 * years
        level: Floats = rng.gamma(1.0, 1.0, PRODUCTS)[:, None] + 0.2 * np.ones(months)
        level *= rng.gamma(1 / noise**2, noise**2, (PRODUCTS, months))  # no two months are alike
        shop = np.where(np.arange(months) % 12 == 11, 2.0, 1.0) * rng.gamma(50, 1 / 50, months)
        launched = rng.choice(PRODUCTS, 6, replace=False)
        for new in launched.tolist():
            level[new, : rng.integers(3, months - 12)] = 0
        for lifted in rng.choice(PRODUCTS, 15, replace=False):  # promotions
            level[lifted, rng.integers(months)] *= 5
        self.habits = set()
        for loved in rng.choice(np.setdiff1d(np.arange(PRODUCTS), launched), seasonal, replace=False):
            of_year = int(rng.integers(12))
            level[loved, of_year::12] *= times
            self.habits.add((int(loved) + 1, of_year + 1))
        weights = (level * shop).ravel()
        cell = rng.choice(PRODUCTS * months, LINES * years // 3, p=weights / weights.sum())
        share = rng.gamma(1.0, 1.0, CUSTOMERS)
        customer = rng.choice(CUSTOMERS, len(cell), p=share / share.sum())
        product, month = cell // months, cell % months
        who, what, when = (rng.integers(0, top, pairs) for top in (CUSTOMERS, PRODUCTS, 12))
        self.pairs = set(zip((who + 1).tolist(), (what + 1).tolist(), (when + 1).tolist(), strict=True))
        product = np.concatenate([product, np.tile(what, years)])
        customer = np.concatenate([customer, np.tile(who, years)])
        month = np.concatenate([month, np.tile(when, years) + 12 * np.repeat(np.arange(years), pairs)])
        start = np.datetime64(f"{TODAY.year + 1 - years}-01") + month.astype("timedelta64[M]")
        days = start.astype("datetime64[D]") + rng.integers(0, 28, len(month)).astype("timedelta64[D]")
        order = np.argsort(days, kind="stable")
        self.sales = as_loaded(
            "sale",
            order_number=np.char.add("A", np.arange(len(order)).astype("str")),
            sold_at=days[order].astype("datetime64[s]"), customer=customer[order] + 1,
            product=product[order] + 1, amount=10.0,
        )  # fmt: skip
        self.products = as_loaded("product", name=[f"Product {each}" for each in range(1, PRODUCTS + 1)])


def main() -> None:
    """Print all figures."""
    print(f"Seasonal habits, 100 simulated shops each ({PRODUCTS} products, 5,000 sale lines a year)")
    _shops("3 years, 8 products bought 3 times as often in one month", seasonal=8, pairs=0)
    _shops("3 years, 8 products bought 5 times as often in one month", seasonal=8, pairs=0, times=5.0)
    _shops("3 years, none seasonal", seasonal=0, pairs=0)
    _shops("3 years, none seasonal, months differ by a half", seasonal=0, pairs=0, noise=0.5)
    _shops("2 years, 8 products", seasonal=8, pairs=0, years=2)
    _shops("5 years, 8 products and 40 customers' own", seasonal=8, pairs=40, years=5)
    for years in (3, 4, 5):
        _bounds(years)
    _cost()


def _shops(
    what: str, *, seasonal: int, pairs: int, years: int = 3, noise: float = 0.2, times: float = 3.0
) -> None:
    shares, found, pair_shares, pair_found = [], 0, [], 0
    for seed in SEEDS:
        shop = SeasonalShop(seed, seasonal=seasonal, pairs=pairs, years=years, noise=noise, times=times)
        answer = seasons(shop.sales, shop.products, today=TODAY)
        named = set(answer.products[["product", "month"]].itertuples(index=False, name=None))
        shares.append(len(named - shop.habits) / max(len(named), 1))
        found += len(named & shop.habits)
        own = set(answer.pairs[["customer", "product", "month"]].itertuples(index=False, name=None))
        true = {each for each in own if each in shop.pairs or each[1:] in shop.habits}
        pair_shares.append(len(own - true) / max(len(own), 1))
        pair_found += len(own & shop.pairs)
    print(what)
    line("  false among the habits found, mean over shops", f"{100 * np.mean(shares):.1f} %", "at most 5 %")
    if seasonal:
        line("  found of the products' habits", f"{100 * found / seasonal / len(SEEDS):.0f} %")
    line("  false among customers' own habits", f"{100 * np.mean(pair_shares):.1f} %", "at most 5 %")
    if pairs:
        line("  found of customers' own habits", f"{100 * pair_found / pairs / len(SEEDS):.0f} %")


def _bounds(years: int) -> None:
    """Print how often what the customers brought in the last year lay between the bounds told before it."""
    held = habits = 0
    end = date(TODAY.year - 1, 12, 31)
    for seed in SEEDS:
        shop = SeasonalShop(seed, seasonal=8, pairs=40, years=years, times=5.0)
        before = shop.sales["sold_at"] <= pd.Timestamp(end) + pd.Timedelta(days=1, seconds=-1)
        found = seasons(shop.sales[before], shop.products, today=end)
        later = shop.sales[~before]
        later = later.assign(month=later["sold_at"].dt.month)
        people = found.customers[["product", "month", "customer"]]
        brought = later.merge(people).groupby(["product", "month"])["amount"].sum()
        keys = pd.MultiIndex.from_frame(found.products[["product", "month"]])
        came = brought.reindex(keys, fill_value=0.0).to_numpy("float64")
        low, high = (found.products[bound].to_numpy("float64") for bound in ("low", "high"))
        held += int(((came >= low) & (came <= high)).sum())
        habits += len(came)
    print(
        f"{years} years, the last of them not known: what a habit's customers bring lies between the bounds"
    )
    line("  of all habits found", f"{100 * held / max(habits, 1):.0f} %", "70 to 90 %")


def _cost() -> None:
    shop = large_shop()
    memory = Memory()

    def look(sales: pd.DataFrame) -> Seasons:
        return seasons(SaleLines(sales, shop["product"], memory), shop["product"], today=date(2026, 11, 20))

    print("\n1,000,000 sale lines, 50,000 customers")
    line("seasons, warm", f"{1000 * typical(lambda: look(shop['sale']), 3):.0f} ms", "at most 300 ms")
    chosen = shop["sale"].iloc[::2]
    with measured() as cost:
        look(chosen)
    line(
        "seasons, after a filter changed (half of the lines)",
        f"{1000 * cost.seconds:.0f} ms",
        "at most 1.5 s",
    )


if __name__ == "__main__":
    main()
