"""The sheets of the messy workbook, each as its owner keeps it."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from sample_data.scribbles import (
    Cell,
    type_choices,
    type_comma_numbers,
    type_dates,
    type_dollars,
    type_phones,
    type_sloppily,
)

Grid = list[list[Cell]]
"""The cells of a sheet, row by row, as they stand in it."""

TWICE: Final = ((3, 40), (8, 55), (12, 71), (20, 80))
"""Customers who stand in the list a second time: whose row, and before which row."""
TYPES: Final = {
    "person": ("private", "Private ", "PRIVATE", "person"),
    "company": ("Business", "firm", "company "),
}
STATES: Final = {
    "resolved": ("done", "Closed", "resolved ", "RESOLVED"),
    "open": ("open", "NEW"),
    "answered": ("in progress",),
}
PRIORITIES: Final = {"low": ("low", "minor"), "medium": ("normal", "Medium "), "high": ("HIGH", "important")}
NEWSLETTER: Final = {"yes": ("yes", "Y", "x", "ja"), "no": ("no", "N", "nein")}
GERMAN_PAYMENTS: Final = {
    "Cash": ("bar", "Bar"),
    "Card": ("Karte", "EC"),
    "Online": ("online",),
    "Invoice": ("Rechnung", "auf Rechnung"),
}
EURO_SUPPLIER: Final = "Müller Feinkost"


def to_rows(columns: dict[str, list[Cell]]) -> Grid:
    """Lay columns side by side below their headings."""
    return [list(columns), *(list(cells) for cells in zip(*columns.values(), strict=True))]


def to_cells(column: pd.Series) -> list[Cell]:
    """Give a column as it is, blanks as None."""
    return [None if pd.isna(cell) else cell for cell in column]


def scribble_notes() -> Grid:
    """Write a sheet of words that holds no records."""
    lines = [
        "Corner & Olive",
        "Ask Marta before changing the price list!",
        "Oat cookies: batch L-0826 was bad, call the bakery.",
        "Wifi for guests is on the blackboard",
    ]
    return [[line] for line in lines]


def scribble_customers(customers: pd.DataFrame) -> Grid:
    """Write the customers: titles above, phones as typed, four people twice, a few unreadable cells."""
    rows = len(customers)
    emails, birthdays = type_sloppily(customers["email"]), type_dates(customers["birthday"])
    emails[10], birthdays[5], birthdays[17] = "ask her (at) the till", "31.02.1980", "in spring?"
    grid = to_rows(
        {
            "Cust. no. ": to_cells(customers["code"]),
            "Customer": type_sloppily(customers["name"]),
            "Type": type_choices(customers["kind"], TYPES),
            "E-Mail": emails,
            "Tel.": type_phones(customers["phone"]),
            "Mobile phone": type_phones(customers["mobile"]),
            "Address": to_cells(customers["street"]),
            "Town": type_sloppily(customers["city"]),
            "Zip": to_cells(customers["postcode"]),
            "Birthday": birthdays,
            "Newsletter?": type_choices(
                customers["email_consent"].map({True: "yes", False: "no"}), NEWSLETTER
            ),
            "Shelf": [f"{'ABC'[row % 3]}{row % 9 + 1}" if row % 2 == 0 else None for row in range(rows)],
            "Last seen by": [("Tom", "Marta")[row % 2] if row % 5 == 0 else None for row in range(rows)],
        }
    )
    for whose, before in sorted(TWICE, key=lambda pair: -pair[1]):
        again = list(grid[whose + 1])
        again[0], again[6], again[11] = None, str(again[6]).upper(), None
        grid.insert(before + 1, again)
    return [["Corner & Olive: our customers"], ["as of 20 November 2026, keep in the safe"], [None], *grid]


def scribble_sales(sales: pd.DataFrame) -> Grid:
    """Write the sales of the autumn: dollars as text, six styles of dates, a blank row, a total below."""
    quantities: list[Cell] = list(sales["quantity"])
    dates, amounts = type_dates(sales["sold_at"]), type_dollars(sales["amount"])
    quantities[31], dates[77], amounts[140] = "a few", "last week?", "??"
    grid = to_rows(
        {
            "Order no.": to_cells(sales["order_number"]),
            "Date": dates,
            "Customer": type_sloppily(sales["customer"]),
            "Item": type_sloppily(sales["product"]),
            "Qty": quantities,
            "Price each": type_dollars(sales["unit_price"]),
            "Discount": type_dollars(sales["discount"].where(sales["discount"] > 0)),
            "Total": amounts,
            "Paid by": type_sloppily(sales["payment_method"]),
            "Shelf": [f"S{row % 12}" if row % 4 == 0 else None for row in range(len(sales))],
        }
    )
    big: list[Cell] = [
        "B-99001",
        "20.11.2026",
        "Hotel Belmare",
        "Christmas hamper",
        40.0,
        "$59.00",
        "$125.50",
        "$2,234.50",
        "Invoice",
        None,
    ]
    total = sales["amount"].sum() - sales["amount"].iloc[140] + 2234.5
    blank: list[Cell] = [None] * len(big)
    bottom: list[Cell] = ["Total", None, None, None, None, None, None, f"${total:,.2f}", None, None]
    return [
        ["SALES AUTUMN 2026"],
        ["printed for the accountant"],
        [None],
        *grid[:200],
        blank,
        *grid[200:],
        big,
        blank,
        bottom,
    ]


def scribble_market(sales: pd.DataFrame) -> Grid:
    """Write the sales of the market stall as the helper there keeps them: in German, with decimal commas."""
    grid = to_rows(
        {
            "Belegnummer": ["M" + number[1:] for number in sales["order_number"]],
            "Datum": type_dates(sales["sold_at"], ("%d.%m.%Y", "%d.%m.%y")),
            "Kunde": to_cells(sales["customer"]),
            "Artikel": to_cells(sales["product"]),
            "Menge": type_comma_numbers(sales["quantity"]),
            "Einzelpreis": type_comma_numbers(sales["unit_price"]),
            "Rabatt": type_comma_numbers(sales["discount"]),
            "Betrag": type_comma_numbers(sales["amount"]),
            "Zahlungsart": type_choices(sales["payment_method"], GERMAN_PAYMENTS),
            "Standplatz": [("Nord", "Brunnen")[row % 2] for row in range(len(sales))],
        }
    )
    total = type_comma_numbers(pd.Series([sales["amount"].sum()]))
    return [["Wochenmarkt Brightwater"], *grid, ["Summe", None, None, None, None, None, None, *total]]


def scribble_prices(products: pd.DataFrame) -> Grid:
    """Write the price list: one supplier's purchase prices are in euros, as text."""
    in_euros = products["supplier"] == EURO_SUPPLIER
    euros = pd.Series(type_comma_numbers(products["cost"], " €"))
    dollars = pd.Series(type_dollars(products["cost"]))
    grid = to_rows(
        {
            "Art. no.": to_cells(products["sku"]),
            "Item": type_sloppily(products["name"]),
            "Group": type_sloppily(products["category"]),
            "Supplier": to_cells(products["supplier"]),
            "Price": type_dollars(products["price"]),
            "Purchase price": to_cells(dollars.mask(in_euros, euros)),
            "Shelf": [f"{'ABCD'[row % 4]}{row % 6 + 1}" for row in range(len(products))],
        }
    )
    wheel: list[Cell] = [
        "CHE-099",
        "Alpine cheese, whole wheel",
        "Cheese",
        EURO_SUPPLIER,
        "$1,890.00",
        "1.234,50 €",
        "cellar",
    ]
    return [["Price list"], [None], *grid, wheel]


def scribble_complaints(complaints: pd.DataFrame) -> Grid:
    """Write the complaints: the same state in many words."""
    grid = to_rows(
        {
            "Date": type_dates(complaints["opened_at"]),
            "Customer": type_sloppily(complaints["customer"]),
            "Complaint": to_cells(complaints["subject"]),
            "Item": to_cells(complaints["product"]),
            "Priority": type_choices(complaints["severity"], PRIORITIES),
            "Status": type_choices(complaints["status"], STATES),
            "Done on": type_dates(complaints["resolved_at"], ("%d.%m.%Y", None)),
            "Compensation": type_dollars(complaints["refund"]),
            "Who": type_sloppily(complaints["assigned_to"]),
        }
    )
    return [["Complaints (be kind!)"], *grid]


def scribble_returned(sales: pd.DataFrame) -> Grid:
    """Write which orders came back as a whole: only numbers, one of them twice, one that nobody knows."""
    orders = sales["order_number"].drop_duplicates()
    numbers = [*orders.iloc[np.arange(5, 75, 10)], orders.iloc[5], "B-00000"]
    return [["Order no.", "Returned"], *([number, "Yes"] for number in numbers)]
