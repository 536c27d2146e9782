"""Unsaved changes: what a grid sends becomes changes with what they are based on; nothing forged gets in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from crm.entities import ENTITIES
from data_io.store.errors import Conflict, Invalid
from ui import pending
from ui.pending import Change, Changes
from ui.session import Session


def collect(
    shop: Session,
    entity: str,
    edited: Mapping[Any, Any],
    known: Changes | None = None,
    *,
    editable: set[str] | None = None,
) -> Changes:
    own = shop.store.own_columns(entity)
    fields = {each.name for each in ENTITIES[entity].fields} | {f"own.{name}" for name in own}
    return pending.collect(
        shop,
        entity,
        shop.store.records(entity, shop.access),
        edited,
        own=own,
        editable=frozenset(fields if editable is None else editable),
        known=known or {},
    )


def test_an_edit_remembers_what_it_was_based_on(shop: Session) -> None:
    changes = collect(shop, "product", {0: {"price": 3.2, "category": None}, 1: {"price": 699.0982}})

    assert changes == {
        (1, "price"): Change(31_500, 32_000, 3.2),
        (1, "category"): Change("Fruit", None, None),
    }


def test_edits_of_another_page_are_kept_and_what_is_put_back_is_no_change(shop: Session) -> None:
    known = {(2, "name"): Change("Brie", "Camembert", "Camembert"), (1, "sku"): Change("F-1", "F-9", "F-9")}

    changes = collect(shop, "product", {0: {"sku": "F-1", "name": "Green apples"}}, known)

    assert set(changes) == {(2, "name"), (1, "name")}


def test_a_change_keeps_its_first_base_however_often_it_is_edited(shop: Session) -> None:
    known = {(1, "price"): Change(10_000, 20_000, 2.0)}

    assert collect(shop, "product", {0: {"price": 5}}, known)[1, "price"].before == 10_000


@pytest.mark.parametrize(
    "forged",
    [
        {7: {"name": "No such row"}},
        {-1: {"name": "Before the first"}},
        {"first": {"name": "No number"}},
        {0: {"colour": "No such fact"}},
        {0: {"own.Nothing": "No such column"}},
        {0: {"revision": 0, "_open": "x", "_picked": True}},
        {0: "no cells"},
    ],
    ids=str,
)
def test_forged_rows_and_columns_are_ignored(shop: Session, forged: dict[Any, Any]) -> None:
    assert collect(shop, "product", forged) == {}


def test_a_column_that_the_reader_may_not_change_is_ignored(shop: Session) -> None:
    assert collect(shop, "product", {0: {"price": 1, "name": "Apples"}}, editable={"name"}).keys() == {
        (1, "name")
    }


def test_a_forged_value_is_a_fault_and_stores_nothing(shop: Session) -> None:
    changes = collect(shop, "complaint", {0: {"status": "forgotten"}})

    assert changes[1, "status"].fault
    assert changes[1, "status"].after is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Ann Miller", 1), ("ann@example.com", 1), ("K-3", 3), ("ann mill", 1), ("", None)],
)
def test_a_reference_is_named_by_what_names_a_record(shop: Session, typed: str, meant: int | None) -> None:
    change = collect(shop, "complaint", {1: {"customer": typed}})[2, "customer"]

    assert (change.after, change.fault) == (meant, "")


def test_an_unclear_reference_says_what_to_do(shop: Session) -> None:
    several = collect(shop, "complaint", {0: {"customer": "Bo Berg"}})[1, "customer"].fault
    nobody = collect(shop, "complaint", {0: {"customer": "Zebedee"}})[1, "customer"].fault

    assert several.startswith("More than one customer")
    assert nobody.startswith("No customer called “Zebedee” is known.")


def test_own_columns_are_changed_like_others(shop: Session) -> None:
    changes = collect(shop, "customer", {0: {"own.Shelf": "B2"}})

    shop.store.apply(pending.change_set("customer", changes, "test"), shop.access)

    assert shop.store.records("customer", shop.access, ids=[1])["own.Shelf"].tolist() == ["B2"]


def test_all_changes_are_one_step_that_can_be_taken_back(shop: Session) -> None:
    changes = collect(shop, "product", {0: {"price": 3.2}, 1: {"name": "Camembert", "cost": None}})

    receipt = shop.store.apply(pending.change_set("product", changes, "test"), shop.access)
    mended = shop.store.records("product", shop.access)
    shop.store.undo(receipt.revision, shop.access)

    assert receipt.counts["product"].updated == 2
    assert mended[["name", "price"]].to_numpy().tolist() == [["Red apples", 32_000], ["Camembert", 6_990_982]]
    assert shop.store.records("product", shop.access)["name"].tolist() == ["Red apples", "Brie"]


def test_what_somebody_else_changed_is_a_conflict(shop: Session) -> None:
    mine = collect(shop, "product", {0: {"price": 3.2}})
    theirs = collect(shop, "product", {0: {"price": 4, "name": "Apples"}})
    shop.store.apply(pending.change_set("product", theirs, "theirs"), shop.access)

    with pytest.raises(Conflict) as caught:
        shop.store.apply(pending.change_set("product", mine, "mine"), shop.access)

    assert caught.value.cells[["id", "field", "before", "after", "now"]].to_numpy().tolist() == [
        [1, "price", 31_500, 32_000, 40_000]
    ]


def test_the_store_refuses_what_only_it_can_tell(shop: Session) -> None:
    twice = collect(shop, "product", {1: {"sku": "F-1"}})

    with pytest.raises(Invalid):
        shop.store.apply(pending.change_set("product", twice, "test"), shop.access)


def test_unsaved_changes_stand_in_the_grid_when_a_page_is_opened_again(shop: Session) -> None:
    records = shop.store.records("product", shop.access)
    changes = {
        (1, "name"): Change("Red apples", "Apples", "Apples"),
        (2, "price"): Change(1, None, "x", "Not a number."),
    }

    laid = pending.lay_over(records, changes)

    assert laid["name"].tolist() == ["Apples", "Brie"]
    assert laid["price"].tolist() == [31_500, 6_990_982]
    assert records["cost"].isna().tolist() == [True, False]
