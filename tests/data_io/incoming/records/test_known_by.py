"""The fields that say that two records are the same, as the owner chose them."""

from __future__ import annotations

from data_io.incoming.planning import Choices
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, counts_of, imported, planned, sheet_of, table_of

PEOPLE = "Customer no|Name|E-mail|Phone\nK1|Ann Ames|ann@example.com|+44 20 7946 0001"


def known_by(*fields: str) -> Choices:
    return Choices(known_by={"customer": fields})


def test_records_are_known_by_the_fields_that_the_owner_chose(store: Store) -> None:
    imported(store, PEOPLE)
    moved = "Name|E-mail|Phone|City\nAnna Berg|ann@berg.example|+44 20 7946 0001|Rome"
    assert planned(store, moved).sheets[0].per_entity["customer"] == {"created": 1, "updated": 0}
    (sheet,), _ = imported(store, moved, choices=known_by("phone"))
    assert counts_of(sheet)["updated"] == 1
    assert table_of(store, "customer", "name", "email", "city") == [("Anna Berg", "ann@berg.example", "Rome")]


def test_by_what_records_are_known_is_remembered_with_the_layout(store: Store) -> None:
    imported(store, PEOPLE)
    imported(store, "Name|E-mail|Phone\nAnna|ann@berg.example|+44 20 7946 0001", choices=known_by("phone"))
    later = planned(store, "Name|E-mail|Phone\nAnne|anne@new.example|+44 20 7946 0001").sheets[0]
    assert (later.known_by, counts_of(later)["updated"]) == (("phone",), 1)
    as_it_comes = planned(
        store, "Name|E-mail|Phone\nAnne|anne@new.example|+44 20 7946 0001", choices=known_by()
    )
    assert counts_of(as_it_comes.sheets[0])["created"] == 1


def test_a_row_without_what_was_chosen_is_known_as_it_comes(store: Store) -> None:
    imported(store, PEOPLE)
    (sheet,), _ = imported(store, "Customer no|Name|Phone|City\nK1|Ann Ames||Rome", choices=known_by("phone"))
    assert counts_of(sheet)["updated"] == 1


def test_a_row_that_could_be_several_records_by_the_chosen_fields_comes_back(store: Store) -> None:
    imported(store, sheet_of("Customer no|Name\nK1|Ann Ames\nK2|Ann Ames", "Customers"))
    sheet = planned(
        store, sheet_of("Name|City\nAnn Ames|Rome", "Customers"), choices=known_by("name")
    ).sheets[0]
    assert codes_of(sheet) == [(2, None, "ambiguous_record")]


def test_a_number_that_another_record_has_comes_back_and_stops_nothing(store: Store) -> None:
    imported(store, PEOPLE)
    rows = "Customer no|Name|E-mail\nK1|Bo|bo@example.com\nK2|Cy|cy@example.com\nK2|Di|di@example.com"
    (sheet,), _ = imported(store, rows, choices=known_by("email"))
    assert codes_of(sheet) == [(2, "Customer no", "not_unique"), (4, "Customer no", "not_unique")]
    assert table_of(store, "customer", "name") == [("Ann Ames",), ("Cy",)]
