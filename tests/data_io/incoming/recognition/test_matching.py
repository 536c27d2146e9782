from __future__ import annotations

import time
from pathlib import Path

import pytest

from crm.entities import field_at
from crm.schema import Kind
from data_io.incoming.files.reading import read_book
from data_io.incoming.recognition.matching import match_sheet
from tests.data_io.incoming.sheet_maker import mapping_of, matched, sheet_of

SAMPLES = Path(__file__).resolve().parents[4] / "sample_data"

SALES = ("order_number", "sold_at", "customer", "product", "quantity", "unit_price", "amount")
CUSTOMERS = ("code", "name", "email", "phone", "street", "postcode", "city", "birthday")
RETURNS = ("order_number", "returned_on", "product", "quantity", "refund", "reason")
COMPLAINTS = ("opened_at", "customer", "subject", "status", "severity")

SAID_IN = {
    "English": (
        "Order no.|Order Date|Customer|Item|Qty|Price each|Line total",
        "Customer ID|Full name|E-mail address|Telephone|Address|Zip code|Town|Date of birth",
        "Order ID|Return date|Item|Units returned|Refund amount|Return reason",
        "Date opened|Customer|Summary|Ticket status|Priority",
    ),
    "German": (
        "Bestell-Nr.|Datum|Kunde|Artikel|Menge|Einzelpreis|Betrag",
        "Kundennummer|Name|E-Mail|Telefon|Straße|PLZ|Ort|Geburtstag",
        "Bestellnummer|Retourendatum|Artikel|Menge|Erstattung|Grund",
        "Datum|Kunde|Betreff|Status|Priorität",
    ),
    "French": (
        "N° de commande|Date|Client|Article|Quantité|Prix unitaire|Montant",
        "N° client|Nom|E-mail|Téléphone|Rue|Code postal|Ville|Date de naissance",
        "N° de commande|Date de retour|Article|Quantité|Remboursement|Motif",
        "Date|Client|Objet|Statut|Priorité",
    ),
    "Spanish": (
        "Nº de pedido|Fecha|Cliente|Producto|Cantidad|Precio unitario|Importe",
        "Nº de cliente|Nombre|Correo electrónico|Teléfono|Calle|Código postal|Ciudad|Fecha de nacimiento",
        "Nº de pedido|Fecha de devolución|Producto|Cantidad|Reembolso|Motivo",
        "Fecha|Cliente|Asunto|Estado|Prioridad",
    ),
    "Italian": (
        "Numero ordine|Data|Cliente|Prodotto|Quantità|Prezzo unitario|Importo",
        "Codice cliente|Nome|E-mail|Telefono|Via|CAP|Città|Data di nascita",
        "Numero ordine|Data reso|Prodotto|Quantità|Rimborso|Motivo",
        "Data|Cliente|Oggetto|Stato|Priorità",
    ),
    "Portuguese": (
        "Número do pedido|Data|Cliente|Produto|Quantidade|Preço unitário|Valor total",
        "Código do cliente|Nome|E-mail|Telefone|Rua|Código postal|Cidade|Data de nascimento",
        "Número do pedido|Data da devolução|Produto|Quantidade|Reembolso|Motivo",
        "Data|Cliente|Assunto|Estado|Prioridade",
    ),
    "Dutch": (
        "Bestelnummer|Datum|Klant|Artikel|Aantal|Prijs per stuk|Bedrag",
        "Klantnummer|Naam|E-mail|Telefoon|Straat|Postcode|Plaats|Geboortedatum",
        "Bestelnummer|Retourdatum|Artikel|Aantal|Terugbetaling|Reden",
        "Datum|Klant|Onderwerp|Status|Prioriteit",
    ),
}
ROWS = {
    "sale": (SALES, "A1|2024-02-01|Ann Ames|Apples|2|1.50|3.00"),
    "customer": (
        CUSTOMERS,
        "K1|Ann Ames|ann@example.com|+44 20 7946 0000|Mill Lane 1|ZZ1 2AB|Oldhaven|1980-01-31",
    ),
    "return": (RETURNS, "A1|2024-02-05|Apples|1|1.50|mouldy"),
    "complaint": (COMPLAINTS, "2024-02-06|Ann Ames|Mouldy apples|open|high"),
}


@pytest.mark.parametrize("language", SAID_IN)
@pytest.mark.parametrize("entity", ROWS)
def test_sheets_are_known_in_seven_languages(language: str, entity: str) -> None:
    fields, row = ROWS[entity]
    headings = SAID_IN[language][list(ROWS).index(entity)]
    match = matched(f"{headings}\n{row}")
    assert match.entity == entity
    fed = [paths[0] for paths in mapping_of(match).values()]
    assert fed == [f"{entity}.{field}" for field in fields]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Statement", "Date|Description|Debit|Credit|Balance\n2024-01-01|Rent|100||5"),
        ("Kontoauszug", "Datum|Text|Soll|Haben|Saldo\n2024-01-01|Miete|1||2"),
        ("Expenses", "Date|Amount|Category|Note\n2024-01-01|5|Rent|x"),
        ("Suppliers", "Supplier|E-mail|Phone\nFarm|a@example.com|123"),
        ("Employees", "Name|Birthday\nTom|1980-01-01"),
        ("Rota", "Task|Mon|Tue\nClean|x|"),
        ("Recipe", "Ingredient|Grams\nFlour|500"),
        ("Sheet1", "Month|Budget|Actual\nJan|1|2"),
        ("Sheet1", "x|do not delete??\n1|2"),
        ("Sheet1", "Date|Temperature\n2024-01-01|5"),
        ("Notes", "Corner shop"),
    ],
)
def test_a_sheet_that_is_none_of_ours_is_left_alone(name: str, table: str) -> None:
    assert matched(table, name).entity is None


@pytest.mark.parametrize(
    ("name", "table", "entity"),
    [
        ("Returns", "Order ID|Returned\nA1|Yes", "return"),
        ("accounts", "account|sector|office_location\nAcme|tech|Kenya", "customer"),
        ("Sheet1", "E-mail\nann@example.com", "customer"),
        ("Sheet1", "SKU|Product|Price|Cost\n1|Apples|2|1", "product"),
        ("Sheet1", "Payment date|Customer|Amount|Method\n2024-01-01|Ann|5|cash", "payment"),
        ("Calls", "Date|Customer|Type|Notes\n2024-01-01|Ann|Call|hi", "interaction"),
        ("Sheet1", "Review|Stars|Date|Customer\nnice|5|2024-01-01|Ann", "feedback"),
        ("Sheet1", "Deal|Customer|Stage|Value|Close date\nA|Ann|Won|5|2024-01-01", "opportunity"),
        ("Sheet1", "Task|Due date|Customer|Done\nCall|2024-01-01|Ann|", "task"),
        ("Sheet1", "Campaign|Channel|Start date|Cost\nXmas|email|2024-01-01|5", "campaign"),
        ("Recipients", "Campaign|Customer|Sent|Response\nXmas|Ann|2024-01-01|bought", "message"),
        ("Sales", "Date|Amount\n2024-01-01|120", "sale"),
    ],
)
def test_each_sort_of_sheet_is_known(name: str, table: str, entity: str) -> None:
    assert matched(table, name).entity == entity


def test_a_column_that_is_not_known_is_kept_as_the_owners_own() -> None:
    match = matched("Name|E-mail|Shelf|Xyzzy\nAnn|ann@example.com|A1|7", "Customers")
    assert mapping_of(match)["Shelf"] == ("own.Shelf",)
    assert mapping_of(match)["Xyzzy"] == ("own.Xyzzy",)


def test_a_heading_whose_cells_cannot_be_such_values_feeds_nothing() -> None:
    match = matched("Name|E-mail|Birthday\nAnn|ann@example.com|blue\nBob|bob@example.com|red", "Customers")
    assert mapping_of(match)["Birthday"] == ("own.Birthday",)


def test_slips_of_the_finger_in_short_headings_are_read() -> None:
    match = matched("Nmae|Emial|Phne\nAnn Ames|ann@example.com|5550300\nBob Bell|bob@example.com|5550301")
    assert mapping_of(match) == {
        "Nmae": ("customer.name",),
        "Emial": ("customer.email",),
        "Phne": ("customer.phone",),
    }


def test_numbers_under_a_word_that_is_nearly_ours_stay_the_owners() -> None:
    match = matched("Name|E-mail|Ctiy\nAnn|ann@example.com|71\nBob|bob@example.com|72", "Customers")
    assert mapping_of(match)["Ctiy"] == ("own.Ctiy",)


def test_more_phones_of_a_customer_go_to_the_others() -> None:
    match = matched("Name|Phone|Phone 3|Phone\nAnn|5550300|5550301|5550302", "Customers")
    assert [column.paths for column in match.columns[1:]] == [
        ("customer.phone",),
        ("customer.other_phones",),
        ("customer.other_phones",),
    ]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        ("Vorname|Name", ["first_name", "last_name"]),
        ("Nombre|Apellidos", ["first_name", "last_name"]),
        ("Name|E-mail", ["name", "email"]),
    ],
)
def test_a_name_beside_its_other_half_is_half_a_name(headings: str, names: list[str]) -> None:
    match = matched(f"{headings}|PLZ\nAnn|ann@example.com|99084", "Customers")
    assert [column.paths for column in match.columns[:2]] == [(f"customer.{name}",) for name in names]


@pytest.mark.parametrize("language", SAID_IN)
def test_two_headings_never_feed_the_same_single_field(language: str) -> None:
    """Each heading twice, and an English one beside it: one column a field, lists apart."""
    for at, (entity, (_, row)) in enumerate(ROWS.items()):
        headings, english = SAID_IN[language][at], SAID_IN["English"][at]
        match = matched(f"{headings}|{english}|{headings}\n{row}|{row}|{row}")
        assert match.entity == entity
        fed = [path for column in match.columns if not column.is_own for path in column.paths]
        single = [path for path in fed if field_at(path).kind is not Kind.LIST]
        assert len(single) == len(set(single))


def test_of_two_columns_the_surer_one_feeds_the_field_and_the_other_is_kept() -> None:
    match = matched("Order no|Date|Customer|Total|Amount\n1|2024-01-01|Ann|9|9")
    assert mapping_of(match)["Amount"] == ("sale.amount",)
    assert mapping_of(match)["Total"] == ("own.Total",)


def test_a_sheet_of_sales_tells_of_customers_and_products_too() -> None:
    match = matched(
        "Order ID|Order Date|Customer ID|Customer Name|City|Product ID|Sales\nA|2024-01-01|K|Ann|Rome|P|1"
    )
    assert mapping_of(match) == {
        "Order ID": ("sale.order_number",),
        "Order Date": ("sale.sold_at",),
        "Customer ID": ("customer.code",),
        "Customer Name": ("customer.name",),
        "City": ("sale.city", "customer.city"),
        "Product ID": ("product.sku",),
        "Sales": ("sale.amount",),
    }


def test_a_profit_tells_what_the_line_cost() -> None:
    column = matched("Order ID|Order Date|Sales|Profit\nA|2024-01-01|10|4").column_for("sale.cost")
    assert column is not None
    assert (column.heading, column.reading) == ("Profit", "profit")


def test_region_beside_a_state_is_the_owners_sales_region() -> None:
    match = matched("Order ID|Order Date|Customer|State|Region|Sales\nA|2024-01-01|Ann|Ohio|North|1")
    assert mapping_of(match)["Region"] == ("own.Region",)
    assert mapping_of(match)["State"] == ("sale.region", "customer.region")


def test_a_known_export_counts_its_plain_words_as_that_program_means_them() -> None:
    headings = "Name|Email|Created at|Total|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku"
    match = matched(f"{headings}\n#1001|ann@example.com|2024-01-01 10:00:00 +0100|9.00|2|Apples|4.50|FRU-1")
    assert match.entity == "sale"
    assert mapping_of(match)["Name"] == ("sale.order_number",)
    assert mapping_of(match)["Total"] == ("own.Total",)


def test_the_owner_may_say_what_a_sheet_holds() -> None:
    sheet = sheet_of("Name|Birthday\nTom|1980-01-01", "Employees")
    assert match_sheet(sheet, entity="customer").entity == "customer"


def test_every_match_says_why() -> None:
    columns = matched("Order no|Date|Customer|Amount|Shelf\n1|2024-01-01|Ann|9|A1").columns
    assert all((column.reason and 0 < column.sure <= 1.1) for column in columns if not column.is_own)


def entities_of(path: Path) -> dict[str, str | None]:
    book = read_book(path, path.name)
    return {sheet.name: match_sheet(sheet, path.name).entity for sheet in book.sheets}


def test_the_messy_sample_is_known_sheet_by_sheet() -> None:
    assert entities_of(SAMPLES / "greengrocer_messy.xlsx") == {
        "Notes": None,
        "Customers": "customer",
        "Sales autumn": "sale",
        "Wochenmarkt": "sale",
        "Price list": "product",
        "Complaints": "complaint",
        "Returned": "return",
        "Sheet7": None,
    }


@pytest.mark.parametrize(
    ("file", "entities"),
    [
        ("superstore/Sample - EU Superstore.xls", {"Orders": "sale", "Returns": "return", "People": None}),
        ("maven_crm/accounts.csv", {"accounts": "customer"}),
        ("maven_crm/products.csv", {"products": "product"}),
        ("maven_crm/sales_pipeline.csv", {"sales_pipeline": "opportunity"}),
        ("maven_crm/sales_teams.csv", {"sales_teams": None}),
        ("maven_crm/data_dictionary.csv", {"data_dictionary": None}),
        ("contacts/atomic-crm/contacts.csv", {"contacts": "customer"}),
        ("contacts/roundcube/Csv2vcard/gmail.csv", {"gmail": "customer"}),
        ("contacts/roundcube/Csv2vcard/tb_plain.csv", {"tb_plain": "customer"}),
        ("contacts/odoo_templates/res_partner.xlsx", {"Contacts": "customer", "Instructions": None}),
        (
            "contacts/odoo_templates/account/static/xls/aml_import_template.xlsx",
            {"Journal Items": None, "Instructions": None},
        ),
        ("csv_styles/05-excel-export.csv", {"05-excel-export": "customer"}),
        ("csv_styles/13-mixed-languages.csv", {"13-mixed-languages": "customer"}),
    ],
)
def test_real_sheets_are_known(shared_data: Path, file: str, entities: dict[str, str | None]) -> None:
    assert entities_of(shared_data / file) == entities


@pytest.mark.parametrize(
    ("table", "heading", "path"),
    [
        (
            ("City (Billing)|City (Shipping)|Order|Date|Total\n"
            "Ulm|Bonn|1|2024-01-02|9"),
            "City (Shipping)",
            "sale.city",
        ),
        ("Kunde|Artikel|Menge|Datum|Betrag|MwSt %\nA|Tee|1|2024-01-02|9|19", "MwSt %", None),
        ("Datum|Kunde|Note /5|Kommentar\n2024-01-02|Ann|4|gut", "Note /5", "feedback.score"),
        ("SKU|Title|Description|Price\nA1|Mug|Holds tea|9\nA2|Jug|Holds milk|8", "Title", "product.name"),
        ("SKU|Name|Brand|Vendor|Price\nA1|Mug|Potters|Ware Co|9", "Vendor", "product.supplier"),
        ("Code|Bouquet|Price|Cost\nB1|Meadow|9|3\nB2|Orchid|8|2", "Bouquet", "product.name"),
        (
            ("Datum|Klant|Artikel|Aantal|Prijs excl. BTW\n"
            "2024-01-02|Ann|Thee|2|3"),
            "Prijs excl. BTW",
            "sale.unit_price",
        ),
        ("Nome|Telefone|Cidade|Estado\nAna|11 95555-1020|Santos|SP", "Estado", "customer.region"),
        ("Dat.|Kd.|Bez.|Mg. (kg)|€/kg|Summe\n3.8.24|Gasthof Krone|Keule|6|2|12", "Kd.", "sale.customer"),
        ("Datum|Kd.|Artikel|Menge|Betrag\n3.8.24|10023|Keule|6|12", "Kd.", "customer.code"),
        ("Dat.|Kd.|Bez.|Mg. (kg)|€/kg|Summe\n3.8.24|Gasthof Krone|Keule|6|2|12", "€/kg", "sale.unit_price"),
        ("Giorno|Chi|Cosa|Pezzi|Tot. €\n12/12/24|Davide B.|Pasta|4|38", "Chi", "sale.customer"),
        ("Data|Cliente|Chi|Articolo|Totale\n12/12/24|Davide B.|Anna|Pasta|38", "Chi", "sale.salesperson"),
        ("Nome|Telefono|Via|Paese\nA B|333 555|Via Po 2|Faenza\nC D|333 556|Via Po 3|Brisighella", "Paese",
         "customer.city"),
        ("Nome|Telefono|Via|Paese\nA B|333 555|Via Po 2|Italia\nC D|333 556|Via Po 3|Francia", "Paese",
         "customer.country"),
        ("Nombre|Apellidos|Correo-e\nAna|Ruiz|a@b.es", "Correo-e", "customer.email"),
        (
            ("Name|Email|Wie haben Sie uns gefunden?\n"
            "Ann|a@b.de|Messe"),
            "Wie haben Sie uns gefunden?",
            "customer.source",
        ),
    ],
)  # fmt: skip
def test_words_around_a_heading_and_its_neighbours_tell(table: str, heading: str, path: str | None) -> None:
    match = match_sheet(sheet_of(table))
    found = next(column for column in match.columns if column.heading == heading)
    assert found.is_own if path is None else path in found.paths


def test_an_empty_column_gives_way_to_a_filled_one_for_the_same_field() -> None:
    match = match_sheet(sheet_of("Name|Email|Street|Address\nAnn||| Mill Lane 2\nBob|||Hill Road 9"))
    filled = match.column_for("customer.street")
    assert filled is not None
    assert filled.heading == "Address"


def test_the_widest_sheet_is_matched_in_a_moment() -> None:
    headings = ["Name", "Email", *(f"Measure {place}" for place in range(16_382))]
    cells = ["Ann Lee", "ann@example.com", *["1"] * 16_382]
    sheet = sheet_of("|".join(headings) + "\n" + "|".join(cells))
    begun = time.process_time()
    assert match_sheet(sheet).entity == "customer"
    assert time.process_time() - begun < 10


def test_a_heading_of_signs_alone_is_read_by_its_values() -> None:
    sheet = sheet_of("Name|~\nAnna Berg|anna@example.org\nBen Lind|ben@example.org")
    assert match_sheet(sheet, entity="customer").paths >= {"customer.name", "customer.email"}


def test_who_books_is_named_beside_what_was_booked() -> None:
    """A booking's number, day and amount in each row make it a sale, however much is said of the guest."""
    sheet = sheet_of(
        """
        Boekingsnr.|Boekdatum|Naam|Woonplaats|E-mail|Mobiel|Totaalbedrag
        B25-041|12-01-2025|Sanne Verbeek|Utrecht|sanne@example.nl|06-55501017|€ 231,00
        B25-042|14-01-2025|Henk Postma|Drachten|henk@example.nl|06-55501388|€ 518,00
        B25-043|20-01-2025|Klaus Richter|Arnhem|klaus@example.nl|06-55501290|€ 1.386,00
        """
    )
    assert match_sheet(sheet).entity == "sale"
