from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.cards import profile_cards
from crm.insights.customer import CustomerFigures, customer_figures, customer_frames
from crm.insights.habits import buying_months
from crm.insights.introduction import introduce
from crm.insights.lines import SaleLines
from crm.insights.timeline import timeline

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)


def stored(*rows: dict[str, object]) -> pd.DataFrame:
    """Give records in stored form."""
    return pd.DataFrame(list(rows), index=pd.Index(range(1, len(rows) + 1), name="id"), dtype=object)


def sale(order: str, on: str, product: int, amount: int, **more: object) -> dict[str, object]:
    """Give a sale in stored form; money counts ten-thousandths."""
    return {
        "order_number": order,
        "sold_at": on,
        "customer": 7,
        "product": product,
        "quantity": 1.0,
        "amount": amount,
    } | more


SALES = stored(
    sale("A", "2024-11-03", 12, 50_000),
    sale("B", "2025-11-05", 12, 50_000),
    sale("C", "2026-10-14", 10, 100_000, cost=40_000),
    sale("D", "2026-10-23", 10, 100_000, cost=40_000),
    sale("E", "2026-11-01T10:30:00", 10, 200_000, cost=40_000, due_on="2026-11-10"),
    sale("E", "2026-11-01T10:30:00", 12, 30_000),
    sale("F", "2026-11-10", 11, 45_000),
)
FILE = {
    "sale": SALES,
    "return": stored({"order_number": "F", "customer": 7, "reason": "mouldy"}),
    "complaint": stored(
        {"opened_at": "2026-11-12", "subject": "mouldy *figs*", "status": "open", "due_at": "2026-11-19"},
        {"opened_at": "2026-01-12", "subject": "late", "status": "resolved"},
    ),
    "feedback": stored(
        {"given_on": "2026-09-01", "kind": "stars", "score": 4.0, "comment": "Nice"},
        {"given_on": "2026-10-01", "kind": "csat", "score": 3.0},
        {"given_on": "2026-10-01", "kind": "nps", "score": 9.0},
    ),
    "interaction": stored(
        {
            "happened_at": "2026-10-24T09:12:00",
            "channel": "phone",
            "direction": "in",
            "subject": "bread?",
            "by": "Ines",
        }
    ),
    "task": stored(
        {"title": "Call back", "due_on": "2026-11-30"}, {"title": "Sent", "done_at": "2026-01-30"}
    ),
    "payment": stored({"paid_on": "2026-11-11", "customer": 7, "order_number": "E", "amount": 50_000}),
}


@pytest.fixture
def products(table: Table) -> pd.DataFrame:
    return table("product", "id name category\n10 Goat_cheese Cheese\n11 Figs Fruit\n12 Red_apples Fruit")


@pytest.fixture
def figures(products: pd.DataFrame) -> CustomerFigures:
    return customer_figures(customer_frames(FILE), products, today=TODAY, rank=3, ranked=40)


def test_value_is_in_currency_units_over_twelve_months(figures: CustomerFigures) -> None:
    assert (figures.spent_12_months, figures.spent) == (47.5, 57.5)
    assert (figures.orders_12_months, figures.orders) == (4, 6)
    assert figures.refunds == 4.5, "the whole order F came back"
    assert figures.profit_12_months == 40 - 12 - 4.5


def test_rhythm_and_the_next_visit(figures: CustomerFigures) -> None:
    assert figures.purchase_days == 6
    assert figures.usual_gap == 9
    assert (figures.first_on, figures.last_on, figures.days_since) == (
        date(2024, 11, 3),
        date(2026, 11, 10),
        10,
    )
    assert figures.next_on == date(2026, 11, 19)
    assert not figures.is_quiet


def test_credit_counts_what_is_left_to_pay(figures: CustomerFigures, products: pd.DataFrame) -> None:
    assert (figures.owes, figures.overdue, figures.overdue_since) == (15, 15, date(2026, 11, 10))
    unknown = customer_figures(customer_frames(FILE), products, today=TODAY, payments_kept=False)
    assert unknown.owes == 0


def test_likes_and_content(figures: CustomerFigures) -> None:
    assert figures.favourite_products == ("Goat cheese", "Red apples")
    assert (figures.mostly, figures.favourite) == (("Cheese",), "Goat cheese")
    assert (figures.satisfaction, figures.satisfaction_of, figures.satisfaction_answers) == (3.5, 5, 2)
    assert (figures.complaints, figures.open_complaints, figures.complaints_past_promise) == (2, 1, 1)
    assert figures.open_tasks == 1


def test_the_profile_says_it_as_a_person_would(figures: CustomerFigures) -> None:
    assert introduce(figures, today=TODAY, currency="EUR") == (
        "Regular since 2024, buys **every 9 days**, mostly Cheese;"
        " worth **23.50\u00a0€** a year after costs, your **3rd best**."
        " The complaint of 12 Nov is still open, past its promise: **mouldy \\*figs\\***;"
        " invoice E is **10 days late** (**15\u00a0€**)."
    )


def test_cards_show_proof(figures: CustomerFigures) -> None:
    cards = {card.label: card for card in profile_cards(figures, today=TODAY, currency="USD")}
    spent = cards["Spent, 12 months"]
    assert (spent.value, spent.proof) == ("$47.50", "4 orders, $11.88 on average")
    assert (cards["Owes"].value, cards["Owes"].tone) == ("$15", "red")
    assert (cards["Satisfied"].value, cards["Satisfied"].proof) == ("3.5 of 5", "2 answers")


def test_of_nobody_nothing_is_said(table: Table) -> None:
    frames = customer_frames({})
    nobody = customer_figures(frames, table("product"), today=TODAY)
    assert introduce(nobody, today=TODAY) == "Has not bought anything yet."
    assert [card.value for card in profile_cards(nobody, today=TODAY)] == ["0", "–", "–", "0", "–"]
    assert timeline(frames, table("product")).empty
    assert buying_months(SaleLines(frames["sale"]), table("product")).empty


def test_the_timeline_has_one_row_a_touch_newest_first(products: pd.DataFrame) -> None:
    touches = timeline(customer_frames(FILE), products)
    assert touches["title"].tolist()[:6] == ["Task", "Complaint", "Payment", "Sale", "Return", "Sale"]
    assert touches["at"].is_monotonic_decreasing
    assert touches["entity"].value_counts()["sale"] == 6, "the two lines of order E are one touch"
    order = touches[touches["id"].eq(5) & touches["entity"].eq("sale")].iloc[0]
    assert (order["detail"], order["amount"]) == ("2 lines, with Goat cheese", 23)
    back = touches[touches["title"] == "Return"].iloc[0]
    assert (back["amount"], back["detail"], back["at"]) == (-4.5, "mouldy", pd.Timestamp(2026, 11, 10))
    call = touches[touches["entity"] == "interaction"].iloc[0]
    assert (call["title"], call["note"], call["kind"]) == ("Phone in", "by Ines", "contacts")
    assert touches.loc[touches["title"] == "Complaint", "tone"].tolist() == ["red", "gray"]


def test_buying_months_show_each_product_against_its_busiest_month(products: pd.DataFrame) -> None:
    months = buying_months(SaleLines(customer_frames(FILE)["sale"]), products)
    assert len(months) == 24
    apples = months[months["name"] == "Red apples"].set_index("month")
    assert apples["days"].to_dict() == {month: 3 if month == 11 else 0 for month in range(1, 13)}
    assert months.groupby("name")["level"].max().tolist() == [1, 1]
    assert np.isclose(months["amount"].sum(), 40 + 13)
