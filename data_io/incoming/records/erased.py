"""Somebody who was erased is not brought back by the next sheet.

A row of customers that means them is handed back. What they bought, paid or brought back is stored for the
sums, with the record that was left of them, which tells nothing of anybody: so counts stay right too. What
such a row says about them is left out, as it was when they were erased (``crm.rights.FATES``).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from crm.rights import ERASED, Fate, fate_of, label_of
from crm.schema import OWN_PREFIX, Entity
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.known import Ids, Mask, Status
from data_io.incoming.records.plans import SheetPlan
from data_io.incoming.records.rows import issue_frame
from data_io.store.rights.digests import stand_in

CUSTOMER: Final = "customer"
NUMBERS: Final = ("order_number", "number")
"""By which rows that name nobody are known to be of somebody's order or complaint."""


def without_erased(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, desk: Desk
) -> tuple[pd.DataFrame, Ids]:
    """Hand back the rows that mean somebody who was erased; of what belongs to them, leave out who it was.

    ``frame``: the good rows, typed columns under field paths and own ones; ``good``: their places.
    """
    if not desk.erased:
        return frame, good
    if entity.name == CUSTOMER:
        return _without_people(plan, frame, good, desk)
    if any(each.refers_to == CUSTOMER for each in entity.references):
        frame = _without_their_words(plan, entity, frame, good, desk)
    return frame, good


def _without_people(plan: SheetPlan, frame: pd.DataFrame, good: Ids, desk: Desk) -> tuple[pd.DataFrame, Ids]:
    """Hand back the rows of customers who were erased."""
    said = _said(frame)
    found = _meant(said, desk)
    given = frame.get(CUSTOMER + RECORD_ID)
    if given is not None:
        by_customer = desk.erased.by_customer
        numbers = given.fillna(0).astype("int64")
        theirs = numbers.map(by_customer).fillna(0).to_numpy(dtype="int64")
        labels = numbers.map({each: label_of(each) for each in by_customer}).astype("str")
        besides = said.drop(columns="name", errors="ignore").notna().any(axis=1).to_numpy(dtype=bool)
        renamed = np.zeros(len(frame), dtype=bool)
        if "name" in said:
            renamed = (said["name"].notna() & said["name"].ne(labels)).to_numpy(dtype=bool)
        found = np.where((found == 0) & (besides | renamed), theirs, found)
    back = found > 0
    if not back.any():
        return frame, good
    when = [desk.erased.when.get(int(each), "") for each in found[back]]
    _silence(plan, good[back])
    plan.note(issue_frame(good[back], -1, f"{CUSTOMER}.name", "erased_person", when))
    plan.statuses[good[back]] = Status.REJECTED
    plan.records[good[back]] = [desk.erased.customers.get(int(each), 0) for each in found[back]]
    return frame[~back], good[~back]


def _without_their_words(
    plan: SheetPlan, entity: Entity, frame: pd.DataFrame, good: Ids, desk: Desk
) -> pd.DataFrame:
    """Let rows that belong to somebody who was erased name the record that is left, and say nothing else."""
    path = f"{entity.name}.{CUSTOMER}"
    found = _meant(_said(frame), desk)
    if path in frame:
        found = np.where(found == 0, _named(frame[path], _said(frame), desk), found)
    found = np.where(found == 0, _by_record(entity, frame, desk), found)
    named: Mask = found > 0
    silent = np.where(named, found, _by_number(entity, frame, desk, path))
    theirs = silent > 0
    frame = _with_stand_ins(entity, frame, silent, desk)
    if not theirs.any():
        return frame
    left: dict[str, pd.Series[Any]] = {}
    for name in map(str, frame):
        if name == path or name.startswith(f"{CUSTOMER}."):
            left[name] = frame[name].mask(named)
        elif name.startswith((OWN_PREFIX, f"{entity.name}.")):
            left[name] = _left(entity, name, frame[name], theirs)
    _note_left_out(plan, frame, left, silent, (good, path), desk)
    ids = pd.Series([desk.erased.customers.get(int(each), 0) for each in found], index=frame.index)
    given = frame.get(CUSTOMER + RECORD_ID, pd.Series(np.nan, index=frame.index))
    return frame.assign(**left).assign(**{CUSTOMER + RECORD_ID: given.astype("float64").mask(named, ids)})


def _note_left_out(
    plan: SheetPlan,
    frame: pd.DataFrame,
    left: dict[str, pd.Series[Any]],
    silent: Ids,
    place: tuple[Ids, str],
    desk: Desk,
) -> None:
    """Note the rows of which something was left out."""
    out = np.zeros(len(frame), dtype=bool)
    for name, column in left.items():
        out |= (frame[name].notna() & (column.isna() | column.eq(ERASED))).to_numpy(dtype=bool)
    out &= silent > 0
    good, path = place
    when = [desk.erased.when.get(int(each), "") for each in silent[out]]
    _silence(plan, good[out])
    plan.note(issue_frame(good[out], -1, path, "erased_belongs", when))


def _left(entity: Entity, path: str, column: pd.Series[Any], theirs: Mask) -> pd.Series[Any]:
    """Give a column without what goes of the rows that are somebody's who was erased."""
    name = path if path.startswith(OWN_PREFIX) else path.removeprefix(f"{entity.name}.")
    if path.endswith(RECORD_ID) or (not path.startswith(OWN_PREFIX) and name not in entity.by_name):
        return column
    fate = fate_of(entity.name, name)
    if fate in (Fate.GOES, Fate.IF_SHARED):
        return column.mask(theirs)
    return column.mask(theirs & column.notna().to_numpy(), ERASED) if fate is Fate.LABEL else column


def _with_stand_ins(entity: Entity, frame: pd.DataFrame, silent: Ids, desk: Desk) -> pd.DataFrame:
    """Put the same stand-ins for numbers that name somebody as when they were erased; blank categories."""
    changed: dict[str, pd.Series[Any]] = {}
    for each in entity.fields:
        path = f"{entity.name}.{each.name}"
        fate = fate_of(entity.name, each.name)
        if path not in frame or fate not in (Fate.KEY, Fate.IF_NAMELESS):
            continue
        pairs = pd.DataFrame({"text": frame[path].astype("str").to_numpy(), "erasure": silent})
        if fate is Fate.IF_NAMELESS:
            pairs = pairs[silent > 0]
        after = {
            pair: _stand_in(desk, *pair) if fate is Fate.KEY else None
            for pair in pairs.dropna().drop_duplicates().itertuples(index=False, name=None)
            if _is_telling(desk, *pair)
        }
        if after:
            texts = [after.get(pair, pair[0]) for pair in zip(frame[path].astype("str"), silent, strict=True)]
            changed[path] = pd.Series(texts, index=frame.index, dtype="str")
    return frame.assign(**changed) if changed else frame


def _is_telling(desk: Desk, text: str, erasure: int) -> bool:
    return desk.erased.remembers_text(text) or (erasure > 0 and desk.erased.names_somebody(text, erasure))


def _stand_in(desk: Desk, text: str, _erasure: int) -> str:
    return stand_in(desk.erased.salt, text)


def _said(frame: pd.DataFrame) -> pd.DataFrame:
    """Give what rows tell of customers as text, by field name."""
    prefix = f"{CUSTOMER}."
    names = [name for name in map(str, frame) if name.startswith(prefix) and not name.endswith(RECORD_ID)]
    said = {name.removeprefix(prefix): frame[name].astype("str").where(frame[name].notna()) for name in names}
    return pd.DataFrame(said, index=frame.index)


def _meant(said: pd.DataFrame, desk: Desk) -> Ids:
    """Tell whom of the erased rows mean; by a name alone only where nobody else who is there has it."""
    if said.empty:
        return np.zeros(len(said), dtype="int64")
    found = desk.erased.rows_of(said)
    return np.where(found == 0, _by_name(said, desk), found)


def _by_name(said: pd.DataFrame, desk: Desk) -> Ids:
    found = desk.erased.rows_by_name(said)
    if found.any() and "name" in said:
        there = set(desk.records(CUSTOMER).known_values("name").str.strip().str.casefold())
        found = np.where(said["name"].str.strip().str.casefold().isin(there), 0, found)
    return found


def _named(texts: pd.Series[Any], said: pd.DataFrame, desk: Desk) -> Ids:
    """Tell whom of the erased the text of a reference means: an e-mail, a number or a name."""
    words = texts.astype("str").where(texts.notna())
    found = desk.erased.rows_of(pd.DataFrame({"email": words}))
    found = np.where(found == 0, desk.erased.rows_of(pd.DataFrame({"code": words})), found)
    told = said.assign(name=said["name"].fillna(words) if "name" in said else words)
    return np.where(found == 0, _meant(told, desk), found)


def _by_record(entity: Entity, frame: pd.DataFrame, desk: Desk) -> Ids:
    """Tell whose record a row names by its number."""
    given = frame.get(entity.name + RECORD_ID)
    if given is None:
        return np.zeros(len(frame), dtype="int64")
    records = desk.records(entity.name).frame()
    owners = records[CUSTOMER].map(desk.erased.by_customer).dropna()
    return _ints(given.map(owners))


def _ints(numbers: pd.Series[Any]) -> Ids:
    """Give whole numbers, 0 for blanks."""
    found: Ids = numbers.fillna(0).to_numpy(dtype="int64")
    return found


def _by_number(entity: Entity, frame: pd.DataFrame, desk: Desk, path: str) -> Ids:
    """Tell whose order or complaint a row is of that names nobody."""
    found = np.zeros(len(frame), dtype="int64")
    for name in NUMBERS:
        column = frame.get(f"{entity.name}.{name}")
        if column is None:
            continue
        records = desk.records("sale" if name == "order_number" else entity.name).frame()
        whose = _owners(records, name, desk)
        found = np.where(found == 0, _ints(column.map(whose)), found)
    silent = np.ones(len(frame), dtype=bool)
    for each in map(str, frame):
        if each == path or each.startswith(f"{CUSTOMER}."):
            silent &= frame[each].isna().to_numpy()
    return np.where(silent, found, 0)


def _owners(records: pd.DataFrame, name: str, desk: Desk) -> pd.Series[Any]:
    """Give by order number (or the like) the erasure of whoever it is of; not where others have it too."""
    known = pd.DataFrame(
        {
            "number": records[name].astype("str"),
            "erasure": _ints(records[CUSTOMER].map(desk.erased.by_customer)),
        }
    )
    spans = known.dropna().groupby("number")["erasure"].agg(["min", "max"])
    return spans["min"][(spans["min"] > 0) & spans["min"].eq(spans["max"])]


def _silence(plan: SheetPlan, positions: Ids) -> None:
    """Leave out of the issues of rows what stood in their cells: issues are kept with the history."""
    theirs = plan.issues["position"].isin(positions)
    if theirs.any():
        plan.issues = plan.issues.assign(value=plan.issues["value"].mask(theirs, ""))
