"""All that a database holds of one person: records, what went into them, what is gone, what was before."""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.entities import CUSTOMER, ENTITIES
from crm.errors import CrmError
from crm.rights import Fate, PersonsWords, fate_of, listed
from crm.schema import OWN_PREFIX, Entity
from data_io.store.columns import from_json
from data_io.store.deletions import OWN_KEY
from data_io.store.engines import among, quoted, run
from data_io.store.history import MERGED
from data_io.store.journal.cells import IS_WHOLE
from data_io.store.records import Asked, read_records
from data_io.store.rights.digests import EMAILS, PHONES, items_of, names_of

BELONGING: Final = tuple(
    each for each in ENTITIES.values() if any(ref.refers_to == CUSTOMER.name for ref in each.references)
)
"""The entities whose records belong to a customer."""
CELL_COLUMNS: Final = ("revision", "at", "by", "entity", "id", "field", "before", "after")


class Nobody(CrmError):
    """There is nobody of that number, and never was, or nothing is left of them."""

    def __init__(self, customer: int) -> None:
        super().__init__(
            f"There is no customer number {customer}, and nothing is kept of one. Nothing was changed; "
            "look for them by name."
        )


@dataclass
class Subject:
    """One person as the database knows them.

    ``records``: what there is by entity, in stored form, the customer too (empty where deleted); ``ids``: the
    customer's number and those of the records that went into it; ``gone``: by entity the deleted records as
    they were, by id; ``cells``: the history of all these records (``CELL_COLUMNS``, values in stored form).
    """

    customer: int
    ids: list[int]
    records: dict[str, pd.DataFrame]
    gone: dict[str, dict[int, dict[str, Any]]]
    cells: pd.DataFrame
    _words: PersonsWords | None = field(default=None, repr=False)

    @property
    def is_there(self) -> bool:
        """Whether the customer was not deleted."""
        return not self.records[CUSTOMER.name].empty

    def record(self) -> dict[str, Any]:
        """Give the customer's record; empty where it was deleted."""
        return _dict(self.records[CUSTOMER.name]) if self.is_there else {}

    def faces(self) -> list[dict[str, Any]]:
        """Give the customer as they are and were: the record, former ones, and values that stood in them."""
        were = [each for at, each in self.gone.get(CUSTOMER.name, {}).items() if at in self.ids]
        cells = self.cells[(self.cells["entity"] == CUSTOMER.name) & (self.cells["field"] != "")]
        past = [
            {str(name): value}
            for side in ("before", "after")
            for name, value in zip(cells["field"], cells[side], strict=True)
            if isinstance(value, str)
        ]
        here = [self.record()] if self.is_there else []
        return [*here, *were, *past]

    @property
    def words(self) -> PersonsWords:
        """What names this person in texts."""
        if self._words is None:
            faces = self.faces()
            self._words = PersonsWords(
                listed(name for face in faces for name in names_of(face)),
                listed(each for face in faces for name in EMAILS for each in items_of(face.get(name), name)),
                listed(each for face in faces for name in PHONES for each in items_of(face.get(name), name)),
                listed(each for face in faces for each in items_of(face.get("street"), "street")),
            )
        return self._words

    def held(self) -> Iterator[tuple[str, list[int]]]:
        """Give by entity the ids of all its records, those that are gone too."""
        for name in (CUSTOMER.name, *(each.name for each in BELONGING)):
            there = self.records[name].index.tolist() if name in self.records else []
            ids = sorted({*there, *self.gone.get(name, {}), *(self.ids if name == CUSTOMER.name else ())})
            if ids:
                yield name, ids


def read_subject(connection: Connection, customer: int, by: Access) -> Subject:
    """Read all that is held of a customer, also of a deleted one; ``Nobody`` where there is nothing."""
    ids = [customer, *former_ids(connection, customer)]
    records = {CUSTOMER.name: read_records(connection, CUSTOMER, by, Asked([customer]))}
    gone = {CUSTOMER.name: _deleted(connection, CUSTOMER, among(connection, "record", ids))}
    if records[CUSTOMER.name].empty and not gone[CUSTOMER.name]:
        raise Nobody(customer)
    for entity in BELONGING:
        records[entity.name] = _belonging(connection, entity, ids, by)
        gone[entity.name] = _gone_of(connection, entity, ids)
    orders = records["sale"]["order_number"].dropna().unique().tolist()
    for entity in BELONGING if orders else ():
        if entity.name != "sale" and "order_number" in entity.by_name:
            asked = Asked(where={"customer": None, "order_number": orders})
            records[entity.name] = _together(
                records[entity.name], read_records(connection, entity, by, asked)
            )
    subject = Subject(
        customer, ids, records, {name: each for name, each in gone.items() if each}, pd.DataFrame()
    )
    subject.cells = _cells(connection, subject)
    return subject


def title_of(subject: Subject) -> str:
    """Give what names the person to people."""
    faces = subject.faces()
    return next((str(face[name]) for face in faces for name in CUSTOMER.title if face.get(name)), "")


def former_ids(connection: Connection, customer: int) -> list[int]:
    """Give the numbers of the records that went into a customer, through all merges that stand."""
    sql = "SELECT details FROM change WHERE source='merge' AND undone_by IS NULL AND details IS NOT NULL"
    pairs = [pair for (details,) in run(connection, sql) for pair in orjson.loads(details).get(MERGED, [])]
    found: list[int] = []
    waiting = [customer]
    while waiting:
        into = waiting.pop()
        more = [int(one) for one, other in pairs if int(other) == into and int(one) not in {customer, *found}]
        found += more
        waiting += more
    return found


def _belonging(connection: Connection, entity: Entity, ids: list[int], by: Access) -> pd.DataFrame:
    """Give the records of a customer; also those from which their deletion took the customer's number."""
    found = read_records(connection, entity, by, Asked(where={"customer": ids}))
    clause, parameters = among(connection, "before", [str(each) for each in ids])
    sql = f"""
        SELECT DISTINCT record FROM change_cell
        WHERE entity=? AND field='customer' AND after IS NULL AND {clause}"""
    lost = [int(row[0]) for row in run(connection, sql, (entity.name, *parameters))]
    if not lost:
        return found
    return _together(found, read_records(connection, entity, by, Asked(lost, where={"customer": None})))


def _together(records: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    new = more[~more.index.isin(records.index)]
    if new.empty:
        return records
    return pd.concat([records, new]) if len(records) else new


def _deleted(
    connection: Connection, entity: Entity, clause: tuple[str, tuple[Any, ...]]
) -> dict[int, dict[str, Any]]:
    """Give deleted records by id as they were when they went; own columns as ``own.<heading>``."""
    sql = f"""
        SELECT record, before FROM change_cell
        WHERE entity=? AND field='' AND before IS NOT NULL AND {IS_WHOLE} AND {clause[0]}
        AND record NOT IN (SELECT id FROM {quoted(entity.name)}) ORDER BY revision"""
    rows = run(connection, sql, (entity.name, *clause[1]))
    return {
        int(row[0]): _flat(each) for row, each in zip(rows, from_json([row[1] for row in rows]), strict=True)
    }


def _gone_of(connection: Connection, entity: Entity, ids: list[int]) -> dict[int, dict[str, Any]]:
    """Give the deleted records that belonged to a customer."""
    found: dict[int, dict[str, Any]] = {}
    for each in ids:
        kept = _deleted(connection, entity, ("before LIKE ?", (f'%"customer":{each}%',)))
        found |= {at: record for at, record in kept.items() if record.get("customer") == each}
    return found


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    own = record.get(OWN_KEY) or {}
    facts = {name: value for name, value in record.items() if name != OWN_KEY}
    return facts | {OWN_PREFIX + name: value for name, value in own.items()}


def _cells(connection: Connection, subject: Subject) -> pd.DataFrame:
    """Give the history of all the records, the oldest first."""
    rows: list[tuple[Any, ...]] = []
    for name, ids in subject.held():
        clause, parameters = among(connection, "record", ids)
        sql = f"""
            SELECT change.revision, at, "by", entity, record, field, before, after
            FROM change_cell JOIN change ON change.revision = change_cell.revision
            WHERE entity=? AND {IS_WHOLE} AND {clause}
            ORDER BY change.revision, record, field"""
        rows += run(connection, sql, (name, *parameters))
    cells = pd.DataFrame(rows, columns=list(CELL_COLUMNS), dtype=object)
    for side in ("before", "after"):
        values = from_json([None if each is None else each for each in cells[side]])
        cells[side] = pd.Series(values, index=cells.index, dtype=object)
    return cells.astype({"revision": "int64", "id": "int64"}).sort_values("revision", kind="stable")


def _dict(records: pd.DataFrame) -> dict[str, Any]:
    return {str(name): value for name, value in records.iloc[0].items() if name != "revision"}


def goes(entity: str, name: str) -> bool:
    """Whether the history of a field must go: all that does not stay in any case."""
    return not name or fate_of(entity, name) is not Fate.STAYS
