"""What one customer is likely to want next, and what of it is due by their own rhythm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.next_purchase import Habits, Shelf, due_factor, next_products

NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Want:
    """A product (id and name), why they may want it (plain words), and whether it is due now or soon."""

    product: int
    name: str
    reason: str
    due: bool


def customer_wants(
    shelf: Shelf, products: pd.DataFrame, customer: int, *, count: int = NAMED
) -> tuple[Want, ...]:
    """Name what a customer is likely to want next, the likeliest first; nothing for who never bought."""
    own = _of_customer(shelf, customer)
    if not len(own.habits.customer):
        return ()
    due = set(own.ids[own.habits.column[due_factor(own) > 1]].tolist())
    wants = next_products(own, products, np.array([customer], dtype="int64"), count=count)
    return tuple(
        Want(product, str(name), reason, product in due)
        for product, name, reason in zip(wants["product"], wants["name"], wants["reason"], strict=True)
        if pd.notna(name)
    )


def _of_customer(shelf: Shelf, customer: int) -> Shelf:
    """Give what is known of one customer's habits beside what all share."""
    habits = shelf.habits
    mine = slice(*np.searchsorted(habits.customer, [customer, customer + 1]).tolist())
    return replace(
        shelf,
        habits=Habits(
            habits.customer[mine], habits.column[mine], habits.times[mine], habits.first[mine],
            habits.last[mine], habits.strength[mine],
        ),
    )  # fmt: skip
