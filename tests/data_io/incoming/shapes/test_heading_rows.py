"""Headings in several rows, as owners' sheets and programs have them."""

from __future__ import annotations

import datetime as dt

import pytest

from data_io.incoming.shapes.heading_rows import Merge
from data_io.incoming.shapes.layout import find_headings

Row = list[object]


def rows_of(table: str) -> list[Row]:
    """Rows of cells with ``|`` between them; what reads as a number is one."""

    def cell(text: str) -> object:
        try:
            return float(text)
        except ValueError:
            return text

    lines = [[cell(each.strip()) for each in line.split("|")] for line in table.strip().splitlines()]
    width = max(map(len, lines))
    return [line + [""] * (width - len(line)) for line in lines]


def headings(table: str, merges: list[Merge] | None = None) -> tuple[int, list[str]] | None:
    found = find_headings(rows_of(table), merges or [])
    return None if found is None else (found.last, [str(text) for text in found.texts])


JOINED = {
    "quarters over months": (
        """
        Customer | Q1 | | | Q2 | |
        | Jan | Feb | Mar | Apr | May | Jun
        Anna Berg | 10 | 20 | 30 | 40 | 50 | 60
        Ben Miller | 1 | 2 | 3 | | 5 | 6
        """,
        (1, ["Customer", "Q1 Jan", "Q1 Feb", "Q1 Mar", "Q2 Apr", "Q2 May", "Q2 Jun"]),
    ),
    "addresses told apart": (
        """
        | | Billing | | Shipping | |
        Order | Name | Street | City | Street | City | Total
        1001 | Anna Berg | Hauptstr. 1 | Bonn | Ring 5 | Trier | 20
        1002 | Ben Miller | Allee 7 | Köln | Allee 7 | Köln | 31.5
        1003 | Cora Lind | Weg 3 | Ulm | Weg 3 | Ulm | 7
        """,
        (1, ["Order", "Name", "Billing Street", "Billing City", "Shipping Street", "Shipping City", "Total"]),
    ),
    "merged down": (
        """
        Nr. | Datum | Kontakt | | Betrag
        | | Name | Ort |
        1 | 2024-01-05 | Anna Berg | Bonn | 12.5
        2 | 2024-01-06 | Ben Müller | Köln | 14
        3 | 2024-01-07 | Cora Lind | Ulm | 7
        """,
        (1, ["Nr.", "Datum", "Kontakt Name", "Kontakt Ort", "Betrag"]),
    ),
    "units below": (
        """
        Artikel | Preis | Gewicht | Bestand
        | (EUR) | [kg] | Stk
        Lampe | 12.5 | 1.2 | 40
        Tisch | 99 | 14 | 3
        """,
        (1, ["Artikel", "Preis (EUR)", "Gewicht [kg]", "Bestand (Stk)"]),
    ),
    "a year over months, under a title": (
        """
        Ventes par client
        |
        | 2024 | | |
        Client | janv. | févr. | mars | avr.
        Anne Petit | 10 | 20 | 30 | 5
        Luc Blanc | 1 | | 3 | 5
        """,
        (3, ["Client", "2024 janv.", "2024 févr.", "2024 mars", "2024 avr."]),
    ),
    "years over the same words": (
        """
        | 2023 | | 2024 |
        Producto | Unidades | Importe | Unidades | Importe
        Lámpara | 4 | 50.5 | 5 | 60
        Mesa | 1 | 99 | 2 | 198
        """,
        (1, ["Producto", "2023 Unidades", "2023 Importe", "2024 Unidades", "2024 Importe"]),
    ),
}


@pytest.mark.parametrize("table", JOINED)
def test_headings_in_two_rows_become_one_a_column(table: str) -> None:
    text, expected = JOINED[table]
    assert headings(text) == expected


def test_merges_say_how_far_a_group_reaches() -> None:
    text = """
        Cliente | | Indirizzo | | Note
        Nome | Telefono | Via | Città | interne
        Anna Rossi | 0461 12345 | Via Roma 1 | Trento | ok
        Luca Bianchi | 0461 54321 | Via Po 2 | Rovereto | -
        """
    assert headings(text, [(0, 0, 0, 1), (0, 2, 0, 3)]) == (
        1,
        ["Cliente Nome", "Cliente Telefono", "Indirizzo Via", "Indirizzo Città", "Note interne"],
    )


KEPT = {
    "title": ("Orders 2024\nOrder | Date | Amount\n1 | 2024-01-02 | 5\n2 | 2024-01-02 | 5", 1),
    "title right of the middle": (
        "| | Bestellungen\nNr | Datum | Kunde | Betrag\n1 | 2024-01-02 | Anna | 5\n2 | 2024-01-02 | Ben | 5",
        1,
    ),
    "lines about the file": (
        (
            "Report: | Sales\nPeriod: | January\nNo | Date | Customer | Amount\n"
            "1 | 2024-01-02 | Anna | 5\n2 | 2024-01-02 | Ben | 6"
        ),
        2,
    ),
    "lines without a colon": (
        "Report | Sales\nShop | Bonn\nNo | Customer | Amount\n1 | Anna | 5\n2 | Ben | 6\n3 | Cora | 7",
        2,
    ),
    "lines about the file that say when": (
        (
            "Exporté le | 2024-05-01\nPar | Anne\nNo | Date | Client | Ville | Montant\n"
            "1 | 2024-01-02 | Anna | Lyon | 5\n2 | 2024-01-02 | Ben | Lille | 6"
        ),
        2,
    ),
    "many notes above a small table": (
        (
            "Customers\nread this first\nkeep it tidy\nask Anna\nlast change in May\n"
            "Name | City | Since\nAnna | Bonn | 2021\nBen | Köln | 2022\nCora | Ulm | 2020"
        ),
        5,
    ),
    "a first record with gaps": (
        "Name | Phone | City | Segment\nAnna Berg | | Bonn | \nBen | 0228 1234567 | Köln | A\nCora | 0731 987654 | Ulm | B",
        0,
    ),
    "a first record of words": (
        "Order | Customer | Status | Note\n| Anna Berg | open |\n1001 | Ben Miller | open | call\n1002 | Cora | closed |",
        0,
    ),
    "words over words": (
        "Kunde | Ansprechpartner | Ort\nBerg GmbH | Anna Berg | Bonn\nLind KG | Cora Lind | Ulm",
        0,
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_titles_lines_and_records_are_no_headings(case: str) -> None:
    text, place = KEPT[case]
    found = headings(text)
    assert found is not None
    assert found[0] == place
    assert found[1] == [str(cell) for cell in rows_of(text)[place]]


HEADLESS = {
    "people": "Anna Berg | Bonn | anna@example.com\nBen Miller | Köln |\nCora Lind | Ulm | cora@example.com\n"
    "Dirk Otto | Trier | dirk@example.com",
    "a gap in the second": "1001 | 2024-01-02 | Anna | 5\n| | Ben | \n1003 | 2024-01-04 | Cora | 7\n1004 | 2024-01-05 | Di | 8",
    "words only": "Anna Berg | Bonn | offen\nBen Müller | Köln | erledigt\nCora Lind | Ulm | offen\nDirk Otto | Trier | offen",
    "words that never recur": "Anna Berg | Hauptstr. 1 | Bonn\nBen Müller | Ring 5 | Köln\nCora Lind | Am Weg 3 | Ulm",
    "two columns": "Anna Berg | Bonn\nBen Müller | Köln\nCora Lind | Ulm\nDi Otto | Trier",
}


@pytest.mark.parametrize("case", HEADLESS)
def test_a_sheet_without_headings_loses_no_row_to_them(case: str) -> None:
    assert find_headings(rows_of(HEADLESS[case])) is None


@pytest.mark.parametrize(
    "line",
    [
        "Firma | Ort | Zuständig",
        "Nom | Ville | Conseiller",
        "Nombre | Ciudad | Gestor",
        "Nome | Città | Referente",
        "Nome | Cidade | Vendedor",
        "Naam | Plaats | Beheerder",
        "Company name | Town | Looked after by",
        "kundenname | stadt | gebiet",
    ],
)
def test_headings_over_words_are_known_by_their_words(line: str) -> None:
    body = "Berg | Bonn | Anna\nMüller | Köln | Ben\nLind | Ulm | Anna\nOtto | Trier | Cora"
    found = headings(f"{line}\n{body}")
    assert found is not None
    assert found[0] == 0
    assert find_headings(rows_of(body)) is None


def test_days_and_months_may_be_headings() -> None:
    months = [dt.datetime(2024, month, 1) for month in (1, 2, 3)]
    rows: list[Row] = [["Kunde", *months], ["Anna", 1.0, 2.0, 3.0], ["Ben", 4.0, "", 6.0]]
    assert find_headings(rows) is not None
    days: list[Row] = [["Anna", *months], ["Ben", *months], ["Cy", *months]]
    assert find_headings(days) is None
