from __future__ import annotations

from data_io.incoming.recognition.matching import match_sheet
from tests.data_io.incoming.sheet_maker import mapping_of, sheet_of

INVOICES = """
Rg.-Nr.|Datum|Kunde|Netto|MwSt|Brutto
R-1|03.01.2025|Nell Ward|100.00|19.00|119.00
R-2|04.01.2025|Remi Petit|50.00|9.50|59.50
R-3|05.01.2025|Jo Hart|10.00|1.90|11.90
"""


def test_of_an_invoice_the_amount_with_its_tax_counts() -> None:
    assert mapping_of(match_sheet(sheet_of(INVOICES)))["Brutto"] == ("sale.amount",)


def test_what_does_not_add_up_is_left_alone() -> None:
    broken = sheet_of(INVOICES.replace("119.00", "300.00").replace("59.50", "70.00"))
    assert mapping_of(match_sheet(broken))["Netto"] == ("sale.amount",)
