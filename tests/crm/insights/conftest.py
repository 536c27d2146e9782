"""Small frames as text, and real shops read from their workbooks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from crm.insights.frames import empty_frame

Table = Callable[..., pd.DataFrame]


def as_loaded(entity: str, columns: pd.DataFrame) -> pd.DataFrame:
    """Give a frame as the store loads it: every column of the entity, those not given blank."""
    empty = empty_frame(entity)
    filled = {}
    for name in empty.columns:
        kind = empty[name].dtype
        given = columns[name] if name in columns else pd.Series(None, index=columns.index, dtype=object)
        if isinstance(kind, pd.CategoricalDtype):
            filled[name] = given.astype("category")
        else:
            filled[name] = (given.astype("float64").fillna(0) if kind == "int64" else given).astype(kind)
    return pd.DataFrame(filled, index=columns.index)


@pytest.fixture
def table() -> Table:
    """Give a reader of frames as text: words apart by spaces, ``-`` a blank, ``_`` a space in a word."""

    def read(entity: str, text: str = "") -> pd.DataFrame:
        if not text.strip():
            return empty_frame(entity)
        written = pd.read_csv(
            io.StringIO(text.strip()), sep=r"\s+", dtype=str, na_values=["-"], keep_default_na=False
        )
        if "id" not in written:
            written.insert(0, "id", [str(number) for number in range(1, len(written) + 1)])
        written = written.set_index(written.pop("id").astype("int64").rename("id"))
        kinds = empty_frame(entity).dtypes
        for name in written.columns:
            if isinstance(kinds[name], pd.CategoricalDtype):
                written[name] = written[name].str.replace("_", " ")
            elif kinds[name] == "datetime64[s]":
                written[name] = pd.to_datetime(written[name], format="ISO8601").astype("datetime64[s]")
            else:
                written[name] = pd.to_numeric(written[name])
        return as_loaded(entity, written)

    return read


@pytest.fixture(scope="session")
def superstore(shared_data: Path) -> dict[str, pd.DataFrame]:
    """Read the EU Superstore: 10,000 lines of orders, and 284 returns that name only orders."""
    calamine = pytest.importorskip("python_calamine")
    book = calamine.CalamineWorkbook.from_path(str(shared_data / "superstore" / "Sample - EU Superstore.xls"))

    def sheet(name: str) -> pd.DataFrame:
        heading, *rows = book.get_sheet_by_name(name).to_python()
        return pd.DataFrame(rows, columns=heading, index=pd.Index(np.arange(1, len(rows) + 1), name="id"))

    orders, returned = sheet("Orders"), sheet("Returns")
    customers, names = pd.factorize(orders["Customer ID"])
    products, articles = pd.factorize(orders["Product ID"])
    sales = pd.DataFrame(
        {
            "order_number": orders["Order ID"],
            "sold_at": pd.to_datetime(orders["Order Date"]),
            "customer": customers + 1,
            "product": products + 1,
            "quantity": orders["Quantity"],
            "amount": orders["Sales"].round(4),
            "cost": (orders["Sales"] - orders["Profit"]).round(4),
        }
    )
    numbered = pd.DataFrame(index=pd.Index(np.arange(1, len(names) + 1), name="id"))
    goods = pd.DataFrame(index=pd.Index(np.arange(1, len(articles) + 1), name="id"))
    return {
        "sales": as_loaded("sale", sales),
        "returns": as_loaded("return", returned[["Order ID"]].rename(columns={"Order ID": "order_number"})),
        "customers": as_loaded("customer", numbered.assign(name=names)),
        "products": as_loaded("product", goods.assign(name=articles)),
    }
