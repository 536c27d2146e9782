"""The check finds whatever was changed past the program, and says what."""

# ruff: noqa: S608 - statements of the test's own

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER
from data_io.store.engines import is_sqlite, run
from data_io.store.journal import What
from data_io.store.journal.chain import ENTRY_COLUMNS, Entry, link
from data_io.store.journal.faults import ASLEEP, find_journal_faults
from data_io.store.journal.triggers import PREFIX, _found

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

GONE_3 = ("DELETE FROM journal WHERE seq=3", "DELETE FROM journal_value WHERE seq=3")
STEP_1, STEP_2 = "step 1 (", "step 2 ("
AS_WRITTEN = "not as it was written"
NAMES = "its name or its details"
TOLD = "what it tells was changed"


@pytest.fixture
def busy(shop: Shop) -> Shop:
    """Some steps: made, edited, deleted, taken back; and a sign-in."""
    shop.insert(customer={"name": ["Ann", "Bob", "Eve"], "city": ["Oslo", "Rome", None]})
    shop.update("customer", (1, "name", "Ann", "Anna"), (2, "city", "Rome", "Bern"))
    shop.store.journal.note(What.SIGN_IN, LOCAL_OWNER, {"by": "password"})
    deleted = shop.delete("customer", 3)
    shop.store.undo(deleted.revision, LOCAL_OWNER)
    assert shop.store.check() == []
    return shop


def tamper(shop: Shop, *statements: str) -> list[str]:
    """Write past the store, its triggers taken away, and give what the check says then."""
    with shop.store._open.database.writing() as connection:  # noqa: SLF001 - past the store is the point
        for name in _found(connection):
            table = name.removeprefix(PREFIX).rpartition("_")[0]
            on = "" if is_sqlite(connection) else f" ON {table}"
            run(connection, f"DROP TRIGGER {name}{on}")
        for statement in statements:
            run(connection, statement)
        faults = find_journal_faults(connection)
    assert faults[-1] == ASLEEP
    return faults[:-1]


def test_a_sound_journal_has_no_faults(busy: Shop) -> None:
    assert [row[0] for row in busy.run("SELECT what FROM journal ORDER BY seq")] == [
        "step", "step", "sign in", "step", "step",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE journal SET who='Eve' WHERE seq=2"], ["entry 2 (step, Eve,", "was changed"]),
        (["UPDATE journal SET chain='0' WHERE seq=2"], ["entry 2 (", "was changed"]),
        (["UPDATE journal SET at='2020-01-01T00:00' WHERE seq=3"], ["entry 3 (", "was changed"]),
        ([*GONE_3], ["entry 3 is missing."]),
        (["UPDATE journal_value SET value='{}' WHERE seq=3"], ["entry 3 (sign in,", TOLD]),
        (["UPDATE journal_value SET salt='00' WHERE seq=3"], ["entry 3 (sign in,", TOLD]),
        (["DELETE FROM journal_value WHERE seq=3"], ["entry 3 (", "no erasure names it"]),
        (["INSERT INTO journal_value VALUES (9, '', '{}')"], ["told as entry 9 belongs to no entry"]),
        (["UPDATE change_cell SET after='\"Zoe\"' WHERE revision=2 AND record=1"], [STEP_2, AS_WRITTEN]),
        (["UPDATE change_cell SET record=2 WHERE revision=2 AND record=1"], [STEP_2, AS_WRITTEN]),
        (["UPDATE change_cell SET field='email' WHERE revision=2 AND record=1"], [STEP_2, AS_WRITTEN]),
        (["DELETE FROM change_cell WHERE revision=2 AND record=1"], [STEP_2, AS_WRITTEN]),
        (["DELETE FROM change_cell WHERE revision=2"], [STEP_2, AS_WRITTEN]),
        (
            ["INSERT INTO change_cell (revision, entity, record, field) VALUES (2, 'customer', 3, 'name')"],
            [STEP_2, AS_WRITTEN],
        ),
        (
            ["INSERT INTO change_cell (revision, entity, record, field) VALUES (77, 'customer', 3, 'name')"],
            ["step 77, which is not there"],
        ),
        (["UPDATE change_part SET created=2 WHERE revision=1"], [STEP_1, AS_WRITTEN]),
        (["DELETE FROM change_part WHERE revision=1"], [STEP_1, AS_WRITTEN]),
        (["UPDATE change SET \"by\"='Eve' WHERE revision=1"], [STEP_1, AS_WRITTEN]),
        (["UPDATE change SET at='2020-01-01' WHERE revision=1"], [STEP_1, AS_WRITTEN]),
        (["UPDATE change SET label='nothing' WHERE revision=1"], [STEP_1, NAMES]),
        (["UPDATE change SET details='{}' WHERE revision=1"], [STEP_1, NAMES]),
        (["UPDATE change SET undone_by=NULL WHERE revision=3"], ["whether step 3 was taken back"]),
        (["UPDATE change SET undone_by=4 WHERE revision=2"], ["whether step 2 was taken back"]),
        (["DELETE FROM change WHERE revision=4"], ["step 4"]),
        (
            ["INSERT INTO change (revision, at, \"by\", source, label) VALUES (5, '2026', 'E', 'edit', 'x')"],
            ["step 5 was written past the program"],
        ),
    ],
)  # fmt: skip
def test_what_was_changed_past_the_program_is_told(
    busy: Shop, statements: list[str], told: list[str]
) -> None:
    faults = tamper(busy, *statements)
    assert any(all(word in fault for word in told) for fault in faults), faults


def moved(shop: Shop, seq: int, by: int) -> list[str]:
    """Give what numbers the entries from one on anew."""
    return [
        f"UPDATE {table} SET seq=-(seq + {by}) WHERE seq>={seq}" for table in ("journal", "journal_value")
    ] + [f"UPDATE {table} SET seq=-seq WHERE seq<0" for table in ("journal", "journal_value")]


@pytest.mark.parametrize("linked", [True, False])
def test_an_entry_that_was_put_in_between_is_named(busy: Shop, *, linked: bool) -> None:
    row = busy.run(f"SELECT {', '.join(ENTRY_COLUMNS)} FROM journal WHERE seq=3")[0]
    previous = busy.run("SELECT chain FROM journal WHERE seq=2")[0][0]
    chain = link(previous, Entry(*row)) if linked else "0"
    put_in = (
        "INSERT INTO journal SELECT 3, at, 'Mallory', what, revision, digest, covers, "
        f"'{chain}' FROM journal WHERE seq=4"
    )
    copied = "INSERT INTO journal_value SELECT 3, salt, value FROM journal_value WHERE seq=4"
    faults = tamper(busy, *moved(busy, 3, 1), put_in, copied)
    assert len(faults) == 1
    assert "entry 3 (sign in, Mallory," in faults[0]
    assert "put in between" in faults[0]


def test_an_entry_that_was_taken_out_is_missed_though_the_others_were_numbered_anew(busy: Shop) -> None:
    gone = [f"DELETE FROM {table} WHERE seq=3" for table in ("journal", "journal_value")]
    assert tamper(busy, *gone, *moved(busy, 4, -1)) == [
        "Journal: an entry before number 3 is missing; the rest was numbered anew."
    ]


def test_an_end_that_was_cut_off_is_told_by_the_head(busy: Shop) -> None:
    journal = busy.store.journal
    journal.note(What.EXPORT, LOCAL_OWNER, {"rows": 3})
    head = journal.head()
    assert journal.holds(head)
    journal.note(What.EXPORT, LOCAL_OWNER, {"rows": 4})
    assert journal.holds(head)
    seq, _, chain = head.partition(":")
    for wrong in ("", "x", chain, f"{seq}:", f"{int(seq) + 1}:{chain}", "9" * 40 + ":0", f"²:{chain}"):
        assert not journal.holds(wrong)
    cut = [f"DELETE FROM {table} WHERE seq>={seq}" for table in ("journal", "journal_value")]
    assert tamper(busy, *cut) == []
    assert not journal.holds(head)


def test_many_faults_are_found_one_by_one(busy: Shop) -> None:
    faults = tamper(busy, *(f"UPDATE journal SET who='Eve' WHERE seq={seq}" for seq in (1, 2, 4)))
    assert [fault.split(" (")[0] for fault in faults] == [
        "Journal: entry 1", "Journal: entry 2", "Journal: entry 4",
    ]  # fmt: skip
