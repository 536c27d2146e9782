"""Everybody who may ask something of the store, and a shop in which it shows what each of them is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from crm.access import Access, Denied, Role
from crm.entities import STORED
from crm.errors import CrmError
from data_io.changes import ChangeSet, EntityChanges, Source
from tests.data_io.store.conftest import Shop

LEADS = ("owner", "manager")
ALL_PAGES = frozenset({"overview", "revenue", "orders", "customers", "customer"})
WHO = {
    "owner": Access("Olga", Role.OWNER, person=1),
    "manager": Access("Mia", Role.MANAGER, person=2),
    "staff": Access("Sam", Role.STAFF, person=3),
    "staff with some customers": Access("Sam", Role.STAFF, own_only=True, person=3),
    "viewer": Access("Vic", Role.VIEWER, person=4),
    "viewer without personal": Access("Vic", Role.VIEWER, personal=False, person=4),
    "guest": Access("Guest: Board", None, personal=False, pages=ALL_PAGES),
    "guest with personal": Access("Guest: Board", None, pages=ALL_PAGES),
    "guest with filters": Access(
        "Guest: Board", None, personal=False, pages=ALL_PAGES, filters=(("category", "Cheese"),)
    ),
}
INSIDERS = {name for name, who in WHO.items() if who.role is not None}
TEAM = ("owner", "manager", "staff", "staff with some customers")

NEW: dict[str, dict[str, Any]] = {
    "customer": {"name": "Newman", "owner": "Sam"},
    "product": {"name": "Gouda"},
    "sale": {"order_number": "N1", "line": 1, "sold_at": "2026-05-01", "customer": 1, "amount": 10_000},
    "payment": {"paid_on": "2026-05-01", "customer": 1, "amount": 10_000},
    "return": {"returned_on": "2026-05-01", "customer": 1, "refund": 10_000},
    "complaint": {"opened_at": "2026-05-01", "customer": 1, "subject": "Late"},
    "interaction": {"happened_at": "2026-05-01", "customer": 1, "channel": "phone"},
    "feedback": {"given_on": "2026-05-01", "customer": 1, "score": 5.0},
    "opportunity": {"title": "Big", "customer": 1},
    "task": {"title": "Call", "customer": 1},
    "campaign": {"name": "May"},
    "message": {"campaign": 1, "customer": 1},
    "business": {"name": "Other"},
}
CELLS = {
    "customer": "city", "product": "subcategory", "sale": "payment_method", "payment": "method",
    "return": "reason", "complaint": "resolution", "interaction": "response", "feedback": "source",
    "opportunity": "source", "task": "repeats", "campaign": "offer", "message": "response",
    "business": "address",
}  # fmt: skip
"""A field of each entity that nobody has filled, and any word may stand in."""

SECRET, OUTSIDE, BEYOND = "secret", "outside", "beyond"
"""Words of personal fields, of records that are Ben's and outside the link's filters, and of those that are
nobody's, outside the filters alone.
"""


def fill(shop: Shop) -> Shop:
    """Make two records of every entity: the first Sam's and about cheese, the second Ben's, about bread."""
    shop.insert(
        customer={
            "name": [f"{SECRET} Ann", f"{SECRET} {OUTSIDE} Bob"],
            "owner": ["Sam", "Ben"],
            "email": [f"{SECRET}@example.com", f"{SECRET}-{OUTSIDE}@example.com"],
            "region": ["here", OUTSIDE],
            "own.Nickname": [SECRET, f"{SECRET} {OUTSIDE}"],
        },
        product={"name": ["Feta", f"{BEYOND} rye"], "category": ["Cheese", BEYOND]},
        campaign={"name": ["Spring", "Autumn"]},
    )
    both: dict[str, list[Any]] = {"customer": [1, 2]}
    named = {**both, "product": [1, 2]}
    words = ["here", OUTSIDE]
    shop.insert(
        sale={**named, "order_number": ["A1", f"{OUTSIDE}1"], "line": [1, 1], "salesperson": ["Sam", "Ben"],
              "sold_at": ["2026-01-05"] * 2, "street": [SECRET, f"{SECRET} {OUTSIDE}"],
              "amount": [50_000, 7]},
        payment={**both, "paid_on": ["2026-01-06"] * 2, "amount": [50_000, 7], "reference": words},
        complaint={**named, "opened_at": ["2026-01-07"] * 2, "subject": words, "assigned_to": ["Sam", "Ben"],
                   "description": [SECRET, f"{SECRET} {OUTSIDE}"]},
        interaction={**both, "happened_at": ["2026-01-08"] * 2, "subject": words, "by": ["Sam", "Ben"]},
        feedback={**named, "given_on": ["2026-01-08"] * 2, "score": [9.0, 1.0], "comment": [SECRET, SECRET]},
        opportunity={**both, "title": words, "owner": ["Sam", "Ben"]},
        task={**both, "title": words, "assigned_to": ["Sam", "Ben"]},
        message={**both, "campaign": [1, 2], "sent_at": ["2026-01-09"] * 2},
        **{"return": {**named, "returned_on": ["2026-01-08"] * 2, "refund": [1, 2], "reason": [None, None]}},
    )  # fmt: skip
    return shop


def records_of(shop: Shop) -> dict[str, list[tuple[Any, ...]]]:
    """Give all that lies in the database but for the journal, which notes the denials themselves."""
    return {name: rows for name, rows in shop.everything().items() if not name.startswith("journal")}


def is_refused(asked: Callable[[], object]) -> bool:
    """Whether it is refused, as it must be; that it fails for another reason lets it through here."""
    try:
        asked()
    except Denied:
        return True
    except (CrmError, ValueError, KeyError, TypeError, LookupError, OSError):
        return False
    return False


def change(source: Source, entity: str, what: str, record: int) -> ChangeSet:
    """Make the change of one record of an entity."""
    return ChangeSet(source, "tried", (_part(entity, what, record),))


@cache
def _part(entity: str, what: str, record: int) -> EntityChanges:
    inserts, deletes = pd.DataFrame(), np.empty(0, dtype="int64")
    field = STORED[entity][CELLS[entity]]
    word = field.choices[0].code if field.choices else "x"
    updates = pd.DataFrame({"id": [record], "field": [field.name], "before": [None], "after": [word]})
    if what == "c":
        inserts = pd.DataFrame([NEW[entity]], dtype=object)
        if entity == "customer":
            inserts["owner"] = ["Sam", "Ben"][record - 1]
        elif "customer" in NEW[entity]:
            inserts["customer"] = record
    if what == "d":
        deletes = np.array([record], dtype="int64")
    part = EntityChanges(entity, inserts, deletes=deletes)
    return replace(part, updates=updates) if what == "u" else part


def hidden_from(by: Access, seen: str) -> list[str]:
    """Give the words among those seen that this person must not see."""
    hidden = {SECRET: not by.personal, OUTSIDE: by.own_only or bool(by.filters), BEYOND: bool(by.filters)}
    return [word for word, is_hidden in hidden.items() if is_hidden and word in seen]


def told(result: object) -> str:
    """Write down all that a result tells, what its columns know too."""
    if isinstance(result, pd.DataFrame):
        known = [
            list(result[name].cat.categories)
            for name in result.columns
            if isinstance(result[name].dtype, pd.CategoricalDtype)
        ]
        return f"{result.to_dict()} {known}"
    if isinstance(result, dict):
        return "\n".join(map(told, result.values()))
    return repr(result)
