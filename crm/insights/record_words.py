"""A stored value as a person would write it, by its kind: for reports, where every fact stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from crm import wording
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Field, Kind
from crm.values import MONEY_SCALE

Titles = Mapping[str, Mapping[int, str]]
"""The names of records by entity and id."""


@dataclass(frozen=True)
class Writer:
    """Writes stored values in plain text: money in the business's currency, references by their names."""

    currency: str | None = None
    titles: Titles = field(default_factory=dict)

    def written(self, of: Field, value: Any) -> str:  # noqa: ANN401 - a stored value of any kind
        """Write one value; nothing for a blank."""
        if value is None or pd.isna(value) or value == "":
            return ""
        return WRITTEN[of.kind](self, of, value)

    def facts(self, entity: str, record: Mapping[str, Any]) -> dict[str, str]:
        """Give all facts of a record that are known, by their labels, the owner's own columns last."""
        told = {each.label: self.written(each, record.get(each.name)) for each in ENTITIES[entity].fields}
        for name, value in record.items():
            if name.startswith(OWN_PREFIX) and value is not None and not pd.isna(value):
                told[_free(name.removeprefix(OWN_PREFIX), told)] = str(value)
        return {label: text for label, text in told.items() if text}


def _free(label: str, taken: Mapping[str, str]) -> str:
    """Tell an own column from a fact of ours that is called the same."""
    return f"{label} (own)" if taken.get(label) else label


def _text(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return str(value)


def _choice(_writer: Writer, of: Field, value: Any) -> str:  # noqa: ANN401
    return {choice.code: choice.label for choice in of.choices}.get(str(value), str(value))


def _list(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return ", ".join(map(str, json.loads(value)))


def _number(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    exact = float(value)
    return wording.number(exact) if exact.is_integer() else f"{exact:,.6f}".rstrip("0")


def _money(writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return wording.money(int(value) / MONEY_SCALE, writer.currency, cents=True)


def _share(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return wording.percent(float(value))


def _day(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    day = date.fromisoformat(str(value)[:10])
    return f"{wording.day(day)} {day.year}"


def _moment(writer: Writer, of: Field, value: Any) -> str:  # noqa: ANN401
    at = datetime.fromisoformat(str(value))
    time = f", {at:%H:%M}" if (at.hour, at.minute, at.second) != (0, 0, 0) else ""
    return _day(writer, of, value) + time


def _boolean(_writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return "yes" if int(value) else "no"


def _reference(writer: Writer, of: Field, value: Any) -> str:  # noqa: ANN401
    return writer.titles.get(str(of.refers_to), {}).get(int(value), f"#{int(value)}")


WRITTEN: Final[dict[Kind, Callable[[Writer, Field, Any], str]]] = {
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
    Kind.DATE: _day,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.REFERENCE: _reference,
}
"""How stored values are written, by kind."""
