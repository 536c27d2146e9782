"""Who owes: nothing on credit, all paid, and what is late."""

from __future__ import annotations

from typing import Any

from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said


def test_without_credit_the_page_says_what_it_needs(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("owed")
    assert "Nothing was sold on credit" in said(page)
    assert not page.metric


def test_who_pays_late_is_listed(small_shop: Store, open_page: OpenPage) -> None:
    put(
        small_shop,
        sale=[{**_sale("C1", "2023-11-01", 2), "due_on": "2023-11-10"}],
        payment=[{"paid_on": "2023-11-20", "customer": 2, "amount": 10_000, "order_number": "C1"}],
    )
    page = open_page("owed")
    assert "The middle customer pays after **19 days**" in said(page)
    assert "Nobody has paid often enough to tell a habit yet" in said(page)
    (paying,) = [table.value for table in page.dataframe if "Days to pay" in table.value]
    assert paying["Days after it was due"].tolist() == [10]
    assert "Nobody owes you anything" in said(page)


def test_what_is_owed_stands_by_age_and_by_customer(small_shop: Store, open_page: OpenPage) -> None:
    put(
        small_shop,
        sale=[
            {**_sale("C1", "2023-11-01", 2), "due_on": "2023-11-10"},
            {**_sale("C2", "2023-11-01", 2), "due_on": "2999-01-01"},
        ],
        payment=[{"paid_on": "2023-11-20", "customer": 2, "amount": 4_000, "order_number": "C1"}],
    )
    page = open_page("owed")
    figures = {metric.label: metric.value for metric in page.metric}
    assert (figures["Owed"], figures["Late"]) == (r"1\.60", r"0\.60")
    (owing,) = [table.value for table in page.dataframe if "Owes" in table.value]
    assert owing[["Customer", "Owes", "Late"]].to_numpy().tolist() == [["Lee Ad", 1.6, 0.6]]


def _sale(number: str, day: str, customer: int) -> dict[str, Any]:
    same = {"line": 1, "product": 1, "quantity": 1.0, "amount": 10_000}
    return {**same, "order_number": number, "sold_at": day, "customer": customer}
