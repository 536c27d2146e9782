"""A shop of a few records for tests of screens.

One or two of everything, named so that a test can tell them apart.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.databases import filled_file, new_file

FILE = "regulars.db"

RECORDS: dict[str, list[dict[str, Any]]] = {
    "customer": [
        {
            "name": "Ann Miller",
            "email": "ann@example.com",
            "city": "Bath",
            "tags": '["wine"]',
            "own.Shelf": "A1",
        },
        {"name": "Bo Berg", "email": "bo@example.com", "email_consent": 1},
        {"name": "Bo Berg", "code": "K-3"},
    ],
    "product": [
        {"name": "Red apples", "sku": "F-1", "price": 31_500, "category": "Fruit"},
        {"name": "Brie", "sku": "C-1", "price": 6_990_982, "cost": 29_000},
    ],
    "campaign": [{"name": "Autumn", "starts_on": "2026-10-01", "cost": 1_000_000}],
    "sale": [
        {
            "order_number": "B-1",
            "line": 1,
            "sold_at": "2026-11-02T10:30:00",
            "customer": 1,
            "product": 1,
            "quantity": 2.0,
            "amount": 63_000,
            "discount_share": 0.07,
        },
        {
            "order_number": "B-1",
            "line": 2,
            "sold_at": "2026-11-02",
            "customer": 1,
            "product": 2,
            "quantity": 1.0,
            "amount": 69_900,
            "due_on": "2026-11-10",
        },
    ],
    "payment": [{"paid_on": "2026-11-03", "customer": 1, "amount": 10_000}],
    "return": [
        {
            "order_number": "B-1",
            "product": 2,
            "returned_on": "2026-11-04",
            "refund": 69_900,
            "reason": "Too old",
        }
    ],
    "complaint": [
        {
            "number": "T-1",
            "opened_at": "2026-11-01T09:00:00",
            "customer": 1,
            "subject": "Too soft",
            "severity": "low",
            "due_at": "2026-11-03",
        },
        {"number": "T-2", "opened_at": "2026-11-02", "customer": 2, "subject": "Late", "status": "resolved"},
    ],
    "interaction": [{"happened_at": "2026-11-02", "customer": 1, "channel": "phone", "direction": "in"}],
    "feedback": [{"given_on": "2026-11-02", "customer": 1, "kind": "nps", "score": 9.0}],
    "opportunity": [
        {
            "title": "Hampers",
            "customer": 2,
            "value": 5_000_000,
            "probability": 0.4,
            "expected_close": "2026-10-01",
        }
    ],
    "task": [
        {"title": "Ring Ann", "due_on": "2026-11-01", "customer": 1},
        {"title": "Tidy up", "done_at": "2026-11-02"},
    ],
    "message": [{"campaign": 1, "customer": 1, "response": "bought", "opted_out": 0}],
}


def make(folder: Path) -> str:
    """Make the shop in a folder, and give its URL."""
    return new_file(folder / FILE, _made_file())


@cache
def _made_file() -> bytes:
    return filled_file(put_in)[1]


def put_in(store: Store) -> None:
    """Put the records of the shop into an empty store."""
    parts = tuple(EntityChanges(name, inserts=_frame(rows)) for name, rows in RECORDS.items())
    store.apply(ChangeSet(Source.SAMPLE, "small shop", parts), LOCAL_OWNER)


def url_in(folder: Path) -> str:
    """Give the URL of a database in a folder."""
    return f"sqlite:///{folder / FILE}"


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})
