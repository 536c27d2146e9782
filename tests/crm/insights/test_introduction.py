"""What is said first of a customer, to the word; made customers of every sort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from crm.insights.customer import CustomerFigures, customer_figures, customer_frames
from crm.insights.customer_seasons import OwnSeason
from crm.insights.customer_wants import Want
from crm.insights.frames import empty_frame
from crm.insights.introduction import Loss, introduce

TODAY = date(2026, 11, 20)
NOBODY = customer_figures(customer_frames({}), empty_frame("product"), today=TODAY)
BOUGHT: dict[str, Any] = {
    "first_on": date(2023, 2, 1),
    "last_on": date(2026, 11, 12),
    "days_since": 8,
    "purchase_days": 60,
    "usual_gap": 9.0,
    "orders": 60,
    "spent": 9_000.0,
}
REGULAR = replace(NOBODY, **BOUGHT, mostly=("Cheese",), profit_12_months=4_210.0, rank=6, ranked=400)
FEW: dict[str, Any] = {
    "purchase_days": 3,
    "usual_gap": 200.0,
    "mostly": (),
    "profit_12_months": None,
    "rank": None,
}
APPLES = OwnSeason(1, "Red apples", 11, 3, 3, 15.02)
PEARS = replace(APPLES, product=2, name="Pears", years=2)
BRIE = Want(3, "Brie", "buys it every 9 days, due now", due=True)
WORTH = "; worth **\\$4,210** a year after costs, your **6th best**."
EVERY = "Regular since 2023, buys **every 9 days**, mostly Cheese"

SAID: dict[str, tuple[CustomerFigures, dict[str, Any], str]] = {
    "the one of the issue": (
        replace(
            REGULAR,
            complaints=2,
            complained_about="Late delivery",
            complained_on=date(2026, 10, 2),
            overdue=80.0,
            overdue_since=date(2026, 11, 8),
            overdue_orders=1,
            overdue_order="1042",
        ),
        {"seasons": [APPLES]},
        (
            f"{EVERY}{WORTH} Usually buys **Red apples** in November (3 years of 3)."
            " Complained **twice** (Late delivery), the last in October is settled;"
            " invoice 1042 is **12 days late** (**\\$80**)."
        ),
    ),
    "nothing": (NOBODY, {}, "Has not bought anything yet."),
    "once": (
        replace(NOBODY, **BOUGHT | {"purchase_days": 1, "usual_gap": None, "spent": 12.0}),
        {},
        "Bought **once**, on 12 Nov; brought **\\$12** in all.",
    ),
    "few data are said to be few": (
        replace(REGULAR, **FEW, spent_12_months=40.0),
        {"wants": [BRIE]},
        "Bought on **3 days** since 2023, too few to tell a rhythm; spent **\\$40** in 12 months.",
    ),
    "first this year": (
        replace(REGULAR, first_on=date(2026, 3, 1), mostly=("Cheese", "Wine")),
        {},
        f"Regular since March 2026, buys **every 9 days**, mostly Cheese and Wine{WORTH}",
    ),
    "quiet": (
        replace(REGULAR, is_quiet=True, days_since=42),
        {"seasons": [APPLES], "wants": [BRIE]},
        f"{EVERY}, not seen for **6 weeks**, which is long for them{WORTH}",
    ),
    "gone": (
        replace(
            REGULAR,
            last_on=date(2024, 5, 2),
            days_since=932,
            profit_12_months=None,
            rank=None,
            complaints=3,
            complained_on=date(2024, 5, 3),
        ),
        {},
        (
            "Was a regular from 2023 to 2024, buying **every 9 days**, mostly Cheese, not seen for"
            " **3 years**; brought **\\$9,000** in all."
        ),
    ),
    "lost": (
        replace(REGULAR, is_quiet=True, days_since=42, rank=None),
        {"loss": Loss(date(2026, 10, 1), "Valley *Box*", "price")},
        (
            f"{EVERY}, not seen for **6 weeks**, which is long for them; worth **\\$4,210** a year"
            " after costs. Lost to **Valley \\*Box\\*** in October 2026: price."
        ),
    ),
    "lost, nobody knows why": (NOBODY, {"loss": Loss()}, "Has not bought anything yet. Lost."),
    "two of one month, and what is due": (
        REGULAR,
        {"seasons": [APPLES, PEARS], "wants": [replace(BRIE, due=False), BRIE]},
        (
            f"{EVERY}{WORTH} Usually buys **Red apples** and **Pears** in November (2 years of 3);"
            " may want **Brie** next (buys it every 9 days\\, due now)."
        ),
    ),
    "brings a loss": (
        replace(REGULAR, spent_12_months=500.0, profit_12_months=-20.0),
        {},
        f"{EVERY}; spent **\\$500** in 12 months, a loss of **\\$20** after costs and returns.",
    ),
    "one of many": (
        replace(REGULAR, rank=35),
        {},
        f"{EVERY}; worth **\\$4,210** a year after costs, among your best tenth.",
    ),
    "no place worth a word": (
        replace(REGULAR, rank=6, ranked=8),
        {},
        f"{EVERY}; worth **\\$4,210** a year after costs.",
    ),
    "the best of all": (
        replace(REGULAR, rank=1),
        {},
        f"{EVERY}; worth **\\$4,210** a year after costs, your **best**.",
    ),
    "an open complaint comes before a settled one": (
        replace(
            REGULAR,
            complaints=2,
            complained_on=date(2026, 11, 12),
            open_complaints=1,
            complaints_past_promise=1,
            open_subject="Mouldy $figs$",
            open_since=date(2026, 11, 12),
        ),
        {},
        f"{EVERY}{WORTH} The complaint of 12 Nov is still open, past its promise: **Mouldy \\$figs\\$**.",
    ),
    "several open": (
        replace(
            REGULAR,
            complaints=3,
            open_complaints=3,
            complaints_past_promise=1,
            complained_on=date(2026, 11, 1),
        ),
        {},
        f"{EVERY}{WORTH} **three complaints** are still open, **1** past its promise.".replace(
            "**three", "**Three"
        ),
    ),
    "one, settled, not content; a low score": (
        replace(
            REGULAR,
            complaints=1,
            complained_about="Quality",
            complained_on=date(2026, 2, 1),
            content_after="no",
            last_score=0.2,
            last_scored_on=date(2026, 11, 1),
            satisfaction_of=5,
        ),
        {},
        (
            f"{EVERY}{WORTH} Complained **once** (Quality) in February, settled, but not to their content;"
            " gave **1 of 5** when last asked, on 1 Nov."
        ),
    ),
    "long ago and settled is no news": (
        replace(
            REGULAR,
            complaints=4,
            complained_on=date(2025, 11, 1),
            last_score=0.2,
            last_scored_on=date(2025, 1, 1),
        ),
        {},
        f"{EVERY}{WORTH}",
    ),
    "several late": (
        replace(
            REGULAR, overdue=1200.0, overdue_since=date(2026, 10, 6), overdue_orders=3, overdue_order="7"
        ),
        {},
        f"{EVERY}{WORTH} **3 invoices** are late, **\\$1,200** in all, one by **6 weeks**.",
    ),
    "late without a number": (
        replace(REGULAR, overdue=12.5, overdue_since=date(2026, 11, 19), overdue_orders=1),
        {},
        f"{EVERY}{WORTH} **\\$12.50** is **1 day late**.",
    ),
    "pays late": (
        replace(REGULAR, credit_orders=10, paid_late=7),
        {},
        f"{EVERY}{WORTH} Paid **7 of 10** invoices late.",
    ),
    "of four invoices nothing is said": (
        replace(REGULAR, credit_orders=4, paid_late=4),
        {},
        f"{EVERY}{WORTH}",
    ),
    "deals alone": (
        replace(
            NOBODY, deals_won=12, won=60_000.0, open_deals=1, open_deals_worth=500.0, open_deal="Ham_pers"
        ),
        {},
        "**12 deals** won, worth **\\$60,000**; the deal **Ham\\_pers** (\\$500) is open.",
    ),
    "several deals open": (
        replace(NOBODY, open_deals=2, open_deals_worth=0.0, open_deal="x"),
        {},
        "**2 deals** are open.",
    ),
}


@pytest.mark.parametrize("sort", SAID)
def test_said_to_the_word(sort: str) -> None:
    figures, more, words = SAID[sort]
    assert introduce(figures, today=TODAY, currency="USD", **more) == words


@pytest.mark.parametrize("sort", SAID)
def test_at_most_three_sentences(sort: str) -> None:
    figures, more, _ = SAID[sort]
    assert introduce(figures, today=TODAY, **more).count(". ") <= 2


def test_the_whole_way_from_records_to_words() -> None:
    days = pd.date_range(end="2026-11-18", periods=12, freq="7D").strftime("%Y-%m-%d")
    sales = pd.DataFrame(
        {
            "order_number": [f"A{at}" for at in range(12)],
            "sold_at": days,
            "customer": 1,
            "product": 0,
            "amount": 50_000,
        },
        index=pd.Index(range(1, 13), name="id"),
        dtype=object,
    )
    figures = customer_figures(customer_frames({"sale": sales}), empty_frame("product"), today=TODAY)
    assert (
        introduce(figures, today=TODAY)
        == "Regular since September 2026, buys **every 7 days**; spent **60** in 12 months."
    )
