"""All erasures once more: a back-up that was put back brings nobody back.

``reapply`` is called within the transaction of a restore. Numbers are never used twice, so in a back-up of
the same business the number of the record tells who it is; in another one, and besides, they are known by
their digests.
"""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from crm.access import LOCAL_OWNER
from crm.entities import CUSTOMER
from crm.rights import Reason, label_of
from data_io.store import upgrades
from data_io.store.copies.restoring import AFTER_RESTORE
from data_io.store.engines import among, run, select
from data_io.store.journal.steps import ERASED
from data_io.store.rights.digests import Remembered
from data_io.store.rights.erasing import erase_person
from data_io.store.rights.refusing import ASKED
from data_io.store.rights.subjects import Nobody


def reapply(connection: Connection) -> None:
    """Erase once more whoever was erased and came back with a back-up, and the names of steps that were."""
    remembered = Remembered.read(connection)
    if remembered:
        _erase_all(connection, remembered)
    _forget_names(connection)  # at last: the merges among them tell who went into whom


def _erase_all(connection: Connection, remembered: Remembered) -> None:
    found = dict(_known_again(connection, remembered))
    shop = upgrades.identity_of(connection)
    sql = "SELECT id, customer, reason FROM erasure WHERE lifted_at IS NULL AND shop=? ORDER BY id"
    for number, customer, reason in run(connection, sql, (shop,)):
        _erase_again(connection, int(customer), int(number), Reason[str(reason).upper()])
        found.pop(int(customer), None)
    for customer, number in found.items():
        _erase_again(connection, customer, number, Reason.WISH)


def _forget_names(connection: Connection) -> None:
    """Erase the labels and details of steps that the journal, which stays, does not know any more."""
    sql = """
        SELECT revision FROM journal WHERE seq IN (
            SELECT max(seq) FROM journal WHERE what='step' AND revision IS NOT NULL GROUP BY revision
        ) AND seq NOT IN (SELECT seq FROM journal_value)"""
    steps = [int(row[0]) for row in run(connection, sql)]
    clause, parameters = among(connection, "revision", steps)
    forget = f"UPDATE change SET label=?, details=NULL WHERE {clause} AND label<>?"  # noqa: S608 - our own clause
    run(connection, forget, (ERASED, *parameters, ERASED))


def _known_again(connection: Connection, remembered: Remembered) -> list[tuple[int, int]]:
    """Give the customers that are known by their digests, with the erasure of each."""
    rows = select(connection, CUSTOMER.name, ("id", *ASKED))
    customers = pd.DataFrame(rows, columns=["id", *ASKED], dtype=object).set_index("id")
    found = remembered.rows_of(customers.astype("str").where(customers.notna()))
    return [
        (int(customer), int(number))
        for customer, number in zip(customers.index, found, strict=True)
        if number
    ]


def _erase_again(connection: Connection, customer: int, number: int, reason: Reason) -> None:
    """Erase one more time; nothing happens where the back-up is older than the customer."""
    named = run(connection, "SELECT name FROM customer WHERE id=?", (customer,))
    if named and named[0][0] == label_of(customer):
        return
    try:
        erase_person(connection, customer, LOCAL_OWNER, reason, again=number)
    except Nobody:
        return


AFTER_RESTORE.append(reapply)
