from __future__ import annotations

import pytest

from crm.entities import ENTITIES, field_at
from crm.schema import Kind
from data_io.incoming.values.vocabulary import (
    choice_words,
    fold,
    fold_heading,
    headings,
    sheet_entities,
    sheet_names,
    words_of,
)


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("Bestell-Nr.", "bestell nr"),
        ("CustomerID", "customer id"),
        ("Größe_in cm", "grosse in cm"),
        ("  Téléphone: ", "telephone"),
        ("Discount %", "discount percent"),
        ("Order #", "order number"),
        ("InvoiceNo", "invoice no"),
    ],
)
def test_a_heading_is_reduced_to_what_counts(heading: str, folded: str) -> None:
    assert fold(heading) == folded
    assert fold(folded) == folded


def test_a_heading_is_looked_for_without_its_unit_and_with_its_words_in_full() -> None:
    assert fold_heading("Price (EUR)") == ("price eur", "price")
    assert fold_heading("Cust. no") == ("cust no", "customer number")
    assert fold_heading(" ") == ()


def test_every_word_leads_to_a_field_and_every_field_has_words() -> None:
    known = headings()
    assert all(field_at(path) for paths in known.values() for path in paths)
    for entity in ENTITIES.values():
        assert all(words_of(f"{entity.name}.{field.name}") for field in entity.fields)


def test_what_a_field_is_called_on_screen_counts_before_the_inner_name_of_another() -> None:
    """On screen the way of a contact is called "By", and who made it "By whom" (its inner name is ``by``)."""
    assert "interaction.channel" in headings()["by"]
    assert "interaction.by" not in headings()["by"]


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("Customers", {"customer"}),
        ("Retouren", {"return"}),
        ("Sales autumn", {"sale"}),
        ("orders_export", {"sale"}),
        ("Sheet1", set()),
    ],
)
def test_a_sheets_name_speaks_of_what_it_holds(name: str, entities: set[str]) -> None:
    assert sheet_entities(name) == entities


def test_every_entity_is_known_by_its_own_name() -> None:
    known = sheet_names()
    for entity in ENTITIES.values():
        assert known[fold(entity.label)] == known[fold(entity.plural)] == known[entity.name] == entity.name


def test_every_choice_is_known_by_its_code_and_its_label() -> None:
    for entity in ENTITIES.values():
        for field in entity.fields:
            if field.kind is Kind.CHOICE:
                known = choice_words(f"{entity.name}.{field.name}")
                for choice in field.choices:
                    assert known[fold(choice.code)] == choice.code
                    assert known[fold(choice.label)] == choice.code
