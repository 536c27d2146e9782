"""By which fields the records of a sheet may be known to be the same: what the owner can choose from."""

from __future__ import annotations

from collections.abc import Sequence

from crm.entities import ENTITIES
from crm.schema import Entity, Kind
from crm.wording import listed
from data_io.incoming.records.plans import SheetPlan


def ways_to_know(sheet: SheetPlan) -> list[tuple[str, ...]]:
    """Give the fields by which the owner may want the records of a sheet to be known; the sheet fills them.

    Those by which they are known as it comes, and each field alone that may well name a record.
    """
    entity = ENTITIES[str(sheet.match.entity)]
    filled = {
        path.removeprefix(f"{entity.name}.")
        for path in map(str, sheet.rows.values)
        if path.startswith(f"{entity.name}.")
    }
    alone = [
        (each.name,)
        for each in entity.fields
        if each.unique
        or each.name in entity.known_by
        or each.name in entity.title
        or each.kind in (Kind.EMAIL, Kind.PHONE)
    ]
    ways = dict.fromkeys(
        [*alone, *entity.keys, *entity.weak_keys, *((entity.content,) if entity.content else ())]
    )
    return [way for way in ways if set(way) <= filled and not _only_part(way, entity)]


def _only_part(way: tuple[str, ...], entity: Entity) -> bool:
    """Whether a field alone never says which record it is: the place within an order, a reference."""
    field = entity[way[0]]
    return len(way) == 1 and (field.kind in (Kind.INTEGER, Kind.REFERENCE))


def way_in_words(way: Sequence[str], entity: str) -> str:
    """Write “e-mail and name”."""
    return listed(_small(ENTITIES[entity][name].label) for name in way)


def _small(label: str) -> str:
    return label if label[1:2].isupper() else label[0].lower() + label[1:]


def as_it_comes(sheet: SheetPlan) -> str:
    """Say by what records are known where nobody chose: “customer number, else e-mail and name”."""
    entity = ENTITIES[str(sheet.match.entity)]
    here = set(sheet.rows.values)
    keys = [
        key
        for key in (*entity.keys, *entity.weak_keys)
        if all(f"{entity.name}.{name}" in here for name in key)
    ]
    told = [way_in_words(key, entity.name) for key in keys]
    return ", else ".join(told) or "all that a row says"
