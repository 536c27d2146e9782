"""What goes wrong: nothing yet, a small shop, a product that comes back too often, and any link."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said


def test_without_complaints_and_returns_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page("troubles")
    assert "Nothing went wrong yet, as far as your sheets tell" in said(page)
    assert not page.metric


def test_few_records_are_said_to_be_few(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("troubles")
    text = said(page)
    assert "**1 complaint** and **1 return** from 1 Jan 2023 to 25 Dec 2023" in text
    assert "These are few: their rates may well be chance" in text
    assert "**Nothing stands out**" in text
    assert "**0 of 1 promise** were kept" in text
    figures = {metric.label: (metric.value, metric.proto.delta_description) for metric in page.metric}
    assert figures["Complaints per 100 sales"] == ("1\\.9", "1 of 52; 0.3–10.1")
    assert figures["What it cost"][0] == "5"


def test_complaints_without_any_sale_have_no_rate(store: Store, open_page: OpenPage) -> None:
    put(store, customer=[{"name": "Bo"}], complaint=[{"opened_at": "2026-01-05", "customer": 1}])
    page = open_page("troubles", {"time": "All"})
    assert "**1 complaint**" in said(page)
    assert "–" in {metric.value for metric in page.metric}


def test_a_product_that_comes_back_too_often_is_named_and_its_customers_are_listed(
    store: Store, open_page: OpenPage
) -> None:
    put(store, **_shop())
    page = open_page("troubles")
    assert "**Kettle $9$**".replace("$", r"\$") in said(page)
    listed = _listed(page, "Complaints and returns")
    assert set(listed["Customer"]) == {f"Customer {number}" for number in range(1, 15)}
    page.button_group(key="whom").set_value("Bought it then, said nothing").run()
    assert not page.exception
    assert len(_listed(page, "Spent on it")) > 0
    make = next(button for button in page.button if button.label.startswith("Make "))
    make.click().run()
    assert not page.exception
    title = "Tell them about it before they find out"
    warned = store.records("task", LOCAL_OWNER, where={"title": title})["customer"].tolist()
    assert warned
    assert not set(warned) & set(range(1, 15)), "who had trouble knows already"


def test_a_theme_lists_who_said_it(store: Store, open_page: OpenPage) -> None:
    put(store, **_shop())
    page = open_page("troubles")
    assert "Lid leaks" in set(_listed(page, "Said")["Said"])


def test_a_complaint_without_a_subject_is_told_by_its_longer_words(store: Store, open_page: OpenPage) -> None:
    told = [
        {"opened_at": f"2026-05-0{each}", "customer": 1, "description": "The lid leaks"} for each in (1, 2)
    ]
    put(store, customer=[{"name": "Bo"}], complaint=told)
    assert _listed(open_page("troubles"), "Said")["Said"].tolist() == ["The lid leaks"]


@pytest.mark.parametrize("second", ["Tea", "Coffee"])
def test_a_return_of_several_kinds_is_said_to_count_for_each(
    store: Store, open_page: OpenPage, second: str
) -> None:
    kinds = [{"name": "Jar", "category": "Tea"}, {"name": "Cup", "category": second}]
    sold = [
        {
            "customer": 1,
            "order_number": f"{day}",
            "product": product,
            "sold_at": f"2026-05-{day}",
            "amount": 5.0,
        }
        for day in range(10, 30)
        for product in (1, 2)
    ]
    back = [{"customer": 1, "order_number": "10", "returned_on": "2026-05-30", "reason": "Broken"}]
    put(store, customer=[{"name": "Bo"}], product=kinds, sale=sold, **{"return": back})
    told = said(open_page("troubles", {"of": "Returns", "return-by": "Category", "time": "All"}))
    assert "A click on a dot opens what it counts" in told
    assert ("A return of several of these counts for each" in told) == (second == "Coffee")


def test_the_link_holds_what_is_split_and_by_what(store: Store, open_page: OpenPage) -> None:
    put(store, **_shop())
    page = open_page("troubles", {"of": "Returns", "return-by": "Reason", "time": "All"})
    page.session_state["rates-table-open"] = True
    page.run()
    assert not page.exception
    rates = _listed(page, "Per 100 sales")
    assert rates["Reason"].tolist() == ["Broken"]
    assert rates["Returns"].tolist() == [7]


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page(
        "troubles", {"time": "x", "of": "<b>", "complaint-by": "$", "settled-by": "1", "said": "x"}
    )
    assert page.metric


def test_a_list_is_narrowed_by_its_link_and_widened_again(store: Store, open_page: OpenPage) -> None:
    put(store, **_shop())
    page = open_page("returns", {"by": "product", "word": "1"})
    assert r"**Kettle \$9\$** :gray[· 7 return" in said(page)
    page.button(key="return-everything").click().run()
    assert not page.exception
    assert "Kettle" not in said(page)
    nonsense = open_page("complaints", {"by": "product", "word": "<b>", "since": "never", "until": "2026"})
    assert "**not known** :gray[· 0 complaint" in said(nonsense)
    assert "Only" not in said(open_page("complaints", {"by": "<b>", "word": "1"}))


def _listed(page: AppTest, column: str) -> pd.DataFrame:
    found: pd.DataFrame = next(each.value for each in page.dataframe if column in each.value)
    return found


def _shop() -> dict[str, list[dict[str, Any]]]:
    """Give ten products sold alike to two hundred customers; of the first, fourteen come back or are bad."""
    rng = np.random.default_rng(2)
    days = pd.date_range("2025-06-01", "2026-05-31")
    sales = [
        {
            "order_number": f"A{at}", "line": 1, "customer": 1 + at % 200, "product": 1 + at % 10,
            "quantity": 1.0, "amount": 200_000, "sold_at": days[int(rng.integers(0, 365))].date().isoformat(),
        }
        for at in range(600)
    ]  # fmt: skip
    same = {"product": 1, "refund": 200_000}
    number = range(1, 15)
    back = [
        {**same, "customer": each, "returned_on": f"2026-05-{each:02}", "reason": "Broken"}
        for each in number[:7]
    ]
    bad = [
        {**same, "customer": each, "opened_at": f"2026-05-{each:02}", "subject": "Lid leaks"}
        for each in number[7:]
    ]
    other = [{"opened_at": "2026-05-20", "customer": 20, "product": 2, "subject": "Came late"}]
    names = [{"name": "Kettle $9$"}, *({"name": f"Pot {each}"} for each in range(2, 11))]
    people = [{"name": f"Customer {each}"} for each in range(1, 201)]
    return {"customer": people, "product": names, "sale": sales, "return_": back, "complaint": bad + other}
