"""Personal data: somebody is looked at, and erased only once the number was typed; rules list first."""

from __future__ import annotations

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.pages.conftest import OpenPage, said


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def marta(store: Store) -> int:
    """Make somebody who is mentioned elsewhere too; give the number."""
    people = pd.DataFrame(
        {
            "name": ["Marta Kneipp", "Bob Ames"],
            "email": ["marta@kneipp.example", "bob@ames.example"],
            "email_consent": [1, 1],
            "email_consent_source": ["Form", None],
            "notes": [None, "cousin of Marta Kneipp"],
        },
        dtype=object,
    )
    receipt = store.apply(ChangeSet(Source.EDIT, "made", (EntityChanges("customer", people),)), LOCAL_OWNER)
    return receipt.made("customer")[0]


def test_somebody_is_erased_once_the_number_was_typed(store: Store, open_page: OpenPage) -> None:
    number = marta(store)
    page = open_page("personal-data", {"id": str(number)})
    assert "Marta Kneipp" in said(page)
    assert "cousin of Marta Kneipp" in " ".join(str(each.value.to_dict()) for each in page.table)

    not_yet = press(page, "Erase for good")
    assert store.records("customer", LOCAL_OWNER, ids=[number])["name"].tolist() == ["Marta Kneipp"]
    not_yet.text_input(key="rights-sure").set_value(str(number))
    press(not_yet, "Erase for good")

    records = store.records("customer", LOCAL_OWNER)
    assert records["name"].tolist()[-2:] == [f"Erased {number}", "Bob Ames"]
    assert records["notes"].tolist()[-1] == "cousin of (erased)"


def test_a_consent_without_a_source_is_pointed_out(store: Store, open_page: OpenPage) -> None:
    marta(store)
    page = open_page("personal-data")

    assert "Of 1 consent it is not written down" in said(page)


def test_a_rule_lists_before_anything_goes(store: Store, open_page: OpenPage) -> None:
    number = marta(store)
    gone = EntityChanges("customer", deletes=np.array([number], dtype="int64"))
    store.apply(ChangeSet(Source.EDIT, "deleted", (gone,)), LOCAL_OWNER)
    page = open_page("personal-data")
    page.toggle(key="active-OLD_DELETIONS").set_value(True)
    page = next(each for each in page.button if each.key and "rule-OLD_DELETIONS" in each.key).click().run()
    page.toggle(key="due-OLD_DELETIONS").set_value(True)
    page = page.run()

    assert not page.exception
    assert "Nothing is older than" in said(page)
    assert len(store.deleted_records("customer", [number], LOCAL_OWNER)) == 1


def test_nobody_of_that_number_is_told(store: Store, open_page: OpenPage) -> None:
    marta(store)
    page = open_page("personal-data", {"id": "987654321"})

    assert not page.exception
    assert any("There is no customer number" in each.value for each in (*page.error, *page.warning))
