"""The doors without a browser: everything known of a person, erasing, retention."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from crm.access import LOCAL_OWNER
from crm.rights import Rule
from data_io.__main__ import main
from data_io.store import Store
from data_io.store.rights.retention import Kept
from tests.data_io.store.conftest import Shop


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'shop.db'}"
    with Store.open(address) as store:
        shop = Shop(store, address)
        shop.insert(
            customer={"name": ["Marta Kneipp", "Bob"], "email": ["marta@k.example", None]},
            sale={"customer": [1, 2], "amount": [10_000, 20_000], "sold_at": ["2020-01-01"] * 2},
            interaction={"customer": [2], "happened_at": ["2001-01-01"], "body": ["Zebra"]},
        )
        store.rights.set_rule(Kept(Rule.OLD_TEXTS, 5, active=True), LOCAL_OWNER)
    return address


def test_a_person_is_written_to_a_file(url: str, tmp_path: Path) -> None:
    for query, name in (("marta", "one.json"), ("1", "two.xlsx")):
        assert main(["person", query, str(tmp_path / name), "--database", url]) == 0

    assert orjson.loads((tmp_path / "one.json").read_bytes())["person"] == "Marta Kneipp"
    assert (tmp_path / "two.xlsx").stat().st_size > 1000
    assert main(["person", "nobody at all", str(tmp_path / "no.json"), "--database", url]) == 2


def test_erasing_can_be_looked_at_first(url: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["erase", "1", "--dry-run", "--database", url]) == 0
    told = orjson.loads(capsysbinary.readouterr().out)
    assert told["title"] == "Marta Kneipp"
    assert told["totals"] == {"sale.amount": 1.0}
    assert main(["erase", "1", "--database", url]) == 0
    with Store.open(url) as store:
        assert store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Erased 1", "Bob"]
    assert main(["erase", "77", "--database", url]) == 2


def test_only_rules_that_are_switched_on_let_go(url: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["retention", "--dry-run", "--database", url]) == 0
    told = {each["rule"]: each for each in orjson.loads(capsysbinary.readouterr().out)}
    assert [row["id"] for row in told["old texts"]["due"]] == [1]
    assert told["old texts"]["gone"] == 0
    assert main(["retention", "--as-of", "2040-01-01", "--database", url]) == 0
    told = {each["rule"]: each["gone"] for each in orjson.loads(capsysbinary.readouterr().out)}
    assert told == {"quiet customers": 0, "old texts": 1, "old deletions": 0}
    with Store.open(url) as store:
        assert store.records("interaction", LOCAL_OWNER)["body"].tolist() == [None]
