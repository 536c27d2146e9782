"""Somebody whose account is limited to their own customers sees and changes these, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crm.access import Access, Denied, Role
from crm.entities import STORED
from data_io.store.own_records import belongs_to_somebody
from tests.data_io.store.conftest import Shop

ANNA = Access("Anna", Role.STAFF, own_only=True)
ANNA_MANAGES = Access("Anna", Role.MANAGER, own_only=True)


@pytest.fixture
def two(shop: Shop) -> Shop:
    """Ann Ames is looked after by Anna, Bob by Ben; one order each, and one of nobody that Anna sold."""
    shop.insert(
        customer={
            "name": ["Ann Ames", "Bob Brown", "Cy Cole"],
            "owner": ["anna ", "Ben", None],
            "email": ["ann@example.com", "bob@example.com", None],
        },
        product={"name": ["Feta"]},
    )
    shop.insert(
        sale={
            "order_number": ["A1", "B1", "N1", "N2"],
            "line": [1, 1, 1, 1],
            "sold_at": ["2026-01-05"] * 4,
            "customer": [1, 2, None, None],
            "salesperson": ["Ben", "Anna", "ANNA", "Ben"],
            "amount": [50_000, 70_000, 10_000, 20_000],
        },
        task={"title": ["Call Ann", "Call Bob", "Sweep"], "customer": [1, 2, None],
              "assigned_to": ["Ben", "Anna", "Anna"]},
    )  # fmt: skip
    return shop


def test_frames_lists_and_counts_hold_their_own_rows_only(two: Shop) -> None:
    expected = {"customer": [1], "sale": [1, 3], "task": [1, 3], "product": [1]}
    for entity, ids in expected.items():
        assert two.store.load(entity, ANNA).index.tolist() == ids
        assert two.store.records(entity, ANNA).index.tolist() == ids
        assert two.store.records(entity, ANNA, ids=[1, 2, 3, 4]).index.tolist() == ids
        assert two.store.count(entity, ANNA) == len(ids)
    assert two.store.count("sale", ANNA, {"order_number": "B1"}) == 0


def test_what_is_everybodys_stays_so() -> None:
    shared = {name for name, entity in STORED.items() if not belongs_to_somebody(entity)}
    assert shared == {"product", "campaign", "business"}


def test_search_and_files_of_others_find_nothing(two: Shop) -> None:
    assert two.store.search("ann", ANNA)["id"].tolist() == [1]
    assert two.store.search("bob", ANNA).empty
    assert two.store.search("B1", ANNA).empty
    assert two.store.search("N1", ANNA)["id"].tolist() == [3]
    file = two.store.customer_file(2, ANNA)
    assert [name for name, records in file.items() if len(records)] == []
    assert two.store.customer_file(1, ANNA)["sale"].index.tolist() == [1]


@pytest.mark.parametrize(
    ("entity", "cell"),
    [
        ("customer", (2, "city", None, "Bath")),
        ("sale", (2, "quantity", None, 2.0)),
        ("sale", (4, "quantity", None, 2.0)),
        ("task", (2, "title", "Call Bob", "Forget Bob")),
    ],
)
def test_what_is_anothers_cannot_be_changed(two: Shop, entity: str, cell: tuple[int, str, Any, Any]) -> None:
    two.by = ANNA
    before = two.dump()
    with pytest.raises(Denied):
        two.update(entity, cell)
    assert two.dump() == before


def test_nothing_of_theirs_can_be_made_anothers(two: Shop) -> None:
    two.by = ANNA
    before = two.dump()
    for entity, cell in (
        ("customer", (1, "owner", "anna ", "Ben")),
        ("sale", (1, "customer", 1, 2)),
        ("task", (3, "assigned_to", "Anna", "Ben")),
    ):
        with pytest.raises(Denied):
            two.update(entity, cell)
    assert two.dump() == before


def test_their_own_can_be_changed_and_taken_back(two: Shop) -> None:
    two.by = ANNA
    before = two.dump()
    receipt = two.update("customer", (1, "city", None, "Bath"))
    assert two.store.records("customer", ANNA)["city"].tolist() == ["Bath"]
    two.store.undo(receipt.revision, ANNA)
    assert two.dump() == before


def test_what_others_did_they_cannot_take_back(two: Shop) -> None:
    receipt = two.update("customer", (1, "city", None, "Bath"))
    before = two.dump()
    with pytest.raises(Denied):
        two.store.undo(receipt.revision, ANNA)
    assert two.dump() == before


def test_a_new_customer_of_nobody_is_theirs(two: Shop) -> None:
    two.by = ANNA
    part = two.form("customer", name=["Di Dean"])
    assert two.store.records("customer", ANNA, ids=part.made("customer"))["owner"].tolist() == ["Anna"]


def test_a_sale_of_anothers_customer_cannot_be_made(two: Shop) -> None:
    two.by = ANNA
    before = two.dump()
    with pytest.raises(Denied):
        two.form("sale", order_number=["X"], sold_at=["2026-01-06"], customer=[2], amount=[1])
    assert two.dump() == before


def test_a_manager_of_some_deletes_only_theirs(two: Shop) -> None:
    two.by = ANNA_MANAGES
    before = two.dump()
    with pytest.raises(Denied):
        two.delete("sale", 2)
    assert two.dump() == before
    assert two.delete("sale", 1).counts["sale"].deleted == 1


def test_the_history_shows_their_own_steps_and_records(two: Shop) -> None:
    theirs = two.update("customer", (2, "city", None, "Bath")).revision
    two.by = ANNA
    own = two.update("customer", (1, "city", None, "Bath")).revision
    assert two.store.history(ANNA)["revision"].tolist() == [own]
    assert len(two.store.step_cells(own, ANNA)) == 1
    assert not two.store.record_history("customer", 1, ANNA).empty
    asked: list[Callable[[], object]] = [
        lambda: two.store.step_cells(theirs, ANNA),
        lambda: two.store.step_parts(theirs, ANNA),
        lambda: two.store.record_history("customer", 2, ANNA),
        lambda: two.store.merged(ANNA),
        lambda: two.store.deleted_records("customer", [2], ANNA),
    ]
    for each in asked:
        with pytest.raises(Denied):
            each()
