"""The rights of the person as the rest of the program knows them: ``store.rights``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action
from crm.clock import utc_now
from crm.errors import CrmError
from crm.insights.consents import CONSENTS
from crm.rights import Reason, Rule, told
from data_io.store.engines import Database, run
from data_io.store.journal import Journal, What
from data_io.store.rights import again as _again  # noqa: F401 - has its place after a restore
from data_io.store.rights.digests import Remembered
from data_io.store.rights.erasing import Erased, Preview, erase_person, preview_erasure
from data_io.store.rights.gathering import Known, gather
from data_io.store.rights.retention import (
    Due,
    Kept,
    blank_texts,
    find_due,
    forget_deletions,
    keep_rule,
    kept_rules,
)
from data_io.store.rights.scrubbing import scrub
from data_io.store.tables import ENTITY_TABLES

ERASED_COLUMNS: Final = ("erasure", "at", "by", "reason", "customer", "lifted_at", "lifted_by")
UNPROVEN_COLUMNS: Final = ("id", "title", "way")
MOST_YEARS: Final = 100
TOUCHED: Final = (*ENTITY_TABLES, "change", "change_cell", "journal_value", "remembered")
"""The tables from which values go."""


class NoErasure(CrmError):
    """There is no such erasure, or it was lifted already."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody is remembered under that number any more. Nothing was changed; look at the list."
        )


class Meanwhile(CrmError):
    """What a rule is about changed since the owner looked."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(
            f"You looked at {expected:,} records, but by now it would be {found:,}. "
            "Nothing was changed; look at the list again."
        )


class Rights:
    """What a person may ask for, of one database; safe to use from many threads. All of it is the owner's."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def known_of(self, customer: int, by: Access) -> Known:
        """Give everything known of a customer, also of a deleted one; noted in the journal.

        Raises ``Denied``, or ``Nobody`` where nothing is known.
        """
        by.require(Action.ERASE)
        with self._database.reading() as connection:
            known = gather(connection, customer, by)
        self._journal.note(What.DISCLOSURE, by, {"customer": customer})
        return known

    def preview(self, customer: int, by: Access) -> Preview:
        """Say what would go and what stays where a customer is erased; nothing is written."""
        by.require(Action.ERASE)
        with self._database.reading() as connection:
            return preview_erasure(connection, customer, by)

    def erase(
        self, customer: int, by: Access, reason: Reason = Reason.WISH, *, mentions: bool = True
    ) -> Erased:
        """Erase a customer for good: records, history, the bytes in the files; totals stay as they are.

        ``mentions``: the texts of others that name them too. All in one step, or nothing of it. The record
        that is left holds nothing of anybody; they are remembered by digests, so that no sheet brings them
        back. It cannot be taken back.
        """
        by.require(Action.ERASE)
        erased = self._erase(customer, by, reason, mentions=mentions)
        said = self.tidy_up(by)
        return Erased(erased.erasure, customer, erased.revision, erased.cells, erased.past, said)

    def _erase(self, customer: int, by: Access, reason: Reason, *, mentions: bool) -> Erased:
        with self._database.writing() as connection:
            return erase_person(
                connection, customer, by, reason, mentions=mentions, again=_number_of(connection, customer)
            )

    def tidy_up(self, by: Access) -> str:
        """Write the files anew without what was erased; a sentence where somebody was in the way, else ""."""
        by.require(Action.ERASE)
        return scrub(self._database, TOUCHED)

    def tidy_after_restore(self) -> None:
        """Write the files anew where erasures were applied again to what came back."""
        if self.remembered():
            scrub(self._database, TOUCHED)

    def erased(self, by: Access) -> pd.DataFrame:
        """List who was erased, the latest first.

        Columns: erasure, at (UTC), by, reason (in words), customer (the record left), lifted_at, lifted_by.
        """
        by.require(Action.ERASE)
        sql = 'SELECT id, at, "by", reason, customer, lifted_at, lifted_by FROM erasure ORDER BY id DESC'
        with self._database.reading() as connection:
            rows = [(*row[:3], told(row[3]), *row[4:]) for row in run(connection, sql)]
        return pd.DataFrame(rows, columns=list(ERASED_COLUMNS), dtype=object)

    def remembered(self) -> Remembered:
        """Give by what the erased are known again: digests, of which nothing can be read."""
        with self._database.reading() as connection:
            return Remembered.read(connection)

    def lift(self, erasure: int, by: Access) -> None:
        """Forget somebody who was erased and came back of their own will: they may be stored again."""
        by.require(Action.ERASE)
        with self._database.writing() as connection:
            asked = "SELECT customer FROM erasure WHERE id=? AND lifted_at IS NULL"
            found = run(connection, asked, (erasure,))
            if not found:
                raise NoErasure
            sql = "UPDATE erasure SET lifted_at=?, lifted_by=? WHERE id=?"
            run(connection, sql, (utc_now().isoformat(timespec="seconds"), by.name, erasure))
            run(connection, "DELETE FROM erased WHERE erasure=?", (erasure,))
            about = {"erasure": erasure, "customer": int(found[0][0]), "lifted": True}
            self._journal.note(What.ERASURE, by, about, connection)

    def rules(self, by: Access) -> dict[Rule, Kept]:
        """Give the retention rules as they are set; off at first."""
        by.require(Action.ERASE)
        with self._database.reading() as connection:
            return kept_rules(connection)

    def set_rule(self, kept: Kept, by: Access) -> None:
        """Set a retention rule; it lets go of nothing until it is applied."""
        by.require(Action.ERASE)
        if not 1 <= kept.years <= MOST_YEARS:
            raise CrmError(f"Say how many years: 1 to {MOST_YEARS}. Nothing was changed.")
        with self._database.writing() as connection:
            keep_rule(connection, kept, by)
            about = {"rule": kept.rule.value, "years": kept.years, "active": kept.active}
            self._journal.note(What.SETTING, by, about, connection)

    def due(self, rule: Rule, by: Access, today: date) -> Due:
        """Say what a rule would let go of today: a dry run."""
        by.require(Action.ERASE)
        with self._database.reading() as connection:
            return find_due(connection, rule, kept_rules(connection)[rule].years, today)

    def apply_rule(
        self,
        rule: Rule,
        by: Access,
        today: date,
        expected: int,
        progress: Callable[[float], None] | None = None,
    ) -> int:
        """Let go of what a rule names; ``expected``: how many records the owner saw. Gives how many went.

        Customers are erased one after the other, so that others can work meanwhile. Raises ``Meanwhile``
        where it would be another number, and then nothing was changed.
        """
        by.require(Action.ERASE)
        with self._database.writing() as connection:
            due = find_due(connection, rule, kept_rules(connection)[rule].years, today)
            if due.count != expected:
                raise Meanwhile(expected, due.count)
            about = {"rule": rule.value, "years": due.years, "records": due.count}
            self._journal.note(What.RETENTION, by, about, connection)
            if rule is Rule.OLD_TEXTS:
                blank_texts(connection, due, by)
            elif rule is Rule.OLD_DELETIONS:
                forget_deletions(connection, due, by)
        if rule is Rule.QUIET_CUSTOMERS:
            for done, customer in enumerate(due.rows["id"].tolist(), 1):
                self._erase(customer, by, Reason.RETENTION, mentions=False)
                if progress is not None:
                    progress(done / due.count)
        self.tidy_up(by)
        return due.count

    def unproven_consents(self, by: Access) -> pd.DataFrame:
        """Give the consents of which nobody wrote down how they were given: id, title, way."""
        by.require(Action.ERASE)
        named = "coalesce(name, company, email, code)"
        with self._database.reading() as connection:
            rows = []
            for way, field in CONSENTS.items():
                where = f"{field}=1 AND {field}_source IS NULL"
                sql = f"SELECT id, {named} FROM customer WHERE {where} ORDER BY id"  # noqa: S608 - our own names
                rows += [(int(record), title, way) for record, title in run(connection, sql)]
        return pd.DataFrame(rows, columns=list(UNPROVEN_COLUMNS), dtype=object)


def _number_of(connection: Connection, customer: int) -> int:
    """Give the number of the erasure that a record is left of; 0 where it is somebody's."""
    sql = "SELECT max(id) FROM erasure WHERE customer=? AND lifted_at IS NULL"
    return int(run(connection, sql, (customer,))[0][0] or 0)
