from __future__ import annotations

import pandas as pd
import pytest

from data_io.incoming.records.people import complete_names, same_person


def names(**columns: list[str | None]) -> list[str | None]:
    values = pd.DataFrame({f"customer.{name}": column for name, column in columns.items()}, dtype="str")
    completed = complete_names(values)
    assert list(completed.columns)[: len(values.columns)] == list(values.columns)
    return (
        completed.get("customer.name", pd.Series(dtype="str"))
        .astype(object)
        .where(lambda name: name.notna(), None)
        .tolist()
    )


def test_a_name_is_put_together_from_first_and_last() -> None:
    assert names(first_name=["Ann", "Bob", None], last_name=["Ames", None, "Cole"]) == [
        "Ann Ames",
        "Bob",
        "Cole",
    ]


def test_a_name_that_is_there_stays() -> None:
    assert names(name=["Dr. Ames", None], first_name=["Ann", "Bob"]) == ["Dr. Ames", "Bob"]


def test_a_company_is_the_name_where_nobody_is_named() -> None:
    assert names(first_name=["Ann", None], company=["Acme", "Bell Ltd"]) == ["Ann", "Bell Ltd"]


def test_without_any_of_them_nothing_is_added() -> None:
    assert names(city=["Rome"]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Ames", "Ames, Ann", True),
        ("Ann Ames", "A. Ames", True),
        ("Ann Ames", "Ann Maria Ames", True),
        ("Ann Ames", "Ann Miller", True),
        ("Zoë Müller", "ZOE MULLER", True),
        ("Ann Ames", "Bob Ames", False),
        ("Ann Ames", "B. Ames", False),
        ("Acme Ltd", "Ann Ames", False),
    ],
)
def test_two_names_may_be_one_persons(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
