"""The only writer: a prepared change set becomes rows and history in one transaction, or nothing of it does.

Order: new records (so that references to them are known), changed cells, deletions (references to what goes
are blanked in the same step), then the rules that only the store can tell (references exist, unique values
are unique), then history.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import orjson
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.clock import utc_now
from crm.entities import BUSINESS, STORED
from data_io.changes import ChangeSet, Counts, EntityChanges, Receipt, Source
from data_io.store.ahead import MANY, Ahead
from data_io.store.bulk import insert_columns
from data_io.store.cells import write_cells
from data_io.store.deletions import delete_records, references_to_blank
from data_io.store.engines import run
from data_io.store.inserts import insert_records, resolve_references, take_ids
from data_io.store.journal.steps import note_step
from data_io.store.own_columns import register_own_columns
from data_io.store.parts import CellColumn, Ids, Part, concatenated
from data_io.store.revisions import last_step
from data_io.store.rules import check_rules

NEEDED = {
    Source.IMPORT: frozenset({Action.IMPORT}),
    Source.SAMPLE: frozenset({Action.IMPORT}),
    Source.UNDO: frozenset({Action.UNDO_OWN}),  # whose step it was, ``Store.undo`` asks
    Source.MERGE: frozenset({Action.UPDATE, Action.DELETE}),
    Source.SETTINGS: frozenset({Action.SETTINGS}),
    Source.EDIT: frozenset[Action](),
    Source.RESTORE: frozenset({Action.COPIES}),
    Source.ERASURE: frozenset({Action.ERASE}),
}
"""What a person must be allowed to do by the door, besides what the changes themselves ask for."""


def check_permission(changes: ChangeSet, by: Access, *, takes_back: bool = False) -> None:
    """Raise ``Denied`` where this person may not make these changes.

    ``takes_back``: the store itself worked them out of a step that this person may take back.
    """
    for action in sorted(NEEDED[changes.source]):
        by.require(action)
    by.require(Action.UPDATE)
    for part in changes.parts:
        if part.entity == BUSINESS.name and not part.is_empty:
            by.require(Action.SETTINGS)
        if not takes_back:
            _require_parts(part, by)
        if len(part.updates) and by.hidden(part.entity, part.updates["field"].unique().tolist()):
            raise Denied(by, Action.UPDATE, part.entity)  # nobody changes what they do not even see


def _require_parts(part: EntityChanges, by: Access) -> None:
    """Ask for what the changes to one entity need."""
    asked = {
        Action.CREATE: len(part.inserts),
        Action.UPDATE: len(part.updates),
        Action.DELETE: len(part.deletes),
    }
    for action, count in asked.items():
        if count:
            by.require(action, part.entity)


def write(
    connection: Connection,
    changes: ChangeSet,
    parts: list[Part],
    by: Access,
    *,
    trusted: bool = False,
    ahead: Ahead | None = None,
) -> Receipt:
    """Write a prepared change set as the next revision, or raise ``Conflict`` or ``Invalid``."""
    revision = last_step(connection) + 1 if ahead is None else ahead.number(connection)
    for part in parts:
        if part.entity is BUSINESS and (part.count or len(part.deletes)):
            raise ValueError("The business is one record: it is changed, never made or deleted.")
        take_ids(connection, part)
    new_ids = {part.entity.name: part.new_ids for part in parts}
    for part in parts:
        resolve_references(part, new_ids)
        register_own_columns(connection, part)
        if ahead is None or not ahead.are_in:
            insert_records(connection, part, revision)
    written = {part.entity.name: part.cells for part in parts}
    digests: list[bytes] = []
    for part in parts:
        digests += write_cells(connection, part.entity, part.cells, revision)
    for name, blanked in references_to_blank(connection, parts).items():
        digests += write_cells(connection, STORED[name], blanked, revision)
        written[name] = written.get(name, []) + blanked
    deleted: dict[str, int] = {}
    for part in parts:
        if len(part.deletes):
            deleted[part.entity.name], proof = delete_records(connection, part, revision)
            digests.append(proof)
    check_rules(connection, parts, trusted=trusted, since=None if ahead is None else ahead.checked_at)
    counts = _write_history(connection, parts, written, deleted, revision)
    if not counts:
        return Receipt(revision=0, counts={})
    _write_change(connection, changes, by, revision)
    note_step(connection, revision, digests)
    made = {part.entity.name: part.new_ids for part in parts if part.count}
    return Receipt(revision=revision, counts=counts, ids=made)


def kept(connection: Connection, receipt: Receipt) -> Receipt:
    """Leave no trace of a step that changed nothing."""
    if not receipt.revision:
        connection.rollback()
    return receipt


def are_many(parts: list[Part]) -> bool:
    """Whether a step is so large that those who change a cell notice it."""
    return (
        sum(part.count + len(part.deletes) + sum(len(each.ids) for each in part.cells) for part in parts)
        > MANY
    )


def _write_history(
    connection: Connection,
    parts: list[Part],
    written: dict[str, list[CellColumn]],
    deleted: dict[str, int],
    revision: int,
) -> dict[str, Counts]:
    """Write what the step did to each entity; the cells were written with the changes."""
    by_name = {part.entity.name: part for part in parts}
    counts: dict[str, Counts] = {}
    for name in [*by_name, *(name for name in written if name not in by_name)]:
        part = by_name.get(name)
        created = part.count if part else 0
        updated = len(concatenated([column.ids for column in written.get(name, [])]))
        if not (created or updated or deleted.get(name, 0)):
            continue
        counts[name] = Counts(created, updated, deleted.get(name, 0))
        _write_part(connection, name, counts[name], part, revision)
    return counts


def _write_part(connection: Connection, name: str, counts: Counts, part: Part | None, revision: int) -> None:
    made = np.sort(part.new_ids) if part is not None else np.empty(0, dtype="int64")
    bounds = (int(made[0]), int(made[-1])) if len(made) else (None, None)
    has_gaps = len(made) > 0 and made[-1] - made[0] + 1 != len(made)
    columns: dict[str, list[Any]] = {
        "revision": [revision],
        "entity": [name],
        "created": [counts.created],
        "updated": [counts.updated],
        "deleted": [counts.deleted],
        "first_id": [bounds[0]],
        "last_id": [bounds[1]],
        "ranges": [orjson.dumps(ranges(made)).decode() if has_gaps else None],
        "own_columns": [orjson.dumps(part.new_own).decode() if part is not None and part.new_own else None],
    }
    insert_columns(connection, "change_part", columns)


def ranges(ids: Ids) -> list[list[int]]:
    """Give sorted ids as runs [first, last]."""
    breaks = np.flatnonzero(np.diff(ids) != 1)
    firsts = ids[np.append(0, breaks + 1)]
    lasts = ids[np.append(breaks, len(ids) - 1)]
    runs: list[list[int]] = np.column_stack([firsts, lasts]).tolist()
    return runs


def _write_change(connection: Connection, changes: ChangeSet, by: Access, revision: int) -> None:
    details = (
        orjson.dumps(dict(changes.details), option=orjson.OPT_SERIALIZE_NUMPY).decode()
        if changes.details
        else None
    )
    columns: dict[str, list[Any]] = {
        "revision": [revision],
        "at": [utc_now().isoformat(timespec="microseconds")],
        "by": [by.name],
        "source": [changes.source.value],
        "label": [changes.label],
        "undoes": [changes.undoes],
        "details": [details],
    }
    insert_columns(connection, "change", columns)
    if changes.undoes is not None:
        _mark_undone(connection, changes.undoes, revision)


def _mark_undone(connection: Connection, undone: int, by: int) -> None:
    """Mark a step as taken back; what an undo had taken back counts again, and so on down."""
    step: int | None = undone
    taker: int | None = by
    while step is not None:
        run(connection, "UPDATE change SET undone_by=? WHERE revision=?", (taker, step))
        taker = None if taker is not None else step
        found = run(connection, "SELECT undoes FROM change WHERE revision=?", (step,))
        step = found[0][0] if found else None
