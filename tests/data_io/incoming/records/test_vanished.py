"""Next month's full list of the same layout: who is not in it any more."""

from __future__ import annotations

from crm.access import LOCAL_OWNER
from data_io.incoming.planning import Choices
from data_io.incoming.sheets import Sheet
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import imported, planned, sheet_of

HEADINGS = "Customer no|Name|City\n"
OCTOBER = HEADINGS + "K1|Ann Ames|Rome\nK2|Bob Bell|Oslo\nK3|Cy Cole|Bonn\nK4|Dee Dorn|Bern"


def people(table: str) -> Sheet:
    return sheet_of(table, "Customers")


def vanished(store: Store, table: str) -> list[int]:
    return [int(each) for each in planned(store, people(table)).sheets[0].vanished]


def test_who_is_no_longer_on_the_list_is_pointed_out_and_nothing_is_deleted(store: Store) -> None:
    imported(store, people(OCTOBER))
    november = HEADINGS + "K1|Ann Ames|Rome\nK2|Bob Bell|Oslo\nK4|Dee Dorn|Bern\nK5|Eve Elm|Linz"
    assert vanished(store, november) == [3]
    imported(store, people(november))
    assert store.count("customer", LOCAL_OWNER) == 5
    assert vanished(store, november.replace("K5|Eve Elm|Linz", "")) == [5]


def test_the_same_list_again_lacks_nobody(store: Store) -> None:
    imported(store, people(OCTOBER))
    assert vanished(store, OCTOBER) == []


def test_what_is_only_new_this_month_is_no_full_list(store: Store) -> None:
    imported(store, people(OCTOBER))
    assert vanished(store, HEADINGS + "K5|Eve Elm|Linz\nK6|Flo Fink|Graz\nK1|Ann Ames|Rome") == []


def test_a_row_that_is_handed_back_is_not_gone(store: Store) -> None:
    headings = "SKU|Product|Price\n"
    imported(store, people(headings + "F1|Apples|1\nF2|Pears|2\nF3|Plums|3"))
    assert vanished(store, headings + "F1|Apples|1\nF2|Pears|??\nF3|Plums|3") == []
    assert vanished(store, headings + "F1|Apples|1\nF3|Plums|3") == [2]


def test_it_is_told_too_where_the_owner_matched_the_sheet_by_hand(store: Store) -> None:
    imported(store, people(OCTOBER))
    shorter = OCTOBER.replace("K4|Dee Dorn|Bern", "")
    match = planned(store, people(shorter)).sheets[0].match
    again = planned(store, people(shorter), choices=Choices(matches={("upload.xlsx", "Customers"): match}))
    assert again.sheets[0].vanished.tolist() == [4]
