"""Names of groups in rows of their own are carried to the rows beneath; other lone cells stay."""

from __future__ import annotations

import pytest

from data_io.incoming.shapes.groups import carry_labels
from data_io.incoming.sheets import Sheet
from tests.data_io.incoming.sheet_maker import sheet_of


def column(sheet: Sheet, heading: str) -> list[str | None]:
    at = sheet.headings.index(heading)
    cells: list[str | None] = sheet.cells.column(at).to_pylist()
    return cells


def test_what_stands_before_the_colon_heads_the_column() -> None:
    sheet = carry_labels(
        sheet_of(
            """Order|Date|Amount
            Customer: Anna Berg||
            1001|2024-03-01|10
            1002|2024-03-02|
            Total Anna Berg||10
            ||
            Customer: Ben Amann||
            1003|2024-03-03|5
            * with tax||"""
        )
    )
    assert sheet.headings == ("Order", "Date", "Amount", "Customer")
    assert column(sheet, "Customer") == [
        None, "Anna Berg", "Anna Berg", None, None, None, "Ben Amann", None
    ]  # fmt: skip
    assert column(sheet, "Order")[0] is None
    assert column(sheet, "Order")[-1] == "* with tax"
    assert "2 rows only name what the rows beneath them belong to" in sheet.notes[0]


def test_groups_within_groups() -> None:
    sheet = carry_labels(
        sheet_of(
            """Order|Date|Amount
            Region: North||
            Customer: Anna||
            1|2024-03-01|10
            Region: South||
            2|2024-03-02|
            Customer: Ben||
            3|2024-03-03|5"""
        )
    )
    assert column(sheet, "Region") == [None, None, "North", None, "South", None, "South"]
    assert column(sheet, "Customer") == [None, None, "Anna", None, None, None, "Ben"]


def test_names_alone_in_the_first_column_fill_it_down() -> None:
    sheet = carry_labels(
        sheet_of(
            "Customer|Date|Amount\nAnna||\n|2024-03-01|1\n|2024-03-02|\nBen||\n|2024-03-03|2", typed=True
        )
    )
    assert sheet.headings == ("Customer", "Date", "Amount")
    assert column(sheet, "Customer") == [None, "Anna", "Anna", None, "Ben"]


def test_names_above_rows_of_days_are_groups() -> None:
    sheet = carry_labels(sheet_of("Date|Item|Amount\nAnna||\n2024-03-01|Tea|1\nBen||\n2024-03-03|Rye|"))
    assert column(sheet, "Group") == [None, "Anna", None, "Ben"]


def test_names_of_places_above_rows_of_people_are_groups() -> None:
    table = "Name|Phone|City\nBerlin||\nAnn Ames|1|\nBob Bell||Ulm\nHamburg||\nCy Cole|3|Ulm"
    assert column(carry_labels(sheet_of(table)), "Group") == [None, "Berlin", "Berlin", None, "Hamburg"]


def test_names_above_rows_of_numbers_with_letters_are_groups() -> None:
    table = "Order|Item|Amount\nBerlin||\nA1|Tea|1\nNew York||\nA2|Rye|"
    assert column(carry_labels(sheet_of(table)), "Group") == [None, "Berlin", None, "New York"]


@pytest.mark.parametrize(
    "table",
    [
        "Name|Phone|City\nAnn Ames|1|Ulm\nGus||\nBob Bell||Ulm\nHal||\nCy Cole|3|",
        "Name|Phone|City\nAnna||\nBen|1|\nCy||\nDi|2|Ulm",  # customers of whom nothing else is known
        "Date|Item|Amount\n2024-03-01|Tea|1\nHoliday||\n2024-03-03|Rye|\nHoliday||\n2024-03-04|Rye|2",
        "Order|Date|Amount\n1|2024-03-01|10\nNote: late||\n2|2024-03-02|\nNote: gift||",
        "Date|Item|Amount\nAnna||\nBen||\n2024-03-03|Rye|\n2024-03-04|Rye|2",
        "Date|Item|Amount\nTotal||\n2024-03-03|Rye|\nTotal 2||\n2024-03-04|Rye|2",
    ],
)
def test_other_lone_cells_stay(table: str) -> None:
    sheet = sheet_of(table)
    assert carry_labels(sheet) is sheet
