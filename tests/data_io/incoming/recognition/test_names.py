from __future__ import annotations

import pytest

from data_io.incoming.recognition.names import entities_of_name


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Retourenbuch", "return"),
        ("klachtenregister 2024", "complaint"),
        ("flower orders Feb-Mar", "sale"),
        ("Angebotsliste offen", "opportunity"),
        ("customer returns", "return"),
        ("fichas clientas", "customer"),
    ],
)
def test_a_file_is_named_for_what_it_holds(name: str, entity: str) -> None:
    assert entities_of_name(name) == {entity}


def test_a_name_may_say_nothing() -> None:
    assert entities_of_name("Sheet1") == frozenset()
    assert entities_of_name("savings") == frozenset()  # "sav" is a word of its own only
