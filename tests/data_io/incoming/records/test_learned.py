"""A word that the owner mends to a choice is known next time."""

from __future__ import annotations

from crm.access import LOCAL_OWNER
from data_io.incoming.importing import bring_in
from data_io.incoming.mending import mend
from data_io.incoming.records.learned import PLACE, learned_words
from data_io.incoming.sheets import Book
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import book_of, imported, planned, sheet_of, table_of

COMPLAINTS = """
Ticket|Date|Customer|Subject|Status
1|2024-01-05|Ann|Late|open
2|2024-01-06|Bob|Broken|schubidu
3|2024-01-07|Cy|Cold|tralala
"""
NEXT = COMPLAINTS.replace("1|", "4|").replace("2|", "5|").replace("3|", "6|")


def mended(store: Store, cells: dict[tuple[int, int], str]) -> None:
    bring_in([Book("upload.xlsx", "xlsx", (mend(sheet_of(COMPLAINTS), cells),))], store, LOCAL_OWNER)


def test_a_word_mended_to_a_choice_is_known_in_the_next_sheet(store: Store) -> None:
    mended(store, {(3, 4): "Resolved"})
    assert learned_words(store) == {"complaint.status": {"schubidu": "resolved"}}
    imported(
        store, "Ticket|Date|Customer|Subject|Status\n9|2024-02-05|Ann|Late|SCHUBIDU\n10|2024-02-05|A|B|open"
    )
    assert table_of(store, "complaint", "number", "status")[-2:] == [("9", "resolved"), ("10", "open")]


def test_words_that_were_mended_to_something_unknown_or_to_two_things_teach_nothing(store: Store) -> None:
    mended(store, {(3, 4): "tralala", (4, 4): "hopsassa"})
    assert learned_words(store) == {}


def test_a_plan_learns_nothing_and_a_spoilt_memory_stops_nothing(store: Store) -> None:
    planned(store, mend(sheet_of(COMPLAINTS), {(3, 4): "Resolved"}))
    assert learned_words(store) == {}
    store.remember(
        PLACE, {"words": {"complaint.status": {"x": "purple"}, "no.where": {"a": "b"}, "c": 3}}, LOCAL_OWNER
    )
    assert learned_words(store) == {"complaint.status": {}}
    bring_in([book_of(COMPLAINTS)], store, LOCAL_OWNER)
