"""The overview on the first day, on a small shop, and what its buttons store."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from crm import clock
from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said
from ui.words import plain


def figures(page: AppTest) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in page.metric}


def test_the_first_day_offers_the_two_ways_to_begin(open_page: OpenPage) -> None:
    page = open_page("overview")
    assert "Welcome" in page.title[0].value
    assert {"begin-sheets", "begin-sample"} <= {button.key for button in page.button}


def test_customers_without_sales_are_said_so(store: Store, open_page: OpenPage) -> None:
    put(store, customer=[{"name": "Ann"}])
    page = open_page("overview")
    assert "You have **1 customer** here, and no sales yet" in said(page)
    assert not page.get("plotly_chart")


def test_figures_look_back_from_the_last_sale_where_that_is_long_ago(
    small_shop: Store, open_page: OpenPage
) -> None:
    page = open_page("overview")
    assert "The last sale here is of 25 Dec 2023" in said(page)
    assert figures(page)["Revenue, last 30 days of sales"] == plain("52.50")
    assert figures(page)["Open complaints"] == "1"


def test_names_stand_as_they_are(small_shop: Store, open_page: OpenPage) -> None:
    assert f"**{plain(f'Call {HOSTILE}')}**" in said(open_page("overview"))


def test_done_ticks_a_task_and_puts_the_next_one_down(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("overview")
    page.button(key="done-task-1").click().run()

    assert not page.exception
    tasks = small_shop.records("task", LOCAL_OWNER)
    assert tasks["done_at"].notna().tolist() == [True, False]
    assert tasks["due_on"].iloc[1] > clock.today().isoformat()
    assert "Ring \\*them\\*" in page.markdown[0].value
    assert "kept-undo" in {button.key for button in page.button}


def test_done_notes_a_contact_and_the_person_is_left_in_peace(store: Store, open_page: OpenPage) -> None:
    born = clock.today().replace(year=1980, day=min(clock.today().day, 28)).isoformat()
    put(store, customer=[{"name": "Ann", "birthday": born, "preferred_channel": "letter"}])
    page = open_page("overview")
    if not [button for button in page.button if button.key == "done-birthday-1"]:
        return  # between the 29th and the 31st, the 28th is over
    page.button(key="done-birthday-1").click().run()

    contact = store.records("interaction", LOCAL_OWNER).iloc[0]
    assert (contact["channel"], contact["direction"], contact["subject"]) == (
        "letter",
        "out",
        "Birthday wishes",
    )
    assert "turns" not in said(page).replace("Done", "", 1).split("Nothing presses")[-1]
    assert "Nothing presses today" in said(page)
