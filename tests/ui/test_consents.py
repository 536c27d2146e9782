"""A consent that is given in a form has a day and says how it was given."""

from __future__ import annotations

from datetime import date
from typing import Final

from ui.consents import complete

TODAY: Final = date(2026, 5, 3)


def test_a_yes_gets_the_day_and_must_say_how() -> None:
    stored, faults = complete("customer", {}, {"email_consent": 1}, TODAY)

    assert stored == {"email_consent": 1, "email_consent_on": "2026-05-03"}
    assert len(faults) == 1
    assert "say how it was given" in faults[0]


def test_a_yes_with_day_and_source_is_kept_as_it_is() -> None:
    given = {"text_consent": 1, "text_consent_on": "2026-04-01", "text_consent_source": "Form"}

    assert complete("customer", {}, given, TODAY) == (given, [])


def test_a_no_needs_no_source_and_an_unchanged_yes_nothing() -> None:
    present = {"email_consent": 1, "email_consent_on": "2024-01-01"}

    withdrawn, faults = complete("customer", present, {"email_consent": 0}, TODAY)
    assert withdrawn["email_consent_on"] == "2026-05-03"
    assert faults == []
    assert complete("customer", present, {"name": "Ann"}, TODAY) == ({"name": "Ann"}, [])


def test_other_records_have_none() -> None:
    assert complete("sale", {}, {"amount": 1}, TODAY) == ({"amount": 1}, [])
