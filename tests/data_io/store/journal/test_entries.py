"""What is noted stands in the journal, in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER
from data_io.store.journal import What
from data_io.store.journal.chain import FIRST, Entry, digest_of, link

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


def entries(shop: Shop) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in shop.run("SELECT who, what FROM journal ORDER BY seq")]


def test_entries_hold_on_to_each_other(shop: Shop) -> None:
    shop.store.journal.note(What.SIGN_IN, LOCAL_OWNER, {"from": "here"})
    shop.store.journal.note(What.SIGN_OUT, "Zoë", {})
    first, second = shop.run(
        "SELECT seq, at, who, what, revision, digest, covers, chain FROM journal ORDER BY seq"
    )
    values = shop.run("SELECT seq, salt, value FROM journal_value ORDER BY seq")
    assert (first[0], second[0], second[2], second[3]) == (1, 2, "Zoë", "sign out")
    assert values[0][2] == '{"from":"here"}'
    assert [digest_of(salt, value) for _, salt, value in values] == [first[5], second[5]]
    assert link(FIRST, Entry(*first[:7])) == first[7]
    assert link(first[7], Entry(*second[:7])) == second[7]


def test_an_entry_goes_with_the_transaction_that_it_is_part_of(shop: Shop) -> None:
    database = shop.store._open.database  # noqa: SLF001 - a transaction of the store's own

    def fail() -> None:
        with database.writing() as connection:
            shop.store.journal.note(What.SHARE, LOCAL_OWNER, {}, connection)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert entries(shop) == []


def test_a_flood_of_the_same_is_one_entry(shop: Shop) -> None:
    for _ in range(50):
        shop.store.journal.note(What.DENIED, "Eve", {"asked": "restore"})
    shop.store.journal.note(What.DENIED, "Eve", {"asked": "undo"})
    shop.store.journal.note(What.DENIED, "Bob", {"asked": "undo"})
    assert entries(shop) == [("Eve", "denied"), ("Eve", "denied"), ("Bob", "denied")]
    for number in range(200):
        shop.store.journal.note(What.SIGN_IN_FAILED, "nobody known", {"try": number})
    assert len(entries(shop)) == 3 + 120
    for _ in range(2):
        shop.store.journal.note(What.EXPORT, "Eve", {"rows": 1})
    assert len(entries(shop)) == 3 + 120 + 2
