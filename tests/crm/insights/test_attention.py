from __future__ import annotations

from datetime import date

import pandas as pd

from crm.insights.attention import foremost, still_to_do
from tests.crm.insights.conftest import Table

TODAY = date(2026, 11, 21)
MORNING = pd.DataFrame(
    {
        "kind": ["complaint", "complaint", "payment", "task", "task", "quiet", "quiet", "quiet"],
        "customer": [1, 2, 1, 1, 0, 1, 2, 3],
    }
)


def test_whom_somebody_called_lately_is_left_in_peace(table: Table) -> None:
    contacts = table(
        "interaction",
        """
happened_at         customer direction
2026-11-19T10:00:00 1        out
2026-11-21          2        in
2026-11-18          3        out
""",
    )
    left = still_to_do(MORNING, contacts, today=TODAY)
    assert list(zip(left["kind"], left["customer"], strict=True)) == [
        ("complaint", 1), ("complaint", 2), ("task", 1), ("task", 0), ("quiet", 2), ("quiet", 3),
    ]  # fmt: skip


def test_without_contacts_all_of_it_stays(table: Table) -> None:
    assert len(still_to_do(MORNING, table("interaction"), today=TODAY)) == len(MORNING)


def test_every_kind_has_its_turn() -> None:
    assert foremost(MORNING, 5).index.tolist() == [0, 1, 2, 3, 5]
    assert foremost(MORNING, 100).index.tolist() == list(range(8))
    assert foremost(MORNING.iloc[:0], 5).empty
