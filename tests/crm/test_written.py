"""Stored values as a person would write them."""

from __future__ import annotations

import math

import pytest

from crm.schema import Kind
from crm.written import WRITTEN, written


def test_every_kind_can_be_written() -> None:
    assert set(WRITTEN) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.MONEY, 12_345_000, "1,234.50"),
        (Kind.MONEY, 6_990_982, "699.0982"),
        (Kind.MONEY, 44_000.0, "4.40"),
        (Kind.NUMBER, 1200.0, "1,200"),
        (Kind.NUMBER, 0.25, "0.25"),
        (Kind.INTEGER, 100, "100"),
        (Kind.SHARE, 0.15, "15\u00a0%"),
        (Kind.DATE, "2026-11-13", "13 Nov 2026"),
        (Kind.MOMENT, "2026-11-13T14:30:00", "13 Nov 2026, 14:30"),
        (Kind.BOOLEAN, 0, "no"),
        (Kind.LIST, '["wine", "beer"]', "wine; beer"),
        (Kind.TEXT, "two\nlines", "two lines"),
        (Kind.MONEY, "??", "??"),
        (Kind.DATE, "last week?", "last week?"),
        (Kind.MONEY, None, ""),
        (Kind.MONEY, math.nan, ""),
        (None, 3.0, "3"),
    ],
)
def test_values_are_written_for_people(kind: Kind | None, value: object, expected: str) -> None:
    assert written(kind, value) == expected


def test_a_choice_is_written_by_its_label() -> None:
    assert written(Kind.CHOICE, "resolved", "complaint.status") == "Resolved"
