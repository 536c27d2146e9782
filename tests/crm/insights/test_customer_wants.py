from __future__ import annotations

import numpy as np

from crm.insights.customer_wants import customer_wants
from crm.insights.next_purchase import next_products, shelf_of
from tests.crm.insights.test_next_purchase import TODAY, shop


def test_what_is_due_is_said_to_be() -> None:
    sales, products = shop()
    first = customer_wants(shelf_of(sales, today=TODAY), products, 1)[0]
    assert (first.name, first.reason, first.due) == ("Bread", "buys it every 21 days, due now", True)


def test_the_same_is_named_as_in_the_list_of_all() -> None:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    listed = next_products(shelf, products, np.array([1, 2, 15]), count=3)
    for customer, rows in listed.groupby("customer"):
        mine = customer_wants(shelf, products, int(str(customer)))
        assert [(each.name, each.reason) for each in mine] == list(
            zip(rows["name"], rows["reason"], strict=True)
        )


def test_of_who_never_bought_nothing_is_known() -> None:
    sales, products = shop()
    assert customer_wants(shelf_of(sales, today=TODAY), products, 999) == ()
