"""Telephone numbers typed by people, in the one form in which they can be dialled from anywhere (E.164)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from crm.values import per_distinct


def read_phones(distinct: pd.Series[Any], region: str | None) -> pd.Series[Any]:
    """Read texts as phone numbers (str), as typed where no country is known (``region``: its two letters)."""
    numbers = distinct.str.replace(r"^'", "", regex=True)
    international = numbers.str.match(r"\s*(?:\+|00)") | (region is not None)
    known = per_distinct(numbers[international], lambda text: _e164(text, region))
    return numbers.mask(international, known).astype("str")


def _e164(text: str, region: str | None) -> str:
    """Give a phone number in E.164 form; as typed where it is not a valid one or carries an extension."""
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + text.strip()[2:] if text.strip().startswith("00") else text, region)
    except phonenumbers.NumberParseException:
        return text
    readable = phonenumbers.is_possible_number(number) and number.extension is None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if readable else text
