"""How entries of the journal are put into words."""

from __future__ import annotations

import pytest

from data_io.store.journal import What
from ui.journal import KINDS
from ui.journal_words import Names, tell

MANY = ("customer", "sale", "return", "task", "message")


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(What)


@pytest.mark.parametrize(
    ("what", "about", "said"),
    [
        (What.STEP, None, "(erased)"),
        (What.STEP, {"label": "Sheet", "counts": {"customer": [2, 0, 1]}},
         "Sheet: 2 customers new and 1 customer deleted"),
        (What.STEP, {"label": "Name", "counts": {"business": [0, 1, 0]}}, "Name: the business changed"),
        (What.STEP, {"label": "All", "counts": {each: [2, 0, 0] for each in MANY}},
         "All: 10 records new"),
        (What.DENIED, {"asked": "store.apply", "action": "delete", "entity": "sale"},
         "wanted to delete this (sales)"),
        (What.EXPORT, {"file": "table", "table": "groups", "rows": 3}, "table “groups”: 3 rows"),
        (What.EXPORT, {"file": "customer file", "entity": "customer", "record": 7},
         "everything of customer 7"),
        (What.ERASURE, {"why": "asked", "cells": 1, "entries": [4], "steps": [2]},
         "1 value of the history and 1 entry of the journal; why: asked"),
        (What.SHARE, {"pages": ["revenue", "owed"], "personal": False, "days": 1300, "password": None},
         "link: Revenue and Who owes, for 1,300 days, without personal data"),
        (What.SHARE, {"link": 1, "pages": ["orders"], "personal": True, "days": 1, "password": True,
                      "filters": ["category"]},
         "“Books”: Orders, for 1 day, with personal data, a part of the business, with a password"),
        (What.LINK_USED, {"link": 2}, "link 2"),
        (What.SIGN_IN, {"person": 1, "way": "password and code"}, "by password and code"),
        (What.SIGN_OUT, {"person": 1}, ""),
        (What.SIGN_OUT, {"person": 1, "visits": 2}, "Olga, 2 browsers"),
        (What.SIGN_IN_FAILED, {"person": 1, "wrong": "code"}, "as Olga: wrong code"),
        (What.SIGN_IN_FAILED, {"person": None, "wrong": "name or password"}, "wrong name or password"),
        (What.SIGN_IN_FAILED, {"link": 1}, "“Books”: wrong password"),
        (What.SIGN_IN_FAILED, {"way": "Google", "wrong": "not invited"}, "by Google: not invited"),
        (What.SECOND_FACTOR, {"person": 9, "done": "on"}, "switched on, for person 9"),
        (What.PERSON, {"person": 1, "done": "invited", "role": "staff"}, "Olga was invited, as staff"),
        (What.PERSON, {"person": 1, "done": "changed", "own_only": 1},
         "Olga was changed, sees their own customers only"),
        (What.SETTING, {"personal hidden from": ["viewer"]}, "personal data hidden from viewer"),
        (What.SETTING, {"rule": "quiet customers", "years": 8, "active": True},
         "Customers without a purchase or a contact for 8 years are erased: in use"),
        ("something new", {"a_b": {"c": 1}}, "a b: c 1"),
    ],
)  # fmt: skip
def test_an_entry_in_words(what: str, about: dict[str, object] | None, said: str) -> None:
    assert tell(what, about, Names({1: "Olga"}, {1: "Books"})) == said
