"""Every cell of who may do what with which records, asked below the screen; a denial changes nothing.

The expectations stand here once more, in their own words, so that a slip in ``crm.access`` is found.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from crm.access import Access, Action, Denied
from crm.entities import STORED
from data_io.changes import ChangeSet, Source
from data_io.store import Store
from tests.data_io.store.conftest import Shop
from tests.data_io.store.roles import (
    BEYOND,
    CELLS,
    LEADS,
    OUTSIDE,
    SECRET,
    TEAM,
    WHO,
    change,
    hidden_from,
    is_refused,
    records_of,
    told,
)
from tests.databases import Filled

WRITES = """
              owner manager staff
customer      cud   cud     cu
product       cud   cud     -
sale          cud   cud     cu
payment       cud   cud     cu
return        cud   cud     cu
complaint     cud   cud     cu
interaction   cud   cud     cu
feedback      cud   cud     cu
opportunity   cud   cud     cu
task          cud   cud     cu
campaign      cud   cud     -
message       cud   cud     -
business      u     -       -
"""
"""Create, update, delete; who has no column writes nothing."""
_HEAD, *_ROWS = [line.split() for line in WRITES.strip().splitlines()]
MAY_WRITE = {
    (role, row[0]): set(cell) - {"-"} for row in _ROWS for role, cell in zip(_HEAD, row[1:], strict=True)
}
DOORS = {
    Source.EDIT: TEAM,
    Source.IMPORT: LEADS,
    Source.SAMPLE: LEADS,
    Source.MERGE: LEADS,
    Source.SETTINGS: ("owner",),
    Source.UNDO: TEAM,
    Source.RESTORE: ("owner",),
    Source.ERASURE: ("owner",),
}
"""Who may come by which door at all, whatever the change."""
THE_STORES_OWN = {Source.UNDO, Source.RESTORE, Source.ERASURE}
"""Doors by which the store itself comes, with changes that it has worked out."""


@pytest.fixture(params=list(WHO))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def role_of(who: str) -> str:
    return who.partition(" ")[0]


def may_write(who: str, source: Source, entity: str, what: str, record: int) -> bool:
    """Say what must be: by the tables above, and by whose the record is."""
    if who not in DOORS[source] or what not in MAY_WRITE.get((role_of(who), entity), set()):
        return False
    return who != "staff with some customers" or record == 1


def test_every_change_by_every_door(whole: Shop, filled: Filled[Any], who: str) -> None:
    by = WHO[who]
    cells = list(itertools.product(Source, STORED, "cud", (1, 2)))
    refused = [cell for cell in cells if not may_write(who, *cell) and not is_no_change(*cell)]
    before = records_of(whole)
    wrong = [cell for cell in refused if not is_refused(partial(whole.store.apply, change(*cell), by))]
    assert records_of(whole) == before, "a denial changes nothing"
    assert wrong == []
    allowed = [
        (source, entity, what, record)
        for source, entity, what, record in cells
        if (source is Source.EDIT or (source not in THE_STORES_OWN and record == 1))
        and not is_no_change(source, entity, what, record)
        and may_write(who, source, entity, what, record)
    ]
    for door, record in dict.fromkeys((cell[0], cell[3]) for cell in allowed):
        turns = sorted((cell for cell in allowed if (cell[0], cell[3]) == (door, record)), key=_turn)
        with filled.copy() as url, Store.open(url) as store:
            for cell in turns:
                assert store.apply(change(*cell), by).revision, cell
    if who not in TEAM:
        assert allowed == []
        assert len(refused) == len(cells) - sum(is_no_change(*cell) for cell in cells)


def _turn(cell: tuple[Source, str, str, int]) -> tuple[int, int]:
    """Order changes so that none takes away what another is about: what points elsewhere is deleted first."""
    _, entity, what, _ = cell
    return "cud".index(what), -list(STORED).index(entity) if what == "d" else 0


def is_no_change(_source: Source, entity: str, what: str, record: int) -> bool:
    """Whether there is nothing to ask for: the business is one record, which is never made or deleted."""
    return entity == "business" and (what != "u" or record != 1)


READS: dict[str, Callable[[Store, str, Access], object]] = {
    "load": lambda store, entity, by: store.load(entity, by),
    "records": lambda store, entity, by: store.records(entity, by),
    "records by id": lambda store, entity, by: store.records(entity, by, ids=[1, 2]),
    "records in another order": lambda store, entity, by: store.records(
        entity, by, order_by=CELLS[entity], descending=True, limit=1
    ),
    "own columns": lambda store, entity, _: store.own_columns(entity),
    "count": lambda store, entity, by: store.count(entity, by),
}
"""Whoever reads gets something of every entity, but never what is hidden from them, nor what is others'."""


def test_every_way_to_read_every_entity(whole: Shop, who: str) -> None:
    by = WHO[who]
    for way, read in READS.items():
        seen = "\n".join(told(read(whole.store, entity, by)) for entity in STORED)
        assert hidden_from(by, seen) == [], way
        if way == "records" and who in ("owner", "guest with personal"):
            assert [word for word in (SECRET, OUTSIDE, BEYOND) if word not in seen] == []


def test_a_forged_undo_opens_no_door(whole: Shop) -> None:
    """Undoing asks for less than the changes that it makes: only the store itself may say that it is one."""
    by = WHO["staff"]
    before = records_of(whole)
    forged = ChangeSet(Source.UNDO, "tried", change(Source.UNDO, "product", "d", 1).parts, undoes=1)
    with pytest.raises(Denied):
        whole.store.apply(forged, by)
    assert records_of(whole) == before


def test_every_action_is_decided_for_every_role() -> None:
    allowed = {
        "owner": set(Action),
        "manager": {
            Action.READ, Action.CREATE, Action.UPDATE, Action.DELETE, Action.IMPORT, Action.EXPORT,
            Action.UNDO, Action.UNDO_OWN,
        },
        "staff": {Action.READ, Action.CREATE, Action.UPDATE, Action.UNDO_OWN},
        "viewer": {Action.READ},
        "guest": {Action.READ},
    }  # fmt: skip
    for who, by in WHO.items():
        assert {action for action in Action if by.may(action)} == allowed[role_of(who)], who
