"""Online Retail as the store holds it: what has a quantity below 0 came back, the rest was sold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.crm.insights.conftest import as_loaded


def online_retail_frames(folder: Path) -> dict[str, pd.DataFrame]:
    """Read the sales, returns, customers and products of the workbook."""
    fastexcel = pytest.importorskip("fastexcel")
    book = fastexcel.read_excel(folder / "online_retail" / "Online Retail.xlsx")
    written = {"InvoiceNo": "string", "StockCode": "string", "CustomerID": "string"}
    rows = book.load_sheet(0, dtypes=written, schema_sample_rows=None).to_pandas()
    products, articles = pd.factorize(rows["StockCode"])
    lines = pd.DataFrame(
        {
            "order_number": rows["InvoiceNo"],
            "day": rows["InvoiceDate"].astype("datetime64[s]"),
            "customer": pd.to_numeric(rows["CustomerID"]).fillna(0).astype("int64"),
            "product": products + 1,
            "quantity": rows["Quantity"].abs().astype("float64"),
            "amount": (rows["Quantity"] * rows["UnitPrice"]).abs().where(rows["UnitPrice"] >= 0).round(4),
            "country": rows["Country"],
        }
    )
    lines["amount"] = lines["amount"].fillna((rows["Quantity"] * rows["UnitPrice"]).round(4))
    back = (rows["Quantity"] < 0).to_numpy()
    known = np.unique(lines["customer"])[1:]
    return {
        "sale": as_loaded("sale", _numbered(lines[~back].rename(columns={"day": "sold_at"}))),
        "return": as_loaded(
            "return", _numbered(lines[back].rename(columns={"day": "returned_on", "amount": "refund"}))
        ),
        "customer": as_loaded("customer", _named(known, [f"Customer {each}" for each in known])),
        "product": as_loaded("product", _named(np.arange(1, len(articles) + 1), list(articles))),
    }


def _numbered(records: pd.DataFrame) -> pd.DataFrame:
    return records.set_axis(pd.RangeIndex(1, len(records) + 1, name="id"))


def _named(ids: np.ndarray[tuple[int], np.dtype[np.int64]], names: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"name": names}, index=pd.Index(ids, name="id"))
