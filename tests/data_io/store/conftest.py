"""A store on a real file, and short ways to change it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access
from crm.entities import STORED
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.store import Store


@dataclass
class Shop:
    """A store with short ways to change it and to see all that it holds."""

    store: Store
    path: Path
    by: Access = LOCAL_OWNER

    def insert(self, **records: Mapping[str, list[Any]]) -> Receipt:
        return self.bring("made", records)

    def bring(self, label: str, records: Mapping[str, Mapping[str, list[Any]]]) -> Receipt:
        parts = tuple(
            EntityChanges(name, pd.DataFrame(columns, dtype=object)) for name, columns in records.items()
        )
        return self.store.apply(ChangeSet(Source.IMPORT, label, parts), self.by)

    def update(self, entity: str, *cells: tuple[int, str, Any, Any], label: str = "edited") -> Receipt:
        frame = pd.DataFrame(cells, columns=["id", "field", "before", "after"], dtype=object).astype(
            {"id": "int64"}
        )
        return self.store.apply(
            ChangeSet(Source.EDIT, label, (EntityChanges(entity, updates=frame),)), self.by
        )

    def delete(self, entity: str, *ids: int) -> Receipt:
        part = EntityChanges(entity, deletes=np.array(ids, dtype="int64"))
        return self.store.apply(ChangeSet(Source.EDIT, "deleted", (part,)), self.by)

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give every row of every entity's table but for the revision; and the own columns."""
        with closing(sqlite3.connect(self.path)) as file:
            rows = {}
            for name in STORED:
                cursor = file.execute(f'SELECT * FROM "{name}" ORDER BY id')  # noqa: S608 - our own names
                names = [each[0] for each in cursor.description]
                rows[name] = [
                    tuple(v for n, v in zip(names, row, strict=True) if n != "revision") for row in cursor
                ]
            rows["own_column"] = file.execute("SELECT * FROM own_column ORDER BY entity, name").fetchall()
        return rows

    def everything(self) -> list[str]:
        """Give all of the database, history too, as text."""
        with closing(sqlite3.connect(self.path)) as file:
            return list(file.iterdump())


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    path = tmp_path / "shop.db"
    with Store.open(f"sqlite:///{path}") as store:
        yield Shop(store, path)
