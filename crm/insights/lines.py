"""The lines of all sales as plain arrays, prepared once and shared by every analysis of the same frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, months_of
from crm.insights.memory import Memory, Result

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def without_blanks(column: pd.Series[Any]) -> Floats:
    """Give a column of numbers with 0 for blanks; the column itself where there are none."""
    values: Floats = column.to_numpy(dtype="float64")
    return np.nan_to_num(values, nan=0.0) if np.isnan(values.sum()) else values


def codes_of(column: pd.Series[Any]) -> tuple[NDArray[Any], pd.Index[Any]]:
    """Give the code of each value of a text column (-1 where blank) and the texts of the codes."""
    terms = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
    words: pd.Categorical = terms.array  # its codes as they lie there; ``cat.codes`` would copy them
    return words.codes, words.categories


@dataclass(frozen=True)
class SaleLines:
    """The sales as arrays, one element per line; each is made when first asked for. Days are day numbers.

    ``products`` lend their cost to lines that tell none; ``memory`` may know of an earlier look at the sales
    what only depends on who came when.
    """

    sales: pd.DataFrame
    products: pd.DataFrame | None = None
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.sales)

    @cached_property
    def day(self) -> Ints:
        """The day of each line, ``NO_DAY`` where unknown."""
        return self.of_visits("day", lambda: day_numbers(self.sales["sold_at"]))

    def of_visits(self, name: str, work: Callable[[], Result], *also: object) -> Result:
        """Work out or recall what only depends on who came when (order, customer, day) and on ``also``."""
        return self.memory.recall(name, (*self._visits, *also), work)

    @cached_property
    def _visits(self) -> tuple[NDArray[Any], ...]:
        return self.sales["sold_at"].to_numpy(), self.customer, self.order

    @cached_property
    def first_day(self) -> int:
        """The first day of any sale; 0 where there is none."""
        if not len(self.day):
            return 0
        earliest = int(self.day.min())
        if earliest == NO_DAY:
            known = self.day[self.day != NO_DAY]
            earliest = int(known.min()) if len(known) else 0
        return earliest

    @cached_property
    def last_day(self) -> int:
        """The last day of any sale; the day before ``first_day`` where there is none."""
        latest = int(self.day.max()) if len(self.day) else NO_DAY
        return latest if latest != NO_DAY else self.first_day - 1

    @cached_property
    def place(self) -> Ints:
        """Where each line's day stands among all days: 1 for the first, 0 for an unknown day."""
        return self.of_visits("place", lambda: np.maximum(self.day - (self.first_day - 1), 0))

    @property
    def places(self) -> int:
        """How many places there are, that of unknown days included."""
        return self.last_day - self.first_day + 2

    @cached_property
    def month_of_place(self) -> Ints:
        """The month number of each place, from place 1 on; place 0 has that of the day before the first."""
        return months_of(np.arange(self.first_day - 1, self.last_day + 1, dtype="int64"))

    @cached_property
    def amount(self) -> Floats:
        """What each line brought, in currency units; 0 where blank."""
        return without_blanks(self.sales["amount"])

    @cached_property
    def customer(self) -> Ints:
        """The customer's id, 0 where unknown."""
        ids: Ints = self.sales["customer"].to_numpy(dtype="int64")
        return ids

    @cached_property
    def product(self) -> Ints:
        """The product's id, 0 where unknown."""
        ids: Ints = self.sales["product"].to_numpy(dtype="int64")
        return ids

    @cached_property
    def _orders(self) -> tuple[NDArray[Any], pd.Index[Any]]:
        return codes_of(self.sales["order_number"])

    @property
    def order(self) -> NDArray[Any]:
        """The code of the order number, -1 where the line has none."""
        return self._orders[0]

    @property
    def order_numbers(self) -> pd.Index[Any]:
        """The order numbers that the codes stand for; some may be no line's."""
        return self._orders[1]

    @cached_property
    def revenue_by_place(self) -> Floats:
        """Revenue of each place (see ``place``)."""
        sums: Floats = np.bincount(self.place, weights=self.amount, minlength=self.places).astype("float64")
        return sums

    @cached_property
    def lines_by_place(self) -> Ints:
        """Number of lines of each place."""
        return self.of_visits("lines", lambda: np.bincount(self.place, minlength=self.places))

    def span(self, since: date, until: date) -> slice:
        """Give the places of the days from ``since`` to ``until``, both included."""
        first = min(max(day_number(since) - self.first_day + 1, 1), self.places)
        after = min(max(day_number(until) - self.first_day + 2, first), self.places)
        return slice(first, after)

    def rows_between(self, since: date, until: date) -> slice | Ints:
        """Give where the lines of some days stand, ``until`` included: one stretch where lines go by day.

        Sheets are mostly in the order of days; a slice of a column costs nothing, chosen rows are a copy.
        """
        first, last = day_number(since), day_number(until)
        if self.go_by_day:
            return slice(*np.searchsorted(self.day, [first, last + 1]).tolist())
        return np.flatnonzero((self.day >= first) & (self.day <= last))

    @cached_property
    def go_by_day(self) -> bool:
        """Whether no line is of an earlier day than the one before it."""
        days = self.day[self.heads]
        return bool((days[1:] >= days[:-1]).all())

    def within(self, since: date | None, until: date | None) -> Bools | None:
        """Tell which lines fall on the days from ``since`` to ``until``, both included; None means all lines.

        A line of an unknown day belongs to no period but the whole.
        """
        if since is None and until is None:
            return None
        chosen: Bools = self.day > NO_DAY if since is None else self.day >= day_number(since)
        return chosen if until is None else chosen & (self.day <= day_number(until))

    @cached_property
    def heads(self) -> Ints:
        """Where order, customer or day differ from the line before.

        Lines of one order stand together: these are far fewer, and enough to count orders and buyers by.
        """
        return self.of_visits("heads", self._find_heads)

    def _find_heads(self) -> Ints:
        if not len(self):
            return np.empty(0, dtype="int64")
        changes = np.ones(len(self), dtype=bool)
        changes[1:] = self.order[1:] != self.order[:-1]
        changes[1:] |= self.place[1:] != self.place[:-1]
        changes[1:] |= self.customer[1:] != self.customer[:-1]
        return np.flatnonzero(changes)

    @cached_property
    def orders_stand_once(self) -> bool:
        """Whether each order stands in one place, orders by their codes: as they come from a sheet."""
        codes = self.of_visits("codes of heads", lambda: self.order[self.heads])
        return bool((codes[1:] > codes[:-1]).all()) and not len(self.without_number)

    @cached_property
    def without_number(self) -> Ints:
        """The lines that have no order number."""
        return self.of_visits("without number", lambda: np.flatnonzero(self.order < 0))

    def orders(self, chosen: Bools | None = None) -> int:
        """Count the distinct order numbers; a line without one counts as an order of its own."""
        if chosen is None and self.orders_stand_once:
            return len(self.heads)
        heads = self.heads if chosen is None else np.flatnonzero(chosen)
        alone = self.without_number if chosen is None else self.without_number[chosen[self.without_number]]
        seen = np.zeros(len(self.order_numbers) + 1, dtype=bool)
        seen[self.order[heads]] = True  # the code -1 falls on the spare place at the end
        return int(np.count_nonzero(seen[:-1])) + len(alone)

    def buyers(self, chosen: Bools | None = None) -> int:
        """Count the known customers with a line."""
        if chosen is None:
            return self.of_visits("buyers", lambda: distinct_ids(self.customer[self.heads]))
        return distinct_ids(self.customer[chosen])

    @cached_property
    def cost(self) -> Floats:
        """What each line cost: its own cost, else quantity times the product's; NaN where unknown."""
        own: Floats = self.sales["cost"].to_numpy(dtype="float64")
        if self.products is None or not len(self.products) or not np.isnan(own.sum()):
            return own
        blank = np.flatnonzero(np.isnan(own))
        usual = by_id(self.products["cost"])
        cost = own.copy()
        quantity = self.sales["quantity"].to_numpy(dtype="float64")
        cost[blank] = usual[np.minimum(self.product[blank], len(usual) - 1)] * quantity[blank]
        return cost


def lines_of(
    sales: pd.DataFrame | SaleLines, products: pd.DataFrame | None = None, memory: Memory | None = None
) -> SaleLines:
    """Give the prepared lines of a frame of sales; lines that are prepared already as they are."""
    return sales if isinstance(sales, SaleLines) else SaleLines(sales, products, memory or Memory())


def distinct(keys: Ints) -> Ints:
    """Give the different keys in order (by sorting, which is many times faster than ``numpy.unique``)."""
    if not len(keys):
        return keys
    ordered = np.sort(keys.astype("int32") if keys.max() < 2**31 and keys.min() >= 0 else keys)
    different: Ints = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])].astype("int64")
    return different


def grouped(keys: Ints) -> tuple[Ints, Ints, Ints]:
    """Number the different keys in order: where each first stands, each element's number, and the keys."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    numbers = np.empty(len(keys), dtype="int64")
    numbers[order] = np.cumsum(new) - 1
    return order[new], numbers, ordered[new]


def distinct_ids(ids: Ints) -> int:
    """Count the different record ids, 0 (unknown) left out."""
    if not len(ids):
        return 0
    seen = np.zeros(int(ids.max()) + 1, dtype=bool)
    seen[ids] = True
    return int(np.count_nonzero(seen[1:]))


def positions(keys: Ints, wanted: Ints) -> Ints:
    """Give where each wanted key stands among keys in order, -1 where it does not."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype="int64")
    where = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[where] == wanted, where, -1)


def places_among(texts: pd.Index[Any], wanted: pd.Index[Any]) -> Ints:
    """Give where each text stands among the wanted ones, which are different; -1 where it does not.

    Only the wanted ones, the fewer, are hashed.
    """
    found = pc.index_in(
        pa.array(texts, type=pa.large_string()),
        value_set=pa.array(wanted, type=pa.large_string()),
    )
    places: Ints = pc.fill_null(found, -1).to_numpy().astype("int64")
    return places


def by_id(column: pd.Series[Any]) -> Floats:
    """Lay a column of numbers out by record id: NaN where there is no such record, at 0, and at the end."""
    table = np.full(int(column.index.max()) + 2 if len(column) else 2, np.nan)
    table[column.index.to_numpy()] = column.to_numpy(dtype="float64")
    return table
