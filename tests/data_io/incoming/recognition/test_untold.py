"""Columns that no word names are told by choices, neighbours, codes, long texts and sums; or left alone."""

from __future__ import annotations

from data_io.incoming.recognition.matching import match_sheet
from tests.data_io.incoming.sheet_maker import sheet_of


def fields(table: str, entity: str) -> dict[str, tuple[str, ...]]:
    match = match_sheet(sheet_of(table), entity=entity)
    return {column.heading: () if column.is_own else column.paths for column in match.columns}


def test_cells_that_are_choices_of_one_field_name_it() -> None:
    found = fields(
        """
        Complaint no.|Opened|Client|Xyzzy|Plugh
        C-1001|2025-01-03|Ann Lee|phone|blue
        C-1002|2025-01-04|Bo Kim|e-mail|phone
        C-1003|2025-01-05|Cy Ott|phone|red
        """,
        "complaint",
    )
    assert found["Xyzzy"] == ("complaint.channel",)
    assert found["Plugh"] == ()


def test_choices_of_a_she_are_read() -> None:
    found = fields(
        """
        N. reso|Articolo|Cliente|Xyzzy
        R-1|Borsa|Neri|integra
        R-2|Cinta|Rossi|danneggiata
        R-3|Sciarpa|Verdi|usata
        """,
        "return",
    )
    assert found["Xyzzy"] == ("return.condition",)


def test_the_town_stands_beside_the_postcode_unless_both_sides_may_be_it() -> None:
    one = "Name|Street|Xyzzy|Postcode|Phone\nAnn Lee|Low 1|Leeds|LS1 4AP|0113 496 0000\nBo Kim|Up 2|York|YO1 7HH|0113 496 0001"
    assert fields(one, "customer")["Xyzzy"] == ("customer.city",)
    both = one.replace("|Phone", "|Plugh|Phone").replace("AP|", "AP|North|").replace("HH|", "HH|South|")
    assert fields(both, "customer")["Xyzzy"] == ()


def test_net_and_tax_are_gross_so_the_tax_is_told_but_shipping_is_not() -> None:
    table = """
        Invoice no.|Date|Customer|Net|Xyzzy|Gross
        1|2025-01-03|Ann|100.00|{}|{}
        2|2025-01-04|Bo|50.00|{}|{}
        3|2025-01-05|Cy|10.00|{}|{}
        """
    taxed = table.format("20.00", "120.00", "10.00", "60.00", "2.00", "12.00")
    assert fields(taxed, "sale")["Xyzzy"] == ("sale.tax",)
    shipped = table.format("4.90", "104.90", "4.90", "54.90", "4.90", "14.90")
    assert fields(shipped, "sale")["Xyzzy"] == ()


def test_the_rate_of_a_tax_is_not_what_it_comes_to() -> None:
    table = "Invoice|Date|Customer|Amount|VAT\n1|2025-01-03|Ann|100.00|{}\n2|2025-01-04|Bo|50.00|{}\n3|2025-01-05|Cy|10.00|{}"
    assert fields(table.format("20", "20", "5"), "sale")["VAT"] == ()
    assert fields(table.format("20.00", "10.00", "0.50"), "sale")["VAT"] == ("sale.tax",)


def test_codes_in_the_first_column_number_the_records_but_counted_rows_do_not() -> None:
    table = "Xyzzy|First name|Last name|Phone\n{}|Ann|Lee|0113 496 0000\n{}|Bo|Kim|0113 496 0001\n{}|Cy|Ott|0113 496 0002"
    assert fields(table.format("K-204", "K-207", "K-310"), "customer")["Xyzzy"] == ("customer.code",)
    assert fields(table.format("1", "2", "3"), "customer")["Xyzzy"] == ()


def test_quantity_and_price_without_a_name_are_told_by_the_amount_with_its_discount() -> None:
    found = fields(
        """
        Date|Customer|Product|Xyzzy|Plugh|Discount %|Amount
        2025-01-03|Ann|Riesling|24|9.80|5|223.44
        2025-01-04|Bo|Crémant|12|12.50|5|142.50
        2025-01-05|Cy|Merlot|6|8.50|0|51.00
        """,
        "sale",
    )
    assert found["Xyzzy"] == ("sale.quantity",)
    assert found["Plugh"] == ("sale.unit_price",)


def test_the_only_long_texts_are_what_was_said() -> None:
    found = fields(
        """
        Date|Customer|Channel|Xyzzy
        2025-01-03|Ann|phone|Wants a new price for the combi
        2025-01-04|Bo|e-mail|Will talk to his wife first
        2025-01-05|Cy|phone|Asked us to ring back in May
        """,
        "interaction",
    )
    assert found["Xyzzy"] == ("interaction.body",)


def test_words_cut_short_are_understood_and_shorter_words_that_only_begin_alike_are_not() -> None:
    match = fields("Nr|Datum|Kunde|USt-Betrag|Betrag\nR1|2025-01-03|Ann|19.00|119.00", "sale")
    assert match["USt-Betrag"] == ("sale.tax",)
    assert fields("Number|Opened|Status|Parte\nC-1|2025-01-03|open|x y", "complaint")["Parte"] != (
        "complaint.customer",
    )
