from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from benchmarks.simulated_shop import SimulatedShop
from crm.insights.comebacks import Comebacks
from crm.insights.concentration import concentration
from crm.insights.frames import empty_frame
from crm.insights.retention import cohorts, customers_by_month, kept_by_age
from crm.insights.retention_sentences import (
    CAVEAT,
    REGULAR,
    comebacks_sentence,
    concentration_sentence,
    paying_sentence,
    retention_sentence,
    segments_sentence,
    value_sentence,
)
from crm.insights.returns import returned_lines
from crm.insights.segments import segments
from crm.insights.value import lifetime_value

Table = Callable[..., pd.DataFrame]

NOTHING_BACK = returned_lines(empty_frame("return"), empty_frame("sale"))


@pytest.mark.parametrize(("steps", "regular"), [(1, False), (12, True)])
def test_value_is_told_with_its_bounds_and_its_doubts(steps: int, regular: bool) -> None:  # noqa: FBT001
    shop = SimulatedShop(200, 3, steps=steps)
    value = lifetime_value(shop.sales, NOTHING_BACK, empty_frame("product"), today=shop.today)
    said = value_sentence(value, "USD")
    assert r"8 times of 10 between **\$" in said
    assert CAVEAT in said
    assert (REGULAR in said) is regular


def test_a_tiny_shop_is_not_told_a_figure(table: Table) -> None:
    sales = table("sale", "sold_at customer amount\n2026-01-01 1 5\n2026-02-01 1 5")
    value = lifetime_value(sales, NOTHING_BACK, empty_frame("product"), today=date(2026, 3, 1))
    assert value_sentence(value) == (
        "Too few to tell what customers will bring: only one customer of 1 came again so far."
    )


def test_names_of_customers_are_not_markup(table: Table) -> None:
    sales = table("sale", "sold_at customer amount\n2026-01-01 1 5")
    customers = table("customer", "id name\n1 **Ann**")
    found = concentration(sales, NOTHING_BACK, empty_frame("product"), customers, today=date(2026, 3, 1))
    assert concentration_sentence(found) == (
        "**\\*\\*Ann\\*\\*** brings **100\u00a0%** of the money; 1 customer is too few to say more."
    )


def test_who_came_and_went_in_the_last_finished_month(table: Table) -> None:
    sales = table(
        "sale", "sold_at customer amount\n2026-01-01 1 5\n2026-01-02 2 5\n2026-02-01 1 5\n2026-03-01 3 9"
    )
    months = customers_by_month(sales, today=date(2026, 3, 10))
    kept = kept_by_age(cohorts(sales, today=date(2026, 3, 10)))
    assert retention_sentence(kept, months) == (
        "Of 2 new customers **50\u00a0%** bought again the month after. In February 2026: **1** came again."
    )


def test_nothing_is_said_of_nothing() -> None:
    empty = empty_frame("sale")
    assert segments_sentence(segments(empty, NOTHING_BACK, today=date(2026, 3, 1))) == ""
    assert comebacks_sentence(Comebacks(pd.DataFrame(), 0, 0)) == ""


def test_paying_says_how_long_and_who_is_surely_late() -> None:
    habits = pd.DataFrame(
        {"days_to_pay": [10.0, 20.0, 60.0], "late_low": [0.1, 0.6, 0.9], "few": [False, False, True]}
    )
    assert paying_sentence(habits) == (
        "The middle customer pays after **20 days**. **One customer** of 2 pays mostly late."
    )
    assert "None of 1 customer pays mostly late" in paying_sentence(habits.head(1))
    assert "Nobody has paid often enough to tell a habit yet" in paying_sentence(habits.tail(1))
