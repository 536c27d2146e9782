from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.cards import overview_cards
from crm.insights.morning import morning_list
from crm.insights.overview import Overview, overview
from crm.insights.sentences import overview_sentence

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)
SALES = """
order_number sold_at    customer product amount due_on
A            2025-10-03 1        10      800    -
B            2025-11-01 1        10      100    -
C            2026-08-03 2        10      10     2026-09-01
D            2026-08-08 2        10      10     -
E            2026-08-13 2        10      10     -
F            2026-08-18 2        10      10     -
G            2026-10-18 2        10      10     -
H            2026-10-20 1        10      1000   -
I            2026-11-02 1        10      130    -
J            2026-11-03 3        10      20     -
"""
CUSTOMERS = """
id name        birthday   preferred_channel
1  Ann_*Star*  1966-11-24 email
2  Bo          2000-06-01 -
3  Cy          -          -
"""


@pytest.fixture
def frames(table: Table) -> dict[str, pd.DataFrame]:
    return {
        "sales": table("sale", SALES),
        "returns": table("return", "returned_on product refund\n2026-11-04 10 5"),
        "complaints": table(
            "complaint",
            "opened_at customer status due_at first_response_at subject\n"
            "2026-11-05T08:00:00 1 open 2026-11-19 2026-11-05T13:00:00 mouldy_figs",
        ),
        "customers": table("customer", CUSTOMERS),
        "products": table("product", "id name\n10 Figs"),
        "payments": table("payment", "paid_on customer order_number amount\n2026-08-04 2 C 4"),
        "tasks": table(
            "task",
            "title due_on customer done_at\nRing 2026-11-20 3 -\nWait 2026-11-21 3 -\n"
            "Over 2026-11-01 3 2026-11-02",
        ),
    }


@pytest.fixture
def shown(frames: dict[str, pd.DataFrame]) -> Overview:
    return overview(**frames, today=TODAY, currency="EUR", memory=None)


def test_the_last_thirty_days_stand_against_the_same_days_a_year_before(shown: Overview) -> None:
    recent = shown.recent
    assert (recent.since, recent.until) == (date(2026, 10, 22), TODAY)
    assert (recent.revenue, recent.revenue_before, recent.sales) == (150, 100, 2)
    assert (recent.buyers, recent.buyers_before, recent.first_buyers) == (2, 1, 1)
    assert (recent.returns.count, recent.returns.of) == (1, 2)
    assert recent.answer_time.median_hours == 5


def test_the_overview_says_what_needs_somebody(shown: Overview) -> None:
    assert overview_sentence(shown, "EUR") == (
        "October was your best month: **1,010\u00a0€, 26\u00a0% up** on last year."
        " **One complaint** is past its promise, **one regular** has gone quiet"
        " and one customer owes **6\u00a0€** that is overdue."
    )


def test_an_empty_shop_has_nothing_to_say(table: Table) -> None:
    empty = overview(
        *(table(each) for each in ("sale", "return", "complaint", "customer", "product")),
        payments=table("payment"), tasks=table("task"), today=TODAY,
    )  # fmt: skip
    assert overview_sentence(empty) == ""
    assert [card.value for card in overview_cards(empty)] == ["0", "0", "–", "0"]
    assert empty.morning.empty


def test_dollars_are_no_formula(shown: Overview) -> None:
    assert r"**\$1,010, 26" in overview_sentence(shown, "USD")


def test_old_sheets_are_looked_at_from_their_last_sale(frames: dict[str, pd.DataFrame]) -> None:
    old = overview(**frames, today=date(2028, 1, 1), currency=None, memory=None)
    assert old.is_stale
    assert old.as_of == date(2026, 11, 3)
    assert old.recent.sales == 4
    assert overview_sentence(old).startswith("The last sale here is of 3 Nov 2026")


def test_without_recorded_payments_nobody_is_dunned(frames: dict[str, pd.DataFrame], table: Table) -> None:
    unpaid = frames | {"payments": table("payment")}

    assert overview(**unpaid, today=TODAY, currency=None, memory=None).owed.empty


def test_cards_carry_their_proof(shown: Overview) -> None:
    revenue, buyers, returns, complaints = overview_cards(shown, "EUR")
    assert (revenue.value, revenue.change, revenue.proof) == ("150\u00a0€", "▲ 50\u00a0%", "2 sales")
    assert (buyers.value, buyers.change, buyers.proof) == ("2", "▲ 1", "1 for the first time")
    assert returns.value == "50.0"
    assert returns.change_tone == "gray", "one of two may well be chance"
    assert (complaints.change, complaints.proof) == ("1 past its promise", "answered in 5 h")
    assert len(revenue.trend) == 12


def test_the_morning_list_names_whom_and_why(shown: Overview) -> None:
    morning = shown.morning.set_index("kind")
    assert morning.index.tolist() == ["complaint", "payment", "task", "birthday", "quiet"]
    assert morning["title"].tolist() == [
        "Write to Ann *Star*", "Remind Bo to pay", "Ring", "Ann *Star* turns 60 on Tuesday", "Ask after Bo",
    ]  # fmt: skip
    assert morning.loc["complaint", "reason"] == (
        "The complaint about “mouldy figs” was promised for yesterday; they spend 94\u00a0€ a month"
    )
    assert morning.loc["payment", "reason"] == "6\u00a0€ from 1 order, due since 1 Sep, 11 weeks ago"
    assert morning.loc["task", "reason"] == "For Cy, due today"
    assert morning.loc["birthday", "reason"] == "Prefers an e-mail"
    assert morning.loc["quiet", "reason"] == "Buys every 5 days; last seen 5 weeks ago"
    assert morning["customer"].tolist() == [1, 2, 3, 1, 2]


def test_birthdays_over_the_turn_of_the_year_and_on_leap_days(table: Table, shown: Overview) -> None:
    customers = table("customer", "id name birthday\n1 Ann 1980-01-02\n2 Bo 1992-02-29\n3 Cy 1990-12-20")
    nobody = (table("complaint"), table("task"), shown.owed.iloc[:0], shown.gone_quiet.iloc[:0])
    winter = morning_list(customers, *nobody, today=date(2026, 12, 28))
    assert winter["title"].tolist() == ["Ann turns 47 on Saturday"]
    spring = morning_list(customers, *nobody, today=date(2027, 2, 28))
    assert spring["title"].tolist() == ["Bo turns 35 today"]
