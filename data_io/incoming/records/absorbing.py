"""The good rows of a sheet become records: those that they refer to, then those that they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Entity
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.known import Absorbed, Ids, Mask, Status
from data_io.incoming.records.lines import ORDER, as_returns
from data_io.incoming.records.misspelt import likely_misspelt
from data_io.incoming.records.plans import Choices, SheetPlan, Unknown
from data_io.incoming.records.references import Resolved, resolve
from data_io.incoming.records.rows import issue_frame
from data_io.incoming.values.parsing import texts_of


def without_strangers(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, chosen: Choices, desk: Desk
) -> tuple[pd.DataFrame, Ids]:
    """Hand back the rows that name a record which nobody knows, where the owner wants that.

    Looked at before anything is learned from them: what comes back leaves no trace.
    """
    back = np.zeros(len(frame), dtype=bool)
    for reference in entity.references:
        target, path = str(reference.refers_to), f"{entity.name}.{reference.name}"
        if chosen.for_unknown(target) is Unknown.HAND_BACK and _told(frame, path, target):
            dated_by = f"{entity.name}.{entity.dated_by}"
            named = resolve(frame, path, desk.records(target), dated_by=dated_by, create=False, update=False)
            _note_unknown(plan, path, good, named, "unknown_record")
            plan.unknown[target] = named.called
            back |= named.unknown
    if not back.any():
        return frame, good
    plan.statuses[good[back]] = Status.REJECTED
    return frame[~back], good[~back]


def _told(frame: pd.DataFrame, path: str, target: str) -> list[str]:
    """Give the columns that tell of a record referred to."""
    return [name for name in map(str, frame) if name == path or name.startswith(f"{target}.")]


def _note_unknown(plan: SheetPlan, path: str, good: Ids, named: Resolved, code: str) -> None:
    if named.unknown.any():
        column = plan.match.column_for(path)
        called = named.said[named.unknown].fillna("").to_numpy()
        plan.note(issue_frame(good[named.unknown], column.index if column else -1, path, code, called))


def with_references(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, chosen: Choices, desk: Desk
) -> pd.DataFrame:
    """Put record ids in place of what rows say of the records that they refer to.

    ``frame``: the good rows, typed columns under field paths and own ones; ``good``: their places in the
    sheet.
    """
    for reference in entity.references:
        path = f"{entity.name}.{reference.name}"
        target = str(reference.refers_to)
        told = _told(frame, path, target)
        if not told:
            continue
        named = resolve(
            frame,
            path,
            desk.records(target),
            dated_by=f"{entity.name}.{entity.dated_by}",
            create=chosen.create and chosen.for_unknown(target) is Unknown.MAKE,
            update=chosen.update,
        )
        if named.ambiguous.any():
            column = plan.match.column_for(path)
            place = column.index if column else -1
            called = frame[path][named.ambiguous].fillna("").to_numpy() if path in frame else ""
            plan.note(issue_frame(good[named.ambiguous], place, path, "ambiguous_reference", called))
        if named.called and target not in plan.unknown:
            plan.unknown[target] = named.called
            _note_misspelt(plan, target, desk)
        if chosen.for_unknown(target) is Unknown.LEAVE and not reference.required:
            _note_unknown(plan, path, good, named, "unknown_reference")
        frame = frame.drop(columns=told).assign(**{path: named.ids})
    return frame


def _note_misspelt(plan: SheetPlan, target: str, desk: Desk) -> None:
    """Note which unknown names look like known ones; likely the same customers are found another way."""
    if target == "customer":
        return
    called = plan.unknown[target]
    known = set(desk.records(target).known_values("name").tolist()) - set(called)
    if found := likely_misspelt(called, known):
        plan.misspelt[target] = found


def absorb(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, back: Mask, chosen: Choices, desk: Desk
) -> None:
    """Tell each good row's status, and note what it changes; ``back``: which of them are lines taken back."""
    if back.any():
        _absorb_returns(plan, frame, good, back, chosen, desk)
        frame, good = frame[~back], good[~back]
    if entity.name == "return":
        frame, good = _one_return_an_order(plan, frame, good)
    given = frame.get(entity.name + RECORD_ID)
    given_ids = None if given is None else given.fillna(0).to_numpy().astype("int64")
    frame, good, given_ids = _without_lone_references(plan, entity, frame, good, given_ids, desk)
    absorbed = desk.records(entity.name).absorb(
        _bare(frame, entity.name),
        given_ids=given_ids,
        create=chosen.create,
        update=chosen.update,
        known_by=plan.known_by,
    )
    _note(plan, entity, good, absorbed, desk)


def _absorb_returns(
    plan: SheetPlan, frame: pd.DataFrame, good: Ids, back: Mask, chosen: Choices, desk: Desk
) -> None:
    """Tell the status of the lines taken back, and note the returns that they are."""
    orders = frame.get(ORDER, pd.Series(None, index=frame.index, dtype="str"))
    returns = as_returns(frame[back], orders[~back])
    taken = desk.records("return").absorb(
        _bare(returns, "return"), create=chosen.create, update=chosen.update
    )
    plan.back[good[back]] = True
    _note(plan, ENTITIES["return"], good[back], taken, desk)


def _note(plan: SheetPlan, entity: Entity, good: Ids, absorbed: Absorbed, desk: Desk) -> None:
    """Note what became of rows, and why where they were left out or handed back."""
    plan.statuses[good], plan.records[good] = absorbed.statuses, absorbed.ids
    left = absorbed.statuses == Status.SKIPPED
    if left.any():
        codes = np.where(absorbed.ids[left] == 0, "not_created", "not_updated")
        plan.note(issue_frame(good[left], -1, _naming_path(entity), codes))
    refused = absorbed.statuses == Status.REJECTED
    for name, taken in absorbed.taken.items():
        path = f"{entity.name}.{name}"
        column = plan.match.column_for(path)
        if taken.any():
            values = _said(plan, path, good[taken])
            plan.note(issue_frame(good[taken], column.index if column else -1, path, "not_unique", values))
            refused &= ~taken
    if refused.any():
        plan.note(issue_frame(good[refused], -1, _naming_path(entity), "ambiguous_record"))
    if (alike := absorbed.like > 0).any():
        titles = desk.records(entity.name).titles().reindex(absorbed.like[alike]).fillna("").to_numpy()
        plan.note(issue_frame(good[alike], -1, _naming_path(entity), "looks_like", titles))


def _said(plan: SheetPlan, path: str, positions: Ids) -> np.ndarray[Any, Any]:
    """Give what rows say in a field as text; also in a cell that nobody touched and so was not read."""
    read = plan.rows.values.get(path, pd.Series(None, index=range(plan.rows.count), dtype="str"))
    values = read.iloc[positions].astype("str").reset_index(drop=True)
    column = plan.match.column_for(path)
    if column is not None and values.isna().any():
        cells = plan.sheet.cells.column(column.index).take(pa.array(plan.rows.positions[positions]))
        values = values.fillna(pd.Series(texts_of(cells).to_pandas(), dtype="str"))
    return values.fillna("").to_numpy()


def _naming_path(entity: Entity) -> str:
    return f"{entity.name}.{entity.title[0]}"


def _one_return_an_order(plan: SheetPlan, frame: pd.DataFrame, good: Ids) -> tuple[pd.DataFrame, Ids]:
    """Keep one row for an order that came back whole, however many rows name it and nothing else."""
    order = "return.order_number"
    says_more = [
        f"return.{name}" for name in ("product", "quantity", "refund", "number") if f"return.{name}" in frame
    ]
    if order not in frame:
        return frame, good
    whole = frame[order].notna()
    if f"return{RECORD_ID}" in frame:
        whole &= frame[f"return{RECORD_ID}"].isna()
    for name in says_more:
        whole &= frame[name].isna() | (frame[name].eq(0) if name.endswith("product") else False)
    again = (whole & frame[order].where(whole).duplicated()).to_numpy()
    plan.statuses[good[again]] = Status.UNCHANGED
    return frame[~again], good[~again]


def _without_lone_references(
    plan: SheetPlan,
    entity: Entity,
    frame: pd.DataFrame,
    good: Ids,
    given: Ids | None,
    desk: Desk,
) -> tuple[pd.DataFrame, Ids, Ids | None]:
    """Hand back rows that lack a record which they must refer to."""
    lacking = np.zeros(len(frame), dtype=bool)
    records = desk.records(entity.name)
    for each in entity.references:
        path = f"{entity.name}.{each.name}"
        if each.required:
            without = frame[path].eq(0).to_numpy() if path in frame else np.ones(len(frame), dtype=bool)
            if given is not None:
                without = without & (~records.exists(given) | records.returning.lacking(given, each.name))
            lacking |= without
            if without.any():
                plan.note(issue_frame(good[without], -1, path, "required"))
    if not lacking.any():
        return frame, good, given
    plan.statuses[good[lacking]] = Status.REJECTED
    return frame[~lacking], good[~lacking], None if given is None else given[~lacking]


def _bare(frame: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Give the entity's own facts under their field names, then own columns; those that hold anything."""
    filled = [path for path in map(str, frame) if frame[path].notna().any()]
    prefix = f"{entity}."
    names = {
        path: path.removeprefix(prefix)
        for path in filled
        if path.startswith(prefix) and not path.endswith(RECORD_ID)
    }
    own = [path for path in filled if path.startswith(OWN_PREFIX)]
    return frame[[*names, *own]].rename(columns=names)
