"""Somebody erased: what would go and what stays beforehand, then all of it in one step, or nothing."""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.clock import utc_now
from crm.entities import CUSTOMER, ENTITIES
from crm.rights import Reason, email_mark, phone_mark, plain
from crm.schema import Kind
from crm.values import MONEY_SCALE
from data_io.changes import ChangeSet, Source
from data_io.store import upgrades
from data_io.store.apply import write
from data_io.store.bulk import insert_columns
from data_io.store.engines import among, run
from data_io.store.journal import What
from data_io.store.journal.chain import written
from data_io.store.journal.entries import add_entry
from data_io.store.journal.erasure import ToErase, erase
from data_io.store.parts import prepare
from data_io.store.rights.cells import Anonymised, anonymised
from data_io.store.rights.digests import EMAILS, PHONES, digest, items_of, marks_of, salt_of
from data_io.store.rights.mentions import (
    find_mentions,
    find_named_entries,
    find_named_steps,
    find_past_mentions,
    forget_matchings,
)
from data_io.store.rights.scrubbing import overwrite_what_goes
from data_io.store.rights.subjects import Subject, goes, read_subject, title_of

LABEL: Final = "Personal data of one customer erased"
LEAST_LETTERS: Final = 5
TELLING: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.LIST})
COUNT_COLUMNS: Final = ("entity", "field", "cells")


@dataclass(frozen=True)
class Preview:
    """What goes and what stays where somebody is erased.

    ``title``: what names them; ``goes``: one row a field, columns entity, field, cells (how many are blanked
    or get a stand-in); ``stays``: how many records stay by entity; ``totals``: by field path the sum over
    these, in currency units, the same afterwards; ``former``: records that went into this one; ``gone``:
    deleted records that cannot be brought back any more; ``past``: cells of the history that are emptied;
    ``steps``: names and receipts of steps that go; ``mentions``: texts of others that mention them (entity,
    id, field, text).
    """

    customer: int
    title: str
    goes: pd.DataFrame
    stays: Mapping[str, int]
    totals: Mapping[str, float]
    former: int
    gone: int
    past: int
    steps: int
    mentions: pd.DataFrame


@dataclass(frozen=True)
class Erased:
    """What an erasure did: its number, the step of the history (0: nothing left to change), the counts."""

    erasure: int
    customer: int
    revision: int
    cells: int
    past: int
    scrubbed: str = field(default="")
    """A sentence where the file or the tables could not be tidied behind it; "" where all went well."""


def preview_erasure(connection: Connection, customer: int, by: Access) -> Preview:
    """Work out what would go; nothing is written."""
    subject = read_subject(connection, customer, by)
    changes = anonymised(connection, subject, salt_of(connection) or "00")
    own = dict(subject.held())
    mentions = find_mentions(connection, subject.words, own)
    counts = [
        (entity, name, len(cells))
        for entity, frame in changes.cells.items()
        for name, cells in frame.groupby("field", sort=False)
    ]
    past = subject.cells
    going = [goes(entity, name) for entity, name in zip(past["entity"], past["field"], strict=True)]
    return Preview(
        customer,
        title_of(subject),
        pd.DataFrame(counts, columns=list(COUNT_COLUMNS)),
        {name: len(frame) for name, frame in subject.records.items() if len(frame)},
        _totals(subject),
        len(subject.ids) - 1,
        sum(len(each) for each in subject.gone.values()),
        sum(going),
        len(find_named_steps(connection, subject.words, _values(subject, changes))),
        mentions,
    )


def _totals(subject: Subject) -> dict[str, float]:
    """Give the sums of money over the person's records, in currency units."""
    totals: dict[str, float] = {}
    for name, records in subject.records.items():
        for each in ENTITIES[name].fields if name != CUSTOMER.name else ():
            if each.kind is Kind.MONEY and len(records) and records[each.name].notna().any():
                totals[f"{name}.{each.name}"] = float(records[each.name].dropna().sum()) / MONEY_SCALE
    return totals


def erase_person(
    connection: Connection,
    customer: int,
    by: Access,
    reason: Reason,
    *,
    mentions: bool = True,
    again: int = 0,
) -> Erased:
    """Erase a person within a transaction that writes; see ``Rights.erase``.

    ``again``: the number of the erasure that is applied once more, after a restore: it is remembered already.
    """
    overwrite_what_goes(connection)
    subject = read_subject(connection, customer, by)
    salt = salt_of(connection, make=True)
    changes = anonymised(connection, subject, salt)
    shared = _shared_marks(connection, subject)
    elsewhere = find_mentions(connection, subject.words, dict(subject.held()))
    parts = changes.parts(elsewhere if mentions else elsewhere[:0], subject.words)
    revision = _write(connection, parts, by)
    erasure = again or _remember(connection, subject, by, reason, revision)
    _keep_digests(connection, subject, salt, erasure, shared, changes)
    past = _erase_history(connection, subject, changes, by, mentions=mentions, erasure=erasure)
    forget_matchings(connection, subject.words)
    cells = sum(len(part.updates) for part in parts)
    counts = {"revision": revision or None, "cells": cells, "past": past}
    about = {"erasure": erasure, "customer": customer, "reason": reason.name.lower(), **counts}
    add_entry(connection, What.ERASURE, by.name, written(about))
    return Erased(erasure, customer, revision, cells, past)


def _write(connection: Connection, parts: tuple[Any, ...], by: Access) -> int:
    """Write the changes as a step of the history; 0 where nothing was left to change."""
    if not parts:
        return 0
    changes = ChangeSet(Source.ERASURE, LABEL, parts)
    return write(connection, changes, prepare(changes, trusted=True), by, trusted=True).revision


def _remember(connection: Connection, subject: Subject, by: Access, reason: Reason, revision: int) -> int:
    number = int(run(connection, "SELECT coalesce(max(id), 0) + 1 FROM erasure")[0][0])
    row: dict[str, list[Any]] = {
        "id": [number],
        "at": [utc_now().isoformat(timespec="seconds")],
        "by": [by.name],
        "reason": [reason.name.lower()],
        "customer": [subject.customer],
        "shop": [upgrades.identity_of(connection) or ""],
        "revision": [revision or None],
    }
    insert_columns(connection, "erasure", row)
    return number


def _keep_digests(
    connection: Connection, subject: Subject, salt: str, erasure: int, shared: set[str], changes: Anonymised
) -> None:
    """Remember by what the person is known again, and for which numbers a stand-in was put."""
    marks = marks_of(subject.faces(), shared) | {("text", plain(each)) for each in changes.stood_in}
    digests = {(kind, digest(salt, kind, mark)) for kind, mark in marks}
    there = set(run(connection, "SELECT kind, digest FROM erased WHERE erasure=?", (erasure,)))
    new = sorted(digests - there)
    if new:
        columns = {
            "kind": [each[0] for each in new],
            "digest": [each[1] for each in new],
            "erasure": [erasure] * len(new),
        }
        insert_columns(connection, "erased", columns)


def _shared_marks(connection: Connection, subject: Subject) -> set[str]:
    """Give the marks of e-mails and phones of the person that other customers have too: a household's."""
    faces = subject.faces()
    ours = {email_mark(each) for face in faces for name in EMAILS for each in items_of(face.get(name), name)}
    ours |= {phone_mark(each) for face in faces for name in PHONES for each in items_of(face.get(name), name)}
    found: set[str] = set()
    for name in EMAILS:
        asked = f'SELECT DISTINCT "{name}" FROM customer WHERE "{name}" IS NOT NULL AND id<>?'
        rows = run(connection, asked, (subject.customer,))
        found |= {email_mark(each) for (text,) in rows for each in items_of(text, name)} & ours
    return found - {""}


def _values(subject: Subject, changes: Anonymised) -> Collection[str]:
    """Give the texts that go, as they may stand among the cells that an import could not read."""
    told = [
        (entity, str(name), value)
        for entity, cells in changes.cells.items()
        for name, value in zip(cells["field"], cells["before"], strict=True)
    ]
    told += [(CUSTOMER.name, name, value) for face in subject.faces() for name, value in face.items()]
    return {
        value
        for entity, name, value in told
        if isinstance(value, str) and len(value) >= LEAST_LETTERS and _is_telling(entity, name)
    }


def _is_telling(entity: str, name: str) -> bool:
    """Whether the values of a field are a person's own, and not one of few that many have."""
    field = ENTITIES[entity].by_name.get(name)
    return field is None or field.kind in TELLING


def _erase_history(
    connection: Connection, subject: Subject, changes: Anonymised, by: Access, *, mentions: bool, erasure: int
) -> int:
    """Empty what the history tells of the person; give how many cells."""
    held = dict(subject.held())
    fields = {
        name: [each for each in _fields_of(connection, name, ids) if goes(name, each)]
        for name, ids in held.items()
    }
    steps = find_named_steps(connection, subject.words, _values(subject, changes))
    to_erase = ToErase(held, fields, steps, find_named_entries(connection, subject.words))
    about = {"erasure": erasure}
    count = erase(connection, by.name, about, to_erase)
    elsewhere = find_past_mentions(connection, subject.words, held)
    for (entity, name), cells in elsewhere.groupby(["entity", "field"]):
        ids = [int(each) for each in cells["id"] if mentions or each in held.get(str(entity), ())]
        count += erase(connection, by.name, about, ToErase({str(entity): ids}, [str(name)])) if ids else 0
    return count


def _fields_of(connection: Connection, entity: str, ids: Collection[int]) -> list[str]:
    clause, parameters = among(connection, "record", list(ids))
    sql = f"SELECT DISTINCT field FROM change_cell WHERE entity=? AND {clause}"
    return [str(row[0]) for row in run(connection, sql, (entity, *parameters))]
