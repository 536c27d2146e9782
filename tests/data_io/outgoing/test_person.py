"""What is known of one person, as a workbook and as JSON: whole, the same in both, and noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import orjson
import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from crm.errors import CrmError
from data_io.outgoing.person import write_person
from data_io.store import Store
from data_io.store.journal import Sought, What
from tests.data_io.store.conftest import Shop
from tests.data_io.store.rights.erased_shop import MARTA, open_shop


def shown(value: object) -> str:
    """Write a value as both files are read."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:g}" if isinstance(value, int | float) else str(value)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with Store.open(url) as opened:
        open_shop(Shop(opened, url))
        yield opened


def test_the_json_holds_all_that_is_known(store: Store, tmp_path: Path) -> None:
    write_person(store, LOCAL_OWNER, MARTA, tmp_path / "marta.json")

    told = orjson.loads((tmp_path / "marta.json").read_bytes())
    facts = {row["fact"]: row["value"] for row in told["Person"]}
    assert told["person"] == "Marta Kneipp"
    assert (facts["Birthday"], facts["Hat"], facts["Street"]) == ("1961-04-17", "Zebra hat", "Ulmenweg 33")
    assert told["Sales"][0]["Amount"] == 10.0
    assert told["Sales"][0]["Product"] == "Rye"
    assert told["Complaints"][0]["What was said"] == "Marta Kneipp: sourdough was stale"
    assert told["Payments"][0]["Reference"] == "Kneipp, Marta A1"
    assert told["Messages"][0]["Campaign"] == "Autumn"
    assert told["Consents"][0] == {"way": "email", "agreed": True, "since": None, "source": None}
    changed = {(row["field"], row["before"], row["after"]) for row in told["What was changed"]}
    assert ("Street", "Ulmenweg 3", "Ulmenweg 33") in changed
    assert told["Deleted sales"][0]["Amount"] == 3.0
    assert [row["id"] for row in told["Also mentioned in"]] == [2]


def test_the_workbook_holds_the_same(store: Store, tmp_path: Path) -> None:
    for name in ("marta.xlsx", "marta.json"):
        write_person(store, LOCAL_OWNER, MARTA, tmp_path / name)

    told = orjson.loads((tmp_path / "marta.json").read_bytes())
    book = openpyxl.load_workbook(tmp_path / "marta.xlsx")
    tables = {name: rows for name, rows in told.items() if isinstance(rows, list)}
    assert book.sheetnames == list(tables)
    for name, rows in tables.items():
        headings, *body = book[name].iter_rows(values_only=True)
        assert list(headings) == list(rows[0])
        found = [[shown(each) for each in row if each is not None] for row in body]
        assert found == [[shown(each) for each in row.values() if each is not None] for row in rows], name


def test_giving_it_out_is_noted_and_only_the_owner_may(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Denied):
        write_person(store, Access("Max", Role.MANAGER), MARTA, tmp_path / "no.xlsx")
    assert not (tmp_path / "no.xlsx").exists()
    write_person(store, LOCAL_OWNER, MARTA, tmp_path / "yes.xlsx")

    entries = store.journal.read(LOCAL_OWNER, Sought(what=frozenset({What.DISCLOSURE})))
    assert entries["about"].tolist() == [{"customer": MARTA}]


def test_another_ending_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CrmError, match=r"ends in \.xlsx or \.json"):
        write_person(store, LOCAL_OWNER, MARTA, tmp_path / "marta.pdf")
