"""The form of a record: a new one is added, one that lacks everything is refused; only changes are saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from crm.entities import CUSTOMER, SALE
from ui import widgets
from ui.session import Session


def script() -> None:
    from crm.entities import PRODUCT
    from ui import forms

    forms.show_new(PRODUCT, {"category": "Fruit"}, "new")


def known() -> None:
    from crm.entities import PRODUCT
    from ui import forms, session

    reader = session.current()
    forms.show_known(PRODUCT, reader.store.records("product", reader.access, ids=[2]), "known")


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def fill(page: AppTest, label: str, text: str) -> None:
    next(each for each in page.text_input if each.label == label).set_value(text).run()


def errors(page: AppTest) -> str:
    return " ".join(each.value for each in page.error)


def test_a_record_is_added(shop: Session, tmp_path: Path) -> None:
    page = AppTest.from_function(script, default_timeout=60).run()
    fill(page, "Name", " Pears ")
    press(page, "Add")

    added = shop.store.records("product", shop.access, ids=[3])
    assert added[["name", "category"]].to_numpy().tolist() == [["Pears", "Fruit"]]


def test_a_record_without_a_name_is_refused(shop: Session) -> None:
    page = press(AppTest.from_function(script, default_timeout=60).run(), "Add")

    assert "Fill in at least one of name" in errors(page)
    assert shop.store.count("product", LOCAL_OWNER) == 2


def test_only_what_was_changed_is_saved_and_told_in_the_history(shop: Session) -> None:
    page = AppTest.from_function(known, default_timeout=60).run()
    fill(page, "Supplier", "Dairy")
    press(page, "Save")

    steps = shop.store.record_history("product", 2, shop.access)
    assert steps["field"].tolist() == ["supplier", ""]
    assert shop.store.records("product", shop.access, ids=[2])["price"].tolist() == [6_990_982]


def test_a_record_is_deleted(shop: Session) -> None:
    press(AppTest.from_function(known, default_timeout=60).run(), "Delete")

    assert shop.store.records("product", shop.access).index.tolist() == [1]


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        (SALE["sold_at"], "2026-11-02T10:30:00", "2026-11-02T10:30:00"),
        (SALE["sold_at"], "2026-11-02", "2026-11-02"),
        (SALE["amount"], 6_990_982, 699.0982),
        (CUSTOMER["tags"], '["wine"]', "wine"),
        (CUSTOMER["email_consent"], 0, "no"),
        (SALE["customer"], 7, 7),
        (SALE["amount"], None, None),
    ],
    ids=str,
)
def test_a_widget_begins_with_what_is_stored(field: object, stored: object, shown: object) -> None:
    assert widgets.initial(field, stored) == shown  # type: ignore[arg-type]
