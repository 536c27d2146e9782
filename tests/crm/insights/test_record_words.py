from __future__ import annotations

import pytest

from crm.entities import ENTITIES
from crm.insights.customer_report import COLUMNS
from crm.insights.record_words import Writer

WRITER = Writer("EUR", {"product": {7: "Figs"}})


@pytest.mark.parametrize(
    ("entity", "name", "value", "text"),
    [
        ("sale", "amount", 123_450_000, "12,345.00\u00a0€"),
        ("sale", "quantity", 2.5, "2.5"),
        ("sale", "quantity", 1200.0, "1,200"),
        ("sale", "product", 7, "Figs"),
        ("sale", "product", 8, "#8"),
        ("sale", "sold_at", "2026-10-01T09:05:00", "1 Oct 2026, 09:05"),
        ("sale", "sold_at", "2026-10-01", "1 Oct 2026"),
        ("sale", "discount_share", 0.125, "12.5\u00a0%"),
        ("customer", "tags", '["a, b", "c"]', "a, b, c"),
        ("customer", "stage", "lapsed", "Lapsed"),
        ("customer", "email_consent", 0, "no"),
        ("customer", "notes", None, ""),
        ("customer", "birthday", float("nan"), ""),
    ],
)
def test_values_are_written_as_a_person_would(entity: str, name: str, value: object, text: str) -> None:
    assert WRITER.written(ENTITIES[entity][name], value) == text


def test_an_own_column_that_is_called_as_a_fact_stands_beside_it() -> None:
    told = WRITER.facts("customer", {"city": "Bath", "own.City": "near", "own.Shelf": "top"})
    assert told == {"City": "Bath", "City (own)": "near", "Shelf": "top"}


def test_every_entity_of_a_customer_has_its_columns() -> None:
    of_customers = {name for name, each in ENTITIES.items() if "customer" in each.by_name}
    assert of_customers == COLUMNS.keys()
    assert all(name in ENTITIES[entity].by_name for entity, names in COLUMNS.items() for name in names)
