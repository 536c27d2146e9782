"""How entries of the journal are put into words."""

from __future__ import annotations

import pytest

from data_io.store.journal import What
from ui.journal import KINDS, tell

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
         "pages: revenue and owed · personal: no · days: 1,300"),
        ("something new", {"a_b": {"c": 1}}, "a b: c 1"),
    ],
)  # fmt: skip
def test_an_entry_in_words(what: str, about: dict[str, object] | None, said: str) -> None:
    assert tell(what, about) == said
