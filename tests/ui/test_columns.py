"""Every kind has its column; what the grid shows of a stored value, sent back, is that stored value again."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from crm.entities import COMPLAINT, CUSTOMER, ENTITIES, FEEDBACK, PRODUCT, SALE
from crm.schema import Field, Kind
from ui import columns, widgets
from ui.editor import COMES_FIRST

EXAMPLES: dict[Kind, tuple[Field, Any, Any]] = {
    Kind.TEXT: (PRODUCT["name"], "Red apples", "Red apples"),
    Kind.LONG_TEXT: (COMPLAINT["description"], "Soft.\nAll of it.", "Soft.\nAll of it."),
    Kind.TERM: (PRODUCT["category"], "Fruit", "Fruit"),
    Kind.CHOICE: (COMPLAINT["status"], "open", "open"),
    Kind.EMAIL: (CUSTOMER["email"], "ann@example.com", "ann@example.com"),
    Kind.PHONE: (CUSTOMER["phone"], "+4930123456", "+4930123456"),
    Kind.URL: (CUSTOMER["website"], "https://example.com", "https://example.com"),
    Kind.LIST: (CUSTOMER["tags"], '["wine", "cheese"]', "wine; cheese"),
    Kind.INTEGER: (SALE["line"], 3, 3),
    Kind.NUMBER: (SALE["quantity"], 1.5, 1.5),
    Kind.MONEY: (SALE["amount"], 6_990_982, 699.0982),
    Kind.SHARE: (SALE["discount_share"], 0.07, 7),
    Kind.DATE: (SALE["due_on"], "2026-11-10", "2026-11-10"),
    Kind.MOMENT: (SALE["sold_at"], "2026-11-02T10:30:00", "2026-11-02T10:30:00.000"),
    Kind.BOOLEAN: (CUSTOMER["email_consent"], 1, "yes"),
    Kind.REFERENCE: (SALE["customer"], "Ann Miller", "Ann Miller"),
}


def test_every_kind_is_served() -> None:
    assert set(columns.EDITOR_COLUMNS) == set(Kind) == set(widgets.WIDGETS) == set(EXAMPLES)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_shown_and_sent_back_is_what_was_stored(kind: Kind) -> None:
    field, stored, sent = EXAMPLES[kind]

    shown = columns.show(field, pd.Series([stored, None], index=[4, 5], dtype=object))
    found = columns.read(field, f"x.{field.name}", {4: sent, 5: None})

    assert shown.isna().tolist() == [False, True]
    assert found.stored == {4: stored, 5: None}
    assert found.faults == ({5: f"{field.label} is missing."} if field.required else {})


def test_a_day_without_a_time_stays_a_day() -> None:
    found = columns.read(SALE["sold_at"], "sale.sold_at", {1: "2026-11-02T00:00:00.000", 2: "2026-11-02"})

    assert found.stored == {1: "2026-11-02", 2: "2026-11-02"}


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        (SALE["amount"], "much"),
        (SALE["amount"], float("inf")),
        (SALE["amount"], True),
        (SALE["amount"], [1]),
        (SALE["line"], 1.5),
        (SALE["line"], -1),
        (SALE["discount_share"], 140),
        (SALE["sold_at"], "2026-02-30"),
        (SALE["sold_at"], 20_261_102),
        (SALE["sold_at"], "tomorrow"),
        (COMPLAINT["status"], "forgotten"),
        (COMPLAINT["status"], 3),
        (COMPLAINT["subject"], "x" * 10_001),
        (COMPLAINT["subject"], "half a letter \ud800"),
        (COMPLAINT["subject"], {"a": 1}),
        (CUSTOMER["email"], "nobody at home"),
        (CUSTOMER["email_consent"], "perhaps"),
        (FEEDBACK["score"], None),
        (FEEDBACK["score"], 11),
    ],
    ids=lambda value: getattr(value, "name", None) or repr(value)[:20],
)
def test_what_the_browser_should_have_refused_is_refused(field: Field, sent: object) -> None:
    found = columns.read(field, f"x.{field.name}", {9: sent})

    assert list(found.faults) == [9]
    assert found.faults[9].endswith(".")


def test_own_columns_show_what_fits_their_kind() -> None:
    own = Field("own.Shelf", Kind.TEXT, "Shelf")

    assert columns.show(own, pd.Series(["A1", 7, None], dtype=object)).fillna("").tolist() == ["A1", "7", ""]


def test_a_larger_amount_further_down_has_the_room_that_it_needs() -> None:
    """Cut off on its left, 1,912.50 would read as 912.50."""

    def width(*amounts: float) -> int:
        drawn = columns.draw(SALE["amount"], pd.Series(amounts), currency="USD")
        return int(drawn["width"])

    assert width(6.66, 1_912.5) > width(6.66, 912.5)
    assert width(6.66, -1_912_000.5) >= len("$-1,912,000.50") * columns.DIGIT_PX


def test_what_comes_first_in_a_grid_is_there() -> None:
    for entity, names in COMES_FIRST.items():
        assert set(names) <= set(ENTITIES[entity].by_name), entity
