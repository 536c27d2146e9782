"""The grid on the screen: what is unsaved stays in sight, is saved as one step; clashes are asked about."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import Access, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from ui import menu, pending, session
from ui.pending import Change
from ui.session import Session

SHELL = menu.PAGES.parent / "ui" / "shell.py"
UNSAVED = {(1, "price"): Change(31_500, 32_000, 3.2), (2, "name"): Change("Brie", "Camembert", "Camembert")}


def at(path: str) -> AppTest:
    page = os.path.relpath(menu.PAGES / menu.screen(path).file, SHELL.parent)
    return AppTest.from_file(SHELL, default_timeout=60).run().switch_page(page).run()


def words(page: AppTest) -> str:
    told = [*page.markdown, *page.error, *page.warning, *page.info, *page.caption]
    return " ".join(str(each.value) for each in told)


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def prices(shop: Session) -> list[Any]:
    return shop.store.records("product", shop.access)["price"].tolist()


def test_the_list_opens_with_its_records(shop: Session) -> None:
    page = at("products")

    assert not page.exception
    assert "1 to 2 of 2" in words(page)


def test_unsaved_changes_are_shown_saved_as_one_step_and_taken_back(shop: Session) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = dict(UNSAVED)

    assert "2 unsaved changes" in words(page.run())
    saved = press(page, "Save")
    assert prices(shop) == [32_000, 6_990_982]
    assert "2 changes saved" in words(saved)
    assert shop.store.revision == 2

    undone = press(saved, "Undo")
    assert prices(shop) == [31_500, 6_990_982]
    assert not undone.exception


def test_unsaved_changes_stay_while_other_pages_are_open(shop: Session) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = dict(UNSAVED)
    for path in ("orders", "products"):
        page.switch_page(os.path.relpath(menu.PAGES / menu.screen(path).file, SHELL.parent)).run()

    assert "2 unsaved changes" in words(page)


def test_discard_forgets_them(shop: Session) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = dict(UNSAVED)

    given_up = press(page.run(), "Discard")

    assert "unsaved" not in words(given_up)
    assert shop.store.revision == 1


def test_what_may_not_be_is_told_and_cannot_be_saved(shop: Session) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = {
        (1, "price"): Change(31_500, None, "x", "“x” is not an amount of money.")
    }
    page.run()

    assert "1 value to mend first" in words(page)
    assert "Red apples" in words(page)
    assert next(each for each in page.button if each.label == "Save").disabled


@pytest.mark.parametrize(("kept", "price"), [("mine", 32_000), ("theirs", 40_000)])
def test_a_clash_shows_both_and_keeps_the_one_chosen(shop: Session, kept: str, price: int) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = dict(UNSAVED)
    change_price(shop, 31_500, 40_000)

    asked = press(page.run(), "Save")
    assert prices(shop)[0] == 40_000
    assert "Somebody else changed the same" in words(asked)
    assert [option.split(":")[0] for option in asked.radio[0].options] == ["Mine", "Theirs"]

    asked.radio[0].set_value(kept).run()
    settled = press(asked, "Save again")

    assert not settled.exception
    assert prices(shop)[0] == price
    assert shop.store.records("product", shop.access)["name"].tolist()[1] == "Camembert"
    assert "unsaved" not in words(settled)


def test_a_change_of_what_is_gone_is_dropped_and_the_rest_saved(shop: Session) -> None:
    page = at("products")
    page.session_state["unsaved-product"] = dict(UNSAVED)
    page.run()
    gone = EntityChanges("product", deletes=np.array([1], dtype="int64"))
    shop.store.apply(ChangeSet(Source.EDIT, "gone", (gone,)), shop.access)

    asked = press(page, "Save")
    assert "was deleted" in words(asked)
    press(asked, "Save again")

    assert shop.store.records("product", shop.access)["name"].tolist() == ["Camembert"]


def test_a_viewer_can_read_and_not_write(shop: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "reader", lambda **_: Access("Vi", Role.VIEWER))
    page = at("products")

    assert not page.exception
    assert not {"Add a product", "Save"} & {each.label for each in page.button}


def test_a_search_narrows_the_list(shop: Session) -> None:
    page = at("complaints")

    page.text_input(key="complaint-find").set_value("ann").run()

    assert "1 to 1 of 1" in words(page)
    page.text_input(key="complaint-find").set_value("nothing like it").run()
    assert "Nothing matches" in words(page)


def change_price(shop: Session, before: int, after: int) -> None:
    shop.store.apply(
        pending.change_set("product", {(1, "price"): Change(before, after)}, "theirs"), shop.access
    )
