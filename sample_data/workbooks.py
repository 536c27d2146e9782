"""The tidy workbook: a sheet an entity, with the headings and words that an owner would use."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import xlsxwriter

from sample_data.headings import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

CREATED: Final = datetime(2026, 11, 20, 18, 0)
"""Stands in each workbook as the moment of its making, so that it comes out the same each time."""

CHOICE_FIELDS: Final = (
    "kind",
    "preferred_channel",
    "stage",
    "condition",
    "resolution",
    "channel",
    "direction",
    "severity",
    "status",
    "satisfaction",
    "response",
    "repeats",
)
SPOKEN: Final = {
    "email": "E-mail",
    "refund": "Money back",
    "exchange": "Exchanged",
    "nps": "NPS",
    "csat": "CSAT",
    "none": "No answer",
    "not_interested": "Not interested",
}
MONEY_FIELDS: Final = ("price", "cost", "unit_price", "discount", "amount", "refund", "value", "credit_limit")


def write_workbook(path: Path, shop: dict[str, pd.DataFrame]) -> None:
    """Write the frames of a shop as a tidy workbook. OSError where the file cannot be written."""
    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"title": "Corner & Olive", "author": "Corner & Olive", "created": CREATED})
        heading = book.add_format({"bold": True, "bg_color": "#E7EFE3", "bottom": 1})
        formats = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "money": "$#,##0.00", "share": "0%"}
        styles = {name: book.add_format({"num_format": code}) for name, code in formats.items()}
        for entity, (sheet_name, headings) in SHEETS.items():
            rows = word_like_an_owner(entity, shop)
            sheet = book.add_worksheet(sheet_name)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, len(rows), len(headings) - 1)
            for column, (field, label) in enumerate(headings.items()):
                sheet.write_string(0, column, label, heading)
                sheet.set_column(
                    column, column, 30 if field in ("description", "body", "message", "comment") else 16
                )
                write_column(
                    sheet,
                    column,
                    rows[field],
                    styles[style] if (style := style_of(field, rows[field])) else None,
                )


def style_of(field: str, values: pd.Series) -> str:
    """Say in which style a column is shown: day, moment, money, share, or as it comes (empty)."""
    if pd.api.types.is_datetime64_any_dtype(values):
        has_times = bool((values.dropna() != values.dropna().dt.normalize()).any())
        return "moment" if has_times else "day"
    if field in MONEY_FIELDS and pd.api.types.is_numeric_dtype(values):
        return "money"
    return "share" if field == "probability" else ""


def write_column(sheet: Worksheet, column: int, values: pd.Series, style: object, top: int = 1) -> None:
    """Write a column's cells below its heading; blanks stay without a cell."""
    filled = np.flatnonzero(values.notna())
    cells = values.iloc[filled]
    write: Callable[..., object] = sheet.write_string
    if pd.api.types.is_datetime64_any_dtype(values):
        write, cells = sheet.write_datetime, pd.Series(cells.dt.to_pydatetime(), dtype="object")
    elif pd.api.types.is_numeric_dtype(values):
        write = sheet.write_number
    for row, cell in zip((filled + top).tolist(), cells.tolist(), strict=True):
        write(row, column, cell, style)


def word_like_an_owner(entity: str, shop: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put the codes of an entity's frame into an owner's words, and refer to records as owners do.

    Choices are words, yes and no too. Sales, payments, returns and messages name the customer by number,
    complaints and reviews by e-mail, tasks and opportunities by name, where there is one that is nobody
    else's; returns and complaints name the product, sales give its SKU.
    """
    rows = shop[entity].copy()
    for field in rows.columns:
        if rows[field].dtype == "boolean":
            rows[field] = rows[field].map({True: "Yes", False: "No"}).astype("str")
        elif (
            field in CHOICE_FIELDS
            and entity != "payment"
            and not (entity == "complaint" and field == "resolution")
        ):
            codes = {
                code: SPOKEN.get(code, code.replace("_", " ").capitalize())
                for code in rows[field].dropna().unique()
            }
            rows[field] = rows[field].map(codes).astype("str")
    if entity == "return":
        rows["condition"] = rows["condition"].replace("New", "As new")
    by = {"complaint": "email", "feedback": "email", "task": "name", "opportunity": "name"}.get(entity)
    if by:
        people = shop["customer"].set_index("code")[by].dropna()
        rows["customer"] = (
            rows["customer"].map(people.drop_duplicates(keep=False)).fillna(rows["customer"]).astype("str")
        )
    if entity in ("return", "complaint"):
        rows["product"] = rows["product"].map(shop["product"].set_index("sku")["name"]).astype("str")
    return rows
