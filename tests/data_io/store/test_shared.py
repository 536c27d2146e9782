"""Several processes on one database of a server: made once, and each sees what the others do."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store
from tests.data_io.store.conftest import Shop
from tests.databases import ON_SERVER, Databases, ask_past_the_store

PROCESSES = multiprocessing.get_context("spawn")
SEEN_SECONDS = 2.0


pytestmark = ON_SERVER


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    with databases.empty() as url:
        yield url


def _open_at_once(url: str, gate: Connection) -> None:
    gate.send(None)
    gate.recv()
    with Store.open(url) as store:
        gate.send(store.identity)


def test_processes_that_start_at_once_make_one_database(url: str) -> None:
    pipes = [PROCESSES.Pipe() for _ in range(3)]
    processes = [PROCESSES.Process(target=_open_at_once, args=(url, there)) for _, there in pipes]
    for process in processes:
        process.start()
    for here, _ in pipes:
        here.recv()
    for here, _ in pipes:
        here.send(None)
    names = {here.recv() for here, _ in pipes}
    for process in processes:
        process.join()
    assert len(names) == 1
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert ask_past_the_store(url, "SELECT count(*) FROM meta WHERE key='version'") == [(1,)]


def _watch(url: str, gate: Connection) -> None:
    """Look at the frames, the lists and the search until Bath stands there; say how long it took."""
    with Store.open(url) as store:
        store.load("customer", LOCAL_OWNER)
        store.search("ann", LOCAL_OWNER)
        gate.send(None)
        gate.recv()
        begun = time.monotonic()
        while time.monotonic() - begun < SEEN_SECONDS * 5:
            if (
                store.load("customer", LOCAL_OWNER)["city"].tolist() == ["Bath"]
                and store.records("customer", LOCAL_OWNER)["city"].tolist() == ["Bath"]
                and store.search("bath", LOCAL_OWNER)["id"].tolist() == [1]
            ):
                break
        gate.send(time.monotonic() - begun)


def test_what_one_process_changes_another_sees_within_two_seconds(url: str) -> None:
    with Store.open(url) as store:
        shop = Shop(store, url)
        shop.insert(customer={"name": ["Ann Ames"]})
        here, there = PROCESSES.Pipe()
        process = PROCESSES.Process(target=_watch, args=(url, there))
        process.start()
        here.recv()
        shop.update("customer", (1, "city", None, "Bath"))
        here.send(None)
        took = here.recv()
        process.join()
    assert took < SEEN_SECONDS
