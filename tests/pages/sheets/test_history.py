"""What was done, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from tests.pages.sheets.conftest import Open
from tests.ui import small_shop
from ui import session


@pytest.fixture
def page(open_page: Open, tmp_path: Path) -> AppTest:
    store = small_shop.fill(small_shop.url_in(tmp_path))
    cells = pd.DataFrame({"id": [1], "field": ["city"], "before": ["Bath"], "after": ["Wells"]}, dtype=object)
    edit = EntityChanges("customer", updates=cells.astype({"id": "int64"}))
    store.apply(ChangeSet(Source.EDIT, "Ann moved", (edit,)), LOCAL_OWNER)
    return open_page("history")


def test_steps_stand_newest_first(page: AppTest) -> None:
    assert not page.exception
    assert [step.label.split(" · ")[0] for step in page.expander] == ["**Ann moved**", "**small shop**"]


def test_an_opened_step_shows_its_cells_and_can_be_taken_back(page: AppTest) -> None:
    page.session_state["step-2"] = True
    page = page.run()

    assert not page.exception
    assert "Wells" in " ".join(page.table[0].value.astype(str).to_numpy().ravel())

    page = page.button(key="undo-2").click().run()

    assert not page.exception
    assert session.current().store.records("customer", LOCAL_OWNER, ids=[1])["city"].tolist() == ["Bath"]


def test_what_was_changed_since_is_named_when_it_stays(page: AppTest) -> None:
    page.session_state["step-1"] = True
    page = page.run().button(key="undo-1").click().run()

    said = " ".join(str(each.value) for each in page.markdown).replace("\\", "")
    assert "Changed since by somebody, and left as it is: 1 customer" in said


def test_an_empty_store_says_so(open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    page = open_page("history")

    assert not page.exception
    assert "Nothing was done yet" in " ".join(str(each.value) for each in page.markdown)
