"""Who stays: nobody yet, a shop of one regular, and what can be done about who stays away."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("who-stays")
    assert "No customer has bought yet" in said(page)
    assert not page.metric


def test_few_customers_are_said_to_be_few(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("who-stays")
    assert "Only one customer has bought so far: shares say little yet" in said(page)
    assert "Your sheets end on 25 Dec 2023" in said(page)
    figures = {metric.label: metric.value for metric in page.metric}
    assert figures["Customers kept"] == "1"
    assert figures["Came again the month after"] == "100 %"


def test_why_they_were_lost_and_to_whom(small_shop: Store, open_page: OpenPage) -> None:
    put(
        small_shop,
        customer=[{"name": "Gone <b>", "lost_on": "2023-05-01", "lost_reason": "$Price$", "lost_to": "Else"}],
    )
    page = open_page("who-stays")
    assert r"Most are lost for **\$Price\$**" in said(page)
    (marked,) = [table.value for table in page.dataframe if "Why" in table.value]
    assert list(marked["Customer"]) == ["Gone <b>"]
    assert list(marked["Why"]) == ["$Price$"]


def test_a_task_for_each_silent_customer_is_one_step_that_can_be_undone(
    small_shop: Store, open_page: OpenPage
) -> None:
    _late_sale(small_shop)
    page = open_page("who-stays")
    assert "One customer** who came three times or more has been silent" in said(page)
    make = next(button for button in page.button if button.label == "Make 1 task")
    make.click().run()
    assert not page.exception
    tasks = small_shop.records("task", LOCAL_OWNER, where={"title": "Ask whether something went wrong"})
    assert tasks["customer"].tolist() == [1]
    assert "1 customer already on your list of tasks" in said(page)
    newest = int(small_shop.history(LOCAL_OWNER, limit=1)["revision"].iloc[0])
    small_shop.undo(newest, LOCAL_OWNER)
    assert small_shop.count("task", LOCAL_OWNER) == 1


def test_only_who_agreed_is_written_to(small_shop: Store, open_page: OpenPage) -> None:
    _late_sale(small_shop)
    page = open_page("who-stays")
    page.session_state["silent-write"] = True
    page.run()
    assert not page.exception
    assert "**0** of 1 agreed to this" in said(page)
    yes = EntityChanges("customer", updates=_cell(1, "email_consent", None, 1))
    small_shop.apply(ChangeSet(Source.EDIT, "They agree", (yes,)), LOCAL_OWNER)
    page.run()
    assert "**1** of 1 agreed to this" in said(page)


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("who-stays", {"of": "<b>"})
    assert page.metric


def _cell(record: int, field: str, before: Any, after: Any) -> pd.DataFrame:  # noqa: ANN401 - any value
    return pd.DataFrame({"id": [record], "field": [field], "before": [before], "after": [after]})


def _late_sale(store: Store) -> None:
    """Let somebody else buy long after the regular of the small shop has stopped coming."""
    late = {"order_number": "Z", "line": 1, "customer": 2, "product": 1, "quantity": 1.0, "amount": 10_000}
    put(store, sale=[{**late, "sold_at": "2024-03-01"}])
