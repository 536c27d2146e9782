"""Several records of one customer made one, in one step that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.access import Access, Action, Denied
from crm.duplicates.survivor import merged_record, proposed
from crm.entities import CUSTOMER, ENTITIES
from crm.errors import CrmError
from crm.schema import OWN_PREFIX
from crm.wording import count, number
from data_io.changes import ChangeSet, EntityChanges, Source, no_cells
from data_io.store import Store
from data_io.store.history import MERGED

CARRIED: Final = "carried"
"""Where a merge's details say what each survivor took over: {id: {entity: how many}}."""
_NAMELESS: Final = "A customer"


class NothingToMerge(CrmError):
    """Somebody asked to make records one of which one is not there."""

    def __init__(self) -> None:
        super().__init__(
            "One of these customers is no longer there; somebody may have merged or deleted it meanwhile. "
            "Nothing was changed. Look at the list again."
        )


@dataclass(frozen=True)
class Merge:
    """Which records become one: ``others`` go into ``keep``.

    ``chosen``: by name of a fact (see ``crm.duplicates.survivor``) the id of the record whose word counts;
    what is not named is proposed.
    """

    keep: int
    others: tuple[int, ...]
    chosen: Mapping[str, int] = field(default_factory=dict)


def merge_customers(
    store: Store, access: Access, keep: int, others: Sequence[int], chosen: Mapping[str, int] | None = None
) -> ChangeSet:
    """Work out the step that makes customers one; hand it to ``store.apply``. See ``merge_all``."""
    return merge_all(store, access, [Merge(keep, tuple(others), chosen or {})])


def merge_all(store: Store, access: Access, merges: Sequence[Merge]) -> ChangeSet:
    """Work out the one step that makes the records of each merge one.

    The survivor's cells are set as chosen, all that points to the others points to it afterwards, the others
    go. ``store.undo`` of its revision takes it all back. Raises ``Denied`` for who may not change and delete
    or does not see personal facts, ``NothingToMerge`` where a record is gone or there is but one.
    """
    for action in (Action.UPDATE, Action.DELETE):
        access.require(action)
    if not access.personal:
        raise Denied(access, Action.UPDATE)
    into = _into(merges)
    records = customer_records(store, access, [*into.values(), *into])
    if not into or len(records) < len({*into, *into.values()}):
        raise NothingToMerge
    repointed, carried = _repointed(store, access, into)
    recent = latest_first(store, access, records)
    cells = [_changed(records, merge, recent) for merge in merges]
    own = repointed.pop(CUSTOMER.name, no_cells())
    survivors = EntityChanges(
        CUSTOMER.name,
        updates=pd.concat([*cells, own], ignore_index=True),
        deletes=np.array(sorted(into), dtype="int64"),
    )
    rest = (EntityChanges(name, updates=updates) for name, updates in repointed.items())
    details = {MERGED: [[one, other] for one, other in into.items()], CARRIED: carried}
    named = cells[0].set_index("field")["after"].to_dict()
    survivor = {**records[merges[0].keep], **{str(name): value for name, value in named.items()}}
    return ChangeSet(Source.MERGE, _label(survivor, merges), (survivors, *rest), details=details)


def customer_records(store: Store, access: Access, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Give customers by id, in the order asked for: their fields and own columns in stored form."""
    wanted = list(dict.fromkeys(int(each) for each in ids))
    records = store.records(CUSTOMER.name, access, ids=wanted)
    names = [name for name in map(str, records) if name in CUSTOMER.by_name or name.startswith(OWN_PREFIX)]
    found = dict(zip(records.index.tolist(), records[names].to_dict("records"), strict=True))
    return {
        each: {str(name): value for name, value in found[each].items()} for each in wanted if each in found
    }


def latest_first(store: Store, access: Access, ids: Sequence[int] | Mapping[int, Any]) -> list[int]:
    """Give customers by when they last bought, the latest first; of equals the first known first."""
    sales = store.records(
        "sale", access, where={"customer": list(ids)}, order_by=None, fields=["customer", "sold_at"]
    )
    last = sales.assign(customer=sales["customer"].astype("int64")).groupby("customer")["sold_at"].max()
    bought = {int(str(each)): str(day) for each, day in last.dropna().items()}
    return sorted(ids, key=lambda each: bought.get(each, ""), reverse=True)


def _into(merges: Sequence[Merge]) -> dict[int, int]:
    """Say who goes into whom; a record has one place only."""
    into = {other: merge.keep for merge in merges for other in merge.others if other != merge.keep}
    named = [each for merge in merges for each in {merge.keep, *merge.others}]
    if len(set(named)) < len(named):
        raise ValueError("A record stands in more than one merge.")
    return into


def _changed(records: Mapping[int, Mapping[str, Any]], merge: Merge, recent: Sequence[int]) -> pd.DataFrame:
    """Give the cells of the survivor that change."""
    ours = {each: records[each] for each in (merge.keep, *merge.others)}
    if not set(merge.chosen.values()) <= set(ours):
        raise ValueError("A fact is chosen from a record that is not of the merge.")
    order = [each for each in recent if each in ours]
    before = ours[merge.keep]
    after = merged_record(ours, merge.keep, {**proposed(ours, merge.keep, order), **merge.chosen})
    names = [name for name, value in after.items() if name in before and not _same(before[name], value)]
    return pd.DataFrame(
        {
            "id": np.full(len(names), merge.keep, dtype="int64"),
            "field": pd.Series(names, dtype="str"),
            "before": pd.Series([before[name] for name in names], dtype=object),
            "after": pd.Series([after[name] for name in names], dtype=object),
        }
    )


def _same(one: object, other: object) -> bool:
    blank = pd.isna(one), pd.isna(other)  # type: ignore[call-overload]
    return all(blank) or (not any(blank) and one == other)


def _repointed(
    store: Store, access: Access, into: Mapping[int, int]
) -> tuple[dict[str, pd.DataFrame], dict[str, dict[str, int]]]:
    """Give the cells that point to the survivors afterwards, by entity; and how many each takes over."""
    cells: dict[str, list[pd.DataFrame]] = {}
    carried: dict[str, dict[str, int]] = {}
    survivors = pd.Series(into, dtype="int64")
    for entity in ENTITIES.values():
        for reference in entity.references:
            if reference.refers_to != CUSTOMER.name:
                continue
            pointing = store.records(
                entity.name,
                access,
                where={reference.name: list(into)},
                order_by=None,
                fields=[reference.name],
            )
            if pointing.empty:
                continue
            before = pointing[reference.name].astype("int64")
            after = before.map(survivors)
            found = repointed_cells(reference.name, before, after, itself=entity.name == CUSTOMER.name)
            cells.setdefault(entity.name, []).append(found)
            for survivor, how_many in after.value_counts().items():
                counts = carried.setdefault(str(survivor), {})
                counts[entity.name] = counts.get(entity.name, 0) + int(how_many)
    return {name: pd.concat(each, ignore_index=True) for name, each in cells.items()}, carried


def repointed_cells(
    name: str, before: pd.Series[Any], after: pd.Series[Any], *, itself: bool = False
) -> pd.DataFrame:
    """Give cells of a reference that change; index of both: ids of the records that point.

    ``itself``: they point to records of their own sort; none points to itself afterwards, it is blanked.
    """
    pointed = after.astype(object)
    if itself:
        pointed = pointed.mask(after.to_numpy() == after.index.to_numpy(), None)
    return pd.DataFrame(
        {
            "id": before.index.to_numpy(dtype="int64"),
            "field": name,
            "before": before.to_numpy(dtype=object),
            "after": pointed.to_numpy(dtype=object),
        }
    )


def _label(survivor: Mapping[str, Any], merges: Sequence[Merge]) -> str:
    """Name the step: “Anna Berg: 2 records made one”."""
    total = sum(len({merge.keep, *merge.others}) for merge in merges)
    if len(merges) > 1:
        return f"{count(total, 'record')} made {number(len(merges))} customers"
    return f"{title_of(survivor)}: {count(total, 'record')} made one"


def title_of(record: Mapping[str, Any]) -> str:
    """Give what names a customer to a person."""
    return next((str(record[name]) for name in CUSTOMER.title if record.get(name)), _NAMELESS)
