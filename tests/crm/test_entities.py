from __future__ import annotations

from collections import Counter

import pytest

from crm.entities import BUSINESS, ENTITIES, STORED, field_at
from crm.schema import OWN_PREFIX, Entity, Kind
from crm.values import STORED_FORM, TYPED
from data_io.incoming.values.parsing import PARSERS
from data_io.incoming.values.vocabulary import fold

EVERY = list(STORED.values())
FIELDS = [(entity, field) for entity in EVERY for field in entity.fields]
NUMERIC = {Kind.MONEY, Kind.NUMBER, Kind.INTEGER, Kind.SHARE}


@pytest.mark.parametrize("table", [TYPED, STORED_FORM, PARSERS], ids=["typed", "stored", "parsers"])
def test_every_table_of_kinds_serves_every_kind(table: dict[Kind, object]) -> None:
    """Those of the store, the grids and the workbook are checked beside them."""
    assert table.keys() == set(Kind)


@pytest.mark.parametrize("entity", EVERY, ids=lambda entity: entity.name)
def test_the_words_of_one_entity_lead_to_one_field_each(entity: Entity) -> None:
    """An English heading must not mean two fields of one sort of record."""
    said: dict[str, set[str]] = {}
    for field in entity.fields:
        for word in (field.label, *field.aliases):
            said.setdefault(fold(word), set()).add(field.name)
    assert {word: names for word, names in said.items() if len(names) > 1} == {}


def test_names_are_unique_and_usable_as_columns() -> None:
    assert [entity.name for entity in EVERY] == list(STORED)
    for entity in EVERY:
        names = [field.name for field in entity.fields]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() and name == name.lower() for name in names)
        assert not {"id", "revision", OWN_PREFIX.rstrip(".")} & set(names)


def test_what_an_entity_names_is_one_of_its_fields() -> None:
    for entity in EVERY:
        named = [
            *entity.title,
            *(name for key in entity.weak_keys for name in key),
            *entity.content,
            *entity.one_of,
            *(name for key in entity.keys for name in key),
        ]
        named += [entity.dated_by] if entity.dated_by else []
        assert [name for name in named if name not in entity.by_name] == []


def test_references_point_to_entities_and_only_references_do() -> None:
    for entity, field in FIELDS:
        assert (field.kind is Kind.REFERENCE) == (field.refers_to is not None), (entity.name, field.name)
        assert field.refers_to is None or field.refers_to in ENTITIES


def test_choices_bounds_and_defaults_fit_their_kind() -> None:
    for entity, field in FIELDS:
        place = f"{entity.name}.{field.name}"
        assert bool(field.choices) == (field.kind is Kind.CHOICE), place
        assert (field.low is None and field.high is None) or field.kind in NUMERIC, place
        assert field.default is None or not field.choices or field.default in field.choice_codes, place
        assert field.low is None or field.high is None or field.low < field.high, place


def test_the_words_of_choices_lead_to_one_code_each() -> None:
    for entity, field in FIELDS:
        said = Counter(
            fold(word)
            for choice in field.choices
            for word in {fold(each) for each in (choice.code, choice.label, *choice.aliases)}
        )
        assert [word for word, times in said.items() if times > 1] == [], f"{entity.name}.{field.name}"


def test_every_sort_of_record_can_be_known_again() -> None:
    assert [entity.name for entity in ENTITIES.values() if not (entity.keys or entity.content)] == []


def test_every_dated_entity_is_dated_by_a_day_or_a_moment() -> None:
    dated = {entity.name: entity[entity.dated_by].kind for entity in ENTITIES.values() if entity.dated_by}
    assert set(dated.values()) <= {Kind.DATE, Kind.MOMENT}


def test_what_tells_of_a_person_is_marked() -> None:
    """Names, ways to reach somebody, days of life: hidden from guests, erased on request."""
    customer = ENTITIES["customer"]
    telling = {
        "name",
        "first_name",
        "last_name",
        "email",
        "phone",
        "mobile",
        "street",
        "postcode",
        "birthday",
        "notes",
    }
    assert {field.name for field in customer.fields if field.personal} >= telling
    assert all(field.personal for field in customer.fields if field.kind in {Kind.EMAIL, Kind.PHONE})


def test_a_path_leads_to_its_field() -> None:
    assert field_at("sale.amount") is ENTITIES["sale"]["amount"]
    assert field_at("business.currency") is BUSINESS["currency"]
    for path in ("sale.nonsense", "nonsense.amount", "sale"):
        with pytest.raises(KeyError):
            field_at(path)
