"""Somebody erased for good: nowhere to be found, all totals as they were, the history whole, no way back."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from crm.entities import ENTITIES
from crm.insights.catalogue import ANALYSES
from crm.insights.figures import headline_figures
from crm.insights.revenue import revenue_by_month
from data_io.merging import merge_customers
from data_io.store import NotUndoable, Store
from data_io.store.journal import Sought, What
from data_io.store.rights.subjects import Nobody
from tests.data_io.store.rights.erased_shop import (
    MARTA,
    cells_with_traces,
    export,
    files_with_traces,
    open_shop,
)
from tests.databases import ON_FILES

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


TODAY: Final = date(2026, 4, 1)


@pytest.fixture
def known(shop: Shop) -> Shop:
    open_shop(shop)
    step = merge_customers(shop.store, LOCAL_OWNER, MARTA, [4])
    shop.store.apply(step, LOCAL_OWNER)
    return shop


def figures(store: Store) -> dict[str, str]:
    """Give what the analyses say that name nobody."""
    frames = {name: store.load(name, LOCAL_OWNER) for name in ENTITIES}
    told = {
        name: repr(ANALYSES[name](frames, TODAY))
        for name in ("returns", "complaints", "seasons", "retention")
    }
    asked = (frames[name] for name in ("sale", "return", "complaint", "customer"))
    told["headline"] = repr(headline_figures(*asked, products=frames["product"], as_of=TODAY))
    return told | {"months": revenue_by_month(frames["sale"], frames["return"], today=TODAY).to_string()}


def sums(store: Store) -> dict[str, Any]:
    """Give counts and sums by month, product, category, region and customer."""
    sales, returns = store.load("sale", LOCAL_OWNER), store.load("return", LOCAL_OWNER)
    by = [sales["sold_at"].dt.to_period("M").astype(str), "product", "customer"]
    return {
        "counts": {name: store.count(name, LOCAL_OWNER) for name in ENTITIES},
        "sales": sales.groupby(by)[["amount", "cost", "quantity"]].sum().to_dict(),
        "regions": sales.groupby("region", observed=True)["amount"].sum().to_dict(),
        "returns": returns.groupby(["reason", "product"], observed=True)["refund"].sum().to_dict(),
        "complaints": store.load("complaint", LOCAL_OWNER)["category"].value_counts().to_dict(),
    }


def test_nothing_of_the_person_is_left_in_any_table(known: Shop) -> None:
    assert cells_with_traces(known)

    erased = known.store.rights.erase(MARTA, LOCAL_OWNER)

    assert erased.scrubbed == ""
    assert cells_with_traces(known) == []
    assert known.store.check() == []


@ON_FILES
def test_no_byte_of_the_person_is_left_in_file_log_export_or_new_back_up(
    known: Shop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = Path(known.url.removeprefix("sqlite:///")).parent
    assert files_with_traces(folder)
    with caplog.at_level(logging.DEBUG):
        known.store.rights.preview(MARTA, LOCAL_OWNER)
        known.store.rights.erase(MARTA, LOCAL_OWNER)
    (tmp_path / "log").write_text(caplog.text)
    export(known, tmp_path / "new.xlsx")
    known.store.copies.write(tmp_path / "copy.db", LOCAL_OWNER)

    assert files_with_traces(folder) == []
    assert files_with_traces(tmp_path) == []


def test_all_totals_are_the_same_before_and_after(known: Shop) -> None:
    before, told = sums(known.store), figures(known.store)

    known.store.rights.erase(MARTA, LOCAL_OWNER)

    assert sums(known.store) == before
    assert figures(known.store) == told


def test_the_preview_says_what_goes_and_changes_nothing(known: Shop) -> None:
    before = known.everything()
    told = known.store.rights.preview(MARTA, LOCAL_OWNER)

    assert known.everything() == before
    assert told.title == "Marta Kneipp"
    assert told.totals["sale.amount"] == 17.0
    assert told.stays["sale"] == 2
    assert (told.former, told.gone) == (1, 2)
    assert told.mentions[["entity", "id"]].to_numpy().tolist() == [["customer", 2]]
    assert ("customer", "birthday") in set(zip(told.goes["entity"], told.goes["field"], strict=True))
    erased = known.store.rights.erase(MARTA, LOCAL_OWNER)
    assert erased.cells == told.goes["cells"].sum() + len(told.mentions)


def test_no_step_can_be_undone_back_to_what_was_erased(known: Shop) -> None:
    last = known.store.revision
    erased = known.store.rights.erase(MARTA, LOCAL_OWNER)
    with pytest.raises(NotUndoable):
        known.store.undo(erased.revision, LOCAL_OWNER)
    for revision in range(last, 1, -1):
        known.store.undo(revision, LOCAL_OWNER)

    assert cells_with_traces(known) == []
    assert known.store.check() == []


def test_what_others_keep_stays(known: Shop) -> None:
    known.insert(customer={"name": ["Marta Kneipp"], "email": ["another@kneipp.example"]})
    known.update("customer", (5, "email", "another@kneipp.example", "other@kneipp.example"))
    known.store.rights.erase(MARTA, LOCAL_OWNER)

    namesake = known.store.records("customer", LOCAL_OWNER, ids=[5]).iloc[0]
    assert (namesake["name"], namesake["email"]) == ("Marta Kneipp", "other@kneipp.example")
    history = known.store.record_history("customer", 5, LOCAL_OWNER)
    assert "another@kneipp.example" in history["before"].tolist()
    bob = known.store.records("customer", LOCAL_OWNER, ids=[2]).iloc[0]
    assert bob["notes"] == "Cousin of (erased), phone (erased)"
    assert bob["street"] == "Marktplatz 1"


def test_texts_of_others_stay_where_the_owner_says_so(known: Shop) -> None:
    known.store.rights.erase(MARTA, LOCAL_OWNER, mentions=False)

    bob = known.store.records("customer", LOCAL_OWNER, ids=[2]).iloc[0]
    assert bob["notes"].startswith("Cousin of Marta Kneipp")
    assert known.store.check() == []


def test_a_city_stays_only_if_enough_others_live_there(shop: Shop) -> None:
    shop.insert(customer={"name": list("abcdefgh"), "city": ["Bonn"] * 6 + ["Celle"] * 2})
    for each in (1, 7):
        shop.store.rights.erase(each, LOCAL_OWNER)

    cities = shop.store.records("customer", LOCAL_OWNER, ids=[1, 7])["city"].tolist()
    assert cities == ["Bonn", None]


def test_who_was_deleted_can_still_be_erased(known: Shop) -> None:
    known.delete("customer", MARTA)
    known.store.rights.erase(MARTA, LOCAL_OWNER)

    assert cells_with_traces(known) == []
    assert known.store.deleted_records("customer", [MARTA], LOCAL_OWNER).empty
    assert known.store.check() == []


def test_erasing_is_a_step_and_an_entry_that_tell_nothing_of_the_person(known: Shop) -> None:
    erased = known.store.rights.erase(MARTA, LOCAL_OWNER)

    step = known.store.history(LOCAL_OWNER).iloc[0]
    assert (step["label"], step["source"]) == ("Personal data of one customer erased", "erasure")
    entries = known.store.journal.read(LOCAL_OWNER, Sought(what=frozenset({What.ERASURE})))
    assert entries.iloc[0]["about"]["customer"] == MARTA
    assert erased.revision == step["revision"]


def test_only_the_owner_may(known: Shop) -> None:
    rights, before = known.store.rights, known.everything()
    for role in (Role.MANAGER, Role.STAFF, Role.VIEWER, None):
        somebody = Access("Sam", role)
        for ask in (rights.known_of, rights.preview, rights.erase):
            with pytest.raises(Denied):
                ask(MARTA, somebody)
        with pytest.raises(Denied):
            rights.lift(1, somebody)
    assert known.everything() == before


def test_nobody_of_that_number(shop: Shop) -> None:
    with pytest.raises(Nobody):
        shop.store.rights.preview(99, LOCAL_OWNER)
