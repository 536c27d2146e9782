from __future__ import annotations

import numpy as np
import pytest

from crm.insights.likely_buyers import likely_buyers, visitors_of
from crm.insights.next_purchase import BESIDE, NOW, SEASON, scores_of, shelf_of
from tests.crm.insights.test_next_purchase import TODAY, Table, shop

BREAD, APPLES, PEARS = 1, 2, 3


def test_who_buys_it_by_rhythm_and_is_due_comes_first() -> None:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    found = likely_buyers(shelf, visitors_of(shelf), products, BREAD)
    assert found["customer"].tolist() == [1]
    assert found["reason"].tolist() == ["buys it every 21 days, due now"]
    assert likely_buyers(shelf, visitors_of(shelf), products, BREAD, new_to_it=True).empty


def test_who_never_bought_it_but_what_goes_with_it_is_new_to_it() -> None:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    found = likely_buyers(shelf, visitors_of(shelf), products, PEARS, new_to_it=True)
    assert found["customer"].tolist() == [2]
    assert found["times"].tolist() == [0]
    assert found["last_on"].isna().all()
    assert found["reason"].tolist() == ["often bought with Apples, which they buy"]


def test_the_score_is_that_of_suggestions_without_what_all_share() -> None:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    found = likely_buyers(shelf, visitors_of(shelf), products, APPLES).set_index("customer")["score"]
    column = int(np.flatnonzero(shelf.ids == APPLES)[0])
    ids = np.array(sorted(found.index), dtype="int64")
    alike = NOW * shelf.now[column] + SEASON * shelf.season[column]
    assert found[ids].to_numpy() == pytest.approx(scores_of(shelf, ids)[:, column] - alike)
    assert BESIDE > 0


def test_a_product_never_sold_is_wanted_by_nobody(table: Table) -> None:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    assert likely_buyers(shelf, visitors_of(shelf), products, 99).empty
    nothing = shelf_of(table("sale"), today=TODAY)
    assert likely_buyers(nothing, visitors_of(nothing), products, BREAD).empty
