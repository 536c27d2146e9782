"""The database itself refuses to change what was written down, whoever asks."""

# ruff: noqa: S608 - statements of the test's own

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from data_io.store.engines import run
from data_io.store.errors import StoreError
from data_io.store.journal import What
from data_io.store.journal.triggers import REFUSAL, missing_triggers
from tests.databases import ask_past_the_store

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

DIGEST = "a" * 64
REFUSED = (
    "UPDATE journal SET who='Eve' WHERE seq=1",
    "UPDATE journal SET seq=9 WHERE seq=1",
    "DELETE FROM journal WHERE seq=1",
    "UPDATE journal_value SET value='{}' WHERE seq=1",
    "UPDATE change SET \"by\"='Eve'",
    "UPDATE change SET label='another'",
    "UPDATE change SET details='{}'",
    "UPDATE change SET undoes=1",
    "DELETE FROM change",
    "UPDATE change_part SET created=0",
    "DELETE FROM change_part",
    "UPDATE change_cell SET after='\"Eve\"'",
    f"UPDATE change_cell SET record=2, before=NULL, after=NULL, seal='{DIGEST}'",
    "UPDATE change_cell SET before=NULL, after=NULL",
    f"UPDATE change_cell SET seal='{DIGEST}'",
    "DELETE FROM change_cell",
)
ONLY_SQLITE = (
    "REPLACE INTO journal SELECT seq, at, 'Eve', what, revision, digest, covers, chain FROM journal",
    "REPLACE INTO journal_value VALUES (1, '', '{}')",
    "REPLACE INTO change_part SELECT * FROM change_part",
    "REPLACE INTO change SELECT * FROM change",
)
ONLY_SERVERS = ("TRUNCATE journal", "TRUNCATE change_cell", "TRUNCATE change, journal_value")


@pytest.fixture
def edited(shop: Shop) -> Shop:
    shop.insert(customer={"name": ["Ann"]})
    shop.update("customer", (1, "name", "Ann", "Anna"))
    return shop


def refusals(shop: Shop) -> tuple[str, ...]:
    return REFUSED + (ONLY_SQLITE if shop.url.startswith("sqlite") else ONLY_SERVERS)


def test_what_was_written_down_is_not_changed(edited: Shop) -> None:
    before = edited.everything()
    for statement in refusals(edited):
        with pytest.raises(StoreError) as refused:
            edited.run(statement)
        assert REFUSAL in str(refused.value.__cause__), statement
    assert edited.everything() == before
    assert edited.store.check() == []


def test_triggers_that_were_taken_away_or_weakened_are_made_anew(edited: Shop) -> None:
    on_server = not edited.url.startswith("sqlite")
    edited.run("DROP TRIGGER regulars_keep_journal_delete" + (" ON journal" if on_server else ""))
    if on_server:
        edited.run("ALTER TABLE change_cell DISABLE TRIGGER USER")
    assert any("no longer refuses" in fault for fault in edited.store.check())
    edited.store.close()
    with Store.open(edited.url) as store:
        assert store.check() == []
        with store._open.database.reading() as connection:  # noqa: SLF001 - what lies in the database is asked
            assert missing_triggers(connection) == []
            assert run(connection, "SELECT count(*) FROM journal") == [(2,)]
    edited.store = Store.open(edited.url)


def test_an_older_database_gets_its_triggers_and_its_past(shop: Shop) -> None:
    """As a database was before there was a journal: no entries, no seals, no triggers."""
    shop.insert(customer={"name": ["Ann", "Bob"], "own.Shelf": ["A", None]})
    shop.update("customer", (1, "name", "Ann", "Anna"), (2, "own.Shelf", None, 'B "2"'))
    shop.delete("customer", 2)
    shop.store.close()
    forget_journal(shop.url)
    shop.store = Store.open(shop.url)
    assert shop.store.check() == []
    entries = shop.store.journal.read(LOCAL_OWNER)
    assert entries["what"].tolist() == ["step", "step", "step", "journal"]
    assert entries["revision"].tolist()[:3] == [3, 2, 1]
    assert all("taken_over" in about for about in entries["about"])
    steps = shop.store.history(LOCAL_OWNER)
    assert entries["at"].tolist()[:3] == steps["at"].tolist()
    back = shop.store.undo(3, LOCAL_OWNER)
    assert back.counts["customer"].created == 1
    shop.store.undo(2, LOCAL_OWNER)
    assert shop.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Ann", "Bob"]
    assert shop.store.check() == []
    with pytest.raises(StoreError):
        shop.run("DELETE FROM change_cell")
    shop.store.journal.note(What.SIGN_IN, LOCAL_OWNER, {})
    shop.store.close()
    shop.store = Store.open(shop.url)
    assert shop.store.journal.count(LOCAL_OWNER) == 7


def forget_journal(url: str) -> None:
    """Take the journal out of a database, and all that came with it."""
    if url.startswith("sqlite"):
        found = ask_past_the_store(url, "SELECT name FROM sqlite_master WHERE type='trigger'")
        dropped = [f"DROP TRIGGER {name}" for (name,) in found]
    else:
        asked = "SELECT proname FROM pg_proc WHERE proname LIKE 'regulars_keep_%%'"
        dropped = [f"DROP FUNCTION {name} CASCADE" for (name,) in ask_past_the_store(url, asked)]
    gone = ["DROP TABLE journal", "DROP TABLE journal_value", "ALTER TABLE change_cell DROP COLUMN seal"]
    for statement in (*dropped, *gone):
        ask_past_the_store(url, statement)
