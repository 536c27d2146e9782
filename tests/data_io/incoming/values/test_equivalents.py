"""What only says otherwise what is stored changes nothing; what is another value does."""

from __future__ import annotations

import pytest

from data_io.store import Store
from tests.data_io.incoming.sheet_maker import counts_of, imported, table_of

CUSTOMERS = (
    "Customer number|Name|E-mail|Phone|Country\nK1|Ann Ames|ann@example.com|+447700900262|United Kingdom"
)


@pytest.mark.parametrize(
    "again",
    [
        CUSTOMERS.replace("+447700900262", "07700 900262"),
        CUSTOMERS.replace("+447700900262", "0044 7700 900 262"),
        CUSTOMERS.replace("+447700900262", "+44 (0)7700 900262"),
        CUSTOMERS.replace("ann@example.com", "Ann@Example.COM "),
        CUSTOMERS.replace("United Kingdom", "UK"),
        CUSTOMERS.replace("United Kingdom", "Vereinigtes Königreich"),
    ],
)
def test_another_form_of_the_same_value_is_no_change(store: Store, again: str) -> None:
    imported(store, CUSTOMERS)
    (sheet,), _ = imported(store, again)
    assert counts_of(sheet)["unchanged"] == 1
    assert table_of(store, "customer", "phone", "email", "country") == [
        ("+447700900262", "ann@example.com", "United Kingdom")
    ]


@pytest.mark.parametrize(
    "other",
    [
        CUSTOMERS.replace("900262", "900263"),
        CUSTOMERS.replace("+447700900262", "07700 900263"),
        CUSTOMERS.replace("+447700900262", "+4917700900262"),
        CUSTOMERS.replace("Ann Ames", "ann ames"),
        CUSTOMERS.replace("United Kingdom", "Ireland"),
    ],
)
def test_another_value_is_a_change(store: Store, other: str) -> None:
    imported(store, CUSTOMERS)
    (sheet,), _ = imported(store, other)
    assert counts_of(sheet)["updated"] == 1
