"""The good rows of a sheet become records: those that they refer to, then those that they are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from crm.schema import OWN_PREFIX, Entity
from data_io.incoming.desk import Desk
from data_io.incoming.known import Ids, Mask, Status
from data_io.incoming.lines import ORDER, as_returns
from data_io.incoming.matching import RECORD_ID
from data_io.incoming.plans import Choices, SheetPlan
from data_io.incoming.references import resolve
from data_io.incoming.rows import issue_frame


def with_references(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, chosen: Choices, desk: Desk
) -> pd.DataFrame:
    """Put record ids in place of what rows say of the records that they refer to.

    ``frame``: the good rows, typed columns under field paths and own ones; ``good``: their places in the
    sheet.
    """
    for reference in entity.references:
        path = f"{entity.name}.{reference.name}"
        prefix = f"{reference.refers_to}."
        told = [name for name in map(str, frame) if name == path or name.startswith(prefix)]
        if not told:
            continue
        ids, ambiguous = resolve(
            frame,
            path,
            desk.records(str(reference.refers_to)),
            dated_by=f"{entity.name}.{entity.dated_by}",
            create=chosen.create,
            update=chosen.update,
        )
        if ambiguous.any():
            column = plan.match.column_for(path)
            place = column.index if column else -1
            called = frame[path][ambiguous].fillna("").to_numpy() if path in frame else ""
            plan.note(issue_frame(good[ambiguous], place, path, "ambiguous_reference", called))
        frame = frame.drop(columns=told).assign(**{path: ids})
    return frame


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
    named = np.zeros(len(frame), bool) if given_ids is None else desk.records(entity.name).exists(given_ids)
    frame, good, given_ids = _without_lone_references(plan, entity, frame, good, given_ids, named)
    absorbed = desk.records(entity.name).absorb(
        _bare(frame, entity.name), given_ids=given_ids, create=chosen.create, update=chosen.update
    )
    plan.statuses[good] = absorbed.statuses
    plan.records[good] = absorbed.ids


def _absorb_returns(
    plan: SheetPlan, frame: pd.DataFrame, good: Ids, back: Mask, chosen: Choices, desk: Desk
) -> None:
    """Tell the status of the lines taken back, and note the returns that they are."""
    orders = frame.get(ORDER, pd.Series(None, index=frame.index, dtype="str"))
    returns = as_returns(frame[back], orders[~back])
    taken = desk.records("return").absorb(
        _bare(returns, "return"), create=chosen.create, update=chosen.update
    )
    plan.statuses[good[back]] = taken.statuses
    plan.records[good[back]], plan.back[good[back]] = taken.ids, True


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
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, given: Ids | None, named: Mask
) -> tuple[pd.DataFrame, Ids, Ids | None]:
    """Hand back rows that lack a record which they must refer to."""
    lacking = np.zeros(len(frame), dtype=bool)
    for each in entity.references:
        path = f"{entity.name}.{each.name}"
        if each.required:
            without = frame[path].eq(0).to_numpy() if path in frame else np.ones(len(frame), dtype=bool)
            without = without & ~named
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
