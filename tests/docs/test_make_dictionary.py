from __future__ import annotations

from crm.entities import ENTITIES
from crm.schema import Kind
from docs.make_dictionary import DICTIONARY, KINDS, dictionary


def test_the_dictionary_is_up_to_date() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), "run python -m docs.make_dictionary"


def test_every_fact_and_choice_is_in_it() -> None:
    lines = dictionary().splitlines()
    for entity in ENTITIES.values():
        for field in entity.fields:
            line = next(line for line in lines if f"| `{entity.name}.{field.name}` |" in line)
            assert field.label in line
            assert all(choice.label in line for choice in field.choices)
            assert ("must be filled in" in line.lower()) == field.required
            assert ("Personal" in line) == field.personal


def test_every_kind_is_told_in_words() -> None:
    assert set(KINDS) == set(Kind)
