"""Stored values in words: THE one table ``Kind`` -> words; reports add names and currencies to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from crm import wording
from crm.entities import field_at
from crm.schema import OWN_PREFIX, Kind
from crm.values import LIST_SEPARATOR, MONEY_SCALE

_LONGEST: Final = 80
"""As many signs of a text stand in a table."""
_FIGURES: Final = 4
_CENTS: Final = 2


def written(kind: Kind | None, value: object, path: str = "") -> str:
    """Write a stored value as a person would: "" for a blank, what is not of its kind as it stands.

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


def _as_it_stands(value: object) -> str:
    if isinstance(value, float):
        return _number(value, "")
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(value: object, _path: str) -> str:
    return _as_it_stands(value)


def _figure(value: object) -> float:
    return float(value) if isinstance(value, int | float) else float(str(value))


def _number(value: object, _path: str) -> str:
    return wording.number(_figure(value), _FIGURES).rstrip("0").rstrip(".")


def _money(value: object, _path: str) -> str:
    stored = round(_figure(value))
    return wording.number(stored / MONEY_SCALE, _CENTS if stored % 100 == 0 else _FIGURES)


def _share(value: object, _path: str) -> str:
    return f"{_number(100 * _figure(value), '')}{wording.NO_BREAK}%"


def _moment(value: object, _path: str) -> str:
    at = datetime.fromisoformat(str(value))
    day = wording.day(at, today=date.min)
    return f"{day}, {at:%H:%M}" if "T" in str(value) else day


def _boolean(value: object, _path: str) -> str:
    return "yes" if _figure(value) else "no"


def _list(value: object, _path: str) -> str:
    return _as_it_stands(LIST_SEPARATOR.join(json.loads(str(value))))


def _choice(value: object, path: str) -> str:
    if not path or path.startswith(OWN_PREFIX):
        return str(value)
    return next((each.label for each in field_at(path).choices if each.code == value), str(value))


WRITTEN: Final[dict[Kind, Callable[[object, str], str]]] = {
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
