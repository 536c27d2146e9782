"""Rows that are no records, in seven languages, and records that only look like totals."""

from __future__ import annotations

import time

import numpy as np
import pytest

from data_io.incoming.shapes.leftouts import left_out
from tests.data_io.incoming.sheet_maker import sheet_of

ORDERS = "Order|Date|Customer|Amount\n1001|2024-03-01|Anna Berg|10\n1002|2024-03-02|Anna Berg|20\n1003|2024-03-03|Ben|5"


def found(table: str, *, typed: bool = False) -> list[int]:
    sheet = sheet_of(table, typed=typed)
    filled = np.array([sum(cell is not None for cell in row.values()) for row in sheet.cells.to_pylist()])
    return np.flatnonzero(left_out(sheet, filled)).tolist()


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(
    "row",
    [
        "Total|||35", "Total:|||35", "Total March|||35", "Total 2024|||35", "TOTAL GENERAL|||35", "Grand Total|||35",
        "Subtotal:|||35", "Sub-total for Ben|||5", "Summe|||35", "Summe März 2024|||35", "Summe Anna Berg|||30",
        "Zwischensumme|||35", "Zwischensumme Kunde 12|||35", "Gesamtsumme||||", "Gesamtergebnis|||35", "Totale|||35",
        "Totale complessivo|||35", "Total général|||35", "Sous-total|||35", "Total de mars|||35", "Subtotaal|||35",
        "Totaal|||35", "Totaal april|||35", "Total geral|||35", "Soma|||35", "Suma|||35", "||Anna Berg Total|30",
        "||Anna Berg Ergebnis|30", "|Total||35", "Customer: Anna Berg|||", "Kunde: Ben|||", "* with tax|||",
        "Note: amounts with tax|||", "Order|Date|Customer|Amount", "Übertrag|||35", "Carried forward|||35", "Seite 2|||",
        "Riporto|||35", "Suma y sigue|||35", "À reporter|||35", "Page 3 of 7|||",
    ],
)  # fmt: skip
def test_totals_groups_and_notes_are_no_records(row: str, typed: bool) -> None:  # noqa: FBT001 - a case
    assert found(f"{ORDERS}\n{row}", typed=typed) == [3]


@pytest.mark.parametrize(
    "row",
    [
        "1004|2024-03-04|Total Energies|7", "1004||Total Energies|7", "||Total Energies|7", "1004|2024-03-04|Total|",
        "|2024-03-04|Sum Ting|4", "Anna|||", "Page|||", "||Seite 2|7", "1004||Gesamtschule Bonn|7",
    ],
)  # fmt: skip
def test_records_with_such_names_stay(row: str) -> None:
    assert found(f"{ORDERS}\n{row}") == []


@pytest.mark.parametrize(
    "row",
    [
        "P9|Total Cleaner|Care|",
        "|Total Cleaner||9.5",
        "P9|Total 5W30||22",
        "|Summe der Teile|Books|",
        "P9|Lamp||",
    ],
)
def test_products_with_such_names_stay(row: str) -> None:
    assert (
        found(f"SKU|Name|Category|Price\nP1|Lamp|Light|10\nP2|Desk|Office|20\nP3|Pen|Office|1\n{row}") == []
    )


def test_a_total_is_known_by_its_sum() -> None:
    assert found(f"{ORDERS}\nTotal north|||35", typed=True) == [3]
    assert found(f"{ORDERS}\nTotal Cleaner|||34", typed=True) == []


def test_an_address_of_a_page_or_a_time_is_no_label() -> None:
    table = (
        "Link|Seen|By|Note\nhttps://a.example|1|2|3\nhttps://b.example|1|2|3\nhttps://c.example|||\n12:30|||"
    )
    assert found(table) == []


def test_thousands_of_subtotals_take_no_longer_a_row_than_few() -> None:
    """Each subtotal is looked for among the names once gathered, not among all cells again."""
    body = (f"N{n} Berg|{n}|2024-01-05|T{n}|10\nN{n} Berg Total||||10" for n in range(3000))
    table = "Customer|Order|Date|Item|Amount\n" + "\n".join(body)
    before = time.process_time()
    assert len(found(table)) == 3000
    assert time.process_time() - before < 10
