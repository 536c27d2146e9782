"""A change set made ready for the database: typed columns, checked before anything is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.checks import (
    ARROW_TYPES,
    checked_columns,
    is_mixed,
    missing_required,
    own_array,
    stored_array,
    typed_array,
)
from crm.entities import STORED
from crm.issues import Issue
from crm.schema import OWN_PREFIX, Entity, Kind
from data_io.changes import ChangeSet, EntityChanges
from data_io.store.columns import json_texts, value_texts
from data_io.store.errors import Invalid

Ids = np.ndarray[Any, np.dtype[np.int64]]
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"


@dataclass
class CellColumn:
    """The changed cells of one field: ids (each once), values after, both sides as JSON texts."""

    name: str
    ids: Ids
    after: pa.Array
    before_texts: pa.Array
    after_texts: pa.Array

    @property
    def is_own(self) -> bool:
        """Whether it is one of the owner's own columns."""
        return self.name.startswith(OWN_PREFIX)

    def taken(self, keep: np.ndarray[Any, np.dtype[np.bool_]]) -> CellColumn:
        """Give the cells that a mask names."""
        if keep.all():
            return self
        mask = pa.array(keep)
        sides = (each.filter(mask) for each in (self.after, self.before_texts, self.after_texts))
        return CellColumn(self.name, self.ids[keep], *sides)


@dataclass
class Part:
    """What changes among the records of one entity.

    ``rows`` labels the inserts in issues; ``old_ids``: of records that come back, 0 for new ones among them.
    ``own_texts``: the own columns of the inserts as JSON, numbers and text perhaps mixed, which no array can
    hold.
    """

    entity: Entity
    count: int
    inserts: dict[str, pa.Array]
    rows: Ids
    old_ids: Ids | None
    cells: list[CellColumn]
    deletes: Ids
    new_ids: Ids = field(default_factory=lambda: np.empty(0, dtype="int64"))
    new_own: list[str] = field(default_factory=list)
    own_texts: dict[str, pa.Array] = field(default_factory=dict)

    @property
    def returning(self) -> Ids:
        """The ids of the records that come back."""
        return np.empty(0, dtype="int64") if self.old_ids is None else self.old_ids[self.old_ids > 0]


def prepare(changes: ChangeSet, *, trusted: bool = False) -> list[Part]:
    """Turn a change set into parts; ``Invalid`` where values may not be kept.

    ``trusted``: an undo, which brings back what was there, also where a rule has become stricter since.
    """
    names = [part.entity for part in changes.parts]
    if len(set(names)) < len(names):
        raise ValueError("A change set names an entity more than once.")
    issues: list[Issue] = []
    parts = [_part(part, issues, trusted=trusted) for part in changes.parts if not part.is_empty]
    if issues and not trusted:
        raise Invalid(issues)
    return parts


def _part(changes: EntityChanges, issues: list[Issue], *, trusted: bool) -> Part:
    entity = STORED[changes.entity]
    inserts = changes.inserts
    old_ids: Ids | None = None
    if "id" in inserts.columns:
        old_ids = np.asarray(inserts["id"].astype("Int64").fillna(0), dtype="int64")
        inserts = inserts.drop(columns="id")
    columns, faults = checked_columns(entity, inserts, new=False)
    count = len(inserts)
    if not trusted:
        _fill_defaults(entity, columns, np.zeros(count, dtype="int64") if old_ids is None else old_ids)
        if count:
            faults += missing_required(entity, columns, inserts.index)
    issues += faults
    deletes = np.unique(np.asarray(changes.deletes, dtype="int64"))
    staying = changes.updates
    if len(deletes) and len(staying):  # to change what goes in the same step is to no purpose
        staying = staying[~staying["id"].isin(deletes)]
    cells = _cell_columns(entity, staying, issues, trusted=trusted)
    rows = inserts.index.to_numpy() if inserts.index.dtype.kind == "i" else np.arange(count)
    kept = {name: array for name, array in columns.items() if array.null_count < len(array)}
    own = {
        name: _own_texts(inserts[name], array, trusted=trusted, good=not faults)
        for name, array in kept.items()
        if name.startswith(OWN_PREFIX)
    }
    return Part(entity, count, kept, rows, old_ids, cells, deletes, own_texts=own)


def _fill_defaults(entity: Entity, columns: dict[str, pa.Array], old_ids: Ids) -> None:
    """Give new records the values that fields have where none was given; what comes back is as it was."""
    new = pa.array(old_ids == 0)
    for each in entity.fields:
        if each.default is None or not len(new):
            continue
        kind = ARROW_TYPES[each.kind]
        default = pc.if_else(new, pa.scalar(each.default, kind), pa.scalar(None, kind))
        present = columns.get(each.name)
        columns[each.name] = default if present is None else pc.coalesce(present, default)


def _cell_columns(
    entity: Entity, updates: pd.DataFrame, issues: list[Issue], *, trusted: bool
) -> list[CellColumn]:
    """Group changed cells by field and check what they are to hold."""
    columns = []
    for name, cells in updates.groupby("field", sort=False, observed=True):
        own = str(name).startswith(OWN_PREFIX)
        if not own and name not in entity.by_name:
            issues.append(
                Issue(int(cells["id"].iloc[0]), f"{entity.name}.{name}", "unknown_field", str(name)[:200])
            )
            continue
        columns.append(_cell_column(entity, str(name), cells, issues, trusted=trusted))
    return [column for column in columns if len(column.ids)]


def _cell_column(
    entity: Entity, name: str, cells: pd.DataFrame, issues: list[Issue], *, trusted: bool
) -> CellColumn:
    """Make the column of one field: only cells that change; of one named twice the last word counts."""
    if cells["id"].duplicated().any():
        first = cells.drop_duplicates("id").set_index("id")["before"]
        cells = cells.drop_duplicates("id", keep="last")
        cells = cells.assign(before=cells["id"].map(first).astype(object))
    ids = cells["id"].to_numpy(dtype="int64")
    if name.startswith(OWN_PREFIX):
        after, faults = own_array(name, cells["after"])
        before_texts = value_texts(_blanks_as_none(cells["before"]))
        after_texts = _own_texts(cells["after"], after, trusted=trusted, good=not faults)
    else:
        told = entity[name]
        after, faults = stored_array(told, cells["after"])
        before, wrong = typed_array(told.kind, cells["before"])
        before_texts, after_texts = json_texts(before), json_texts(after)
        if wrong is not None:
            faults["conflict"] = wrong
        if told.required and after.null_count:
            faults["required"] = after.is_null().to_numpy(zero_copy_only=False)
    issues += [
        Issue(int(ids[at]), f"{entity.name}.{name}", code, str(cells["after"].iloc[at])[:200])
        for code, mask in faults.items()
        for at in np.flatnonzero(mask)
    ]
    column = CellColumn(name, ids, after, before_texts, after_texts)
    return column.taken(~same(before_texts, after_texts))


def _own_texts(values: pd.Series[Any], array: pa.Array, *, trusted: bool, good: bool) -> pa.Array:
    """Give the JSON texts of an own column; where numbers and text are mixed each stays what it is."""
    if values.dtype == object and (trusted or (good and is_mixed(values))):
        return value_texts(_blanks_as_none(values))
    return json_texts(array)


def _blanks_as_none(values: pd.Series[Any]) -> np.ndarray[Any, Any]:
    plain = values.to_numpy(dtype=object).copy()
    plain[values.isna().to_numpy()] = None
    return plain


def same(one: pa.Array, other: pa.Array) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Say of each pair of values whether they are the same; two blanks are."""
    equal = pc.fill_null(pc.equal(one, other), fill_value=False)
    both_blank = pc.and_(one.is_null(), other.is_null())
    truth: np.ndarray[Any, np.dtype[np.bool_]] = pc.or_(equal, both_blank).to_numpy(zero_copy_only=False)
    return truth


def kind_of(array: pa.Array) -> Kind:
    """Tell by its values what kind an own column is of."""
    if pa.types.is_integer(array.type):
        return Kind.INTEGER
    if pa.types.is_floating(array.type):
        return Kind.NUMBER
    if pc.all(pc.match_substring_regex(array, DAY)).as_py():
        return Kind.DATE
    return Kind.LONG_TEXT if pc.any(pc.match_substring(array, "\n")).as_py() else Kind.TEXT


def wider(one: Kind, other: Kind) -> Kind:
    """Give the kind that holds values of both."""
    if one == other:
        return one
    kinds = {one, other}
    if kinds == {Kind.INTEGER, Kind.NUMBER}:
        return Kind.NUMBER
    return Kind.LONG_TEXT if Kind.LONG_TEXT in kinds else Kind.TEXT


def concatenated(ids: Sequence[Ids]) -> Ids:
    """Join lists of ids, each id once, in order."""
    joined = np.concatenate([*ids, np.empty(0, dtype="int64")]).astype("int64")
    # Mostly they are so already, and to see it costs a tenth of sorting them out.
    return joined if bool((np.diff(joined) > 0).all()) else np.unique(joined)
