from __future__ import annotations

import pytest

from data_io.store import Store
from tests.data_io.incoming.sheet_maker import codes_of, counts_of, imported, table_of

ORDERS = "Order no|Order date|Customer|Item|Qty|Total\n7|1/15/2024|Ann|Vase|1|5\n8|1/20/2024|Bob|Vase|1|6"
RETURNS = "Order no|Return date|Item|Refund|Reason\n7|2/1/2024|Vase|5|broken"


@pytest.mark.parametrize("sheets", [(ORDERS, RETURNS), (RETURNS, ORDERS)])
def test_dates_that_another_sheet_of_the_file_proves_are_read_so_and_still_asked(
    store: Store, sheets: tuple[str, str]
) -> None:
    plans, _ = imported(store, *sheets)
    assert table_of(store, "return", "returned_on") == [("2024-02-01",)]
    assert [code for plan in plans for _, _, code in codes_of(plan)] == ["day_or_month"]


def test_sheets_that_contradict_each_other_prove_nothing_for_a_third(store: Store) -> None:
    imported(store, ORDERS, ORDERS.replace("1/15/", "15/1/").replace("1/20/", "20/1/"), RETURNS)
    assert table_of(store, "return", "returned_on") == [("2024-01-02",)]


def test_a_business_known_by_its_first_sheet_reads_it_as_when_it_comes_again(store: Store) -> None:
    prices = "Item|SKU|Price\nVase|V1|AUD 5.00"
    phones = "Customer|Email|Phone\nAnn Ames|ann@ames.com|(02) 9374 4000"
    imported(store, phones, prices)
    assert table_of(store, "customer", "phone") == [("+61293744000",)]
    plans, receipt = imported(store, phones, prices)
    assert [counts_of(plan)["unchanged"] for plan in plans] == [1, 1]
    assert receipt.revision == 0
