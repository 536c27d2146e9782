"""Who was said not to be the same, and what was said of records that went into others."""

from __future__ import annotations

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.merging import merge_customers
from tests.data_io.store.conftest import Shop


@pytest.fixture(autouse=True)
def _filled(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann", "Anne", "Anna", "Bo"], "city": ["Bath", None, "York", None]})


def apart(shop: Shop) -> list[tuple[int, int]]:
    said = shop.store.kept_apart()
    return list(zip(said["left"].tolist(), said["right"].tolist(), strict=True))


def merge(shop: Shop, keep: int, other: int, **chosen: int) -> int:
    return shop.store.apply(merge_customers(shop.store, shop.by, keep, [other], chosen), shop.by).revision


def test_it_is_remembered_once_whichever_stands_first(shop: Shop) -> None:
    shop.store.keep_apart([(2, 1), (1, 2), (3, 3)], shop.by)
    assert apart(shop) == [(1, 2)]
    assert shop.store.kept_apart()["by"].tolist() == [shop.by.name]


def test_of_three_two_may_be_one(shop: Shop) -> None:
    shop.store.keep_apart([(1, 2)], shop.by)
    revision = merge(shop, 3, 1)
    assert apart(shop) == [(2, 3)]
    shop.store.undo(revision, shop.by)
    assert apart(shop) == [(1, 2)]


def test_made_one_after_all_they_are_no_longer_apart(shop: Shop) -> None:
    shop.store.keep_apart([(1, 2)], shop.by)
    merge(shop, 1, 2)
    assert apart(shop) == []


def test_asked_again_it_is_forgotten_under_any_id(shop: Shop) -> None:
    shop.store.keep_apart([(1, 2), (2, 4)], shop.by)
    merge(shop, 3, 1)
    shop.store.ask_again([(3, 2)], shop.by)
    assert apart(shop) == [(2, 4)]


def test_of_a_deleted_customer_nothing_is_said(shop: Shop) -> None:
    shop.store.keep_apart([(1, 2)], shop.by)
    revision = shop.delete("customer", 2).revision
    assert apart(shop) == []
    shop.store.undo(revision, shop.by)
    assert apart(shop) == [(1, 2)]


def test_who_may_only_look_says_nothing(shop: Shop) -> None:
    viewer = Access("Vic", Role.VIEWER)
    with pytest.raises(Denied):
        shop.store.keep_apart([(1, 2)], viewer)
    with pytest.raises(Denied):
        shop.store.ask_again([(1, 2)], viewer)


def test_what_a_merge_decided_against_is_known_until_it_is_taken_back(shop: Shop) -> None:
    revision = merge(shop, 1, 3, street=3)
    assert shop.store.lost_in_merges(LOCAL_OWNER).to_dict("records") == [
        {"id": 1, "field": "city", "lost": "Bath"}
    ]
    shop.store.undo(revision, shop.by)
    assert shop.store.lost_in_merges(LOCAL_OWNER).empty


def test_who_may_not_see_people_sees_none_of_the_merged(shop: Shop) -> None:
    merge(shop, 1, 3, street=1)
    seen = shop.store.merged(Access("Gus", Role.VIEWER, personal=False))
    assert seen["name"].tolist() == [None]
    assert seen["city"].tolist() == ["York"]


def test_the_survivors_history_tells_of_the_merge(shop: Shop) -> None:
    merge(shop, 1, 2)
    told = shop.store.record_history("customer", 1, shop.by)
    assert "Ann: 2 records made one" in told["label"].tolist()
    assert told["source"].iloc[0] == "merge"
