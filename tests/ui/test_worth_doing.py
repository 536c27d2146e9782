"""When a repeating task is due again."""

from __future__ import annotations

from datetime import date

import pytest

from ui.worth_doing import next_due


@pytest.mark.parametrize(
    ("due_on", "repeats", "following"),
    [
        ("2026-11-20", "daily", "2026-11-22"),
        ("2026-11-21", "daily", "2026-11-22"),
        ("2026-11-01", "weekly", "2026-11-22"),
        ("2026-12-01", "weekly", "2026-12-08"),
        ("2026-08-31", "monthly", "2026-11-30"),
        ("2026-11-21", "monthly", "2026-12-21"),
        ("2026-02-10", "quarterly", "2027-02-10"),
        ("2024-02-29", "yearly", "2027-02-28"),
        ("2026-11-01", None, None),
        (None, "weekly", None),
    ],
)
def test_the_next_time_comes_after_today(
    due_on: str | None, repeats: str | None, following: str | None
) -> None:
    assert next_due(due_on, repeats, date(2026, 11, 21)) == following
