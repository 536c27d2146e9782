"""The messy workbook: a part of the same shop as real owners keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd
import xlsxwriter

from sample_data.messy_sheets import (
    Grid,
    scribble_complaints,
    scribble_customers,
    scribble_market,
    scribble_notes,
    scribble_prices,
    scribble_returned,
    scribble_sales,
)
from sample_data.workbooks import CREATED

CUSTOMERS: Final = 90
SALES: Final = 420
MARKET_SALES: Final = 60
HIDDEN: Final = "Sheet7"


def make_messy(shop: dict[str, pd.DataFrame]) -> dict[str, Grid]:
    """Scribble a part of a shop into the sheets of an untidy workbook: the cells by sheet, in order."""
    sales = shop["sale"]
    autumn = sales[sales["sales_channel"] != "Market stall"].tail(SALES)
    market = sales[sales["sales_channel"] == "Market stall"].tail(MARKET_SALES)
    return {
        "Notes": scribble_notes(),
        "Customers": scribble_customers(shop["customer"].head(CUSTOMERS)),
        "Sales autumn": scribble_sales(name_both(autumn, shop)),
        "Wochenmarkt": scribble_market(name_both(market, shop)),
        "Price list": scribble_prices(shop["product"]),
        "Complaints": scribble_complaints(name_both(shop["complaint"].tail(40), shop)),
        "Returned": scribble_returned(autumn),
        HIDDEN: [
            ["tmp", 17.0, None],
            [None, "x", "do not delete??"],
            [3.14, None, "old"],
            ["tmp", "tmp", 99.0],
        ],
    }


def name_both(rows: pd.DataFrame, shop: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put names in place of customer numbers and SKUs."""
    customer = rows["customer"].map(shop["customer"].set_index("code")["name"])
    return rows.assign(
        customer=customer, product=rows["product"].map(shop["product"].set_index("sku")["name"])
    ).reset_index(drop=True)


def write_messy_workbook(path: Path, shop: dict[str, pd.DataFrame]) -> None:
    """Write the messy workbook of a shop; its last sheet is hidden. OSError where it cannot be written."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"title": "Corner & Olive, everything", "author": "Corner & Olive", "created": CREATED}
        )
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, grid in make_messy(shop).items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 12, 18)
            for row, cells in enumerate(grid):
                for column, cell in enumerate(cells):
                    if isinstance(cell, pd.Timestamp):
                        sheet.write_datetime(row, column, cell.to_pydatetime(), day)
                    elif isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
            if name == HIDDEN:
                sheet.hide()
