"""A consent is kept with its day and how it was given: who says yes in a form must be asked for both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from crm.entities import CUSTOMER

WAYS: Final = ("email", "phone", "text", "post")


def complete(
    entity: str, present: Mapping[str, Any], stored: Mapping[str, Any], today: date
) -> tuple[dict[str, Any], list[str]]:
    """Give changed values with the day of each consent that changes, and sentences for what is missing.

    ``present``: the record as it was (stored form), ``stored``: what changes. The day is today where none is
    given; how a yes was given must be said.
    """
    completed = dict(stored)
    faults = []
    for way in WAYS if entity == CUSTOMER.name else ():
        said = f"{way}_consent"
        if stored.get(said) is None or stored[said] == present.get(said):
            continue
        if stored.get(f"{said}_on") is None:
            completed[f"{said}_on"] = today.isoformat()
        if stored[said] and not stored.get(f"{said}_source", present.get(f"{said}_source")):
            label = CUSTOMER[said].label
            faults.append(
                f"{label}: say how it was given, under “{CUSTOMER[f'{said}_source'].label}”, such as a form "
                "or at the counter. You may have to show it."
            )
    return completed, faults
