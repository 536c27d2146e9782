from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from crm.entities import ENTITIES
from crm.insights.catalogue import ANALYSES
from crm.insights.customer_analyses import CUSTOMER_ANALYSES
from crm.insights.frames import empty_frame


@pytest.mark.parametrize("name", CUSTOMER_ANALYSES)
def test_an_empty_shop_is_answered(name: str) -> None:
    frames = {entity: empty_frame(entity) for entity in ENTITIES}
    answer = ANALYSES[name](frames, date(2026, 11, 20))
    assert all(
        each.empty for key, each in answer.items() if isinstance(each, pd.DataFrame) and key != "curve"
    )


@pytest.mark.parametrize("name", CUSTOMER_ANALYSES)
def test_a_real_shop_is_answered_with_a_sentence(name: str, superstore: dict[str, pd.DataFrame]) -> None:
    frames = {entity: empty_frame(entity) for entity in ENTITIES} | {
        "sale": superstore["sales"],
        "return": superstore["returns"],
        "customer": superstore["customers"],
        "product": superstore["products"],
    }
    answer = ANALYSES[name](frames, date(2026, 11, 20))
    assert answer.get("sentence", "A") != ""
    if "as_of" in answer:
        assert answer["as_of"] == superstore["sales"]["sold_at"].max().date(), "not today: the sales are old"
