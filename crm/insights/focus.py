"""What the figures are about: only some categories, places, channels, salespeople, groups of customers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import Ints
from crm.insights.line_words import OF_PRODUCT, PLACES, lent, orders_of, words_of
from crm.insights.lines import Bools, SaleLines, lines_of
from crm.insights.rhythm import PurchaseDays
from crm.insights.segments import segments

DIMENSIONS: Final = {
    "category": "Category", "country": "Country", "region": "Region", "city": "City",
    "sales_channel": "Channel", "salesperson": "Salesperson",
}  # fmt: skip
"""What a sale is looked at by: its key as in ``line_words``, and what it is called."""
OF_CUSTOMERS: Final = {"segment": "Customers who are", "group": "Your groups"}
"""What only the customer tells; who belongs to which is handed in (see ``Narrowing.members``)."""
NOT_KNOWN: Final = "(not known)"
"""Stands among the words for rows of which it is not known."""
NARROWED: Final = frozenset({"sale", "return", "complaint", "feedback"})
"""Records that are narrowed; others (payments, tasks, customers) belong to no sale, and stay whole."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The words chosen for each dimension; a dimension without any is not narrowed by."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, chosen: Mapping[str, list[str]]) -> Focus:
        """Make a focus of the words by dimension."""
        return cls(tuple((key, tuple(sorted(words))) for key, words in sorted(chosen.items()) if words))

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return bool(self.chosen)


@dataclass(frozen=True)
class Narrowing:
    """A focus laid over the records.

    ``sales``, ``products``, ``customers``: the whole frames of the store. ``members``: for each dimension of
    ``OF_CUSTOMERS`` that is chosen the ids of the customers who belong.

    A sale is in focus where all dimensions say so: by its own word, its product's, or its customer's. A
    return, a complaint or a review goes by its product, else by its order (any line of it), else by its
    customer; one that tells none of these is left out.
    """

    focus: Focus
    sales: pd.DataFrame
    products: pd.DataFrame
    customers: pd.DataFrame
    members: Mapping[str, Ints] = field(default_factory=dict)

    def rows(self, entity: str, whole: pd.DataFrame) -> pd.DataFrame:
        """Give the rows of an entity that are in focus; those of entities not narrowed all."""
        if entity not in NARROWED:
            return whole
        inside = np.ones(len(whole), dtype=bool)
        for key, words in self.focus.chosen:
            inside &= self._lines_in(key, words) if entity == "sale" else self._in(whole, key, words)
        return whole if inside.all() else whole[inside]

    def _lines_in(self, key: str, words: tuple[str, ...]) -> Bools:
        """Say which lines of all sales one dimension leaves in."""
        if key in OF_CUSTOMERS:
            return np.isin(self.sales["customer"].to_numpy(), self.members[key])
        codes, known = words_of(lines_of(self.sales), key, self.products, self.customers)
        inside: Bools = _wanted(known, words)[codes]
        return inside

    def _in(self, rows: pd.DataFrame, key: str, words: tuple[str, ...]) -> Bools:
        """Say which rows that are no sales one dimension leaves in."""
        inside = self._by_customer(rows, key, words)
        if "order_number" in rows.columns:
            of_order, known = self._by_order(rows, key, words)
            inside = np.where(known, of_order, inside)
        if key in OF_PRODUCT:
            products = rows["product"].to_numpy()
            codes, names = lent(self.products[key], products)
            inside = np.where(products > 0, _wanted(names, words)[codes], inside)
        return np.asarray(inside, dtype=bool)

    def _by_customer(self, rows: pd.DataFrame, key: str, words: tuple[str, ...]) -> Bools:
        customers = rows["customer"].to_numpy()
        if key in OF_CUSTOMERS:
            return np.isin(customers, self.members[key])
        if key in PLACES:
            codes, names = lent(self.customers[key], customers)
            inside: Bools = _wanted(names, words)[codes]
            return inside
        return np.full(len(rows), NOT_KNOWN in words)

    def _by_order(self, rows: pd.DataFrame, key: str, words: tuple[str, ...]) -> tuple[Bools, Bools]:
        """Say of each row whether its order is in focus, and whether its order is known."""
        lines = lines_of(self.sales)
        held = np.zeros(len(lines.order_numbers) + 1, dtype=bool)
        held[lines.order[self._lines_in(key, words)]] = True
        held[-1] = False  # lines without a number are no order
        code = orders_of(lines, rows["order_number"])
        return held[code], code >= 0


def in_segments(
    words: Collection[str], lines: SaleLines, returned: pd.DataFrame, days: PurchaseDays, as_of: date
) -> Ints:
    """Give the ids of the customers who are in some segments as of a day, for ``Narrowing.members``."""
    every = segments(lines, returned, today=as_of, days=days).customers
    belong: Ints = every.loc[every["segment"].isin(list(words)), "customer"].to_numpy()
    return belong


def _wanted(known: list[str], words: tuple[str, ...]) -> Bools:
    """Say by code which words are wanted; the last is for what is not known, code -1."""
    return np.array([*(word in words for word in known), NOT_KNOWN in words], dtype=bool)
