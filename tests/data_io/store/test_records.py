"""Whole records: every kind comes back as it went in, and is found as it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Role
from crm.entities import ENTITIES
from crm.schema import Field, Kind

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

VALUES: dict[Kind, Any] = {
    Kind.TEXT: "Zoë “O’Brien” 🍎",
    Kind.LONG_TEXT: 'one\ntwo\t"three" \\ =1+1',
    Kind.TERM: "Red apples",
    Kind.EMAIL: "zoe@example.com",
    Kind.PHONE: "+493012345678",
    Kind.URL: "https://example.com/?a=b&c",
    Kind.LIST: '["a", "b; c"]',
    Kind.INTEGER: 7,
    Kind.NUMBER: 0.1 + 0.2,
    Kind.MONEY: 6_990_982,
    Kind.SHARE: 1 / 3,
    Kind.DATE: "2024-02-29",
    Kind.MOMENT: "2024-02-29T23:59:58",
    Kind.BOOLEAN: 0,
    Kind.REFERENCE: 1,
}


def value(field: Field) -> Any:  # noqa: ANN401 - whatever a field may hold
    return field.choice_codes[-1] if field.kind is Kind.CHOICE else VALUES[field.kind]


@pytest.mark.parametrize("name", ENTITIES)
def test_every_fact_comes_back_as_it_went_in(shop: Shop, name: str) -> None:
    shop.insert(customer={"name": ["C"]}, product={"name": ["P"]}, campaign={"name": ["X"]})
    fields = ENTITIES[name].fields
    blank = {each.name: value(each) if each.required else None for each in fields}
    unique = next((each.name for each in fields if each.unique), None)
    if unique is not None and blank[unique] is not None:
        blank[unique] = "another"
    columns = {each.name: [value(each), blank[each.name]] for each in fields}
    first = shop.insert(**{name: {**columns, "own.Shelf": ["A", None]}}).first_ids[name]
    records = shop.store.records(name, LOCAL_OWNER, ids=[first, first + 1])
    expected = pd.DataFrame(columns, dtype=object)
    for field in fields:  # defaults fill what was not given
        if field.default is not None:
            expected.loc[1, field.name] = field.default
    for field in fields:
        assert records[field.name].tolist() == expected[field.name].tolist(), field.name
        assert [type(each) for each in records[field.name]] == [type(each) for each in expected[field.name]]
    assert records["own.Shelf"].tolist() == ["A", None]


def test_records_are_filtered_ordered_and_paged(shop: Shop) -> None:
    shop.insert(
        customer={
            "name": ["Dan", "Ann", "Bob", "Eve"],
            "city": ["Bern", None, "Bern", "Basel"],
            "own.Shelf": [1, 2, 3, 4],
        }
    )

    def names(**asked: Any) -> list[str]:  # noqa: ANN401 - as `records` is asked
        return list(shop.store.records("customer", LOCAL_OWNER, **asked)["name"])

    assert names(order_by="name") == ["Ann", "Bob", "Dan", "Eve"]
    assert names(order_by="city") == ["Eve", "Dan", "Bob", "Ann"]  # blanks last
    assert names(order_by="name", descending=True, limit=2, offset=1) == ["Dan", "Bob"]
    assert names(after=2) == names()[2:]
    assert names(after=2, where={"name": names()[:3]}) == names()[2:3]
    assert names(where={"city": "Bern"}) == ["Dan", "Bob"]
    assert names(where={"city": None}) == ["Ann"]
    assert names(where={"city": ["Bern", "Basel"]}, ids=[1, 2, 4]) == ["Dan", "Eve"]
    assert names(ids=[]) == []
    assert list(shop.store.records("customer", LOCAL_OWNER, fields=["name", "own.Shelf"])) == [
        "name",
        "own.Shelf",
        "revision",
    ]
    assert shop.store.count("customer", LOCAL_OWNER, {"city": "Bern"}) == 2
    with pytest.raises(KeyError):
        names(order_by='name"; DROP TABLE customer; --')


def test_who_may_not_see_personal_facts_gets_blanks(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"], "city": ["Bern"], "own.Shelf": ["A"]})
    guest = shop.store.records("customer", Access("G", Role.VIEWER, personal=False)).iloc[0]
    assert (guest["name"], guest["own.Shelf"], guest["city"]) == (None, None, "Bern")
