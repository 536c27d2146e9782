"""The sample shop at 1,000,000 sale lines and 50,000 customers, as the store loads it, without a store."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from crm.insights.frames import empty_frame
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
