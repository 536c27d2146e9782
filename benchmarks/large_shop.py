"""The sample shop at 1,000,000 sale lines and 50,000 customers: as the store loads it, and in a store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa

from crm.access import LOCAL_OWNER
from crm.entities import ENTITIES
from crm.insights.frames import empty_frame
from data_io.incoming.planning import plan_books
from data_io.incoming.sheets import Book, Sheet, name_columns
from data_io.store import Store
from sample_data.make import make_shop

REFERENCES = {"customer": "code", "product": "sku", "campaign": "name"}


@cache
def large_shop(customers: int = 50_000, sales_lines: int = 1_000_000) -> dict[str, pd.DataFrame]:
    """Make the frames that analyses read: customer, product, sale, return, complaint."""
    shop = make_shop(customers=customers, sales_lines=sales_lines)
    ids = {name: pd.Index(shop[name][key]) for name, key in REFERENCES.items()}
    return {
        name: _as_loaded(name, shop[name], ids)
        for name in ("customer", "product", "sale", "return", "complaint")
    }


def _as_loaded(entity: str, records: pd.DataFrame, ids: dict[str, pd.Index]) -> pd.DataFrame:
    """Give a frame as the store would; ids count from 1, references are ids, 0 where blank."""
    index = pd.RangeIndex(1, len(records) + 1, name="id")
    columns: dict[str, Any] = {}
    for column, kind in empty_frame(entity).dtypes.items():
        name = str(column)
        given = records[name] if name in records else pd.Series(None, index=records.index, dtype=object)
        if name in ids and kind == "int64":
            columns[name] = ids[name].get_indexer(pd.Index(given)) + 1
        elif isinstance(kind, pd.CategoricalDtype):
            columns[name] = given.astype("str").astype("category").array
        else:
            columns[name] = given.astype(kind).array
    return pd.DataFrame(columns, index=index)


def fill_store(store: Store, shop: dict[str, pd.DataFrame], entities: Sequence[str]) -> None:
    """Bring the records of some entities of a made shop into an empty store, as sheets are."""
    sheets = tuple(_sheet(name, shop[name]) for name in entities)
    store.apply(plan_books([Book("shop", "made", sheets)], store, LOCAL_OWNER).changes, LOCAL_OWNER)


def _sheet(entity: str, records: pd.DataFrame) -> Sheet:
    labels = [ENTITIES[entity][name].label for name in records.columns]
    cells = name_columns([pa.array(records[name], from_pandas=True) for name in records.columns])
    return Sheet(ENTITIES[entity].plural, False, tuple(labels), 1, (), cells, 2)  # noqa: FBT003
