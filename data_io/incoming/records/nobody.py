"""Rows that name nobody in particular ("Walk-in", "n/a"): kept without a record, and with what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Entity
from crm.wording import count, listed, number
from data_io.incoming.recognition.matching import RECORD_ID
from data_io.incoming.records.desk import Desk
from data_io.incoming.records.known import KnownRecords, Mask
from data_io.incoming.records.plans import SheetPlan
from data_io.incoming.records.rows import AS_TYPED, own_values
from data_io.incoming.values.nobody import names_nobody

_REACHED_BY: Final = ("email", "phone", "mobile", "sku")
"""Facts that say who is meant, whatever stands in the place of the name."""
_NAMED: Final = 3


def without_nobody(plan: SheetPlan, entity: Entity, values: pd.DataFrame, desk: Desk) -> pd.DataFrame:
    """Clear what rows say of records that they refer to where that names nobody; it is kept as typed.

    ``values``: typed columns by field path. The owner's own record of that name is meant where there is one;
    who can be reached (a guest's e-mail) is somebody without a name. Fills the plan's ``nobody`` and the own
    columns of its rows.
    """
    for reference in entity.references:
        target, path = str(reference.refers_to), f"{entity.name}.{reference.name}"
        if target != entity.name:
            values = _cleared(plan, values, path, desk.records(target))
    return values


def nobody_in_words(nobody: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Say in a sentence an entity how many rows name none of it, and by which words."""
    for entity, said in nobody.items():
        label, rows = ENTITIES[entity].label.lower(), sum(said.values())
        words = [f"“{text}”" for text in list(said)[:_NAMED]]
        more = [f"{number(len(said) - _NAMED)} more"] if len(said) > _NAMED else []
        verb, it_is = ("names", "It is") if rows == 1 else ("name", "They are")
        yield (
            f"{count(rows, 'row')} {verb} no {label} ({listed([*words, *more])}). "
            f"{it_is} brought in without one; what was typed is kept."
        )


def _cleared(plan: SheetPlan, values: pd.DataFrame, path: str, records: KnownRecords) -> pd.DataFrame:
    prefix = f"{records.entity.name}."
    naming = [name for name in (path, f"{prefix}name", f"{prefix}company") if name in values]
    says = {name: names_nobody(values[name], records.entity.name) for name in naming}
    if not any(mask.any() for mask in says.values()):
        return values
    says = {name: mask & ~_is_known(values[name], mask, records) for name, mask in says.items()}
    named = _is_given(values, prefix)
    for name in naming:
        # A number of the owner's beside "Walk-in" is the till's, but a name or a company is somebody's.
        if name != path or f"{prefix}name" not in values:
            named |= values[name].notna().to_numpy() & ~says[name]
    for name in _REACHED_BY:
        if f"{prefix}{name}" in values:
            named |= values[f"{prefix}{name}"].notna().to_numpy()
    nobody = np.logical_or.reduce(list(says.values())) & ~named & ~_code_is_known(values, path, records)
    told = [name for name in map(str, values) if name == path or name.startswith(prefix)]
    clear = {name: says.get(name, np.zeros(len(values), dtype=bool)) | nobody for name in told}
    _note(plan, values, clear, nobody, naming, records.entity.name)
    return values.assign(**{name: values[name].mask(mask) for name, mask in clear.items() if mask.any()})


def _is_given(values: pd.DataFrame, prefix: str) -> Mask:
    """Tell which rows name the record by its own number in the program."""
    given = values.get(f"{prefix.removesuffix('.')}{RECORD_ID}")
    if given is None:
        return np.zeros(len(values), dtype=bool)
    return given.fillna(0).to_numpy().astype("int64") > 0


def _is_known(texts: pd.Series[Any], says: Mask, records: KnownRecords) -> Mask:
    """Tell which of the texts that name nobody are what a known record is called all the same."""
    if not says.any() or records.is_empty:
        return np.zeros(len(texts), dtype=bool)
    known = records.known_values("name").str.strip().str.casefold()
    return says & texts.str.strip().str.casefold().isin(known).to_numpy(dtype=bool)


def _code_is_known(values: pd.DataFrame, path: str, records: KnownRecords) -> Mask:
    """Tell which rows give the number of a record that is known."""
    found = np.zeros(len(values), dtype=bool)
    code = records.entity.keys[0][0]
    if records.is_empty or code == "name":
        return found
    known = records.known_values(code).str.strip().str.casefold()
    for name in (path, f"{records.entity.name}.{code}"):
        if name in values:
            found |= values[name].str.strip().str.casefold().isin(known).to_numpy(dtype=bool)
    return found


def _note(
    plan: SheetPlan,
    values: pd.DataFrame,
    clear: Mapping[str, Mask],
    nobody: Mask,
    naming: list[str],
    target: str,
) -> None:
    """Keep the cells that are cleared as they were typed, and count the rows by what they say."""
    if nobody.any():
        said = pd.Series(None, index=values.index, dtype="str")
        for name in naming:
            said = said.fillna(values[name].mask(~clear[name]))
        plan.nobody[target] = {
            str(text): int(rows) for text, rows in said[nobody].value_counts(sort=True).items()
        }
    own = plan.rows.own.copy()
    for column in plan.match.columns:
        mask = np.logical_or.reduce(
            [np.zeros(len(values), bool), *(clear[p] for p in column.paths if p in clear)]
        )
        if mask.any() and not column.paths[0].endswith(RECORD_ID):
            cells = plan.sheet.cells.column(column.index).take(pa.array(plan.rows.positions))
            typed = own_values(cells).astype(object).where(mask)
            name = f"{OWN_PREFIX}{column.heading.strip()}{AS_TYPED}"
            if typed.notna().any():
                own[name] = own[name].fillna(typed) if name in own else typed
    plan.rows = replace(plan.rows, own=own)
