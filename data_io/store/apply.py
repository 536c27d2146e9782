"""The only writer: a prepared change set becomes rows and history in one transaction, or nothing of it does.

Order: new records (so that references to them are known), changed cells, deletions (references to what goes
are blanked in the same step), then the rules that only the store can tell (references exist, unique values
are unique), then history.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from typing import Any, Final

import numpy as np
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.clock import utc_now
from crm.entities import BUSINESS, STORED
from crm.schema import OWN_PREFIX
from data_io.changes import ChangeSet, Counts, EntityChanges, Receipt, Source
from data_io.store.bulk import indexes_afterwards, insert_columns
from data_io.store.cells import write_cells
from data_io.store.columns import json_objects, json_texts
from data_io.store.deletions import delete_records, references_to_blank
from data_io.store.engines import among, run, select
from data_io.store.errors import Conflict, Overtaken
from data_io.store.journal.steps import note_step
from data_io.store.own_columns import register_own_columns
from data_io.store.parts import CellColumn, Ids, Part, concatenated
from data_io.store.rules import check_rules

MANY: Final = 2_000
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


def last_revision(connection: Connection) -> int:
    """Give the number of the last step."""
    return int(run(connection, "SELECT coalesce(max(revision), 0) FROM change")[0][0])


def write(
    connection: Connection, changes: ChangeSet, parts: list[Part], by: Access, *, trusted: bool = False
) -> Receipt:
    """Write a prepared change set as the next revision, or raise ``Conflict`` or ``Invalid``."""
    revision = last_revision(connection) + 1
    for part in parts:
        if part.entity is BUSINESS and (part.count or len(part.deletes)):
            raise ValueError("The business is one record: it is changed, never made or deleted.")
        _take_ids(connection, part)
    new_ids = {part.entity.name: part.new_ids for part in parts}
    for part in parts:
        _resolve_references(part, new_ids)
        register_own_columns(connection, part)
        _insert(connection, part, revision)
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
    check_rules(connection, parts, trusted=trusted)
    counts = _write_history(connection, parts, written, deleted, revision)
    if not counts:
        return Receipt(revision=0, counts={})
    _write_change(connection, changes, by, revision)
    note_step(connection, revision, digests)
    made = {part.entity.name: part.new_ids for part in parts if part.count}
    return Receipt(revision=revision, counts=counts, ids=made)


OVERTAKING: Final = (Source.IMPORT, Source.SAMPLE, Source.UNDO, Source.MERGE, Source.RESTORE)
"""Steps that may have made, or taken away, what an import was about to make."""


def refuse_overtaken(connection: Connection, changes: ChangeSet) -> None:
    """Raise ``Overtaken`` where another such step came after what an import was compared with.

    Asked before anything is written: else it would be found at the end, as numbers that are taken.
    """
    if changes.based_on is None:
        return
    marks = ", ".join("?" * len(OVERTAKING))
    sql = f"SELECT 1 FROM change WHERE revision>? AND source IN ({marks}) LIMIT 1"
    if run(connection, sql, (changes.based_on, *(each.value for each in OVERTAKING))):
        raise Overtaken


def are_many(parts: list[Part]) -> bool:
    """Whether a step is so large that those who change a cell notice it."""
    return (
        sum(part.count + len(part.deletes) + sum(len(each.ids) for each in part.cells) for part in parts)
        > MANY
    )


def _take_ids(connection: Connection, part: Part) -> None:
    """Give the new records their ids: those that they had before, else the next free ones in a block."""
    if not part.count:
        return
    name = part.entity.name
    first = int(run(connection, "SELECT next_id FROM counter WHERE entity=?", (name,))[0][0])
    back = part.returning
    if len(back):
        clause, parameters = among(connection, "id", back.tolist())
        there = [row[0] for row in select(connection, name, ("id",), f"WHERE {clause}", parameters)]
        # What was never given is no record that could come back, and would be given once more later.
        wrong = [*there, *back[back >= first].tolist(), *back[pd.Series(back).duplicated()].tolist()]
        if wrong:
            raise Conflict(_taken_back(name, wrong))
    count = part.count - len(back)
    part.new_ids = np.arange(first, first + count, dtype="int64")
    if part.old_ids is not None:
        part.new_ids = part.old_ids.copy()
        part.new_ids[part.old_ids == 0] = np.arange(first, first + count, dtype="int64")
    if count:
        run(connection, "UPDATE counter SET next_id=? WHERE entity=?", (first + count, name))


def _taken_back(entity: str, ids: list[int]) -> pd.DataFrame:
    """Name records that cannot come back: their ids are taken."""
    return pd.DataFrame(
        {"entity": entity, "id": ids, "field": "", "before": None, "after": None, "now": None}
    )


def _resolve_references(part: Part, new_ids: dict[str, Ids]) -> None:
    """Turn references below zero into the ids of the records made in the same step."""
    for reference in part.entity.references:
        made = new_ids.get(str(reference.refers_to), np.empty(0, dtype="int64"))
        if reference.name in part.inserts:
            part.inserts[reference.name] = _resolved(part.inserts[reference.name], made)
        for column in part.cells:
            if column.name == reference.name:
                column.after = _resolved(column.after, made)
                column.after_texts = json_texts(column.after)


def _resolved(references: pa.Array, made: Ids) -> pa.Array:
    """Put ids for -1, -2, ...: the first, the second of the records made. What is beyond is refused later."""
    lowest = pc.min(references).as_py()
    if lowest is None or lowest >= 0:
        return references
    numbers = references.fill_null(0).to_numpy(zero_copy_only=False).copy()
    new = (numbers < 0) & (numbers >= -len(made))
    numbers[new] = made[-numbers[new] - 1]
    return pa.array(numbers, mask=references.is_null().to_numpy(zero_copy_only=False))


def _insert(connection: Connection, part: Part, revision: int) -> None:
    """Insert the new records: only the columns that hold something, as columns."""
    if not part.count:
        return
    columns: dict[str, Any] = {"id": pa.array(part.new_ids), "revision": [revision] * part.count}
    own = {}
    for name, array in part.inserts.items():
        if name.startswith(OWN_PREFIX):
            own[name.removeprefix(OWN_PREFIX)] = part.own_texts[name]
        else:
            columns[name] = array
    if own:
        columns["own"] = json_objects(own)
    with indexes_afterwards(connection, part.entity.name, part.count):
        insert_columns(connection, part.entity.name, columns)
    if len(part.returning):
        clause, parameters = among(connection, "id", part.returning.tolist())
        run(connection, f"DELETE FROM tombstone WHERE entity=? AND {clause}", (part.entity.name, *parameters))


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
