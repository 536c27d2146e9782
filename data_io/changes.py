"""Every change there is, whoever makes it: an import, an edit, a form, an undo, a merge.

Values are in their stored form (see ``crm.values``), a blank is None, NaN or NA.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

Ids = np.ndarray[Any, np.dtype[np.int64]]
CELL_COLUMNS = ("id", "field", "before", "after")


class Source(StrEnum):
    """By which door a change set came."""

    IMPORT = "import"
    EDIT = "edit"
    UNDO = "undo"
    MERGE = "merge"
    SETTINGS = "settings"
    SAMPLE = "sample"
    ERASURE = "erasure"  # of personal data: cannot be taken back
    RESTORE = "restore"  # a back-up in the place of everything: no change set, but a step


def no_cells() -> pd.DataFrame:
    """Give an empty frame of updates: one row per changed cell, columns id, field, before, after."""
    return pd.DataFrame(
        {
            "id": np.empty(0, dtype="int64"),
            "field": pd.Series(dtype="str"),
            "before": pd.Series(dtype=object),
            "after": pd.Series(dtype=object),
        }
    )


@dataclass(frozen=True)
class EntityChanges:
    """What changes among the records of one entity.

    inserts: one row per new record; columns are field names and ``own.<heading>``; only columns that hold
        something. A column ``id`` is there only where records come back under the ids that they had (undo,
        "bring back"); it is blank for new ones among them. A reference below zero points to a record made in
        the same change set: -1 is the first insert of the entity referred to, -2 the second.
    updates: one row per changed cell; columns id, field (name or ``own.<heading>``), before (the value that
        the change was based on), after.
    deletes: the ids of the records to delete.
    """

    entity: str
    inserts: pd.DataFrame = field(default_factory=pd.DataFrame)
    updates: pd.DataFrame = field(default_factory=no_cells)
    deletes: np.ndarray[Any, np.dtype[np.int64]] = field(default_factory=lambda: np.empty(0, dtype="int64"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (len(self.inserts) or len(self.updates) or len(self.deletes))


@dataclass(frozen=True)
class ChangeSet:
    """One step: all of it happens or nothing. ``label`` names it to people ("orders_november.xlsx")."""

    source: Source
    label: str
    parts: tuple[EntityChanges, ...]
    undoes: int | None = None
    """The revision that this change set takes back."""
    based_on: int | None = None
    """The revision of the store with which an import was compared: one that came in between overtakes it."""
    details: Mapping[str, Any] = field(default_factory=dict)
    """What else is worth keeping with the history, as JSON: the receipt of an import."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return all(part.is_empty for part in self.parts)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of one entity a change set touched."""

    created: int = 0
    updated: int = 0
    deleted: int = 0


@dataclass(frozen=True)
class Receipt:
    """The proof of a change set: its revision (0 where nothing changed) and what it did, by entity.

    ``ids``: by entity those of the records made, in the order of the inserts.
    ``stayed``: for an undo, the cells and records that somebody has changed since and that were left (one row
    each: entity, id, field).
    """

    revision: int
    counts: Mapping[str, Counts]
    ids: Mapping[str, Ids] = field(default_factory=dict)
    stayed: pd.DataFrame | None = None

    @property
    def first_ids(self) -> dict[str, int]:
        """The id of the first insert by entity."""
        return {entity: int(ids[0]) for entity, ids in self.ids.items()}

    def made(self, entity: str) -> list[int]:
        """Give the ids of the records of an entity that it made."""
        ids: list[int] = self.ids[entity].tolist() if entity in self.ids else []
        return ids
