from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.lost import Lost, lost_customers

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)


@pytest.fixture
def lost(table: Table) -> Lost:
    customers = table(
        "customer",
        """
        id  name   stage     lost_on     lost_reason  lost_to
        3   Ann    lost      2026-05-01  Price        Bakers_Ltd
        5   Bob    customer  -           Price        -
        6   Cas    customer  -           -            -
        7   Dora   customer  2027-01-01  Moved        -
        8   Ed     lost      -           -            -
        """,
    )
    deals = table(
        "opportunity",
        """
        title   stage  value  closed_on   lost_reason  lost_to
        Roof    lost   900    2026-03-01  Late         Bakers_Ltd
        Wall    lost   100    2026-04-01  Price        -
        Floor   won    500    2026-04-01  Price        -
        Door    lost   500    2027-04-01  Price        -
        """,
    )
    sales = table(
        "sale",
        """
        sold_at     customer  amount
        2024-01-01  3         1000
        2026-01-01  3         30
        2026-02-01  3         20
        2026-03-01  5         5
        2025-01-05  6         70
        2025-01-12  6         50
        2025-01-19  6         20
        2025-01-20  4         20
        """,
    )
    return lost_customers(customers, deals, sales, today=TODAY)


def test_marked_customers_and_what_they_spent_in_their_last_year(lost: Lost) -> None:
    assert lost.customers["name"].tolist() == ["Ann", "Bob", "Ed"], "Dora leaves later; Cas is not marked"
    assert lost.customers["spent"].tolist() == [50, 5, 0]


def test_reasons_count_customers_and_deals(lost: Lost) -> None:
    assert lost.reasons.to_numpy().tolist() == [["Price", 2, 1, 155, 0.75], ["Late", 0, 1, 900, 0.25]]
    assert lost.competitors.to_numpy().tolist() == [["Bakers Ltd", 1, 1, 950, 1]]
    assert (lost.deals, lost.with_reason, lost.few) == (2, 4, True)


def test_who_is_silent_and_not_marked_is_worth_asking(lost: Lost) -> None:
    assert lost.silent["name"].tolist() == ["Cas"]
    assert lost.silent["spent"].tolist() == [140]


def test_an_empty_shop_lost_nobody(table: Table) -> None:
    found = lost_customers(table("customer"), table("opportunity"), table("sale"), today=TODAY)
    assert [len(each) for each in (found.customers, found.reasons, found.competitors, found.silent)] == [
        0
    ] * 4
