from __future__ import annotations

import pytest

from crm.entities import field_at
from crm.headings import MEANINGS, PARTS
from data_io.incoming.recognition.parts import ALONE, read_parts, readings


@pytest.mark.parametrize(
    ("heading", "entity", "path"),
    [
        ("Kd-Nr", "customer", "customer.code"),
        ("CUSTNUM", "customer", "customer.code"),
        ("N° Cli.", "customer", "customer.code"),
        ("Cod. Cli.", "customer", "customer.code"),
        ("GuestFirstName", "customer", "customer.first_name"),
        ("Dt. Nasc.", "customer", "customer.birthday"),
        ("Rechnungsdatum", "sale", "sale.sold_at"),
        ("Fec. venta", "sale", "sale.sold_at"),
        ("PU HT", "sale", "sale.unit_price"),
        ("Q.tà", "sale", "sale.quantity"),
        ("Vlr. Unit.", "sale", "sale.unit_price"),
        ("userEmail", "sale", "customer.email"),
        ("Bezahlt am", "payment", "payment.paid_on"),
        ("Clos le", "complaint", "complaint.resolved_at"),
        ("vorauss. Abschluss", "opportunity", "opportunity.expected_close"),
    ],
)
def test_words_of_a_heading_say_the_field(heading: str, entity: str, path: str) -> None:
    assert read_parts(heading, entity)[0] == path


@pytest.mark.parametrize("heading", ["Hair colour", "VIN", "Customer zzyzx", "Room", "Last Contact", ""])
def test_a_heading_with_a_word_unknown_says_nothing(heading: str) -> None:
    assert read_parts(heading, "customer") == ()


def test_only_money_is_net() -> None:
    assert read_parts("Net amount", "sale")[0] == "sale.amount"
    assert read_parts("Net date", "sale") == ()


def test_every_notion_has_words_and_every_path_is_a_field() -> None:
    used = {notion for said in MEANINGS.values() for each in said for notion in each} - {ALONE}
    assert used <= set(PARTS)
    assert all(field_at(path) for path in MEANINGS)


def test_a_heading_has_few_readings() -> None:
    assert len(readings("art data nota nome plan")) < 100
