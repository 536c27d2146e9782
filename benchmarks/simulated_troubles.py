"""A shop of which is known which products are defective, always or in one batch of months."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from crm.insights.frames import empty_frame
from crm.insights.lines import Floats

FIRST: Final = "2023-01-01"
DAYS: Final = 3 * 365
PRODUCTS: Final = 80
CATEGORIES: Final = 6
CUSTOMERS: Final = 400
FIRST_MONTH: Final = (2023 - 1970) * 12


class TroubledShop:
    """Sales with returns and complaints of known causes.

    Every product's own rate is its category's (1 to 4 in 100) times a gamma factor of standard deviation
    ``spread``. ``always`` products have 4 times their rate, ``batches`` others 10 times in 3 months. One
    customer in twenty returns four times as much as others. Half of the troubles are returns, half
    complaints. ``defective``, ``always``: product ids; ``batches``: first month number of each product's
    bad batch.
    """

    def __init__(
        self, seed: int, *, always: int, batches: int, spread: float = 0.3, sale_lines: int = 12_000
    ) -> None:
        rng = np.random.default_rng(seed)
        self.products = _products(rng)
        category = self.products["category"].cat.codes.to_numpy()
        popularity = rng.gamma(1.0, 1.0, PRODUCTS) + 0.1
        sold = rng.choice(PRODUCTS, sale_lines, p=popularity / popularity.sum())
        days = np.sort(rng.integers(0, DAYS, sale_lines))
        customer = rng.choice(CUSTOMERS, sale_lines, p=_weights(rng, CUSTOMERS))
        rate = rng.uniform(0.01, 0.04, CATEGORIES)[category] * rng.gamma(1 / spread**2, spread**2, PRODUCTS)
        mean = np.bincount(category, weights=rate)[category] / np.bincount(category)[category]
        above = rate > 1.5 * mean
        usual = np.flatnonzero(popularity > np.median(popularity))
        chosen = rng.choice(usual, always + batches, replace=False)
        rate[chosen[:always]] *= 4
        month = ((np.datetime64(FIRST) + days).astype("datetime64[M]")).astype("int64")
        starts = rng.integers(3, 33, batches) + FIRST_MONTH
        angry = np.where(rng.random(CUSTOMERS) < 0.05, 4.0, 1.0)
        chance = rate[sold] * angry[customer] / angry.mean()
        for product, start in zip(chosen[always:], starts, strict=True):
            chance[(sold == product) & (month >= start) & (month < start + 3)] *= 10
        self.always = (chosen[:always] + 1).tolist()
        self.batches = {
            int(p) + 1: int(s) for p, s in zip(chosen[always:].tolist(), starts.tolist(), strict=True)
        }
        self.above_usual = {*(np.flatnonzero(above) + 1).tolist(), *self.always, *self.batches}
        self.defective = [*self.always, *self.batches]
        orders = np.char.add("A", np.arange(sale_lines).astype("str"))
        moments = (np.datetime64(FIRST) + days).astype("datetime64[s]")
        self.sales = as_loaded("sale", order_number=orders, sold_at=moments, customer=customer + 1,
                            product=sold + 1,
                            quantity=1.0, amount=10.0)  # fmt: skip
        bad = np.flatnonzero(rng.random(sale_lines) < chance)
        back = rng.random(len(bad)) < 0.5
        later = moments + rng.integers(1, 30, sale_lines).astype("timedelta64[D]")
        one, other = bad[back], bad[~back]
        self.returns = as_loaded("return", order_number=orders[one], returned_on=later[one],
                              product=sold[one] + 1,
                              customer=customer[one] + 1, refund=10.0, quantity=1.0)  # fmt: skip
        self.complaints = as_loaded("complaint", order_number=orders[other], opened_at=later[other],
                                 product=sold[other] + 1, customer=customer[other] + 1)  # fmt: skip


def _products(rng: np.random.Generator) -> pd.DataFrame:
    names = [f"Product {number}" for number in range(1, PRODUCTS + 1)]
    kinds = np.array([f"Category {number}" for number in range(CATEGORIES)])
    return as_loaded("product", name=names, category=kinds[rng.integers(0, CATEGORIES, PRODUCTS)])


def _weights(rng: np.random.Generator, count: int) -> Floats:
    weights: Floats = rng.gamma(1.5, 1.0, count)
    shares: Floats = weights / weights.sum()
    return shares


def as_loaded(entity: str, **columns: object) -> pd.DataFrame:
    """Give a frame as the store loads it, the columns not given blank."""
    given = pd.DataFrame(columns)
    given.index = pd.RangeIndex(1, len(given) + 1, name="id")
    empty = empty_frame(entity)
    filled = {}
    for name in empty.columns:
        kind = empty[name].dtype
        if name not in given:
            blank = 0 if kind == "int64" else None
            filled[name] = pd.Series(blank, index=given.index, dtype="object").astype(
                "category" if isinstance(kind, pd.CategoricalDtype) else kind
            )
        else:
            filled[name] = given[name].astype("category" if isinstance(kind, pd.CategoricalDtype) else kind)
    return pd.DataFrame(filled)
