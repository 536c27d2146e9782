"""Which columns the sheet of an entity has, and what each stands for: in the workbook and in the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crm.schema import OWN_PREFIX, Entity, Field, Kind
from data_io.marks import ID
from data_io.outgoing.book import Column
from data_io.outgoing.styles import RECORD, REQUIRED, STYLES, validation

RECORD_ENDING: Final = " record"
"""Behind the heading of a reference's record number: "Customer record", beside "Customer" (its title)."""
OWN_ENDING: Final = " (own)"
"""Behind the heading of an own column that is called like a fact."""
RECORD_PATH: Final = "{entity}.id"
"""The path of a column of record numbers."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column of an entity's sheet: what it stands for and how it looks.

    ``path``: of the field, of the record number (``customer.id``), or of the own column (``own.Shelf``).
    ``name``: of the column of stored records that it is made from ("id", "city", "own.Shelf"). ``title_of``:
    for the title of a record referred to, the entity referred to.
    """

    path: str
    name: str
    kind: Kind
    column: Column
    field: Field | None = None
    title_of: str | None = None


def places(entity: Entity, own: Mapping[str, Kind]) -> list[Place]:
    """Every column of the sheet of an entity: ID, its facts (references as title and number), own columns."""
    number = Column(ID, RECORD, 8)
    found = [Place(RECORD_PATH.format(entity=entity.name), "id", Kind.REFERENCE, number)]
    for field in entity.fields:
        found += _places_of(entity, field)
    taken = {place.column.heading.casefold() for place in found}
    for name, kind in own.items():
        heading = _free_heading(name, taken)
        taken.add(heading.strip().casefold())
        found.append(Place(OWN_PREFIX + name, OWN_PREFIX + name, kind, _column(heading, kind)))
    return found


def _places_of(entity: Entity, field: Field) -> list[Place]:
    path = f"{entity.name}.{field.name}"
    if field.kind is not Kind.REFERENCE:
        return [Place(path, field.name, field.kind, _column(field.label, field.kind, field), field)]
    target = str(field.refers_to)
    title = _column(field.label, Kind.TEXT, field)
    number = Column(field.label + RECORD_ENDING, RECORD, STYLES[Kind.REFERENCE].width)
    return [
        Place(path, field.name, Kind.TEXT, title, field, title_of=target),
        Place(RECORD_PATH.format(entity=target), field.name, Kind.REFERENCE, number, field),
    ]


def _column(heading: str, kind: Kind, field: Field | None = None) -> Column:
    style = STYLES[kind]
    checks = validation(field) if field else None
    return Column(heading, style.format, style.width, validation=checks, stays_text=style.stays_text)


def _free_heading(name: str, taken: set[str]) -> str:
    heading, again = name, 1
    while heading.strip().casefold() in taken:
        heading = f"{name}{OWN_ENDING}" if again == 1 else f"{name} (own {again})"
        again += 1
    return heading


def blank_columns(entity: Entity) -> list[Column]:
    """The columns of the blank template: no record numbers, required ones marked, help as notes."""
    found = []
    for place in places(entity, {}):
        if place.field is None or place.column.format == RECORD:
            continue
        field, column = place.field, place.column
        must = "This must be filled in." if field.required else ""
        if field.name in entity.one_of:
            must = "At least one of: " + ", ".join(entity[name].label for name in entity.one_of) + "."
        note = " ".join(filter(None, (field.help, _choices_sentence(field), must)))
        column = Column(
            column.heading,
            column.format,
            column.width,
            REQUIRED if field.required else column.heading_format,
            column.validation,
            column.stays_text,
            note,
        )
        found.append(column)
    return found


def _choices_sentence(field: Field) -> str:
    return "One of: " + ", ".join(choice.label for choice in field.choices) + "." if field.choices else ""
