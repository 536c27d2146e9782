"""What several records become: fact by fact, with the better word proposed and the rest kept beside it."""

from __future__ import annotations

from typing import Any

import pytest

from crm.duplicates.survivor import differs, facts_of, merged_record, proposed


def one_of(*records: dict[str, Any], **chosen: int) -> dict[str, Any]:
    """Make records with the ids 1, 2, ... one; the last is the most recent."""
    known = dict(enumerate(records, 1))
    return merged_record(known, 1, {**proposed(known, 1, list(known)[::-1]), **chosen})


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        ("ANNA BERG", "Anna Berg", "Anna Berg"),
        ("anna berg", "Anna Berg", "Anna Berg"),
        ("A. Berg", "Anna Berg", "Anna Berg"),
        ("Berg, Anna", "Anna Berg", "Anna Berg"),
        ("Anna", "Anna Berg", "Anna Berg"),
    ],
)
def test_the_better_written_name_is_proposed(one: str, other: str, better: str) -> None:
    assert one_of({"name": one}, {"name": other})["name"] == better
    assert one_of({"name": other}, {"name": one})["name"] == better


def test_addresses_are_not_mixed() -> None:
    old = {"street": "Elm Lane 4", "city": "Bath", "country": "UK"}
    new = {"street": "Oak Road 9", "city": "Bath", "postcode": "BA1"}
    one = one_of(old, new)
    assert (one["street"], one["postcode"], one.get("country")) == ("Oak Road 9", "BA1", None)
    assert one_of(old, new, street=1)["country"] == "UK"


def test_what_does_not_contradict_fills_the_gaps() -> None:
    one = one_of({"street": "Elm Lane 4"}, {"street": "elm lane 4", "city": "Bath"}, {"country": "UK"})
    assert (one["city"], one["country"]) == ("Bath", "UK")


def test_the_same_number_written_twice_is_kept_once() -> None:
    one = one_of({"phone": "+49 30 123456"}, {"phone": "+4930123456", "mobile": "+4930123456"})
    assert one["other_phones"] is None


def test_a_chosen_address_gives_the_other_a_place() -> None:
    one = one_of(
        {"email": "a@x.example"}, {"email": "b@x.example", "other_emails": '["A@x.example"]'}, email=2
    )
    assert (one["email"], one["other_emails"]) == ("b@x.example", '["A@x.example"]')


def test_notes_that_hold_the_other_stand_once() -> None:
    assert one_of({"notes": "Figs."}, {"notes": "Figs. And wine."})["notes"] == "Figs. And wine."


def test_only_what_is_said_twice_can_differ() -> None:
    facts = {fact.name: fact for fact in facts_of(["own.Shelf"])}
    records = {1: {"city": "Bath", "own.Shelf": "A"}, 2: {"city": "BATH", "phone": "1"}}
    assert not differs(records, facts["street"])
    assert not differs(records, facts["phone"])
    assert not differs(records, facts["own.Shelf"])
    assert differs({1: {"own.Shelf": 1.5}, 2: {"own.Shelf": "A"}}, facts["own.Shelf"])
