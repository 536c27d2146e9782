"""One customer: nobody of that number, a whole one, and what the buttons store."""

from __future__ import annotations

import os
import sqlite3
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said
from ui import profile, session
from ui.outlook import outlook
from ui.words import plain


@pytest.mark.parametrize("asked", ["99", "-1", "1 OR 1=1", "9" * 40, "<b>", "٣"])
def test_an_unknown_number_is_a_sentence(small_shop: Store, open_page: OpenPage, asked: str) -> None:
    page = open_page("customer", {"id": asked})
    assert "They may have been deleted" in said(page)
    assert not page.metric


def test_without_a_number_nobody_is_shown(open_page: OpenPage) -> None:
    assert "No customer was chosen" in said(open_page("customer"))


def test_the_whole_customer_is_there(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    assert page.title[0].value.startswith(plain(HOSTILE))
    assert "Regular since January 2023, buys **every 7 days**, most often Figs" in said(page)
    assert "figures are as of then" in said(page)
    assert {metric.label: metric.value for metric in page.metric}["Spent, 12 months"] == "546"
    assert [tab.label for tab in page.tabs] == [
        "Sales 52",
        "Returns 1",
        "Complaints 1",
        "Contacts 1",
        "Tasks 1",
    ]


def test_who_never_bought_has_a_page_too(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "2"})
    assert "Has not bought anything yet" in said(page)
    assert "Nothing has happened yet" in said(page)


def test_a_button_opens_its_form(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    for button, field in (("call", "call-said"), ("write", "write-said"), ("note", "note-said")):
        page.button(key=button).click().run()
        assert not page.exception
        assert [area.key for area in page.text_area] == [field]


def told(page: AppTest) -> list[str]:
    """Give what stands on the timeline."""
    return [str(cell) for cell in page.table[0].value["what"]]


def test_the_timeline_is_whole_and_its_filter_stands_in_the_link(
    small_shop: Store, open_page: OpenPage
) -> None:
    whole = told(open_page("customer", {"id": "1"}))
    assert len(whole) == 52 + 4, "all are there for paper; the style rules hide the rest on the screen"
    page = open_page("customer", {"id": "1", "only": "complaints"})
    assert told(page) == ["**Complaint** · Mouldy \\$figs\\$"]
    page.pills(key="only-1").set_value(["complaints", "contacts"]).run()
    assert page.query_params["only"] == "complaints,contacts"
    assert [line.split(" · ")[0] for line in told(page)] == ["**Complaint**", "**Phone**"]
    assert len(told(open_page("customer", {"id": "1", "only": "nonsense"}))) == 52 + 4


def test_facts_are_mended_where_they_stand(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    page.button(key="mend-facts").click().run()
    page.text_input(key="facts-1-city").set_value("York")
    page.text_input(key="facts-1-email").set_value("nobody at home")
    save = next(button for button in page.button if button.label == "Save")
    save.click().run()
    assert "nobody at home" in page.error[0].value
    assert small_shop.revision == 1
    page.text_input(key="facts-1-email").set_value("bo@example.com")
    next(button for button in page.button if button.label == "Save").click().run()
    assert not page.exception
    mended = small_shop.records("customer", LOCAL_OWNER).loc[1]
    assert (mended["city"], mended["email"], mended["name"]) == ("York", "bo@example.com", HOSTILE)
    assert not page.text_input, "the form is closed"


def test_mending_facts_can_be_left(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("customer", {"id": "1"})
    page.button(key="mend-facts").click().run()
    page.text_input(key="facts-1-city").set_value("York")
    next(button for button in page.button if button.label == "Cancel").click().run()
    assert not page.text_input
    assert small_shop.revision == 1


FIGURES = """
    SELECT
        (SELECT sum(amount) / 10000.0 FROM sale WHERE customer = :id),
        (SELECT count(DISTINCT order_number) FROM sale WHERE customer = :id),
        (SELECT sum(amount) / 10000.0 FROM sale
         WHERE customer = :id AND sold_at > :year AND sold_at < :after),
        (SELECT count(DISTINCT order_number) FROM sale
         WHERE customer = :id AND sold_at > :year AND sold_at < :after),
        (SELECT count(*) FROM "return" WHERE customer = :id),
        (SELECT max(0, sum(owed)) / 10000.0 FROM (
            SELECT sum(amount) - (SELECT coalesce(sum(amount), 0) FROM payment
                                  WHERE payment.order_number = sale.order_number) AS owed
            FROM sale WHERE customer = :id AND due_on IS NOT NULL GROUP BY order_number))
"""
"""What the profile says, asked of the database itself; below no order was returned or overpaid."""


def test_figures_agree_with_sql(store: Store, open_page: OpenPage) -> None:
    """Customer 2 of three: orders of several lines, on credit and not, some paid, one in part."""
    rows, payments = [], []
    for at in range(240):
        number, on_credit = f"N{at // 2}", at // 2 % 5 == 0
        day = date(2025, 1, 3) + timedelta(days=3 * (at // 2))
        due = {"due_on": (day + timedelta(days=14)).isoformat()} if on_credit else {}
        amount = 10_000 + 137 * (at * 7919 % 541)
        same = {"order_number": number, "line": at % 2 + 1, "customer": at // 2 % 3 + 1, "product": 1}
        rows.append({**same, "sold_at": day.isoformat(), "quantity": 1.0, "amount": amount, **due})
        if on_credit and at % 20:
            payments.append(
                {"paid_on": day.isoformat(), "order_number": number, "amount": amount // (1 + at % 3)}
            )
    put(store, customer=[{"name": name} for name in "ABC"], product=[{"name": "Figs"}])
    put(store, sale=rows, payment=payments)
    put(store, return_=[{"returned_on": "2025-03-01", "customer": 2, "product": 1, "refund": 5_000}])
    reader = session.current()
    found = profile.read(reader, "2", outlook(reader))
    assert found is not None
    until = found.until
    year = until.replace(year=until.year - 1).isoformat() + "T99"
    with sqlite3.connect(os.environ["DATABASE_URL"].removeprefix("sqlite:///")) as database:
        asked = {"id": 2, "year": year, "after": (until + timedelta(days=1)).isoformat()}
        (spent, orders, of_year, orders_of_year, returns, owes) = database.execute(FIGURES, asked).fetchone()
    figures = found.figures
    assert (figures.orders, figures.returns) == (orders, returns)
    assert [figures.spent, figures.spent_12_months] == pytest.approx([spent, of_year])
    assert figures.owes == pytest.approx(owes)
    assert owes > 0
    page = open_page("customer", {"id": "2"})
    proof = f"{orders_of_year} orders, {of_year / orders_of_year:.2f} on average"
    assert proof in [metric.proto.delta_description for metric in page.metric]
