from __future__ import annotations

import pytest

from data_io.incoming.records.misspelt import likely_misspelt, misspelt_in_words
from data_io.incoming.report import report_sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import imported, sheet_of, table_of

PRODUCTS = sheet_of("SKU|Product|Price\nC1|Cheddar Mature|4\nB1|Brie 200 g|3", "Products")


@pytest.mark.parametrize("text", ["Cheddar Matuer", "cheddar  mature.", "Chedar Mature", "Cheddar Matures"])
def test_a_slip_of_the_hand_is_seen(text: str) -> None:
    assert likely_misspelt([text], ["Cheddar Mature"]) in ({text: "Cheddar Mature"}, {})
    assert bool(likely_misspelt([text], ["Cheddar Mature"])) == (text != "cheddar  mature.")


@pytest.mark.parametrize("text", ["Brie 250 g", "Cheddar Smoked", "Rye"])
def test_another_product_is_no_slip(text: str) -> None:
    assert likely_misspelt([text], ["Brie 200 g", "Cheddar Mature", "Rice"]) == {}


def test_a_sale_of_a_misspelt_product_says_so_beforehand(store: Store) -> None:
    imported(store, PRODUCTS)
    (sales,), _ = imported(
        store, "Order no|Date|Product|Amount\nA1|2024-01-05|Cheddar Matuer|4\nA2|2024-01-05|Stilton|4"
    )
    assert report_sheet(sales, None)["misspelt"] == {"product": {"Cheddar Matuer": "Cheddar Mature"}}
    (told,) = misspelt_in_words(sales.misspelt)
    assert told.startswith("“Cheddar Matuer” (like “Cheddar Mature”) would be a new product. If it is only")
    assert len(table_of(store, "product", "name")) == 4
