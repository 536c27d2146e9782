from __future__ import annotations

from dataclasses import replace

import pytest

from data_io.incoming.recognition.looks import looks
from data_io.incoming.recognition.matching import SheetMatch, match_sheet
from tests.data_io.incoming.sheet_maker import mapping_of, sheet_of

PEOPLE = """
Nell Ward|nell@example.com|01584 555201
Remi Petit|remi@example.com|01432 555202
Jo Hart|jo@example.com|01584 555203
"""
SALES = """
03/01/2025|Nell Ward|Rye flour 16kg|2|14.50|29.00
14/01/2025|Remi Petit|Butter case|3|48.00|144.00
19/01/2025|Nell Ward|Sea salt 5kg|4|6.25|25.00
"""
PRICES = """
CAT-011|Chain 11v|Drive|17.90|29.50
COP-700|Tyre 700x28|Wheels|21.40|36.90
CAM-028|Inner tube|Wheels|2.60|5.50
PAT-005|Brake pads|Brakes|3.15|7.00
"""

READINGS = """
4.1|81|412
3.9|82|415
3.7|83|411
"""


def bare(table: str) -> SheetMatch:
    """Match a sheet that has no headings."""
    sheet = sheet_of("|".join("abcdef") + table)
    width = table.strip().splitlines()[0].count("|") + 1
    cells = sheet.cells.select(range(width))
    return match_sheet(replace(sheet, headings=(), header_row=None, cells=cells))


def test_people_without_headings_are_customers() -> None:
    match = bare(PEOPLE)
    assert match.entity == "customer"
    assert [column.paths for column in match.columns] == [
        ("customer.name",), ("customer.email",), ("customer.phone",)
    ]  # fmt: skip
    assert match.columns[1].reason == "looks like e-mail addresses"
    assert 0 < match.columns[1].sure < 1


def test_the_product_of_two_columns_tells_quantity_price_and_amount() -> None:
    match = bare(SALES)
    assert match.entity == "sale"
    assert [column.paths[0] for column in match.columns] == [
        "sale.sold_at", "sale.customer", "sale.product", "sale.quantity", "sale.unit_price", "sale.amount"
    ]  # fmt: skip


def test_codes_names_and_two_prices_without_headings_are_products() -> None:
    match = bare(PRICES)
    assert match.entity == "product"
    assert match.paths >= {"product.sku", "product.name", "product.cost", "product.price"}


def test_a_list_in_which_neither_number_is_always_the_lower_is_no_list_of_prices() -> None:
    assert bare(PRICES.replace("17.90|29.50", "29.50|17.90")).entity is None


def test_measurements_without_headings_are_nothing_of_ours() -> None:
    assert bare(READINGS).entity is None


def test_the_job_is_told_from_the_form_of_address() -> None:
    head = "Title|First name|Last name|Email\n"
    assert "customer.job_title" in match_sheet(sheet_of(head + "Buyer|Nell|Ward|n@example.com")).paths
    assert "customer.job_title" not in match_sheet(sheet_of(head + "Mrs|Nell|Ward|n@example.com")).paths


def test_a_number_that_multiplies_to_the_amount_is_the_quantity() -> None:
    lines = "Order date|Customer|Product|No.|Price each|Line total\n"
    rows = "2025-05-02|Ann|Cake|1|42|42\n2025-05-03|Bob|Bun|24|3|72\n2025-05-03|Cid|Tart|2|28|56"
    assert mapping_of(match_sheet(sheet_of(lines + rows)))["No."] == ("sale.quantity",)


@pytest.mark.parametrize(
    ("values", "look"),
    [
        ("a@b.example;c@d.example", "email"), ("Mr;Mrs", "salutation"), ("Card;Cash", "payment"),
        ("yes;no", "flag"), ("https://a.example;www.b.example", "link"), ("+44 20 7946 0101;(937) 555-0144", "phone"),
        ("2025-01-03;2025-01-04", "date"), ("1.5;2", "number"), ("Nell Ward;Jo Hart", "names"), (";", ""),
    ],
)  # fmt: skip
def test_values_look_like_something(values: str, look: str) -> None:
    assert looks(sheet_of("x\n" + values.replace(";", "\n") if look else "x|y\n|1").cells.column(0)) == look
