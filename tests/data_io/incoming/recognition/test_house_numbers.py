from __future__ import annotations

import pytest

from data_io.incoming.recognition.house_numbers import HOUSE_NUMBER
from data_io.incoming.recognition.matching import match_sheet
from data_io.incoming.records.rows import Rows, read_rows
from data_io.incoming.values.homes import Home
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import counts_of, imported, sheet_of, table_of


def rows_of(table: str, home: Home | None = None) -> Rows:
    sheet = sheet_of(table)
    return read_rows(sheet, match_sheet(sheet), home=home)


@pytest.mark.parametrize(
    ("headings", "cells", "street"),
    [
        ("Name|Straße|Hausnummer|PLZ|Ort", "Ann Ames|Am Markt|12a|50667|Köln", "Am Markt 12a"),
        ("Name|Straße|Nr.|PLZ|Ort", "Ann Ames|Am Markt|5|50667|Köln", "Am Markt 5"),
        ("Nome|Via|N. civico|CAP|Città", "Aldo Bo|Via Roma|12/b|20121|Milano", "Via Roma 12/b"),
        ("name|number|via|city|email", "Aldo Bo|5|Via Roma|Milano|a@bo.it", "Via Roma 5"),
        ("Nombre|Apellidos|Calle|Número|Ciudad", "Ana|Gil|Calle Luna|7|Madrid", "Calle Luna 7"),
        ("Naam|Straat|Huisnr.|Postcode|Plaats", "Jan Vos|Kerkweg|7 b|1234 AC|Utrecht", "Kerkweg 7 b"),
        ("Nom|Prénom|N° de rue|Rue|Ville", "Petit|Luc|5 bis|rue Royale|Paris", "5 bis rue Royale"),
        ("First name|Last name|House number|Street|Town", "Jo|Day|9b|Low Lane|York", "9b Low Lane"),
        ("name|street_number|street_name|city|postcode", "Jo Day|9|Low Lane|York|YO1 7HH", "9 Low Lane"),
    ],
)
def test_a_house_number_and_a_street_are_one_street(headings: str, cells: str, street: str) -> None:
    assert rows_of(f"{headings}\n{cells}").values["customer.street"].tolist() == [street]


def test_the_country_of_the_row_tells_which_comes_first() -> None:
    rows = rows_of(
        "Name|Street|House number|City|Country\nAnn|Am Markt|5|Ulm|Germany\nBob|Low Lane|6|York|England"
    )
    assert rows.values["customer.street"].tolist() == ["Am Markt 5", "6 Low Lane"]


def test_english_headings_do_not_speak_for_a_business_elsewhere() -> None:
    table = "Name|Street|House number|City|Email\nAnn|Am Markt|5|Ulm|ann@a.de"
    assert rows_of(table, Home(country="DE")).values["customer.street"].tolist() == ["Am Markt 5"]


def test_a_number_without_its_street_and_a_street_without_number_stay_what_they_are() -> None:
    rows = rows_of("Name|Straße|Hausnummer|PLZ|Ort\nAnn||7|50667|Köln\nBob|Am Markt||50667|Köln")
    assert rows.values["customer.street"].fillna("").tolist() == ["", "Am Markt"]
    assert rows.own["own.Hausnummer"].tolist() == ["7", None]


@pytest.mark.parametrize(
    "table",
    [
        "No|Name|Street|City\n1|Ann Ames|High Street 5|York\n2|Bob Bell|Low Lane 4|York",
        "Name|Street|No|City|Email\nAnn Ames|High Street 5|1|York|a@b.com\nBob|Low Lane 4|2|York|b@b.com",
    ],
)
def test_beside_streets_that_have_their_numbers_a_number_is_none_of_theirs(table: str) -> None:
    sheet = sheet_of(table)
    assert HOUSE_NUMBER not in {column.reading for column in match_sheet(sheet).columns}


def test_streets_of_two_columns_are_stored_as_one_and_stay_when_they_come_again(store: Store) -> None:
    table = (
        "Kundennr|Name|Straße|Nr.|PLZ|Ort\nK1|Ann Ames|Am Markt|5|50667|Köln\nK2|Bob|Alte Allee|7|50667|Köln"
    )
    imported(store, table)
    (plan,), receipt = imported(store, table)
    assert (counts_of(plan)["unchanged"], receipt.revision) == (2, 0)
    assert table_of(store, "customer", "street") == [("Am Markt 5",), ("Alte Allee 7",)]
