"""A guest whose link has filters is given what these leave, below the screen, and nothing beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from crm.entities import STORED
from crm.insights.segments import NAMES
from tests.data_io.store.conftest import Shop


def guest(*filters: tuple[str, str], personal: bool = True) -> Access:
    return Access("Guest: Board", None, personal, pages=frozenset({"revenue"}), filters=filters)


@pytest.fixture
def stall(shop: Shop) -> Shop:
    """Ann buys cheese in Bath, Bob bread in York, Cy both; what came back and was said, and all the rest."""
    shop.insert(
        customer={
            "name": ["Ann Ames", "Bob Brown", "Cy Cole", "Di Dean"],
            "city": ["Bath", "York", "Bath", "Hull"],
            "groups": ['["Choir"]', '["Choir", "Band"]', None, None],
        },
        product={"name": ["Feta", "Rye", "Brie"], "category": ["Cheese", "Bread", "Cheese"]},
    )
    shop.insert(
        sale={
            "order_number": ["A1", "B1", "C1", "C1"],
            "line": [1, 1, 1, 2],
            "sold_at": ["2026-01-05", "2026-02-05", "2026-03-05", "2026-03-05"],
            "customer": [1, 2, 3, 3],
            "product": [1, 2, 1, 2],
            "salesperson": ["Eve", "Flo", "Eve", "Eve"],
            "street": ["1 Road", "2 Road", None, None],
            "amount": [50_000, 70_000, 10_000, 20_000],
        },
        payment={"paid_on": ["2026-01-06"], "customer": [1], "order_number": ["A1"], "amount": [50_000]},
        complaint={"opened_at": ["2026-01-07", "2026-02-07"], "customer": [1, 2], "product": [1, 2],
                   "subject": ["Mould", "Stones"]},
        task={"title": ["Call Ann"], "customer": [1]},
        interaction={"happened_at": ["2026-01-08T10:00:00"], "customer": [1], "channel": ["phone"]},
        campaign={"name": ["Spring"]},
    )  # fmt: skip
    back: dict[str, list[Any]] = {
        "returned_on": ["2026-02-08"], "customer": [2], "order_number": ["B1"], "product": [2]
    }  # fmt: skip
    shop.insert(message={"campaign": [1], "customer": [1]}, **{"return": back})
    return shop


GIVEN = {
    "a category": ((("category", "Cheese"),),
                   {"sale": [1, 3], "customer": [1, 3], "product": [1], "complaint": [1], "return": []}),
    "two categories": ((("category", "Bread"), ("category", "Cheese")),
                       {"sale": [1, 2, 3, 4], "customer": [1, 2, 3], "product": [1, 2], "complaint": [1, 2],
                        "return": [1]}),
    "a town": ((("city", "York"),),
               {"sale": [2], "customer": [2], "product": [2], "complaint": [2], "return": [1]}),
    "a salesperson and days": ((("salesperson", "Eve"), ("since", "2026-02-01"), ("until", "2026-03-05")),
                               {"sale": [3, 4], "customer": [3], "product": [1, 2], "complaint": [],
                                "return": []}),
    "days": ((("until", "2026-01-31"),),
             {"sale": [1], "customer": [1], "product": [1], "complaint": [1], "return": []}),
    "a group": ((("group", "Band"),),
                {"sale": [2], "customer": [2], "product": [2], "complaint": [2], "return": [1]}),
    "nobody": ((("category", "Wine"),), {}),
}  # fmt: skip


@pytest.mark.parametrize("case", GIVEN)
def test_only_what_is_in_the_filters_is_given_by_every_way_to_read(stall: Shop, case: str) -> None:
    filters, expected = GIVEN[case]
    by = guest(*filters)
    for name in STORED:
        ids = [1] if name == "business" else expected.get(name, [])
        assert stall.store.load(name, by).index.tolist() == ids, name
        assert stall.store.records(name, by).index.tolist() == ids
        assert stall.store.records(name, by, ids=[1, 2, 3, 4], where={}).index.tolist() == ids
        assert (
            stall.store.records(name, by, order_by="id", descending=True, limit=1).index.tolist() == ids[-1:]
        )
        assert stall.store.count(name, by) == len(ids)


def test_a_segment_is_told_by_all_that_was_sold(stall: Shop) -> None:
    whole = stall.store.load("sale", LOCAL_OWNER)
    parts = [stall.store.load("sale", guest(("segment", word))).index.tolist() for word in map(str, NAMES)]
    told = [each for part in parts for each in part]
    assert len(told) == len(set(told)), "nobody is in two segments"
    assert set(told) <= set(whole.index.tolist())
    assert told


def test_columns_tell_no_word_of_what_is_not_given(stall: Shop) -> None:
    by = guest(("city", "York"))
    for name in STORED:
        given = stall.store.load(name, by)
        for column in given.columns:
            if isinstance(given[column].dtype, pd.CategoricalDtype):
                assert set(given[column].cat.categories) <= set(given[column].dropna()), (name, column)


def test_those_of_somebody_with_some_customers_only_tell_none_either(stall: Shop) -> None:
    stall.update("customer", (1, "owner", None, "Anna"))
    theirs = stall.store.load("customer", Access("Anna", Role.STAFF, own_only=True))
    assert theirs["name"].cat.categories.tolist() == ["Ann Ames"]
    assert theirs["city"].cat.categories.tolist() == ["Bath"]


def test_personal_facts_stay_hidden_inside_the_filters(stall: Shop) -> None:
    by = guest(("city", "York"), personal=False)
    assert stall.store.load("customer", by)["name"].isna().all()
    assert stall.store.records("sale", by)["street"].tolist() == [None]
    with pytest.raises(Denied):
        stall.store.records("customer", by, where={"name": "Bob Brown"})


def test_a_change_changes_what_is_given(stall: Shop) -> None:
    by = guest(("category", "Cheese"))
    assert stall.store.load("sale", by).index.tolist() == [1, 3]
    stall.update("product", (2, "category", "Bread", "Cheese"))
    assert stall.store.load("sale", by).index.tolist() == [1, 2, 3, 4]
    stall.delete("sale", 1)
    assert stall.store.records("sale", by).index.tolist() == [2, 3, 4]


def test_a_filter_that_nobody_knows_gives_nothing_at_all(stall: Shop) -> None:
    for name in STORED:
        if name != "business":
            with pytest.raises(KeyError):
                stall.store.load(name, guest(("colour", "red")))


def test_the_file_of_a_customer_needs_a_link_that_shows_people_all_of_them(stall: Shop) -> None:
    for by in (
        guest(personal=False),
        guest(("category", "Cheese")),
        guest(("category", "Cheese"), personal=False),
    ):
        with pytest.raises(Denied):
            stall.store.customer_file(1, by)
    assert stall.store.customer_file(1, guest())["sale"].index.tolist() == [1]
