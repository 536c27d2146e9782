from __future__ import annotations

from dataclasses import replace

from data_io.incoming.recognition.matching import match_sheet
from tests.data_io.incoming.sheet_maker import mapping_of, sheet_of


def test_the_only_days_of_payments_are_their_own() -> None:
    sheet = sheet_of("""
Xyz|Kunde|Betrag|Zahlungsart
01.02.2024|Nell Ward|318,00|Überweisung
07.02.2024|Remi Petit|250,00|bar
""")
    assert mapping_of(match_sheet(sheet, entity="payment"))["Xyz"] == ("payment.paid_on",)


def test_days_are_no_numbers_of_invoices_and_no_phones() -> None:
    sheet = sheet_of("""
Name|Rechnung|Nummer|E-Mail
Nell Ward|08.01.2024|09.01.2024|nell@example.com
Remi Petit|11.01.2024|12.01.2024|remi@example.com
""")
    paths = {path for paths in mapping_of(match_sheet(sheet)).values() for path in paths}
    assert not {"customer.phone", "customer.code", "sale.order_number"} & paths


def test_who_comes_again_and_again_is_no_list_of_customers() -> None:
    lines = "\n".join(
        f"{day:02d}.03.2024|Nell Ward|nell@example.com|01584 555201|Rye flour|{day},50"
        for day in (1, 4, 9, 12, 18, 25)
    )
    sheet = sheet_of(f"Datum|Kunde|E-Mail|Telefon|Artikel|Betrag\n{lines}")
    assert match_sheet(sheet).entity == "sale"


def test_a_day_book_without_headings_is_sales() -> None:
    sheet = sheet_of("""
a|b|c|d|e
14/10/2023|9.00|shampoo & set|22|cash
14/10/2023|9.30|half head foils|86|card
15/10/2023|10.15|dry trim|14|cash
""")
    match = match_sheet(replace(sheet, headings=(), header_row=None))
    assert match.entity == "sale"
    assert match.columns[3].paths == ("sale.amount",)
