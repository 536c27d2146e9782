"""What is let go of after some years: who and what that would be, and doing it."""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.clock import utc_now
from crm.entities import ENTITIES
from crm.rights import OLD_TEXTS, RULES, TOUCHES, Rule
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store.apply import write
from data_io.store.engines import quoted, run, select
from data_io.store.journal.cells import IS_WHOLE
from data_io.store.journal.erasure import ToErase, erase
from data_io.store.parts import prepare
from data_io.store.rights.scrubbing import overwrite_what_goes

DUE_COLUMNS: Final = ("entity", "id", "title", "last")
STILL_OPEN: Final = {
    "complaint": "resolved_at IS NULL AND coalesce(status, 'open') <> 'resolved'",
    "opportunity": "closed_on IS NULL AND coalesce(stage, 'new') NOT IN ('won', 'lost')",
    "task": "done_at IS NULL",
}
"""SQL: what of a customer is still open, by entity."""
LABEL: Final = "Old texts blanked"


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule as the owner has set it: after how many years, and whether it counts."""

    rule: Rule
    years: int
    active: bool


@dataclass(frozen=True)
class Due:
    """What a rule would let go of: ``rows`` (entity, id, title, last: the day that counts)."""

    rule: Rule
    years: int
    before: date
    rows: pd.DataFrame

    @property
    def count(self) -> int:
        """How many records it is about."""
        return len(self.rows)


def kept_rules(connection: Connection) -> dict[Rule, Kept]:
    """Give all rules as they are set; off at first."""
    stored = {name: (int(years), bool(active)) for name, years, active in run(
        connection, "SELECT name, years, active FROM retention_rule"
    )}  # fmt: skip
    return {rule: Kept(rule, *stored.get(rule.value, (RULES[rule].years, False))) for rule in RULES}


def keep_rule(connection: Connection, kept: Kept, by: Access) -> None:
    """Set a rule."""
    sql = """
        INSERT INTO retention_rule (name, years, active, "by", at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET
            years=excluded.years, active=excluded.active, "by"=excluded."by", at=excluded.at"""
    at = utc_now().isoformat(timespec="seconds")
    run(connection, sql, (kept.rule.value, kept.years, int(kept.active), by.name, at))


def years_before(today: date, years: int) -> date:
    """Give the day so many years ago."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def find_due(connection: Connection, rule: Rule, years: int, today: date) -> Due:
    """Say what a rule would let go of today; nothing is written."""
    before = years_before(today, years)
    rows = _FINDING[rule](connection, before.isoformat())
    return Due(rule, years, before, rows.sort_values(["last", "id"], ignore_index=True))


def _quiet_customers(connection: Connection, before: str) -> pd.DataFrame:
    """Give the customers whose last purchase or contact, or whose coming in, is older than a day."""
    named = "coalesce(name, company, email, code)"
    sql = f"""
        SELECT id, {named} FROM customer
        WHERE id NOT IN (SELECT customer FROM erasure WHERE lifted_at IS NULL)"""
    rows = run(connection, sql)
    people = pd.Series({int(row[0]): row[1] for row in rows}, dtype=object)
    last = pd.Series(
        _came_in(connection, people.index.to_numpy(dtype="int64")), index=people.index, dtype=object
    )
    touched = pd.Series("", index=people.index, dtype=object)
    for entity, day in TOUCHES:
        asked = f"""
            SELECT customer, max({quoted(day)}) FROM {quoted(entity)}
            WHERE customer IS NOT NULL AND {quoted(day)} IS NOT NULL GROUP BY customer"""
        found = pd.Series({int(row[0]): str(row[1])[:10] for row in run(connection, asked)}, dtype=object)
        found = found.reindex(people.index, fill_value="")
        touched = touched.where(touched >= found, found)
    last = touched.where(touched != "", last)
    busy = {
        int(row[0])
        for entity, still in STILL_OPEN.items()
        for row in run(
            connection,
            f"SELECT DISTINCT customer FROM {quoted(entity)} WHERE customer IS NOT NULL AND {still}",
        )
    }
    due = people.index[(last < before).to_numpy(dtype=bool) & ~people.index.isin(busy)]
    return _due("customer", due.to_numpy(dtype="int64"), people.loc[due].tolist(), last.loc[due].tolist())


def _came_in(connection: Connection, ids: np.ndarray[Any, np.dtype[np.int64]]) -> list[str]:
    """Give the day on which each record was made, by the steps that made records."""
    sql = """
        SELECT first_id, at FROM change_part JOIN change ON change.revision = change_part.revision
        WHERE entity='customer' AND created > 0 ORDER BY first_id"""
    steps = run(connection, sql)
    if not steps:
        return [""] * len(ids)
    firsts = np.array([row[0] for row in steps], dtype="int64")
    days = np.array([str(row[1])[:10] for row in steps], dtype=object)
    places = np.clip(np.searchsorted(firsts, ids, side="right") - 1, 0, None)
    found: list[str] = days[places].tolist()
    return found


def _old_texts(connection: Connection, before: str) -> pd.DataFrame:
    """Give the records whose texts are older than a day."""
    found = []
    for name, fields in OLD_TEXTS.items():
        day = str(ENTITIES[name].dated_by)
        filled = " OR ".join(f"{quoted(each)} IS NOT NULL" for each in fields)
        rows = select(
            connection, name, ("id", day, fields[0]), f"WHERE {quoted(day)} < ? AND ({filled})", (before,)
        )
        found.append(
            _due(name, [row[0] for row in rows], [row[2] for row in rows], [str(row[1])[:10] for row in rows])
        )
    return pd.concat(found, ignore_index=True)


def _old_deletions(connection: Connection, before: str) -> pd.DataFrame:
    """Give the deleted records that are kept in the history longer than since a day."""
    sql = f"""
        SELECT entity, record, max(at) FROM change_cell JOIN change ON change.revision = change_cell.revision
        WHERE field='' AND {IS_WHOLE} GROUP BY entity, record HAVING max(at) < ?"""
    rows = run(connection, sql, (before,))
    frames = [_due("", [], [], [])]
    for name in ENTITIES:
        there = {int(row[0]) for row in run(connection, f"SELECT id FROM {quoted(name)}")} if rows else set()
        own = [(record, at) for entity, record, at in rows if entity == name and record not in there]
        frames.append(_due(name, [row[0] for row in own], None, [str(row[1])[:10] for row in own]))
    return pd.concat(frames, ignore_index=True)


def _due(entity: str, ids: Any, titles: list[Any] | None, last: list[str]) -> pd.DataFrame:  # noqa: ANN401 - any list of ids
    shown = [None] * len(ids) if titles is None else titles
    rows = pd.DataFrame(
        {"entity": entity, "id": ids, "title": shown, "last": last}, columns=list(DUE_COLUMNS)
    )
    return rows.astype({"entity": object, "id": "int64", "title": object, "last": object})


_FINDING: Final = {
    Rule.QUIET_CUSTOMERS: _quiet_customers,
    Rule.OLD_TEXTS: _old_texts,
    Rule.OLD_DELETIONS: _old_deletions,
}


def blank_texts(connection: Connection, due: Due, by: Access) -> None:
    """Blank the texts of records, and what the history tells of them, within a transaction that writes."""
    overwrite_what_goes(connection)
    parts = []
    for name, rows in due.rows.groupby("entity"):
        fields = OLD_TEXTS[str(name)]
        ids = set(rows["id"].tolist())
        stored = [row for row in select(connection, str(name), ("id", *fields)) if row[0] in ids]
        cells = [
            (row[0], field, value, None)
            for row in stored
            for field, value in zip(fields, row[1:], strict=True)
            if value is not None
        ]
        frame = pd.DataFrame(cells, columns=["id", "field", "before", "after"], dtype=object)
        parts.append(EntityChanges(str(name), updates=frame.astype({"id": "int64"})))
    if not parts:
        return
    changes = ChangeSet(Source.ERASURE, LABEL, tuple(parts))
    write(connection, changes, prepare(changes, trusted=True), by, trusted=True)
    records = {str(name): rows["id"].tolist() for name, rows in due.rows.groupby("entity")}
    erase(
        connection,
        by.name,
        {"rule": due.rule.value},
        ToErase(records, {each: OLD_TEXTS[each] for each in records}),
    )


def forget_deletions(connection: Connection, due: Due, by: Access) -> None:
    """Empty what the history keeps of deleted records, within a transaction that writes."""
    overwrite_what_goes(connection)
    records = {str(name): rows["id"].tolist() for name, rows in due.rows.groupby("entity")}
    if records:
        erase(connection, by.name, {"rule": due.rule.value}, ToErase(records))
