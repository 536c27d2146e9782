"""What a small step of a page consists of: one record added, one record mended, in stored form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from crm.values import MIDNIGHT
from data_io.changes import ChangeSet, EntityChanges, Source, no_cells
from ui.outlook import Outlook


def step(label: str, *parts: EntityChanges) -> ChangeSet:
    """Put changes together to one step; ``label`` names it in history."""
    return ChangeSet(Source.EDIT, label, parts)


def added(entity: str, values: Mapping[str, Any]) -> EntityChanges:
    """Give the changes that add one record of these stored values; blanks are left out."""
    filled = {
        name: pd.Series([value], dtype=object) for name, value in values.items() if value not in (None, "")
    }
    return EntityChanges(entity, inserts=pd.DataFrame(filled, index=[0]))


def mended(entity: str, record: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> EntityChanges:
    """Give the changes of those fields of one record that differ from what they were ``before``."""
    names = [name for name, value in after.items() if before.get(name) != value]
    if not names:
        return EntityChanges(entity, updates=no_cells())
    updates = pd.DataFrame(
        {
            "id": pd.Series([record] * len(names), dtype="int64"),
            "field": pd.Series(names, dtype="str"),
            "before": pd.Series([before.get(name) for name in names], dtype=object),
            "after": pd.Series([after[name] for name in names], dtype=object),
        }
    )
    return EntityChanges(entity, updates=updates)


def stamp(outlook: Outlook) -> str:
    """Give the business's present time in its stored form."""
    return outlook.now.isoformat().removesuffix(MIDNIGHT)
