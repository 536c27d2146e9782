"""Which records are somebody's own: the customers that they look after, and what belongs to these.

A person whose account is limited to them sees and changes nothing else. Who looks after a record says the
field of ``crm.access.HELD_BY``, compared without regard to case; a record of a customer goes with that
customer, one of nobody with the field of its own; products, campaigns and the business are everybody's.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from crm.access import HELD_BY, Access, Action, Denied
from crm.entities import ENTITIES, STORED
from crm.schema import Entity
from data_io.changes import ChangeSet, EntityChanges
from data_io.store.engines import among, quoted, run
from data_io.store.parts import Part, concatenated

CUSTOMER: Final = ENTITIES["customer"]
Clause = tuple[str, tuple[Any, ...]]


def belongs_to_somebody(entity: Entity) -> bool:
    """Whether records of this entity are one person's or another's."""
    return entity is CUSTOMER or "customer" in entity.by_name or entity.name in HELD_BY


def own_clause(connection: Connection, entity: Entity, access: Access) -> Clause:
    """Give the SQL condition that a record is this person's, and its parameters; "" where all are."""
    if not access.own_only or not belongs_to_somebody(entity):
        return "", ()
    if "customer" not in entity.by_name:
        return _held_by(connection, entity, access)
    customers, parameters = _held_by(connection, CUSTOMER, access)
    clause = f'"customer" IN (SELECT id FROM "customer" WHERE {customers})'
    if entity.name not in HELD_BY:
        return clause, parameters
    held, more = _held_by(connection, entity, access)
    return f'({clause} OR ("customer" IS NULL AND {held}))', (*parameters, *more)


def _held_by(connection: Connection, entity: Entity, access: Access) -> Clause:
    column = HELD_BY[entity.name]
    found = run(connection, f"SELECT DISTINCT {quoted(column)} FROM {quoted(entity.name)}")
    return among(connection, column, _spellings([row[0] for row in found], access))


def _spellings(words: Sequence[Any], access: Access) -> list[str]:
    """Give the words that mean this person."""
    name = access.name.strip().casefold()
    return [word for word in words if isinstance(word, str) and word.strip().casefold() == name]


def own_rows(records: pd.DataFrame, customers: pd.DataFrame, entity: Entity, access: Access) -> pd.DataFrame:
    """Keep of a frame for analysis the rows that are this person's; ``customers``: all there are."""
    if not access.own_only or not belongs_to_somebody(entity):
        return records
    if "customer" not in entity.by_name:
        return records[_is_held_by(records, entity, access)]
    own = customers.index[_is_held_by(customers, CUSTOMER, access)]
    kept = records["customer"].isin(own).to_numpy()
    if entity.name in HELD_BY:
        kept = kept | records["customer"].eq(0).to_numpy() & _is_held_by(records, entity, access)
    return records[kept]


def _is_held_by(records: pd.DataFrame, entity: Entity, access: Access) -> np.ndarray[Any, np.dtype[np.bool_]]:
    words = records[HELD_BY[entity.name]]
    known = _spellings(words.cat.categories.tolist(), access)
    held: np.ndarray[Any, np.dtype[np.bool_]] = words.isin(known).to_numpy()
    return held


def is_own(connection: Connection, entity: Entity, record: int, access: Access) -> bool:
    """Whether one record is there and is this person's to see."""
    return bool(own_ids(connection, entity, [record], access))


def own_ids(connection: Connection, entity: Entity, ids: Sequence[int], access: Access) -> set[int]:
    """Give those of the records that are there and this person's to see."""
    clause, parameters = among(connection, "id", list(ids))
    own, more = own_clause(connection, entity, access)
    where = f"{clause} AND {own}" if own else clause
    sql = f"SELECT id FROM {quoted(entity.name)} WHERE {where}"
    return {int(row[0]) for row in run(connection, sql, (*parameters, *more))}


def claimed(changes: ChangeSet, by: Access) -> ChangeSet:
    """Give new customers that nobody looks after to whoever makes them and sees only their own."""
    if not by.own_only:
        return changes
    return replace(changes, parts=tuple(_claimed(part, by) for part in changes.parts))


def _claimed(part: EntityChanges, by: Access) -> EntityChanges:
    if part.entity != CUSTOMER.name or not len(part.inserts):
        return part
    column = HELD_BY[CUSTOMER.name]
    given = part.inserts.get(column, pd.Series(None, index=part.inserts.index, dtype=object))
    held = given.astype(object).where(given.notna(), by.name)
    return replace(part, inserts=part.inserts.assign(**{column: held}))


def require_own(connection: Connection, parts: Sequence[Part], by: Access, *, made: bool = False) -> None:
    """Raise ``Denied`` where a change touches what is not this person's, or (``made``) leads out of it.

    Asked before the change is written and once more after it, in the same transaction.
    """
    if not by.own_only:
        return
    for part in parts:
        entity = STORED[part.entity.name]
        touched = [column.ids for column in part.cells] + ([part.new_ids] if made else [part.deletes])
        ids = concatenated(touched)
        if len(own_ids(connection, entity, ids.tolist(), by)) != len(ids):
            raise Denied(by, Action.UPDATE, entity.name)
