"""Which entity a sheet holds, and which field each of its columns feeds, with how sure that is.

A heading is looked up among the words known for each field (``candidates``), exactly and then alike; the
values must fit the field's kind. Leaving a column unmatched is better than matching it wrong: it is kept as
the owner's own column.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from crm.entities import ENTITIES, field_at
from crm.headings import LAYOUTS, Layout
from crm.schema import OWN_PREFIX, Entity
from data_io.incoming.recognition.by_values import SURE_BY_VALUES, add_by_values
from data_io.incoming.recognition.candidates import (
    MOST_GUESSED,
    OTHERS,
    REFERS,
    Candidate,
    describes_what_is_named,
    half_names,
    is_known,
    meant_or_likely,
    names_again,
    weight,
)
from data_io.incoming.recognition.discounts import AMOUNT, DISCOUNT, PRICE, QUANTITY, holds_shares
from data_io.incoming.recognition.evidence import evidence, is_sold_to_somebody
from data_io.incoming.recognition.house_numbers import with_house_numbers
from data_io.incoming.recognition.nameless import read_values
from data_io.incoming.recognition.names import entities_of_name
from data_io.incoming.recognition.owners import name_by_owner
from data_io.incoming.recognition.sample import RECORD_ID, Sample
from data_io.incoming.recognition.signs import (
    PLACE,
    PROFIT,
    beside_a_state,
    holds,
    is_note_for_people,
    is_of_others,
    many_columns,
    speaks_of_others,
)
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.parsing import Hints, distinct_of, parse_path
from data_io.incoming.values.vocabulary import fold, sheet_entities
from data_io.outgoing.rejects import MEND

SAMPLE_ROWS: Final = 1_000
__all__ = [
    "RECORD_ID", "ColumnMatch", "SheetMatch", "fits", "give_way", "known_layout", "match_sheet", "own_path",
]  # fmt: skip

EMPTY_WEIGHS: Final = 0.5
"""How much less sure a column without a value is than a filled one for the same field."""
ONCE: Final = {
    "customer": ("customer.code", "customer.email", "customer.name", "customer.last_name"),
    "product": ("product.sku", "product.name"),
}
"""By entity: fields that tell its records apart, the surest first."""
AGAIN_WEIGHS: Final = 1.5
NAMED_BONUS: Final = 2.0
FILE_BONUS: Final = 0.9
LEAST_SCORE: Final = 0.97


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a column of a sheet becomes.

    paths: the fields it feeds (``sale.amount``), ``own.<heading>`` for an own column of the owner's, none
    where it is left out. sure: 0 to 1. reason: in plain words. reading: how it is read where not as it stands
    ("profit").
    """

    index: int
    heading: str
    paths: tuple[str, ...]
    sure: float = 0.0
    reason: str = ""
    reading: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is kept as the owner's own column."""
        return bool(self.paths) and self.paths[0].startswith(OWN_PREFIX)


@dataclass(frozen=True, slots=True)
class SheetMatch:
    """What a sheet holds: the entity (None: nothing of ours) and what each column becomes."""

    entity: str | None
    columns: tuple[ColumnMatch, ...] = ()
    score: float = 0.0

    def column_for(self, path: str) -> ColumnMatch | None:
        """Give the first column that feeds a field; None where there is none."""
        return next((column for column in self.columns if path in column.paths), None)

    @property
    def paths(self) -> frozenset[str]:
        """Every field that some column feeds."""
        return frozenset(path for column in self.columns for path in column.paths)


def match_sheet(sheet: Sheet, file_name: str = "", entity: str | None = None) -> SheetMatch:
    """Match a sheet, as the entity given or as the one that it fits best."""
    layout = known_layout(sheet.headings)
    if not any(heading.strip() for heading in sheet.headings):
        return _by_values(sheet, entity)
    if is_note_for_people(sheet) or (is_of_others(sheet) and not (entity or layout)):
        return SheetMatch(None)
    of_others = speaks_of_others(sheet) and not (entity or layout)
    named = sheet_entities(sheet.name)
    filed = entities_of_name(file_name.rsplit(".", 1)[0])
    sample = Sample(sheet.cells)
    if entity is None and layout:
        entity = layout.entity
    candidates = [ENTITIES[entity]] if entity else list(ENTITIES.values())
    matches = [_match_as(each, sheet, sample, layout) for each in candidates]
    scored = [
        replace(
            match,
            score=match.score
            + NAMED_BONUS * (match.entity in named)
            + FILE_BONUS * (match.entity in filed)
            + evidence(match.entity, match.paths, sheet.headings)
            - _comes_again(match, sample),
        )
        for match in matches
        if match.entity and (entity or holds(match.entity, _told(match), match.entity in named | filed))
    ]
    best = max(scored, key=lambda match: match.score, default=SheetMatch(None))
    best = with_house_numbers(best, sheet)
    if of_others and not is_sold_to_somebody(best.paths):
        return SheetMatch(None)
    score = best.score
    if (
        best.entity in named | filed
    ):  # the owner of two dogs stands twice in what is called a list of customers
        score += _comes_again(best, sample)
    return _with_own(best, sheet) if entity or score >= LEAST_SCORE else SheetMatch(None)


def _comes_again(match: SheetMatch, sample: Sample) -> float:
    """Tell what speaks against a list of customers or products: the same ones stand in it again and again."""
    column = next(filter(None, (match.column_for(path) for path in ONCE.get(str(match.entity), ()))), None)
    return AGAIN_WEIGHS if column is not None and sample.repeats(column.index) else 0.0


def _told(match: SheetMatch) -> frozenset[str]:
    """Give the fields that are sure enough to tell what a sheet holds."""
    return frozenset(path for column in match.columns if column.sure > REFERS for path in column.paths)


def _by_values(sheet: Sheet, entity: str | None) -> SheetMatch:
    """Match a sheet without headings by what its values look like; unsure ones are left alone."""
    width = sheet.cells.num_columns
    found, fields = read_values(sheet.cells.slice(0, SAMPLE_ROWS))
    if found is None or entity not in {None, found}:
        fields = {}
    columns = tuple(
        ColumnMatch(index, "", (fields[index][0],), SURE_BY_VALUES, fields[index][1])
        if index in fields
        else ColumnMatch(index, "", (own_path(ColumnMatch(index, "", ())),))
        for index in range(width)
    )
    chosen = entity or found
    return SheetMatch(chosen, columns if chosen else (), float(len(fields)))


def _match_as(entity: Entity, sheet: Sheet, sample: Sample, layout: Layout | None = None) -> SheetMatch:
    """Match the columns of a sheet as if it held that entity; what a known export says counts first."""
    meant = (
        {fold(heading): path for heading, path in layout.headings.items()}
        if layout and layout.entity == entity.name
        else {}
    )
    halves = {
        index: half
        for index, half in half_names(sheet.headings).items()
        if fold(sheet.headings[index]) not in meant
    }
    ranked = sorted(
        (
            (candidate.sure - EMPTY_WEIGHS * sample.is_empty(index), -index, candidate)
            for index, heading in enumerate(sheet.headings)
            if index < MOST_GUESSED or is_known(heading)
            for candidate in meant_or_likely(entity, heading, meant, guess=index < MOST_GUESSED)
            if index not in halves or candidate.path != "customer.name"
        ),
        key=lambda each: (each[0], each[1]),
        reverse=True,
    )
    ranked = [(1.0, -index, half) for index, half in halves.items() if half] + ranked
    chosen: dict[int, Candidate] = {}
    taken: set[str] = set()
    crowded = beside_a_state(sheet.headings)
    for _, minus_index, candidate in ranked:
        index = -minus_index
        if index in crowded and candidate.path.endswith(".region"):
            continue
        if index in chosen or not (
            sample.fits(index, candidate.path) or sample.holds_days(index, entity, candidate)
        ):
            continue
        if names_again(entity, sheet.headings[index], candidate.path, taken):
            continue
        if sample.contradicts(index, candidate.path) or describes_what_is_named(entity, candidate, taken):
            continue
        if candidate.guessed and not sample.speaks_for(index, candidate.path):
            continue
        if candidate.path in taken and not many_columns(candidate.path):
            other = OTHERS.get(candidate.path)
            if not other or entity.name != "customer":
                continue
            candidate = replace(candidate, path=other)  # noqa: PLW2901 - one more of the same sort
        chosen[index] = candidate
        taken.add(candidate.path)
    add_by_values(entity, sheet, sample, chosen, taken, meant)
    name_by_owner(sheet.headings, chosen, taken)
    columns = tuple(_column(entity, sheet, index, chosen[index], taken) for index in sorted(chosen))
    score = sum(weight(entity, sheet.headings[index], candidate) for index, candidate in chosen.items())
    return SheetMatch(entity.name, _with_shares(entity, columns, sample), score)


def _with_own(match: SheetMatch, sheet: Sheet) -> SheetMatch:
    """Add the columns that are no field of ours to those that are."""
    if match.entity is None:
        return match
    found = {column.index: column for column in match.columns}
    columns = (found.get(index) or _own_column(sheet, index) for index in range(len(sheet.headings)))
    return replace(match, columns=tuple(columns))


def fits(sheet: Sheet, index: int, path: str) -> bool:
    """Whether enough cells of a sheet's column can be read as that field."""
    return Sample(sheet.cells).fits(index, path)


def give_way(column: ColumnMatch, taken: AbstractSet[str]) -> ColumnMatch:
    """Take from a column the fields that another feeds; where none is left it is the owner's own."""
    if taken.isdisjoint(column.paths):
        return column
    left = tuple(path for path in column.paths if path not in taken)
    return replace(column, paths=left or (own_path(column),))


def own_path(column: ColumnMatch) -> str:
    """Give the path under which a column is kept as the owner's own."""
    return OWN_PREFIX + (column.heading.strip() or f"Column {column.index + 1}")


def known_layout(names: Sequence[str]) -> Layout | None:
    """Give the known export that has these headings; of several the one that knows most of them."""
    there = {fold(name) for name in names}
    known = [each for each in LAYOUTS if there.issuperset(fold(word) for word in each.known_by)]
    return max(known, key=lambda each: len(there & {fold(word) for word in each.headings}), default=None)


def _column(entity: Entity, sheet: Sheet, index: int, candidate: Candidate, taken: set[str]) -> ColumnMatch:
    """Say what a column becomes that is a field of ours."""
    heading = sheet.headings[index]
    paths = [candidate.path]
    owner, _, name = candidate.path.partition(".")
    of_delivery = owner == "sale" and fold(heading) == fold(field_at(candidate.path).label)
    if entity.name == "sale" and name in PLACE and owner in {"sale", "customer"} and not of_delivery:
        twin = f"{'customer' if owner == 'sale' else 'sale'}.{name}"
        paths = sorted({candidate.path, *([twin] if twin not in taken else [])}, reverse=True)
    reading = PROFIT if candidate.reason == PROFIT else ""
    return ColumnMatch(index, heading, tuple(paths), candidate.sure, candidate.reason, reading)


def _own_column(sheet: Sheet, index: int) -> ColumnMatch:
    """Keep a column as the owner's own; what has no heading, and the note of what to mend, is left out."""
    heading = sheet.headings[index]
    named = heading.strip() and heading != MEND
    return ColumnMatch(index, heading, (OWN_PREFIX + heading.strip(),) if named else ())


def _with_shares(entity: Entity, columns: tuple[ColumnMatch, ...], sample: Sample) -> tuple[ColumnMatch, ...]:
    """Read a discount column that holds shares or percentages as such."""
    found = {path: column.index for column in columns for path in column.paths}
    if entity.name != "sale" or DISCOUNT not in found:
        return columns
    lines = pd.DataFrame(
        {
            path: parse_path(sample.rows(found[path]), path, Hints()).values
            for path in (DISCOUNT, PRICE, AMOUNT, QUANTITY)
            if path in found
        }
    )
    if not holds_shares(lines, distinct_of(sample.rows(found[DISCOUNT])).texts):
        return columns
    return tuple(
        replace(column, paths=("sale.discount_share",), reason="a share of the line, not money")
        if column.paths == (DISCOUNT,)
        else column
        for column in columns
    )
