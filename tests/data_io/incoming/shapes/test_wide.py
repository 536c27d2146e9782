"""Months, quarters, years and days in columns become rows, in seven languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from crm.headings import MONTHS
from data_io.incoming.files.reading import read_book
from data_io.incoming.shapes.periods import read_period
from data_io.incoming.shapes.wide import lengthen
from data_io.incoming.sheets import Sheet, name_columns
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import counts_of, imported, sheet_of


def long_rows(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in sheet.cells.to_pylist()]


def first_of(month: int, year: int = 2024) -> dt.date:
    return dt.date(year, month, 1)


@pytest.mark.parametrize(
    "headings",
    [
        "Jan 2024|Feb 2024|Mar 2024", "2024-01|2024-02|2024-03", "01/2024|02/2024|03/2024",
        "janv. 24|févr. 24|mars 24",
        "Januar 2024|Februar 2024|März 2024", "ene-24|feb-24|mar-24", "gen 2024|feb 2024|mar 2024",
        "2024 Jan|2024 Feb|2024 Mar", "2024-01-01|2024-02-01|2024-03-01", "jan/24|fev/24|mar/24",
        "jan. 2024|feb. 2024|mrt. 2024",
    ],
)  # fmt: skip
@pytest.mark.parametrize("typed", [False, True])
def test_a_column_a_month_becomes_a_row_a_month(headings: str, typed: bool) -> None:  # noqa: FBT001 - a case
    sheet = sheet_of(
        f"Customer|City|{headings}|Total\nAnna|Bonn|10|20||30\nBen|Ulm||5|0|5\nTotal||10|25|0|35", typed=typed
    )
    long = lengthen(sheet, "sales.xlsx")
    assert long.headings == ("Customer", "City", "Date", "Amount")
    found = [(who, city, day, float(value)) for who, city, day, value in long_rows(long)]
    assert found == [
        ("Anna", "Bonn", first_of(1), 10), ("Anna", "Bonn", first_of(2), 20),
        ("Ben", "Ulm", first_of(2), 5),
    ]  # fmt: skip
    assert long.row_numbers.to_pylist() == [2, 2, 3]
    assert "became rows" in long.notes[0]
    assert "“Total” was left out" in long.notes[1]
    assert long.notes[2] == "3 cells were left out: blank or zero, nothing was there."
    assert "1 row was left out" in long.notes[3]


@pytest.mark.parametrize(
    "nought", ["0", "-", "–", "0.00", "0,00 €", "$ -", "EUR 0.00", " ", "n/a", "(0)", "-0", "0'000"]
)
def test_a_nought_under_a_month_is_no_sale(nought: str) -> None:
    long = lengthen(
        sheet_of(f"Customer|Jan 2024|Feb 2024|Mar 2024\nAnna|10|{nought}|x7\nBen|{nought}|0.05|-5"), ""
    )
    assert [(row[0], row[1].month, row[2]) for row in long_rows(long)] == [
        ("Anna", 1, "10"), ("Anna", 3, "x7"), ("Ben", 2, "0.05"), ("Ben", 3, "-5"),
    ]  # fmt: skip
    assert long.notes[-1] == "2 cells were left out: blank or zero, nothing was there."


def test_of_two_columns_a_month_both_must_be_nought() -> None:
    table = "Customer|Jan 2024 Units|Jan 2024 Revenue|Feb 2024 Units|Feb 2024 Revenue|Mar 2024 Units|Mar 2024 Revenue"
    long = lengthen(sheet_of(f"{table}\nAnna|2|0|0|0|1|4", typed=True), "")
    assert [(row[1].month, *row[2:]) for row in long_rows(long)] == [(1, 2, 0), (3, 1, 4)]
    assert long.notes[-1].startswith("2 cells were left out")


def test_noughts_under_months_become_no_sales_and_the_sums_come_out(store: Store) -> None:
    sheet = lengthen(sheet_of("Customer|Jan 2024|Feb 2024|Mar 2024\nAnna|10|0|\nBen|0|-|5.5"), "")
    (sales,), _ = imported(store, sheet)
    assert (counts_of(sales)["created"], sales.sums["sale.amount"]["stored"]) == (2, 15.5)


def test_quarters_years_and_days() -> None:
    quarters = lengthen(sheet_of("Kunde|Q1 2024|Q2 2024|Q3 2024\nAnna|1|2|3"), "")
    assert quarters.headings == ("Kunde", "Date", "Amount")
    assert [row[1] for row in long_rows(quarters)] == [first_of(1), first_of(4), first_of(7)]
    years = lengthen(sheet_of("Kunde|2022|2023|2024\nAnna|1|2|3"), "")
    assert [row[1].year for row in long_rows(years)] == [2022, 2023, 2024]
    days = lengthen(sheet_of("Shop|2024-03-01|2024-03-02|2024-03-03\nBonn|1|2|3"), "")
    assert (days.headings[1], [row[1].day for row in long_rows(days)]) == ("Date", [1, 2, 3])


@pytest.mark.parametrize(
    ("name", "file"), [("Umsatz 2023", "a.csv"), ("Sheet1", "umsatz-2023.csv"), ("Sales 2023", "2024.csv")]
)
def test_the_year_may_stand_in_the_name(name: str, file: str) -> None:
    long = lengthen(sheet_of("Kunde|Jan|Feb|Mär\nAnna|1|2|3", name), file)
    assert [row[1] for row in long_rows(long)] == [first_of(month, 2023) for month in (1, 2, 3)]


def test_months_of_no_year_stay_columns_and_a_note_says_what_to_do() -> None:
    sheet = lengthen(sheet_of("Kunde|Jan|Feb|Mär\nAnna|1|2|3"), "umsatz.csv")
    assert sheet.headings == ("Kunde", "Jan", "Feb", "Mär")
    assert "no year is named" in sheet.notes[0]


@pytest.mark.parametrize(
    "name", ["Units 2024", "Menge 2024", "Stück 2024", "Cantidad 2024", "Aantal 2024", "Quantité 2024"]
)
def test_a_title_that_speaks_of_pieces_makes_quantities(name: str) -> None:
    assert lengthen(sheet_of("Product|Jan|Feb|Mar\nLamp|1|2|3", name), "").headings[-1] == "Quantity"


@pytest.mark.parametrize(
    "table",
    [
        "Name|Jan 2024|Feb 2024\nAnna|1|2",
        "Name|May|June|April\nAnna|x|y|z\nBen|x|y|z",
        "Name|Jan 2024|City|Feb 2024|Mar 2024\nAnna|1|Bonn|2|3",
        "Jan 2024|Feb 2024|Mar 2024\n1|2|3",
        "Name|Mar 2024|Jan 2024|Feb 2024\nAnna|1|2|3",
        "Name|Date|Amount\nAnna|2024-01-01|3",
    ],
)
def test_other_tables_stay_as_they_are(table: str) -> None:
    sheet = sheet_of(table)
    assert lengthen(sheet, "sales 2024.csv") == sheet


@pytest.mark.parametrize(
    ("rows", "columns", "total"),
    [
        ("Row Labels", "Column Labels", "Grand Total"),
        ("Zeilenbeschriftungen", "Spaltenbeschriftungen", "Gesamtergebnis"),
        ("Étiquettes de lignes", "Étiquettes de colonnes", "Total général"),
        ("Etiquetas de fila", "Etiquetas de columna", "Total general"),
        ("Etichette di riga", "Etichette di colonna", "Totale complessivo"),
        ("Rótulos de Linha", "Rótulos de Coluna", "Total Geral"),
        ("Rijlabels", "Kolomlabels", "Eindtotaal"),
    ],
)
def test_a_pivot_loses_its_totals_and_gains_its_labels(rows: str, columns: str, total: str) -> None:
    text = f"Sum of Amount;;{columns};;;\n{rows};City;2022;2023;2024;{total}\n"
    text += f"North;Bonn;1;2;3;6\n;Ulm;4;5;6;15\n{total};;5;7;9;21\n"
    (sheet,) = read_book(text.encode(), "pivot.csv").sheets
    assert sheet.headings == (rows, "City", "Date", "Amount")
    assert [row[:2] for row in long_rows(sheet)] == [("North", "Bonn")] * 3 + [("North", "Ulm")] * 3
    assert any("pivot" in note for note in sheet.notes)


def test_blank_labels_stay_blank_where_nothing_says_pivot() -> None:
    long = lengthen(sheet_of("Region|City|2022|2023|2024\nNorth|Bonn|1|2|3\n|Ulm|4|5|6"), "")
    assert long_rows(long)[3][0] is None


def test_row_numbers_come_through_the_reading_process_and_a_chosen_heading_keeps_columns() -> None:
    text = "Umsatz 2024\n\nKunde;Jan;Feb;Mär\nAnna;1;2;3\n\nBen;4;;6\n"
    (sheet,) = read_book(text.encode(), "u.csv").sheets
    assert sheet.row_numbers.to_pylist() == [4, 4, 4, 6, 6]
    (kept,) = read_book(text.encode(), "u.csv", header_rows={"u": 3}).sheets
    assert kept.headings == ("Kunde", "Jan", "Feb", "Mär")


def test_every_name_of_a_month_is_known() -> None:
    for language in MONTHS.values():
        for number, names in enumerate(language, 1):
            for name in names:
                period = read_period(f"{name} 2024")
                assert period is not None, name
                assert period.start() == first_of(number), name


def test_a_table_without_columns_of_time_is_the_same_object() -> None:
    sheet = Sheet("S", False, ("A",), 1, (), name_columns([pa.array([1])]), 2)  # noqa: FBT003
    assert lengthen(sheet, "") is sheet


@pytest.mark.parametrize(
    "headings",
    [
        "Jan 2024 Units|Jan 2024 Amount|Feb 2024 Units|Feb 2024 Amount|Mar 2024 Units|Mar 2024 Amount",
        "2024-01-01 Units|2024-01-01 Amount|2024-02-01 Units|2024-02-01 Amount|2024-03 Units|2024-03 Amount",
        "Units Jan 2024|Amount Jan 2024|Units Feb 2024|Amount Feb 2024|Units Mar 2024|Amount Mar 2024",
        "Units - 01/2024|Amount - 01/2024|Units - 02/2024|Amount - 02/2024|Units - 03/2024|Amount - 03/2024",
    ],
)
def test_two_measures_a_month_become_rows_with_both(headings: str) -> None:
    sheet = sheet_of(f"Product|{headings}|Total Units\nLamp|1|10|||3|30|4\nDesk|||2|200||0|2", typed=True)
    long = lengthen(sheet, "")
    assert long.headings == ("Product", "Date", "Units", "Amount")
    assert long_rows(long) == [
        ("Lamp", first_of(1), 1, 10), ("Lamp", first_of(3), 3, 30),
        ("Desk", first_of(2), 2, 200),
    ]  # fmt: skip
    assert "“Units” and an amount" in long.notes[0]
    assert "“Total Units” was left out" in long.notes[1]


def test_two_measures_a_month_under_headings_in_two_rows() -> None:
    text = "Product;Jan 2024;;Feb 2024;;Mar 2024;\n;Units;Amount;Units;Amount;Units;Amount\n"
    text += "Lamp;1;10;2;20;3;30\nDesk;4;40;5;50;6;60\nPen;7;70;8;80;9;90\n"
    (sheet,) = read_book(text.encode(), "sales.csv").sheets
    assert sheet.headings == ("Product", "Date", "Units", "Amount")
    assert long_rows(sheet)[3] == ("Desk", first_of(1), "4", "40")


@pytest.mark.parametrize(
    "headings", ["Revenue 2022|Revenue 2023|Revenue 2024", "Jan Units|Jan Amount|Feb Units|Mar Amount"]
)
def test_figures_of_a_customer_and_uneven_measures_stay_columns(headings: str) -> None:
    width = headings.count("|") + 1
    sheet = sheet_of(f"Customer|{headings}\nAnna|{'|'.join('1' * width)}", "2024")
    assert lengthen(sheet, "").headings == sheet.headings
