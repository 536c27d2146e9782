"""Records of which last month's sheet told and this month's does not, though both are plainly full lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from crm.access import LOCAL_OWNER
from crm.schema import Entity
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.known import KnownRecords, Status
from data_io.incoming.records.plans import SheetPlan
from data_io.incoming.values.keys import Ids
from data_io.numbers_held import ids_in
from data_io.store import Store

FULL_SHARE: Final = 0.5
"""A sheet that holds more than this share of the last one's records is a full list, and no increment."""


def records_of(plan: SheetPlan, made: Mapping[str, Ids]) -> Ids:
    """Give the numbers of the records that the rows of a stored sheet became, ascending.

    ``made``: the ids of the receipt. Lines that were taken back are records of another entity.
    """
    ids = plan.records[~plan.back]
    new = made.get(str(plan.match.entity))
    if new is not None:
        pending = ids < 0
        ids[pending] = new[-1 - ids[pending]]
    return np.unique(ids[ids > 0])


def vanished(
    plan: SheetPlan, entity: Entity, values: pd.DataFrame, held: str, records: KnownRecords, store: Store
) -> Ids:
    """Give the records of ``held`` (as remembered) that are still there and that no row of the sheet means.

    ``values``: all rows that count, typed columns by field path. None where the sheet is no full list.
    """
    last = ids_in(held)
    if not len(last):
        return last
    there = store.records(entity.name, LOCAL_OWNER, ids=last.tolist(), fields=[]).index.to_numpy()
    now = plan.records[~plan.back]
    back = np.flatnonzero(plan.statuses == Status.REJECTED)
    if len(back):  # what is handed back is in the sheet all the same
        prefix = f"{entity.name}."
        own = [name for name in map(str, values) if name.startswith(prefix) and not name.endswith(RECORD_ID)]
        named = values[own].iloc[back].rename(columns=lambda name: name.removeprefix(prefix))
        known = named[[name for name in named if name not in {each.name for each in entity.references}]]
        now = np.concatenate([now, records.match(known).ids])
    still = np.isin(there, now)
    return there[~still] if still.sum() > FULL_SHARE * len(there) else there[:0]
