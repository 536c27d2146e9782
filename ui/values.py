"""Stored values in words, for tables that are read: THE one table ``Kind`` -> words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from crm import wording
from crm.entities import field_at
from crm.schema import OWN_PREFIX, Kind
from crm.values import LIST_SEPARATOR, MONEY_SCALE

_LONGEST: Final = 80
"""As many signs of a text stand in a table."""
_FIGURES: Final = 4


def written(kind: Kind | None, value: Any, path: str = "") -> str:
    """Write a stored value as a person would; "" for a blank, and a value that is not of its kind as it stands.

    ``path`` names the field whose choices are meant. Plain text, not Markdown.
    """
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT are unlike themselves
        return ""
    if kind is None:
        return _as_it_stands(value)
    try:
        return WRITTEN[kind](value, path)
    except (TypeError, ValueError, KeyError):
        return _as_it_stands(value)


def _as_it_stands(value: Any) -> str:
    if isinstance(value, float):
        return _number(value, "")
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(value: Any, _path: str) -> str:
    return _as_it_stands(value)


def _number(value: Any, _path: str) -> str:
    return wording.number(float(value), _FIGURES).rstrip("0").rstrip(".")


def _money(value: Any, _path: str) -> str:
    amount = int(value) / MONEY_SCALE
    return wording.number(amount, 2 if int(value) % 100 == 0 else _FIGURES)


def _share(value: Any, _path: str) -> str:
    return f"{_number(100 * float(value), '')}{wording.NO_BREAK}%"


def _moment(value: Any, _path: str) -> str:
    at = datetime.fromisoformat(value)
    day = wording.day(at, today=date.min)
    return f"{day}, {at:%H:%M}" if "T" in value else day


def _boolean(value: Any, _path: str) -> str:
    return "yes" if int(value) else "no"


def _list(value: Any, _path: str) -> str:
    return _as_it_stands(LIST_SEPARATOR.join(json.loads(value)))


def _choice(value: Any, path: str) -> str:
    if not path or path.startswith(OWN_PREFIX):
        return str(value)
    return next((each.label for each in field_at(path).choices if each.code == value), str(value))


WRITTEN: Final[dict[Kind, Callable[[Any, str], str]]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.TERM: _text,
    Kind.CHOICE: _choice,
    Kind.EMAIL: _text,
    Kind.PHONE: _text,
    Kind.URL: _text,
    Kind.LIST: _list,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.SHARE: _share,
    Kind.DATE: _moment,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.REFERENCE: _number,
}
"""How the stored values of each kind are written."""
