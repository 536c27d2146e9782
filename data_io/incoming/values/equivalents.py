"""Two forms of one value: a cell that only says otherwise what is stored changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from crm.schema import Field, Kind
from data_io.incoming.values.countries import country_words
from data_io.incoming.values.keys import Mask
from data_io.incoming.values.phones import same_number
from data_io.incoming.values.vocabulary import fold


def equivalent(field: Field, stored: np.ndarray[Any, Any], new: np.ndarray[Any, Any]) -> Mask:
    """Tell which new values are another form of the stored ones (both in stored form, no blanks).

    Phone numbers with and without their country, e-mails in capitals, texts with blanks around them,
    countries by another name. Of all other kinds: only what is equal.
    """
    same = SAME.get(field.kind)
    if field.name == "country":
        same = _same_country
    if same is None:
        return np.asarray(stored == new, dtype=bool)
    return np.fromiter(map(same, stored, new), dtype=bool, count=len(new))


def _same_text(one: object, other: object) -> bool:
    return one == other or str(one).strip() == str(other).strip()


def _same_email(one: object, other: object) -> bool:
    return one == other or str(one).strip().casefold() == str(other).strip().casefold()


def _same_phone(one: object, other: object) -> bool:
    return one == other or same_number(str(one), str(other))


def _same_country(one: object, other: object) -> bool:
    if _same_text(one, other):
        return True
    codes = [country_words().get(fold(str(each))) for each in (one, other)]
    return codes[0] is not None and codes[0] == codes[1]


SAME: Final[dict[Kind, Callable[[object, object], bool]]] = {
    Kind.TEXT: _same_text,
    Kind.TERM: _same_text,
    Kind.EMAIL: _same_email,
    Kind.PHONE: _same_phone,
}
"""Kinds of which two texts may be one value."""
