from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.schema import Kind
from crm.values import MONEY_SCALE, STORED_FORM, TYPED, list_from_text, list_items, per_distinct

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip)
ITEM = TEXT.map(str.strip).filter(bool)
DAY = st.dates(date(1700, 1, 1), date(2200, 12, 31)).map(date.isoformat)
MOMENT = st.datetimes(datetime(1700, 1, 1), datetime(2200, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0).isoformat().removesuffix("T00:00:00")
)
STORED: dict[Kind, st.SearchStrategy[Any]] = {
    **dict.fromkeys(
        (Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.CHOICE, Kind.EMAIL, Kind.PHONE, Kind.URL), TEXT
    ),
    Kind.LIST: st.lists(ITEM, min_size=1, unique=True).map(
        lambda items: json.dumps(items, ensure_ascii=False)
    ),
    Kind.INTEGER: st.integers(-(2**53), 2**53),
    Kind.NUMBER: st.floats(allow_nan=False, allow_infinity=False),
    Kind.MONEY: st.integers(-(10**15), 10**15),
    Kind.SHARE: st.floats(0, 1),
    Kind.DATE: DAY,
    Kind.MOMENT: MOMENT,
    Kind.BOOLEAN: st.integers(0, 1),
    Kind.REFERENCE: st.integers(1, 2**53),
}
"""What may stand in the store, by kind."""


def blanked(values: pd.Series[Any]) -> list[Any]:
    return values.astype(object).where(values.notna(), None).tolist()


def as_stored(kind: Kind, values: list[Any]) -> pd.Series[Any]:
    numbers = {Kind.INTEGER: "Int64", Kind.MONEY: "Int64", Kind.BOOLEAN: "Int64", Kind.REFERENCE: "Int64"}
    floats = dict.fromkeys((Kind.NUMBER, Kind.SHARE), "float64")
    return pd.Series(values, dtype=(numbers | floats).get(kind, "str"))


def test_every_kind_may_be_stored() -> None:
    assert STORED.keys() == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_stored_to_typed_and_back_loses_nothing(kind: Kind) -> None:
    @settings(max_examples=25)
    @given(values=st.lists(st.one_of(st.none(), STORED[kind]), max_size=6))
    def there_and_back(values: list[Any]) -> None:
        stored = as_stored(kind, values)
        assert blanked(STORED_FORM[kind](TYPED[kind](stored))) == values

    there_and_back()


@settings(max_examples=50)
@given(cents=st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=20))
def test_sums_of_money_are_exact(cents: list[int]) -> None:
    """Python's integers are the judge: typed amounts, stored and added, are the cents that they were."""
    typed = pd.Series([cent / 100 for cent in cents])
    assert int(STORED_FORM[Kind.MONEY](typed).sum()) == sum(cents) * (MONEY_SCALE // 100)


def test_what_each_form_looks_like() -> None:
    """The table at the head of the module, an example a line."""
    typed: dict[Kind, tuple[Any, Any]] = {
        Kind.MONEY: (6_990_982, 699.0982),
        Kind.DATE: ("2024-01-31", pd.Timestamp(2024, 1, 31)),
        Kind.MOMENT: ("2024-01-31T14:30:00", pd.Timestamp(2024, 1, 31, 14, 30)),
        Kind.LIST: ('["vip", "local"]', "vip; local"),
        Kind.BOOLEAN: (1, True),
        Kind.INTEGER: (7, 7),
        Kind.SHARE: (0.25, 0.25),
    }
    for kind, (stored, shown) in typed.items():
        assert blanked(TYPED[kind](as_stored(kind, [stored, None]))) == [shown, None]
        assert blanked(STORED_FORM[kind](TYPED[kind](as_stored(kind, [stored])))) == [stored]


def test_a_date_without_a_time_stays_a_date() -> None:
    midnight = pd.Series(pd.to_datetime(["2024-01-31 00:00:00", "2024-01-31 00:00:01"]))
    assert STORED_FORM[Kind.MOMENT](midnight).tolist() == ["2024-01-31", "2024-01-31T00:00:01"]
    assert STORED_FORM[Kind.DATE](midnight).tolist() == ["2024-01-31", "2024-01-31"]


def test_a_text_of_blanks_is_a_blank() -> None:
    assert blanked(STORED_FORM[Kind.TEXT](pd.Series(["", "  ", "x"], dtype="str"))) == [None, None, "x"]


def test_what_is_not_of_the_typed_form_is_refused() -> None:
    for kind in (Kind.MONEY, Kind.INTEGER, Kind.NUMBER):
        with pytest.raises((ValueError, TypeError)):
            STORED_FORM[kind](pd.Series(["a few"]))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a; b ;c", ["a", "b", "c"]),
        ("a, b", ["a", "b"]),
        ("a, b; c", ["a, b", "c"]),
        ("a\nb", ["a", "b"]),
        ("a; a;; ", ["a"]),
        ('["a; b", "c"]', ["a; b", "c"]),
        ('["broken', ['["broken']),
        (" ; ", []),
    ],
)
def test_a_list_typed_as_text_is_parted(text: str, items: list[str]) -> None:
    assert list_items(text) == items


def test_a_list_without_items_is_a_blank() -> None:
    assert list_from_text(" ; ") is None
    assert list_from_text("a, b") == '["a, b"]'
    assert list_from_text("a, b", commas=True) == '["a", "b"]'


def test_each_different_text_is_converted_once() -> None:
    asked: list[str] = []

    def doubled(text: str) -> str:
        asked.append(text)
        return text * 2

    converted = per_distinct(pd.Series(["a", "b", "a", None], dtype="str"), doubled)
    assert (converted.tolist(), asked) == (["aa", "bb", "aa", None], ["a", "b"])
