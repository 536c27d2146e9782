"""Habits and seasons: nobody yet, one year only, and a shop with a habit, a pair and names that do harm."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from crm import clock
from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said

YEARS = (2022, 2023, 2024)
HABIT = "Red apples in November"


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("habits")
    assert "No customer has bought yet" in said(page)
    assert not page.metric


def test_one_year_is_said_to_be_too_little(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("habits")
    assert "Your sales reach back **12 months**: too little yet to tell one" in said(page)
    assert not page.metric


def test_too_few_orders_and_visits_are_said_to_be_few(small_shop: Store, open_page: OpenPage) -> None:
    together = open_page("habits", {"show": "Bought together"})
    assert "Nothing is bought together more often than chance gives, by 52 orders" in said(together)
    wanted = open_page("habits", {"show": "Wanted next"})
    assert "Too few customers came again in your last months to try the suggestions" in said(wanted)
    assert "Figs" in str(wanted.selectbox(key="product").value)


@pytest.fixture
def apples(store: Store) -> Store:
    """Give three years: 20 who buy bread and butter each month, 11 who buy apples each November."""
    sales = []
    for number, (day, customer) in enumerate(
        (f"{year}-{month:02}-{1 + customer:02}", customer)
        for year in YEARS
        for month in range(1, 13)
        for customer in range(1, 21)
    ):
        sales += [
            _sale(f"B{number}", 1, day, customer, 2),
            _sale(f"B{number}", 2, day, customer, 3 + number % 4),
        ]
        if number % 3 == 0:
            sales += [_sale(f"B{number}", 3, day, customer, 7), _sale(f"B{number}", 4, day, customer, 8)]
    sales += [
        _sale(f"A{year}-{customer}", 1, f"{year}-11-{4 + customer:02}", customer, 1, 15.0)
        for year in YEARS
        for customer in range(1, 12)
    ]
    names = ["Red apples", "Bread", "Salt", "Oil", "Rice", "Tea", "Pesto", "Pasta"]
    put(
        store,
        customer=[{"name": HOSTILE, "email": "bo@example.com", "email_consent": 1}]
        + [{"name": f"Customer {number}"} for number in range(2, 21)],
        product=[{"name": name, "category": "Fruit" if name == "Red apples" else "Pantry"} for name in names],
        sale=sales,
    )
    return store


def _sale(
    number: str, line: int, day: str, customer: int, product: int, amount: float = 5.0
) -> dict[str, Any]:
    same = {"quantity": 1.0, "amount": int(amount * 10_000)}
    return {
        **same,
        "order_number": number,
        "line": line,
        "sold_at": day,
        "customer": customer,
        "product": product,
    }


def test_a_habit_is_told_with_its_customers_its_worth_and_how_sure(
    apples: Store, open_page: OpenPage
) -> None:
    page = open_page("habits")
    assert "In November **11 customers** buy **Red apples**, **15** on average, 3 years of 3" in said(page)
    assert "As good as certain" in said(page)
    assert "may bring" in said(page)
    assert page.selectbox(key="habit").value == HABIT
    (people,) = [table.value for table in page.dataframe if "Comes again %" in table.value]
    assert len(people) == 11
    assert HOSTILE in people["Customer"].tolist()
    assert set(people["Years"]) == {"3 of 3"}
    assert people["By luck 1 in"].between(1_000, 2_000).all()  # 12 * 12 * 12, more or less


def test_a_habit_ends_in_tasks_and_a_mailing_list(apples: Store, open_page: OpenPage) -> None:
    page = open_page("habits", {"habit": HABIT})
    assert "Write to them about Red apples" in [each.value for each in page.text_input]
    make = next(each for each in page.button if each.label == "Make 11 tasks")
    make.click().run()
    assert not page.exception
    assert apples.count("task", LOCAL_OWNER) == 11


def test_a_category_narrows_all_of_it(apples: Store, open_page: OpenPage) -> None:
    page = open_page("habits", {"category": "Pantry"})
    assert "Red apples" not in said(page)
    page = open_page("habits", {"category": "Fruit", "show": "Bought together"})
    assert "Pesto" not in said(page)


def test_a_pair_is_told_and_its_orders_open(apples: Store, open_page: OpenPage) -> None:
    page = open_page("habits", {"show": "Bought together"})
    assert "Of 100 who buy **Pesto**, **100** take **Pasta** with it" in said(page)
    assert "240 orders" in said(page)
    assert page.selectbox(key="pair").value == "Pesto + Pasta"


def test_suggestions_are_tried_and_listed_both_ways(apples: Store, open_page: OpenPage) -> None:
    page = open_page("habits", {"show": "Wanted next", "product": "Bread"})
    assert "Tried on your own last three months: of five suggestions" in said(page)
    (likely,) = [table.value for table in page.dataframe if "Why" in table.value]
    assert len(likely) == 20
    by = open_page("habits", {"show": "Wanted next", "by": "What customers want"})
    (offers,) = [table.value for table in by.dataframe if "Most likely" in table.value]
    assert offers["Most likely"].notna().all()
    never = open_page("habits", {"show": "Wanted next", "product": "Red apples", "whom": "Never bought it"})
    listed = [table.value for table in never.dataframe if "Why" in table.value]
    assert all(len(each) <= 9 for each in listed)


@pytest.mark.parametrize("name", ["show", "category", "habit", "pair", "product", "by", "whom", "who"])
def test_nonsense_in_the_link_does_no_harm(apples: Store, open_page: OpenPage, name: str) -> None:
    assert open_page("habits", {name: "<b>"}).metric


def test_two_products_of_one_name_are_told_apart(apples: Store, open_page: OpenPage) -> None:
    put(apples, product=[{"name": "Red apples"}, {"name": "Bread"}])
    days = [f"{year}-05-{4 + customer:02}" for year in YEARS for customer in range(1, 12)]
    put(apples, sale=[_sale(f"C{at}", 1, day, 1 + at % 11, 9, 3.0) for at, day in enumerate(days)])
    names = open_page("habits").selectbox(key="habit").options
    assert sorted(names) == ["Red apples #1 in November", "Red apples #9 in May"]
    assert pd.Series(names).is_unique


def test_the_task_is_due_on_the_day_to_write_or_today(apples: Store, open_page: OpenPage) -> None:
    page = open_page("habits", {"habit": HABIT})
    due = next(each.value for each in page.date_input if each.label == "By")
    assert due == clock.today()  # these sheets end years ago: the day to write has passed
