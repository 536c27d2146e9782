"""What is let go of after some years: listed first, then done, never more than was looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from crm.access import LOCAL_OWNER
from crm.errors import CrmError
from crm.rights import RULES, Rule
from data_io.store.rights.retention import Kept
from data_io.store.rights.rights import Meanwhile

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

TODAY: Final = date(2046, 3, 1)


def old_shop(shop: Shop) -> None:
    """Ann bought and wrote long ago, Bob lately, Cem long ago but has something open, Dora never did."""
    shop.insert(
        customer={"name": ["Ann", "Bob", "Cem", "Dora"]},
        sale={"customer": [1, 2, 3], "sold_at": ["2030-01-01", "2045-01-01", "2030-01-01"],
              "amount": [10, 20, 30]},
        task={"title": ["Ring Cem"], "customer": [3]},
        interaction={"happened_at": ["2031-01-01T10:00:00", "2045-06-01"], "customer": [1, 2],
                     "subject": ["Cake", "Tart"], "body": ["wants a cake", "wants a tart"]},
    )  # fmt: skip


def test_all_rules_are_off_at_first(shop: Shop) -> None:
    kept = shop.store.rights.rules(LOCAL_OWNER)

    assert {rule: (each.years, each.active) for rule, each in kept.items()} == {
        rule: (words.years, False) for rule, words in RULES.items()
    }


def test_who_has_been_quiet_for_years_is_listed_and_erased(shop: Shop) -> None:
    old_shop(shop)
    before = shop.everything()
    due = shop.store.rights.due(Rule.QUIET_CUSTOMERS, LOCAL_OWNER, TODAY)

    assert due.rows[["id", "title", "last"]].to_numpy().tolist()[-1] == [1, "Ann", "2031-01-01"]
    assert due.rows["title"].tolist() == ["Dora", "Ann"]
    assert shop.everything() == before

    assert shop.store.rights.apply_rule(Rule.QUIET_CUSTOMERS, LOCAL_OWNER, TODAY, 2) == 2
    names = shop.store.records("customer", LOCAL_OWNER)["name"].tolist()
    assert names == ["Erased 1", "Bob", "Cem", "Erased 4"]
    assert shop.store.load("sale", LOCAL_OWNER)["amount"].sum() == pytest.approx(0.006)
    assert shop.store.rights.due(Rule.QUIET_CUSTOMERS, LOCAL_OWNER, TODAY).count == 0
    assert shop.store.rights.erased(LOCAL_OWNER)["reason"].unique().tolist() == [
        "after the time for which you keep such data"
    ]
    assert shop.store.check() == []


def test_old_texts_are_blanked_also_in_the_history(shop: Shop) -> None:
    old_shop(shop)
    shop.update("interaction", (1, "body", "wants a cake", "wants two cakes"))
    shop.store.rights.set_rule(Kept(Rule.OLD_TEXTS, 5, active=True), LOCAL_OWNER)
    due = shop.store.rights.due(Rule.OLD_TEXTS, LOCAL_OWNER, TODAY)
    assert due.rows["id"].tolist() == [1]

    shop.store.rights.apply_rule(Rule.OLD_TEXTS, LOCAL_OWNER, TODAY, 1)

    contacts = shop.store.records("interaction", LOCAL_OWNER)
    assert contacts["body"].tolist() == [None, "wants a tart"]
    assert contacts["subject"].tolist() == [None, "Tart"]
    assert "cake" not in repr(shop.everything())
    assert shop.store.check() == []


def test_what_was_deleted_long_ago_goes_for_good(shop: Shop) -> None:
    old_shop(shop)
    shop.update("customer", (4, "name", "Dora", "Dorothea"))
    step = shop.delete("customer", 4)
    assert shop.store.rights.due(Rule.OLD_DELETIONS, LOCAL_OWNER, date.today()).count == 0  # noqa: DTZ011 - any day soon

    assert shop.store.rights.apply_rule(Rule.OLD_DELETIONS, LOCAL_OWNER, TODAY, 1) == 1

    assert "Dor" not in repr(shop.everything())
    shop.store.undo(step.revision, LOCAL_OWNER)
    assert shop.store.count("customer", LOCAL_OWNER) == 3
    assert shop.store.check() == []


def test_nothing_goes_where_it_is_another_number_by_now(shop: Shop) -> None:
    old_shop(shop)
    before = shop.everything()
    with pytest.raises(Meanwhile):
        shop.store.rights.apply_rule(Rule.QUIET_CUSTOMERS, LOCAL_OWNER, TODAY, 7)

    assert shop.everything() == before


def test_a_rule_without_a_time_is_refused(shop: Shop) -> None:
    with pytest.raises(CrmError, match="how many years"):
        shop.store.rights.set_rule(Kept(Rule.OLD_TEXTS, 0, active=True), LOCAL_OWNER)
