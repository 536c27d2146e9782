"""A store on a real database of either engine, and short ways to change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import Table

from crm.access import LOCAL_OWNER, Access
from crm.entities import STORED
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.store import Store
from data_io.store.engines import run
from data_io.store.journal.tables import journal, journal_value
from data_io.store.tables import metadata, own_column
from tests.databases import Databases, Filled


@dataclass
class Shop:
    """A store with short ways to change it and to see all that it holds."""

    store: Store
    url: str
    by: Access = LOCAL_OWNER

    def insert(self, **records: Mapping[str, list[Any]]) -> Receipt:
        return self.bring("made", records)

    def bring(self, label: str, records: Mapping[str, Mapping[str, list[Any]]]) -> Receipt:
        parts = tuple(
            EntityChanges(name, pd.DataFrame(columns, dtype=object)) for name, columns in records.items()
        )
        return self.store.apply(ChangeSet(Source.IMPORT, label, parts), self.by)

    def form(self, entity: str, **columns: list[Any]) -> Receipt:
        part = EntityChanges(entity, pd.DataFrame(columns, dtype=object))
        return self.store.apply(ChangeSet(Source.EDIT, "made by hand", (part,)), self.by)

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

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement past the store."""
        database = self.store._open.database  # noqa: SLF001 - what lies in the tables is what is compared
        with database.writing() as connection:
            return run(connection, sql)

    def rows(self, table: Table, *left_out: str) -> list[tuple[Any, ...]]:
        """Give all rows of a table, in order."""
        names = [f'"{each.name}"' for each in table.columns if each.name not in left_out]
        return sorted(self.run(f'SELECT {", ".join(names)} FROM "{table.name}"'), key=repr)  # noqa: S608 - our own names

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give every row of every entity's table but for the revision; and the own columns."""
        shown = {name: self.rows(metadata.tables[name], "revision") for name in STORED}
        return shown | {"own_column": self.rows(own_column)}

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give all that the database holds, history too; not the journal, where what was refused stands."""
        return {
            name: self.rows(table)
            for name, table in metadata.tables.items()
            if name not in (journal.name, journal_value.name)
        }


@pytest.fixture
def shop(databases: Databases) -> Iterator[Shop]:
    """A shop on SQLite, and the same test once more on PostgreSQL."""
    with databases.fresh() as url, Store.open(url) as store:
        yield Shop(store, url)


@pytest.fixture(scope="module")
def filled(databases: Databases) -> Iterator[Filled[Any]]:
    """The shop of two records of every entity that ``roles`` makes, to be copied."""
    from tests.data_io.store.roles import fill  # which asks for what stands above

    with databases.filled(lambda store: fill(Shop(store, ""))) as made:
        yield made


@pytest.fixture
def whole(filled: Filled[Any]) -> Iterator[Shop]:
    """A copy of that shop."""
    with filled.copy() as url, Store.open(url) as store:
        yield Shop(store, url)
