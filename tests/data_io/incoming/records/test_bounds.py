from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from crm.entities import ENTITIES
from data_io.incoming.recognition.matching import SheetMatch
from data_io.incoming.records.bounds import out_of_bounds


def faults(
    entity: str, exempt: list[bool] | None = None, **columns: Sequence[object]
) -> list[tuple[int, str, str]]:
    values = pd.DataFrame({f"{entity}.{name}": pd.Series(column) for name, column in columns.items()})
    free = np.array(exempt or [False] * len(values))
    found = out_of_bounds(ENTITIES[entity], values, SheetMatch(entity), exempt=free)
    return list(found[["position", "path", "code"]].itertuples(index=False, name=None))


def test_numbers_beyond_their_bounds_are_pointed_out() -> None:
    given_on = pd.to_datetime(["2024-01-05"] * 3).tolist()
    assert faults("feedback", given_on=given_on, score=[11.0, -1.0, 10.0]) == [
        (1, "feedback.score", "too_low"),
        (0, "feedback.score", "too_high"),
    ]


def test_rows_may_be_exempt_from_bounds() -> None:
    columns: dict[str, list[object]] = {"discount_share": [1.5, 1.5], "amount": [1.0, 1.0]}
    assert faults("sale", [True, False], **columns) == [(1, "sale.discount_share", "too_high")]


def test_what_must_be_there_is_missed_in_a_blank_cell_and_in_a_missing_column() -> None:
    assert faults("task", title=["Call", None]) == [(1, "task.title", "required")]
    assert faults("payment", amount=[5.0]) == [(0, "payment.paid_on", "required")]


def test_a_row_that_names_nobody_has_nothing_to_keep() -> None:
    found = faults(
        "customer", name=["Ann", None, None], phone=[None, "123", None], city=["Rome", "Oslo", "Bonn"]
    )
    assert found == [(2, "customer.name", "nothing_to_keep")]


def test_endless_texts_are_pointed_out() -> None:
    assert faults("product", name=["x" * 100_000, "Apples"]) == [(0, "product.name", "too_long")]
