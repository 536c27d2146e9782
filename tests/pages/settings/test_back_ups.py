"""Back-ups on screen: made, listed, put back; the data checked."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io import backups
from data_io.settings import Settings
from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said
from tests.ui import small_shop


def told(page: AppTest) -> str:
    return " ".join(str(each.value) for each in page.success)


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_a_back_up_is_made_and_can_be_opened(store: Store, open_page: OpenPage, tmp_path: Path) -> None:
    small_shop.put_in(store)

    made = press(open_page("back-ups"), "Make a back-up now")

    found = list((tmp_path / "backups" / "regulars").glob("*.db"))
    assert len(found) == 1
    assert "was made and read again" in told(made)
    with Store.open(f"sqlite:///{found[0]}") as copy:
        assert copy.count("customer", LOCAL_OWNER) == 3


def test_the_data_is_checked(open_page: OpenPage) -> None:
    assert "All is well" in told(press(open_page("back-ups"), "Check the data"))


def test_a_back_up_is_looked_into_and_put_back(store: Store, open_page: OpenPage) -> None:
    put(store, customer=[{"name": "Ann"}])
    copy = backups.open_kept(Settings.from_environment()).copies.make(LOCAL_OWNER)
    put(store, customer=[{"name": "*Bob*"}])
    page = open_page("back-ups")
    page.session_state[f"backup-{copy.name}-{store.revision}"] = True
    page.run()
    seen = said(page)
    sure = page.checkbox[0]
    refused = next(each for each in page.button if "Put this back-up" in each.label).disabled
    after = press(sure.check().run(), "Put this back-up in the place of everything")

    assert "1 step" in seen
    assert "put by a test" in seen
    assert refused
    assert not after.exception
    assert "All is as it was" in said(after)
    assert store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
    assert "put back" in str(open_page("history").expander[0].label)


def test_only_the_folder_is_named_where_there_is_nothing_yet(open_page: OpenPage) -> None:
    assert "There is no back-up yet" in said(open_page("back-ups"))
