"""Whole records in stored form, some at a time: for grids, forms, the profile of a customer, the workbook."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.entities import BUSINESS
from crm.schema import OWN_PREFIX, Entity
from data_io.store.columns import stored_frame
from data_io.store.engines import among, is_sqlite, quoted, run, select
from data_io.store.own_columns import own_columns
from data_io.store.own_records import own_clause


@dataclass(frozen=True)
class Asked:
    """Which records, and what of them.

    ``where``: field -> value, or a list of values any of which will do, or None for blank; all must hold.
    ``after``: only ids above this one; ``offset`` walks over all records that stand before. ``given``: the
    ids that the filters of a guest's link leave.
    """

    ids: Iterable[int] | None = None
    where: Mapping[str, Any] | None = None
    order_by: str | None = "id"
    descending: bool = False
    limit: int | None = None
    offset: int = 0
    fields: Sequence[str] | None = None
    after: int | None = None
    given: Sequence[int] | None = None


def read_records(connection: Connection, entity: Entity, access: Access, asked: Asked) -> pd.DataFrame:
    """Give whole records in stored form: index id; columns the fields, ``own.<heading>``, revision.

    Blanks are None.
    """
    access.require(Action.READ, entity.name)
    names = [each.name for each in entity.fields]
    own = list(own_columns(connection, entity.name))
    if asked.fields is not None:
        names = [name for name in asked.fields if name in entity.by_name]
        own = [name for name in own if OWN_PREFIX + name in asked.fields]
    clause, parameters = conditions(connection, entity, access, asked.where or {}, asked.ids, asked.given)
    if asked.after is not None:
        clause, parameters = f"{clause} {'AND' if clause else 'WHERE'} id > ?", (*parameters, asked.after)
    shown = asked.order_by is not None and not access.hidden(entity.name, [asked.order_by])
    order_by = asked.order_by if shown or asked.order_by in (None, "revision") else "id"
    tail = clause + _order(entity, order_by, descending=asked.descending)
    if asked.limit is not None or asked.offset:
        unlimited = "-1" if is_sqlite(connection) else "ALL"
        tail += f" LIMIT {unlimited if asked.limit is None else int(asked.limit)} OFFSET {int(asked.offset)}"
    rows = select(connection, entity.name, ("id", "revision", "own", *names), tail, parameters)
    return masked(entity, stored_frame(rows, names, own), access)


def count_records(
    connection: Connection,
    entity: Entity,
    access: Access,
    where: Mapping[str, Any] | None = None,
    given: Sequence[int] | None = None,
) -> int:
    """Say how many records there are, for this reader, of which ``where`` holds; ``given``: see ``Asked``."""
    access.require(Action.READ, entity.name)
    clause, parameters = conditions(connection, entity, access, where or {}, None, given)
    return int(run(connection, f"SELECT count(*) FROM {quoted(entity.name)} {clause}", parameters)[0][0])


def conditions(
    connection: Connection,
    entity: Entity,
    access: Access,
    where: Mapping[str, Any],
    ids: Iterable[int] | None,
    given: Sequence[int] | None = None,
) -> tuple[str, tuple[Any, ...]]:
    """Give the WHERE clause for what is asked and may be seen, and its parameters.

    KeyError for a field that there is not; ``Denied`` where it asks by what the reader does not see, and
    where a guest's link has filters that nobody has laid over the records (``given``).
    """
    if access.filters and given is None and entity is not BUSINESS:
        raise Denied(access, Action.READ, entity.name)
    if access.hidden(entity.name, [name for name in where if name != "id"]):
        raise Denied(access, Action.READ, entity.name)
    own, values = own_clause(connection, entity, access)
    clauses: list[str] = [own] if own else []
    parameters: list[Any] = list(values)
    asked: dict[str, Any] = {
        entity[name].name if name != "id" else name: value for name, value in where.items()
    }
    if given is not None:
        more, values = _any_of(connection, "id", list(given))
        clauses += more
        parameters += values
    if ids is not None:
        more, values = _any_of(connection, "id", [int(each) for each in ids])
        clauses += more
        parameters += values
    for name, value in asked.items():
        if value is None:
            clauses.append(f"{quoted(name)} IS NULL")
        elif isinstance(value, list | tuple | set | frozenset):
            more, values = _any_of(connection, name, list(value))
            clauses += more
            parameters += values
        else:
            clauses.append(f"{quoted(name)} = ?")
            parameters.append(value)
    return ("WHERE " + " AND ".join(clauses) if clauses else ""), tuple(parameters)


def _any_of(connection: Connection, name: str, values: list[Any]) -> tuple[list[str], tuple[Any, ...]]:
    clause, parameters = among(connection, name, values)
    return [clause], parameters


def _order(entity: Entity, order_by: str | None, *, descending: bool) -> str:
    """Give the ORDER BY: blanks last, records that are equal in it by id."""
    if order_by is None:
        return ""
    way = "DESC" if descending else "ASC"
    if order_by in ("id", "revision"):
        return f" ORDER BY {order_by} {way}"
    name = quoted(entity[order_by].name)
    return f" ORDER BY {name} IS NULL, {name} {way}, id {way}"


def masked(entity: Entity, records: pd.DataFrame, access: Access) -> pd.DataFrame:
    """Blank what this reader may not see; own columns too, for nobody knows what they hold."""
    if access.personal:
        return records
    hidden = access.hidden(entity.name, [name for name in map(str, records.columns) if name != "revision"])
    shown = records.copy(deep=False)
    shown[hidden] = np.full((len(records), len(hidden)), None, dtype=object)
    return shown
