from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from benchmarks.large_shop import large_shop
from crm.insights.frames import empty_frame
from crm.insights.product_analyses import PRODUCT_ANALYSES

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def shop() -> dict[str, pd.DataFrame]:
    return large_shop(400, 12_000)


def test_the_stories_of_the_sample_shop_are_told(shop: dict[str, pd.DataFrame]) -> None:
    defects = PRODUCT_ANALYSES["defects"](shop, TODAY)
    assert defects["sentence"].startswith(
        "**Oat cookies 250 g**: **28 of 47** sold from August to September 2026"
    )
    assert defects["products"]["alarm"].sum() == 1
    seasons = PRODUCT_ANALYSES["seasons"](shop, TODAY)
    assert seasons["sentence"].startswith("In November **11 customers** buy **Red apples**, **15.0")
    assert "3 years of 3." in seasons["sentence"]
    assert "Who buys **Mozzarella 125 g** buys" in PRODUCT_ANALYSES["baskets"](shop, TODAY)["sentence"]
    assert "More often than before: **rancid**." in PRODUCT_ANALYSES["themes"](shop, TODAY)["sentence"]
    wanted = PRODUCT_ANALYSES["next_purchase"](shop, TODAY)["customers"]
    assert set(wanted.groupby("customer").size()) == {5}
    assert wanted["reason"].str.len().min() > 0


@pytest.mark.parametrize("name", PRODUCT_ANALYSES)
def test_an_empty_shop_has_nothing_to_say(name: str) -> None:
    frames = {each: empty_frame(each) for each in ("sale", "product", "return", "complaint", "customer")}
    assert not PRODUCT_ANALYSES[name](frames, TODAY).get("sentence")
