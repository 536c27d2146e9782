"""A stored value as a person would write it, by its kind: for reports, where every fact stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from crm import wording
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Field, Kind
from crm.values import MONEY_SCALE
from crm.written import written

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
        if of.kind in IN_FULL:
            return IN_FULL[of.kind](self, of, value)
        return written(of.kind, value)

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


def _money(writer: Writer, _of: Field, value: Any) -> str:  # noqa: ANN401
    return wording.money(int(value) / MONEY_SCALE, writer.currency, cents=True)


def _reference(writer: Writer, of: Field, value: Any) -> str:  # noqa: ANN401
    return writer.titles.get(str(of.refers_to), {}).get(int(value), f"#{int(value)}")


IN_FULL: Final[dict[Kind, Callable[[Writer, Field, Any], str]]] = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.EMAIL, Kind.PHONE, Kind.URL), _text),
    Kind.CHOICE: _choice,
    Kind.LIST: _list,
    Kind.MONEY: _money,
    Kind.REFERENCE: _reference,
}
"""What a report writes otherwise than ``crm.written`` does for a table: whole texts, currencies, names."""
