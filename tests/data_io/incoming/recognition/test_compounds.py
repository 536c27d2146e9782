from __future__ import annotations

import pytest

from crm.entities import ENTITIES
from data_io.incoming.recognition.compounds import is_currency, listed, said_twice, sides


@pytest.mark.parametrize(
    ("entity", "heading", "path"),
    [
        ("sale", "Cash/Card/BACS", "sale.payment_method"),
        ("payment", "bar/Überweisung", "payment.method"),
        ("complaint", "low / medium / high", "complaint.severity"),
        ("interaction", "F2F / tel / email", "interaction.channel"),
        ("sale", "Size/Colour", None),
        ("sale", "Cash", None),
    ],
)
def test_a_heading_may_list_what_stands_below_it(entity: str, heading: str, path: str | None) -> None:
    assert listed(ENTITIES[entity], heading) == path


def test_both_sides_of_a_stroke_must_say_the_same() -> None:
    reach = frozenset({"interaction.customer"})
    assert "interaction.customer" in said_twice(ENTITIES["interaction"], "Appelant / client", reach)
    assert said_twice(ENTITIES["interaction"], "Client / quelque chose", reach) == ()
    assert sides("(L/M/H)") == ("L", "M", "H")


@pytest.mark.parametrize(("heading", "alone"), [("£", True), ("EUR", True), ("in €", True), ("€/kg", False)])
def test_a_currency_alone_is_money(heading: str, alone: bool) -> None:  # noqa: FBT001 - what is told
    assert is_currency(heading) is alone
