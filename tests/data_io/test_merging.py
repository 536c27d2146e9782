"""Customers made one: every fact and every record carried along, and all of it taken back exactly."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as slow
from hypothesis import strategies as st

from crm.access import LOCAL_OWNER, Access, Denied, Role
from crm.entities import ENTITIES
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.merging import Merge, NothingToMerge, merge_all, merge_customers, repointed_cells
from data_io.store import Store
from tests.data_io.record_maker import TEXTS, Maker, fill
from tests.data_io.store.conftest import Shop, shop
from tests.databases import Databases

__all__ = ["shop"]

ANNA: dict[str, list[Any]] = {
    "code": ["K-1", "K-7", None],
    "name": ["Anna Berg", "BERG, ANNA", "Bo Lee"],
    "email": ["anna@berg.example", "a.berg@work.example", None],
    "phone": ["+49301234567", "+491715550100", None],
    "street": [None, "Elm Lane 4", None],
    "city": ["Bath", None, None],
    "postcode": [None, "12345", None],
    "tags": ['["wine"]', '["cheese","wine"]', None],
    "notes": ["Likes figs.", "Rings on Mondays.", None],
    "email_consent": [1, 0, None],
    "email_consent_on": ["2024-01-01", "2025-05-05", None],
    "own.Shelf": [None, 'A "1"', None],
}
EVERYTHING: dict[str, dict[str, list[Any]]] = {
    "campaign": {"name": ["Autumn"]},
    "sale": {"order_number": ["B-1", "B-2", "B-3"], "customer": [1, 2, 3], "amount": [10_000, 20_000, 5]},
    "payment": {"customer": [2], "amount": [10_000], "paid_on": ["2025-01-01"]},
    "return": {"customer": [2], "refund": [5_000]},
    "complaint": {"customer": [2], "subject": ["Too soft"], "opened_at": ["2025-01-01"]},
    "interaction": {"customer": [2], "happened_at": ["2025-02-02"]},
    "feedback": {"customer": [2], "given_on": ["2025-02-02"], "score": [9.0]},
    "opportunity": {"customer": [2], "title": ["Hampers"]},
    "task": {"customer": [2], "title": ["Ring"]},
    "message": {"campaign": [1], "customer": [2]},
}


@pytest.fixture
def filled(shop: Shop) -> Shop:
    shop.insert(customer=ANNA, **EVERYTHING)
    return shop


def merged(filled: Shop, **chosen: int) -> tuple[dict[str, Any], int]:
    receipt = filled.store.apply(merge_customers(filled.store, filled.by, 1, [2], chosen), filled.by)
    survivor = filled.store.records("customer", filled.by, ids=[1]).iloc[0]
    return {str(name): value for name, value in survivor.items()}, receipt.revision


def test_nothing_that_is_known_is_left_behind(filled: Shop) -> None:
    anna, _ = merged(filled)
    assert (anna["code"], anna["name"], anna["email"]) == ("K-1", "Anna Berg", "anna@berg.example")
    assert anna["other_emails"] == '["a.berg@work.example"]'
    assert (anna["phone"], anna["other_phones"]) == ("+49301234567", '["+491715550100"]')
    assert (anna["street"], anna["postcode"], anna["city"]) == ("Elm Lane 4", "12345", "Bath")
    assert anna["tags"] == '["wine", "cheese"]'
    assert anna["notes"] == "Likes figs.\nRings on Mondays."
    assert anna["own.Shelf"] == 'A "1"'


def test_of_two_consents_the_stricter_holds(filled: Shop) -> None:
    anna, _ = merged(filled)
    assert (anna["email_consent"], anna["email_consent_on"]) == (0, "2025-05-05")


def test_every_fact_can_be_chosen(filled: Shop) -> None:
    anna, _ = merged(filled, code=2, email=2, phone=2, name=2, email_consent=1)
    assert (anna["code"], anna["name"]) == ("K-7", "BERG, ANNA")
    assert (anna["email"], anna["other_emails"]) == ("a.berg@work.example", '["anna@berg.example"]')
    assert (anna["phone"], anna["other_phones"]) == ("+491715550100", '["+49301234567"]')
    assert (anna["email_consent"], anna["email_consent_on"]) == (1, "2024-01-01")


def test_all_that_pointed_to_the_others_points_to_the_survivor(filled: Shop) -> None:
    merged(filled)
    referring = [
        each.name for each in ENTITIES.values() if any(r.name == "customer" for r in each.references)
    ]
    assert sorted(referring) == sorted(set(EVERYTHING) - {"campaign"})
    for entity in referring:
        customers = filled.store.records(entity, filled.by)["customer"].tolist()
        assert customers == ([1, 1, 3] if entity == "sale" else [1]), entity
    assert filled.store.records("customer", filled.by).index.tolist() == [1, 3]
    assert filled.store.check() == []


def test_a_reference_to_itself_is_blanked() -> None:
    before = pd.Series([2, 2, 2], index=[1, 5, 6])
    cells = repointed_cells("referred_by", before, pd.Series([1, 1, 1], index=[1, 5, 6]), itself=True)
    assert cells["after"].tolist() == [None, 1, 1]


def test_it_is_one_step_and_is_taken_back_exactly(filled: Shop) -> None:
    before = filled.dump()
    _, revision = merged(filled, code=2, email=2)
    assert filled.store.history(filled.by, limit=1).iloc[0]["label"] == "Anna Berg: 2 records made one"
    receipt = filled.store.undo(revision, filled.by)
    assert filled.dump() == before
    assert receipt.stayed is not None
    assert receipt.stayed.empty


def test_what_was_changed_since_stays_and_is_told(filled: Shop) -> None:
    _, revision = merged(filled)
    filled.update("customer", (1, "notes", "Likes figs.\nRings on Mondays.", "Moved"))
    filled.insert(sale={"order_number": ["B-9"], "customer": [1]})
    stayed = filled.store.undo(revision, filled.by).stayed
    assert stayed is not None
    assert stayed.to_numpy().tolist() == [["customer", 1, "notes"]]
    customers = filled.store.records("customer", filled.by)
    assert customers["notes"].tolist() == ["Moved", "Rings on Mondays.", None]
    assert filled.store.records("sale", filled.by)["customer"].tolist() == [1, 2, 3, 1]


def test_many_are_made_one_in_one_step(filled: Shop) -> None:
    filled.insert(customer={"name": ["Bo Leigh", "B. Lee"]})
    before = filled.dump()
    step = merge_all(filled.store, filled.by, [Merge(1, (2,)), Merge(3, (4, 5))])
    assert step.label == "5 records made 2 customers"
    receipt = filled.store.apply(step, filled.by)
    assert filled.store.records("customer", filled.by).index.tolist() == [1, 3]
    filled.store.undo(receipt.revision, filled.by)
    assert filled.dump() == before


def test_own_columns_that_hold_numbers_and_text_are_carried_along_as_they_are(filled: Shop) -> None:
    filled.insert(customer={"name": ["Bo Leigh"], "own.Shelf": [7]})
    before = filled.dump()
    receipt = filled.store.apply(
        merge_all(filled.store, filled.by, [Merge(1, (2,)), Merge(3, (4,))]), filled.by
    )
    shelves = filled.store.records("customer", filled.by)["own.Shelf"]
    assert shelves.to_dict() == {1: 'A "1"', 3: 7}
    filled.store.undo(receipt.revision, filled.by)
    assert filled.dump() == before


def test_what_was_merged_is_remembered_until_it_is_taken_back(filled: Shop) -> None:
    filled.insert(customer={"name": ["Bo Leigh"]})
    _, first = merged(filled)
    second = filled.store.apply(merge_customers(filled.store, filled.by, 3, [1]), filled.by).revision
    gone = filled.store.merged(filled.by)
    assert gone["into"].to_dict() == {1: 3, 2: 3}
    assert gone["code"].to_dict() == {1: "K-1", 2: "K-7"}
    assert filled.store.receipt_details(first, LOCAL_OWNER)["carried"]["1"]["sale"] == 1
    filled.store.undo(second, filled.by)
    assert filled.store.merged(filled.by)["into"].to_dict() == {2: 1}
    filled.store.undo(first, filled.by)
    assert filled.store.merged(filled.by).empty


@pytest.mark.parametrize("role", [Role.VIEWER, Role.STAFF])
def test_who_may_not_delete_may_not_merge(filled: Shop, role: Role) -> None:
    step = merge_customers(filled.store, filled.by, 1, [2])
    with pytest.raises(Denied):
        filled.store.apply(step, Access("Vic", role))
    with pytest.raises(Denied):
        merge_customers(filled.store, Access("Vic", role), 1, [2])
    with pytest.raises(Denied):
        merge_customers(filled.store, Access("Vic", Role.MANAGER, personal=False), 1, [2])


@pytest.mark.parametrize("others", [[9], [], [1]])
def test_nobody_is_merged_with_nobody(filled: Shop, others: list[int]) -> None:
    with pytest.raises((NothingToMerge, ValueError)):
        merge_customers(filled.store, filled.by, 1, others)


@slow(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_whatever_the_records_hold_it_is_taken_back(
    databases: Databases, seed: int, data: st.DataObject
) -> None:
    with databases.fresh() as url, Store.open(url) as store:
        fill(store, Maker(seed, list(TEXTS), ["Shelf", "Row"]), 30)
        ids = store.records("customer", LOCAL_OWNER).index.tolist()
        keep, *others = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
        kept = Shop(store, url)
        before = kept.dump()
        revision = store.apply(merge_customers(store, LOCAL_OWNER, keep, others), LOCAL_OWNER).revision
        assert not set(others) & set(store.records("customer", LOCAL_OWNER).index)
        assert store.check() == []
        store.undo(revision, LOCAL_OWNER)
        assert kept.dump() == before


def test_a_customer_of_100_000_sales_is_merged_at_once(filled: Shop) -> None:
    sales = pd.DataFrame(
        {"customer": np.full(100_000, 2), "line": np.arange(100_000), "order_number": "N", "amount": 1}
    )
    filled.store.apply(ChangeSet(Source.IMPORT, "many", (EntityChanges("sale", sales),)), filled.by)
    started = time.process_time()
    merged(filled)
    assert time.process_time() - started < 6  # about 1.5 s when nothing else runs
    assert filled.store.count("sale", LOCAL_OWNER, {"customer": 1}) == 100_002
