from __future__ import annotations

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.recognition.matching import match_sheet
from data_io.incoming.values.currencies import foreign, home_currency, said_currencies
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, counts_of, imported, sheet_of, table_of

MIXED = """
Order no|Date|Customer|Amount|Currency
1|2024-01-05|Ann|10|USD
2|2024-01-05|Ann|10|USD
3|2024-01-05|Ann|10|EUR
4|2024-01-05|Ann|10|
"""


def said(table: str) -> list[str | None]:
    sheet = sheet_of(table, "Sales")
    found = said_currencies(sheet.cells, match_sheet(sheet))
    return list(found.astype(object).where(found.notna(), None))


def test_the_currency_is_said_by_a_column_or_by_a_sign() -> None:
    assert said(MIXED) == ["USD", "USD", "EUR", None]
    assert said(
        "Order no|Date|Amount\n1|2024-01-05|$5\n2|2024-01-05|1.234,50 €\n3|2024-01-05|CHF 7\n4|2024-01-05|7"
    ) == [
        "$",
        "EUR",
        "CHF",
        None,
    ]
    assert said("Order no|Date|Amount|Currency\n1|2024-01-05|$5|CAD") == ["CAD"]


@pytest.mark.parametrize(
    ("known", "column", "home"),
    [
        ("GBP", ["EUR", "EUR"], "GBP"),
        (None, ["EUR", "EUR", "USD"], "EUR"),
        (None, ["$", "$", "EUR"], "USD"),
        (None, [], None),
    ],
)
def test_the_shops_own_currency_is_the_one_set_or_the_most_frequent(
    known: str | None, column: list[str], home: str | None
) -> None:
    assert home_currency(known, [pd.Series(column, dtype="str")]) == home


def test_a_dollar_is_named_behind_its_sign_in_french() -> None:
    rows = "1|2024-01-05|12,50 $US\n2|2024-01-05|1 234,50 $ CA\n3|2024-01-05|5,00 $"
    assert said(f"Order no|Date|Amount\n{rows}") == ["USD", "CAD", "$"]


def test_a_bare_dollar_is_any_dollar() -> None:
    column = pd.Series(["$", "EUR", "CAD", None], dtype="str")
    assert foreign(column, "CAD").tolist() == [False, True, False, False]
    assert foreign(column, "EUR").tolist() == [True, False, True, False]
    assert foreign(column, None).tolist() == [False] * 4


def test_a_foreign_amount_is_handed_back_and_never_just_added(store: Store) -> None:
    (sales,), _ = imported(store, MIXED)
    assert codes_of(sales) == [(4, "Currency", "foreign_currency")]
    assert counts_of(sales)["rejected"] == 1
    assert sales.sums["sale.amount"] == {
        "file": 40.0,
        "stored": 30.0,
        "rejected": 10.0,
    }
    assert store.business()["currency"] == "USD"


def test_with_a_rate_it_is_converted(store: Store) -> None:
    """By hand: 10 euros at 1.25 are 12.50 dollars."""
    store.set_rate("EUR", 1.25, LOCAL_OWNER)
    (sales,), _ = imported(store, MIXED)
    assert codes_of(sales) == []
    assert table_of(store, "sale", "amount", "currency") == [
        (100_000, "USD"),
        (100_000, "USD"),
        (125_000, "USD"),
        (100_000, None),
    ]


def test_the_first_sheets_make_the_currency_known_and_later_ones_keep_to_it(store: Store) -> None:
    imported(store, "Order no|Date|Amount\n1|2024-01-05|5 €\n2|2024-01-05|7 €")
    assert store.business()["currency"] == "EUR"
    (sales,), _ = imported(store, "Order no|Date|Amount\n3|2024-01-06|$5\n4|2024-01-06|$7\n5|2024-01-06|8")
    assert counts_of(sales) == {"created": 1, "updated": 0, "unchanged": 0, "rejected": 2, "skipped": 0}
