from __future__ import annotations

import re

import pytest

from crm.issues import SENTENCES, WARNINGS, Issue, sentence


@pytest.mark.parametrize("code", SENTENCES)
def test_every_fault_has_a_plain_sentence(code: str) -> None:
    said = sentence(Issue(7, "sale.amount", code, "a few"), "Amount")
    assert said[0] == said[0].upper()
    assert said.endswith(".")
    assert not re.search(r"[{}_]|null|NaN|invalid|column|parse", said)


def test_a_sentence_names_what_stood_there_and_what_it_is_about() -> None:
    assert sentence(Issue(7, "sale.amount", "unreadable_money", "a few"), "Amount") == (
        "“a few” is not an amount of money."
    )
    assert sentence(Issue(7, "payment.paid_on", "required"), "Paid on") == "Paid on is missing."


def test_a_warning_keeps_the_row_and_other_faults_do_not() -> None:
    assert set(SENTENCES) >= WARNINGS
    assert Issue(7, "sale.order_number", "stands_twice").keeps_row
    assert not Issue(7, "sale.amount", "unreadable_money").keeps_row


def test_braces_in_a_cell_are_kept_as_they_stand() -> None:
    assert "{label}" in sentence(Issue(7, "sale.amount", "unreadable_money", "{label}"), "Amount")
