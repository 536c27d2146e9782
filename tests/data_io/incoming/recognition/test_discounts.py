from __future__ import annotations

import pandas as pd
import pytest

from data_io.incoming.recognition.discounts import holds_shares
from tests.data_io.incoming.sheet_maker import mapping_of, matched


def shares(discounts: list[str], **columns: list[float]) -> bool:
    texts = pd.Series(discounts, dtype="str")
    numbers = pd.to_numeric(texts.str.strip("%$"), errors="coerce")
    lines = pd.DataFrame(
        {"sale.discount": numbers, **{f"sale.{name}": column for name, column in columns.items()}}
    )
    return holds_shares(lines, texts)


@pytest.mark.parametrize(
    ("discounts", "told"),
    [
        (["5%", "10%"], True),
        (["$0.50", "$1"], False),
        (["0.05", "0.2", "0"], True),
        (["0.50", "1.25", "3"], False),
        (["0", "0"], False),
        (["5", "10"], False),
    ],
)
def test_a_column_of_discounts_alone_is_told_by_its_look(discounts: list[str], *, told: bool) -> None:
    assert shares(discounts) is told


def test_price_and_amount_tell_what_the_look_does_not() -> None:
    """10 x 2 less 0.5 is 19.5 as money; less a half it is 10."""
    assert not shares(["0.5"], unit_price=[10], quantity=[2], amount=[19.5])
    assert shares(["0.5"], unit_price=[10], quantity=[2], amount=[10])


def test_the_column_feeds_what_it_holds() -> None:
    share = matched(
        "Order no|Date|Qty|Price|Discount|Amount\n1|2024-01-05|2|10|0.1|18\n2|2024-01-05|1|10|0.2|8"
    )
    assert mapping_of(share)["Discount"] == ("sale.discount_share",)
    money = matched(
        "Order no|Date|Qty|Price|Discount|Amount\n1|2024-01-05|2|10|0.1|19.90\n2|2024-01-05|1|10|0.2|9.80"
    )
    assert mapping_of(money)["Discount"] == ("sale.discount",)
