"""Rows of a large step lie in a server's tables before its turn: others write meanwhile, all stays true."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pandas as pd
import pytest
from sqlalchemy import Connection

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.store import Conflict, Invalid, Overtaken
from data_io.store.ahead import MANY, ROWS_A_STEP, STEPS_MEANWHILE, Ahead
from data_io.store.copies import restoring
from data_io.store.load import Frames
from tests.data_io.store.conftest import Shop
from tests.data_io.store.test_load import afresh, plain
from tests.databases import ON_SERVER

pytestmark = ON_SERVER
ROWS = MANY + 1


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.insert(customer={"name": ["Ann", "Bob"]})
    return shop


@contextmanager
def rows_lying_there(
    shop: Shop,
    monkeypatch: pytest.MonkeyPatch,
    more: Mapping[str, list[str]] | None = None,
    based_on: int | None = None,
) -> Iterator[Future[Receipt]]:
    """Let a large step put its rows in, and wait with the rest to the end of the block."""
    lie, go_on = threading.Event(), threading.Event()
    put_in = Ahead.put_in

    def put_in_and_wait(ahead: Ahead, connection: Connection) -> None:
        put_in(ahead, connection)
        lie.set()
        go_on.wait()

    monkeypatch.setattr(Ahead, "put_in", put_in_and_wait)
    inserts = pd.DataFrame({"customer": [1] * ROWS, "amount": range(ROWS), **(more or {})}, dtype=object)
    step = ChangeSet(Source.IMPORT, "sales", (EntityChanges("sale", inserts),), based_on=based_on)
    with ThreadPoolExecutor(1) as elsewhere:
        try:
            coming = elsewhere.submit(shop.store.apply, step, LOCAL_OWNER)
            assert lie.wait(30)
            yield coming
        finally:
            go_on.set()


def revisions(shop: Shop) -> list[tuple[int, ...]]:
    return shop.run("SELECT DISTINCT revision FROM sale ORDER BY 1")


def test_others_save_while_the_rows_lie_there_and_see_none_of_them(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rows_lying_there(shop, monkeypatch) as coming:
        saved = shop.update("customer", (1, "name", "Ann", "Anna"))
        assert not coming.done()
        assert shop.store.count("sale", LOCAL_OWNER) == 0
        assert len(shop.store.load("sale", LOCAL_OWNER)) == 0
    made = coming.result()
    assert made.revision > saved.revision
    assert revisions(shop) == [(made.revision,)]
    assert len(shop.store.load("sale", LOCAL_OWNER)) == ROWS
    assert shop.store.steps_since(saved.revision) == 1
    assert shop.update("customer", (1, "name", "Anna", "Ann")).revision == made.revision + 1
    assert shop.store.check() == []


def test_records_made_meanwhile_get_ids_of_their_own(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shop.store.load("sale", LOCAL_OWNER).empty
    with rows_lying_there(shop, monkeypatch) as coming, monkeypatch.context() as in_another_process:
        in_another_process.setattr(Frames, "take_over", lambda *_: None)
        assert shop.form("sale", customer=[2], amount=[7]).made("sale") == [ROWS + 1]
    assert coming.result().made("sale") == list(range(1, ROWS + 1))
    frame = shop.store.load("sale", LOCAL_OWNER)
    assert frame.index.tolist() == list(range(1, ROWS + 2))
    pd.testing.assert_frame_equal(plain(frame), plain(afresh(shop, "sale")))
    assert shop.store.check() == []


def test_where_others_come_as_far_as_its_number_the_rows_are_put_in_anew(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rows_lying_there(shop, monkeypatch) as coming:
        tasks = range(STEPS_MEANWHILE + ROWS // ROWS_A_STEP)
        last = [shop.form("task", title=[f"{each}"]).revision for each in tasks][-1]
    made = coming.result()
    assert made.revision == last + 1
    assert revisions(shop) == [(made.revision,)]
    assert shop.store.count("sale", LOCAL_OWNER) == ROWS
    pd.testing.assert_frame_equal(plain(shop.store.load("sale", LOCAL_OWNER)), plain(afresh(shop, "sale")))
    assert shop.store.check() == []


def test_own_columns_entered_meanwhile_stand_first(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"own.Till": ["north"] * ROWS, "own.Shelf": ["top"] * ROWS}
    with rows_lying_there(shop, monkeypatch, own) as coming:
        shop.insert(sale={"customer": [2], "own.Shelf": ["low"]})
    assert coming.result().made("sale")[-1] == ROWS
    assert list(shop.store.own_columns("sale")) == ["Shelf", "Till"]
    assert shop.run("SELECT DISTINCT own FROM sale ORDER BY 1") == [
        ('{"Shelf":"low"}',),
        ('{"Shelf":"top","Till":"north"}',),
    ]
    assert shop.store.check() == []


def test_what_it_refers_to_may_not_go_meanwhile(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with rows_lying_there(shop, monkeypatch) as coming:
        shop.delete("customer", 1)
    with pytest.raises(Invalid) as refused:
        coming.result()
    assert {issue.code for issue in refused.value.issues} == {"no_such_record"}
    assert len(refused.value.issues) == ROWS
    assert shop.store.count("sale", LOCAL_OWNER) == 0
    assert shop.store.check() == []


def test_what_is_not_there_is_told_as_ever(shop: Shop) -> None:
    with pytest.raises(Invalid) as refused:
        shop.insert(sale={"customer": [1] * ROWS + [3]})
    assert [issue.code for issue in refused.value.issues] == ["no_such_record"]


def test_codes_given_meanwhile_are_not_given_twice(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    inserts = pd.DataFrame({"name": "New", "code": [f"C{number}" for number in range(ROWS)]}, dtype=object)
    put_in = Ahead.put_in

    def put_in_then_another(ahead: Ahead, connection: Connection) -> None:
        put_in(ahead, connection)
        shop.form("customer", name=["Quick"], code=["C7"])

    monkeypatch.setattr(Ahead, "put_in", put_in_then_another)
    step = ChangeSet(Source.IMPORT, "people", (EntityChanges("customer", inserts),))
    with pytest.raises(Invalid) as refused:
        shop.store.apply(step, LOCAL_OWNER)
    assert [issue.value for issue in refused.value.issues] == ["C7"]
    assert shop.store.count("customer", LOCAL_OWNER) == 3


def test_a_cell_changed_meanwhile_is_a_conflict(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = {"id": [1], "field": ["name"], "before": ["Ann"], "after": ["Annie"]}
    people = EntityChanges("customer", updates=pd.DataFrame(cells, dtype=object).astype({"id": "int64"}))
    sales = EntityChanges("sale", pd.DataFrame({"customer": [1] * ROWS}, dtype=object))
    put_in = Ahead.put_in

    def put_in_then_another(ahead: Ahead, connection: Connection) -> None:
        put_in(ahead, connection)
        shop.update("customer", (1, "name", "Ann", "Anna"))

    monkeypatch.setattr(Ahead, "put_in", put_in_then_another)
    with pytest.raises(Conflict):
        shop.store.apply(ChangeSet(Source.IMPORT, "both", (sales, people)), LOCAL_OWNER)
    assert shop.store.count("sale", LOCAL_OWNER) == 0


def test_an_import_that_is_overtaken_meanwhile_is_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with rows_lying_there(shop, monkeypatch, based_on=shop.store.revision) as coming:
        shop.insert(sale={"customer": [2], "amount": [1]})
    with pytest.raises(Overtaken):
        coming.result()
    assert shop.store.count("sale", LOCAL_OWNER) == 1
    assert shop.store.check() == []


def test_it_is_taken_back_as_any_other(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shop.dump()
    with rows_lying_there(shop, monkeypatch, {"own.Till": ["north"] * ROWS}) as coming:
        shop.update("customer", (1, "name", "Ann", "Anna"))
    shop.store.undo(coming.result().revision, LOCAL_OWNER)
    shop.update("customer", (1, "name", "Anna", "Ann"))
    assert shop.dump() == before
    assert shop.store.check() == []


def test_a_back_up_is_put_back_when_the_rows_are_stored(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shop.store.copies.make(LOCAL_OWNER)
    begins = threading.Event()
    empty_tables = restoring.empty_tables

    def empty_them(connection: Connection, tables: Iterable[str]) -> None:
        begins.set()
        empty_tables(connection, tables)

    monkeypatch.setattr(restoring, "empty_tables", empty_them)
    with ThreadPoolExecutor(1) as elsewhere:
        with rows_lying_there(shop, monkeypatch) as coming:
            restored = elsewhere.submit(shop.store.copies.restore, copy, LOCAL_OWNER)
            assert not begins.wait(1), "it would wait for the rows, and everybody for it"
        coming.result()
        restored.result()
    assert shop.store.count("sale", LOCAL_OWNER) == 0
    assert shop.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Ann", "Bob"]
    assert shop.store.check() == []
