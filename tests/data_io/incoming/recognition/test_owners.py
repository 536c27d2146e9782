"""Whose a column is, and what its values cannot be: owners, recipients, numbers and hours under names."""

from __future__ import annotations

import pytest

from data_io.incoming.recognition.matching import match_sheet
from tests.data_io.incoming.sheet_maker import sheet_of


def fields(table: str, entity: str | None = None) -> dict[str, tuple[str, ...]]:
    match = match_sheet(sheet_of(table), entity=entity)
    return {column.heading: () if column.is_own else column.paths for column in match.columns}


def test_the_owner_is_the_customer_where_nobody_else_is_named() -> None:
    dogs = "Owner|Phone|Dog\nAnn Lee|07700 900001|Rex\nBo Kim|07700 900002|Tim"
    assert fields(dogs, "customer")["Owner"] == ("customer.name",)
    named = dogs.replace("Dog", "Customer")
    assert fields(named, "customer")["Owner"] == ("customer.owner",)


@pytest.mark.parametrize(
    ("heading", "cell", "path"),
    [
        ("PLZ des Empfängers", "38100", "customer.postcode"),
        ("Ville du destinataire", "Nantes", "customer.city"),
        ("Correo del comprador", "ana@example.com", "customer.email"),
    ],
)
def test_what_is_the_buyers_is_the_customers(heading: str, cell: str, path: str) -> None:
    table = f"Order no.|Date|Amount|{heading}\n1001|2025-01-03|9.50|{cell}\n1002|2025-01-04|8.00|{cell}"
    assert path in fields(table, "sale")[heading]


def test_both_halves_of_a_name_say_whose_it_is() -> None:
    found = fields(
        """
        Prénom (facturation)|Nom (facturation)|Total
        Ann|Lee|9.50
        Bo|Kim|8.00
        """,
        "sale",
    )
    assert found["Prénom (facturation)"] == ("customer.first_name",)
    assert found["Nom (facturation)"] == ("customer.last_name",)


def test_numbers_of_telephones_and_hours_are_no_names() -> None:
    table = "Data|Cliente|Contacto|von|Artigo\n{}|Ana|916 550 101|09:00|Jar\n{}|Rui|933 550 112|10:15|Cup"
    found = fields(table.format("03/01/2025", "04/01/2025"), "return")
    assert found["Contacto"] == ("customer.phone",)
    assert found["von"] == ()
    named = fields(table.replace("916 550 101", "Eva").replace("933 550 112", "Rui"), "interaction")
    assert "customer.phone" not in named["Contacto"]


def test_days_are_no_product() -> None:
    table = "N°|Livré le|Client|Montant\nA-1|03/03/2025|Ann Lee|9,50\nA-2|04/03/2025|Bo Kim|8,00"
    assert fields(table, "sale")["Livré le"] == ("sale.sold_at",)


def test_the_only_money_is_the_amount_but_a_deposit_is_not() -> None:
    table = (
        "Date|Customer|Xyzzy €|Deposit €|Item\n2025-01-03|Ann|28.00|10.00|Hem\n2025-01-04|Bo|12.00|5.00|Zip"
    )
    found = fields(table, "sale")
    assert found["Xyzzy €"] == ("sale.amount",)
    assert found["Deposit €"] == ()


def test_what_was_paid_on_a_day_is_no_list_of_customers() -> None:
    table = """
        N° fiche|Date|Client|Téléphone|Adresse|Commune|Total TTC|Réglé par
        F-1|03/03/2025|Ann Lee|02 55 50 14 22|6 rue Basse|Saumur|228,80|Chèque
        F-2|04/03/2025|Bo Kim|02 55 50 18 70|41 quai Carnot|Saumur|198,00|Virement
        F-3|05/03/2025|Cy Ott|02 55 50 18 71|4 quai Haut|Saumur|98,00|Espèces
        """
    assert match_sheet(sheet_of(table)).entity == "sale"


def test_a_ledger_of_what_was_sold_to_somebody_is_ours() -> None:
    sold = (
        "Date|Customer|Item|Hourly rate|Amount\n2025-01-03|Ann|Hem|28.00|28.00\n2025-01-04|Bo|Zip|12.00|24.00"
    )
    assert match_sheet(sheet_of(sold)).entity == "sale"
    paid = "Name|Department|Hourly rate|Started\nAnn|Till|12.00|2025-01-03\nBo|Bakery|13.00|2025-01-04"
    assert match_sheet(sheet_of(paid)).entity is None


def test_either_gender_in_one_word_is_read() -> None:
    found = fields("Soci@|Mail\nAna Gil|ana@example.com\nLuis Mora|luis@example.com", "customer")
    assert found == {"Soci@": ("customer.name",), "Mail": ("customer.email",)}
