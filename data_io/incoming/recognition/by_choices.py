"""Columns that no heading names whose cells are a field's own choices: "Telefon", "Mail", "Laden"."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

import pyarrow as pa

from crm.schema import Entity, Kind
from data_io.incoming.recognition.looks import begun
from data_io.incoming.recognition.sample import Sample
from data_io.incoming.values.vocabulary import choice_words, fold

SAID_OTHERWISE: Final = frozenset(
    {"customer.preferred_channel", "complaint.satisfaction", "feedback.kind", "campaign.channel"}
)
"""Fields whose choices are said of other things as well: ways of contact, yes and no, ways of advertising."""
FEWEST_CHOICES: Final = 2
FEWEST_CELLS: Final = 3
SHARE: Final = 0.9


def by_choices(
    entity: Entity, sample: Sample, free: Iterable[int], taken: AbstractSet[str]
) -> dict[int, str]:
    """Give the columns, of those that are free, whose cells say choices of one field that is still open.

    Several such columns, or several such fields, tell nothing.
    """
    open_fields = {
        path: choice_words(path)
        for field in entity.fields
        if field.kind is Kind.CHOICE and (path := f"{entity.name}.{field.name}") not in taken | SAID_OTHERWISE
    }
    if not open_fields:
        return {}
    told: dict[int, list[str]] = {}
    for index in free:
        cells = sample.filled(index)
        words = [fold(text) for text in begun(cells)] if pa.types.is_string(cells.type) else []
        fields = [path for path, known in open_fields.items() if _are_choices(words, known)]
        if fields:
            told[index] = fields
    return {
        index: fields[0]
        for index, fields in told.items()
        if len(fields) == 1 and sum(fields[0] in others for others in told.values()) == 1
    }


def _are_choices(words: list[str], known: dict[str, str]) -> bool:
    codes = [known.get(word) for word in words]
    said = sum(code is not None for code in codes)
    return (
        len(words) >= FEWEST_CELLS
        and said >= SHARE * len(words)
        and len(set(codes) - {None}) >= FEWEST_CHOICES
    )
