"""Addresses in one cell are told apart where all parts are sure, and stay whole where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_io.incoming.values.addresses import split_address
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import imported, table_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hauptstr. 5, 10115 Berlin, Germany", ("Hauptstr. 5", "10115", "Berlin", None, "Germany")),
        ("Hauptstr. 5 10115 Berlin", ("Hauptstr. 5", "10115", "Berlin", None, None)),
        ("Bahnhofstr. 1, CH-8001 Zürich", ("Bahnhofstr. 1", "8001", "Zürich", None, "CH")),
        ("12 High St, Leeds LS1 4DY", ("12 High St", "LS1 4DY", "Leeds", None, None)),
        (
            "Flat 2, 12 High St, London, SW1A 1AA, UK",
            ("Flat 2, 12 High St", "SW1A 1AA", "London", None, "UK"),
        ),
        ("123 Main St, Springfield, IL 62704, USA", ("123 Main St", "62704", "Springfield", "IL", "USA")),
        ("5 George St, Sydney NSW 2000", ("5 George St", "2000", "Sydney", "NSW", None)),
        ("12 rue de la Paix\n75002 Paris\nFrance", ("12 rue de la Paix", "75002", "Paris", None, "France")),
        ("Calle Mayor 5, 2º B, 28013 Madrid", ("Calle Mayor 5, 2º B", "28013", "Madrid", None, None)),
        ("Via Roma 10, 20121 Milano (MI), Italia", ("Via Roma 10", "20121", "Milano", "MI", "Italia")),
        ("Rua Augusta 100, 1100-053 Lisboa", ("Rua Augusta 100", "1100-053", "Lisboa", None, None)),
        ("Keizersgracht 12, 1015 CN Amsterdam", ("Keizersgracht 12", "1015 CN", "Amsterdam", None, None)),
    ],
)
def test_the_parts_of_an_address_are_told(text: str, parts: tuple[str | None, ...]) -> None:
    assert split_address(text) == parts


@pytest.mark.parametrize(
    "text",
    ["by the old mill", "12 High St", "Leeds LS1 4DY", "Unit 5, 1200 High Street", "Springfield, IL 62704",
     "Suite 400, 12345 Main Street", "Hauptstr. 5, Berlin", ""],
)  # fmt: skip
def test_what_is_not_sure_stays_whole(text: str) -> None:
    assert split_address(text) is None


@given(st.text(max_size=60))
def test_no_letter_is_lost_or_invented(text: str) -> None:
    found = split_address(text)
    if found:
        told = sorted(each for each in "".join(part or "" for part in found) if each.isalnum())
        assert told == sorted(each for each in text if each.isalnum())


def test_a_column_of_addresses_fills_the_fields_and_keeps_what_it_cannot_tell(store: Store) -> None:
    imported(store, "Name|Address\nAnn|Hauptstr. 5, 10115 Berlin, Deutschland\nBob|by the old mill")
    assert table_of(store, "customer", "name", "street", "postcode", "city", "country") == [
        ("Ann", "Hauptstr. 5", "10115", "Berlin", "Germany"),
        ("Bob", "by the old mill", None, None, None),
    ]


def test_beside_a_column_of_cities_an_address_is_left_as_it_is(store: Store) -> None:
    imported(store, "Name|Address|City\nAnn|Hauptstr. 5, 10115 Berlin|Berlin")
    assert table_of(store, "customer", "street", "city") == [("Hauptstr. 5, 10115 Berlin", "Berlin")]


def test_names_with_the_family_name_first_are_turned(store: Store) -> None:
    imported(
        store, "Name|City|E-mail\nDoe, John|Rome|j@x.de\nAcme, Inc.|York|a@x.de\nDr. Anna Berg|Bath|b@x.de"
    )
    assert table_of(store, "customer", "name", "first_name", "last_name") == [
        ("John Doe", "John", "Doe"),
        ("Acme, Inc.", None, None),
        ("Dr. Anna Berg", None, None),
    ]


def test_a_title_stands_before_the_turned_name_and_in_neither_half(store: Store) -> None:
    imported(store, "Name|City|E-mail\nDr. Ott, Ute|Rome|j@x.de\nMader, Max|York|a@x.de")
    assert table_of(store, "customer", "name", "first_name", "last_name") == [
        ("Dr. Ute Ott", "Ute", "Ott"),
        ("Max Mader", "Max", "Mader"),
    ]
